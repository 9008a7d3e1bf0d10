"""Lines that each begin with a part of the one project and its amount, proven by what they come to.

全年支出130.00万元。 over 1.膳食补助支出100.00万元，执行率98.00%，余下2.00万元… and 2.工友补助支出30.00万元…: lines
of one style, two or more, whose first amounts are together what the project spent, or had, are of its items; so are
the rate and the rest behind them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import MARK, lines_of, style_of
from jixiao.extraction.sources import is_level, is_source
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LINE = re.compile(
    rf"(?P<mark>[ \t\u3000]*{MARK}|[\u3000 \t]+)[ \t\u3000]*(?P<name>[\u4e00-\u9fff“”]{{3,20}}?)"
    r"(?P<verb>(?:实际|累计|共|已)?(?:支出|使用|列支|兑付|支付|安排|预算|计划)?(?:为|共计|共)?)$"
)
_NO_PART = re.compile(r"合计|总计|共计|小计|其中|全年|年初|上年|去年|[本该此]|到位|结[转余]|资金$|合同|^项目")
_RATE = re.compile(r"[，,、（(](?:预算)?(?:执行率|支出率|支出进度|执行进度)(?:为|是|达)?$")
_REST = re.compile(r"[，,、；;](?:年末)?(?:余下|剩余|结余|结转|剩下|余)(?:资金)?(?:为)?$")
# such a title ends all lists
_HEADING = re.compile(
    r"[ \t\u3000]*(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|部分)|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_WHOLES = {
    "expenditure_project": ("expenditure_item", "expenditure"), "budget_adjusted": ("budget_item", "budget"),
    "budget_initial": ("budget_item", "budget"),
}  # fmt: skip
_SEVERAL = 2


@dataclass(slots=True)
class _Part:
    """A part with the number of its amount, of its rate and of what is left of it."""

    name: str
    amount: int
    others: list[tuple[int, str]] = field(default_factory=list)


def settle_summed_lines(world: World, only: Subject | None) -> None:
    """Bind such lines to the items of the one project (`only`) that a report evaluates."""
    if only is None:
        return
    for run in _runs(world):
        whole = _whole(world, only, run)
        if whole is None or len({part.name for part in run}) < len(run):
            continue
        concept, phase = _WHOLES[whole.concept]
        for part in run:
            item = Item("expense", part.name)
            world.put(Bound(part.amount, concept, only, item, world.year, phase=phase), Reason.PART)
            for number, own in part.others:
                world.put(Bound(number, own, only, item, world.year), Reason.PART)


def _whole(world: World, only: Subject, run: Sequence[_Part]) -> Bound | None:
    """Return what the prose tells of the project that the amounts of the lines come to; none of them is of another."""
    own = {part.amount for part in run}
    told = [world.bound.get(number) for number in own]
    free = all(one is None or (one.subject == only and one.item is None) for one in told)
    if len(run) < _SEVERAL or not free:
        return None
    value = sum(map(world.value, own))
    for number, one in world.bound.items():
        prose = world.figures[number].cell is None and number not in own
        same = (one.subject, one.item, one.year) == (only, None, world.year) and one.concept in _WHOLES
        if prose and same and world.value(number) == value:
            return one
    return None


def _runs(world: World) -> Iterator[Sequence[_Part]]:
    """Yield the parts of the lines of one style below one title."""
    runs: dict[str, list[_Part]] = {}
    figures = iter(enumerate(world.figures))
    number, figure = next(figures, (len(world.figures), None))
    for start, end in lines_of(world.text):
        inside: list[int] = []
        while figure is not None and figure.span.start < end:
            inside.append(number)
            number, figure = next(figures, (len(world.figures), None))
        style, part = _part(world, start, inside)
        if part is not None:
            runs.setdefault(style, []).append(part)
        elif not style and _HEADING.match(world.text, start, end):
            yield from runs.values()
            runs = {}
    yield from runs.values()


def _part(world: World, start: int, inside: Sequence[int]) -> tuple[str, _Part | None]:
    """Return the style of a line and the part that it begins with."""
    money = [at for at in inside if world.is_amount(at)]
    if not money:
        return ("#" if inside else ""), None
    match = _LINE.fullmatch(world.text, start, world.figures[money[0]].span.start)
    if match is None or not _is_part(world, match["name"]):
        return "#", None
    part = _Part(match["name"], money[0])
    for at in inside[inside.index(money[0]) + 1 :]:
        between = world.between(at - 1, at)
        rate = world.figures[at].quantity.dimension is Dimension.RATE and _RATE.fullmatch(between)
        rest = world.is_amount(at) and _REST.fullmatch(between)
        if not rate and not rest:
            break
        part.others.append((at, "execution_rate" if rate else "carryover_closing"))
    return style_of(match["mark"]).strip(), part


def _is_part(world: World, name: str) -> bool:
    plain = name not in world.lexicon.senses and name not in world.projects and not _NO_PART.search(name)
    return plain and not is_source(name) and not is_level(name)
