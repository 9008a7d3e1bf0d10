"""Lines that each tell of one part of the programme evaluated: 护林员工资：计划42.00万元，支付40.80万元.

Lines one below the other with the same labels, whose amounts make up what the programme (or one of its expenses) spent
or was planned, or the line of their total. The words above say that they are what the money was used for (支出明细,
按用途); places need no such words: 白石镇：50人，30.00万元.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.entries import MARK
from jixiao.extraction.portions import portion_of
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LINE = re.compile(
    rf"[ \t\u3000]*(?:{MARK})?[ \t\u3000]*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·—\-]{2,24}?)(?:[：:，,]|[ \t\u3000]+)"
)
_TOTAL = re.compile(
    r"(?:以上)?(?:[一二两三四五六七八九十\d全各][\u4e00-\u9fff（）]{0,6})?(?:合计|总计|共计|小计|总共|合共)"
)
_ROLES = (
    (
        "rest",
        re.compile(r"(?:结[转余存]|节[余约]|剩余?|余额?|未(?:支付|使用|兑付|用|付))(?:资金|数|额|金额)?(?:为)?[：:]?$"),
    ),
    (
        "plan",
        re.compile(
            r"(?:计划|预算|安排|核定|批复|指标|下达|分配|概算)(?:支出|资金|数|额|金额|投资|投入)?(?:为)?[：:]?$"
        ),
    ),
    (
        "spent",
        re.compile(
            r"(?:支付|支出|使用|兑[付现]|列支|付款|拨付|发放|用款|开支|支|付|用)"
            r"(?:了|资金|数|额|金额|补助|补贴)*(?:为)?[：:]?$"
        ),
    ),
    ("bare", re.compile(r"(?:^|[，,；; \t\u3000：:])(?:共计?|合计|计|金额|资金|补助|补贴)*(?:为)?[：:]?$")),
)
_RATE = re.compile(r"(?:支付|执行|使用|支出|兑付|发放|完成|拨付)(?:率|进度|比例)(?:为|达)?[：:]?$")
_SHARE = re.compile(r"占比?(?:总?(?:支出|资金|金额|额)|比重|比例)?(?:的|为)?[：:]?$")
# what the lines above call them: what the money was used for, not other programmes
_USES = re.compile(r"明细|构成|用途|组成|去向|开支|费用|支出内容|使用内容|资金使用|支出(?:情况)?如下")
_PROGRAMMES = re.compile(r"项目|方向|方面|任务|[两二三四五六七八九\d]类|专项(?!资金)")
_HANDED = re.compile(r"发放|兑[付现]|支[付出]|拨付|使用|列支|开支")
_WHOLES = {
    "spent": ("expenditure_project", "expenditure_item"), "plan": ("budget_adjusted", "budget_initial", "budget_item"),
}  # fmt: skip
_PART = {
    "spent": ("expenditure_item", "expenditure"), "plan": ("budget_item", "budget"),
    "rest": ("carryover_closing", "closing"),
}  # fmt: skip
_SEVERAL, _MOST, _LOOK, _TITLE = 2, 30, 24, 60


@dataclass(frozen=True, slots=True)
class _Part:
    """One line: its name, its amounts by what they are, its rates, and where it begins."""

    name: str
    amounts: Mapping[str, int]
    rates: Mapping[str, int]
    start: int


def settle_part_lines(world: World, only: Subject | None) -> None:
    """Bind the amounts and rates of such lines; `only` is the one project evaluated."""
    if only is None:
        return
    for run in _runs(world):
        _settle(world, only, run)


def _runs(world: World) -> Iterator[list[_Part]]:
    """Yield the lines one below the other with the same kinds of amounts, and a total behind them."""
    prose = [number for number, figure in enumerate(world.figures) if figure.cell is None]
    blocks = {block: list(own) for block, own in groupby(prose, key=lambda number: world.figures[number].block)}
    run: list[_Part] = []
    last = -1
    for block, numbers in blocks.items():
        part = _part(world, numbers)
        alike = part is not None and (not run or (block == last + 1 and _is_alike(part, run[0])))
        if not alike:
            yield run
            run = []
        if part is not None:
            run.append(part)
        last = block
    yield run


def _is_alike(one: _Part, other: _Part) -> bool:
    return one.amounts.keys() == other.amounts.keys() or (
        _TOTAL.fullmatch(one.name) is not None and one.amounts.keys() <= {*other.amounts.keys(), "bare"}
    )


def _part(world: World, numbers: Sequence[int]) -> _Part | None:
    """Return the line of these figures, None where its amounts are not told one by one behind its name."""
    start = world.text.rfind("\n", 0, world.figures[numbers[0]].span.start) + 1
    match = _LINE.match(world.text, start, world.figures[numbers[0]].span.start)
    if match is None or len(numbers) > _MOST:
        return None
    amounts: dict[str, int] = {}
    rates: dict[str, int] = {}
    for number, before in zip(numbers, (None, *numbers), strict=False):
        begin = match.end() if before is None else world.figures[before].span.end
        end = world.figures[number].span.start
        words = world.text[max(begin, end - _LOOK) : end].strip()
        dimension = world.figures[number].quantity.dimension
        if dimension is Dimension.MONEY:
            role = next((role for role, pattern in _ROLES if pattern.search(words)), "")
            if not role or role in amounts:
                break
            amounts[role] = number
        elif dimension is Dimension.RATE:
            told = "rate" if _RATE.search(words) else "share" if _SHARE.search(words) else ""
            rates.setdefault(told, number)
    rates.pop("", None)
    return _Part(match["name"].strip("“”"), amounts, rates, start) if amounts else None


def _settle(world: World, only: Subject, run: Sequence[_Part]) -> None:
    total = run[-1] if run and _TOTAL.fullmatch(run[-1].name) else None
    parts = [one for one in run if one is not total]
    names = [one.name for one in parts]
    if len(parts) < _SEVERAL or len(set(names)) < len(names) or any(_TOTAL.fullmatch(name) for name in names):
        return
    places = all((item := portion_of(name)) is not None and item.kind == "place" for name in names)
    above = _above(world, parts[0].start)
    if not places and (_USES.search(above) is None or _PROGRAMMES.search(above) is not None):
        return
    # a total that was told before proves its lines, be one of them wrong
    whole = _whole(world, only, parts) or (_whole(world, only, [total]) if total is not None else None)
    summed = total is not None and _makes(world, parts, total)
    if whole is None and not (summed and _HANDED.search(above)):
        return
    role = "plan" if whole is not None and whole.concept.startswith("budget") else "spent"
    for part in parts:
        _put(world, only, part, Item("place" if places else "expense", part.name), role)
    if total is not None:
        _put_total(world, total, parts, whole)


def _above(world: World, start: int) -> str:
    """Return the last sentence of the line above the first of the lines."""
    lines = world.text[max(0, start - 4 * _TITLE) : start].rstrip().splitlines()
    return lines[-1].rstrip("。").rpartition("。")[2][-_TITLE:] if lines else ""


def _sum(world: World, parts: Sequence[_Part], role: str) -> int:
    numbers = [part.amounts.get(role, -1) for part in parts]
    return sum(map(world.value, numbers)) if min(numbers) >= 0 else 0


def _whole(world: World, only: Subject, parts: Sequence[_Part]) -> Bound | None:
    """Return the amount told before that the parts make up, what was spent first."""
    own = {number for part in parts for number in part.amounts.values()}
    first = min(own)
    told = [one for number, one in sorted(world.bound.items()) if number < first and one.subject == only]
    for role, concepts in _WHOLES.items():
        for kind in (role, "bare"):
            value = _sum(world, parts, kind)
            found = next(
                (one for one in told if one.concept in concepts and value and world.value(one.figure) == value), None
            )
            if found is not None:
                return found
    return None


def _makes(world: World, parts: Sequence[_Part], total: _Part) -> bool:
    """Tell a total that the lines above it come to."""
    return any(_sum(world, parts, role) == world.value(number) for role, number in total.amounts.items())


def _put(world: World, only: Subject, part: _Part, item: Item, bare: str) -> None:
    for role, number in part.amounts.items():
        concept, phase = _PART[bare if role == "bare" else role]
        world.put(Bound(number, concept, only, item, world.year, phase=phase), Reason.PART)
    if "rate" in part.rates:
        world.put(Bound(part.rates["rate"], "execution_rate", only, item, world.year), Reason.PART)
    if "share" in part.rates:
        world.put(Bound(part.rates["share"], "share", only, item, world.year), Reason.PART)


def _put_total(world: World, total: _Part, parts: Sequence[_Part], whole: Bound | None) -> None:
    """Bind what the lines come to as what they were found to make up, and tie it to them."""
    for role, number in total.amounts.items():
        if number not in world.bound and whole is not None and world.value(number) == world.value(whole.figure):
            world.put(
                Bound(number, whole.concept, whole.subject, whole.item, whole.year, phase=whole.phase), Reason.TOTAL
            )
        members = tuple(part.amounts[role] for part in parts if role in part.amounts)
        if len(members) == len(parts) and not any(tie.result == number for tie in world.ties):
            world.ties.append(Tie(LinkKind.LIST_SUM, number, members, certain=whole is not None))
