"""Levels of government that give a project its money, told with a verb each: 中央财政下达1200万元，省级配套80万元."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.sources import is_level, printed_source, source_item
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_GIVES = (
    r"(?:到位|到账|拨来|拨下|划入|划来|划拨|划转|汇来|解决|筹集|筹措|拨到|配套|下达|"
    r"安排|补助|拨付|拨款|自筹|负担|承担|出资|投入|专项|奖补|列支|给了|拿出)"
)
_LEVEL = "(?:中央|省|自治区|市|州|盟|县|区|旗|镇|乡|市县|省市|县区|区县|县乡|旗县|盟市)"
_SOURCE = re.compile(
    rf"(?:^|[，。；：:、\n（(和及与]|其中|由)(?P<name>{_LEVEL}(?:[两三]?本?级)?)里?(?P<fiscal>财政)?(?:预算)?"
    rf"(?:(?P<kind>补助|配套|自筹|专项)(?:资金|经费)?{_GIVES}{{0,2}}|(?:共|各|再|又|另)?{_GIVES}{{0,3}})"
    r"(?:资金|经费|补助)?(?:了|为)?[ ]?$"
)
_SENT = re.compile(r"拨来|拨下|[划汇][入来拨转]|筹[集措]")
_STOPS = re.compile(r"[。；;\n]")
_OTHER = re.compile(r"每|[人户亩生]均|标准|上年|去年|同期|[增减]|总投资|计划|到期|收入|税")
# a budget that is not read yet: what its sources give has not come in
_PLANNED = re.compile(r"预算|批复|概算")
# 年度预算由四级财政共同承担: what each has to give
_SHARED = re.compile(
    r"(?:预算|资金|经费|投资)[^。；\n\d]{0,20}(?:共同|分别|按比例|各自|分级)(?:承担|负担|分担|出资|筹集)"
)
# 中央60.00万元、省级20.00万元，共计到位80.00万元
_ARRIVED = re.compile(r"[^。；\n]{0,24}(?:到位|到账|拨到|拨付)")
# 市级到位330万元 came in, whatever budget it fills
_CAME = re.compile(r"(?:到位|到账|拨到|拨来|划入|划拨|汇来)(?:资金)?了?[^，,、；;。]{0,4}$")
_BUDGETS = frozenset({"budget_initial", "budget_adjusted"})
_GIVEN = frozenset({"funds_received", "budget_initial", "budget_adjusted"})
_SPENT_OR_GIVEN = _GIVEN | {"expenditure_project", "expenditure_total", "expenditure_basic"}
_REACH, _SEVERAL = 24, 2


def settle_levels(world: World) -> None:
    """Bind two amounts or more of one sentence, each told as given by another level, where a project is spoken of."""
    for sources in _sentences(world):
        shared = _SHARED.search(world.text, *_opening(world, next(iter(sources)))) is not None
        shared &= _ARRIVED.match(world.text, world.figures[max(sources)].span.end) is None
        came = all(_CAME.search(world.text, *_opening(world, at)) for at in sources)
        subject = _project(world, next(iter(sources)), anywhere=came or shared)
        if subject is None or len(set(sources.values())) < len(sources) or len(sources) < _SEVERAL:
            continue
        told = [world.bound[at] for at in sources if at in world.bound]
        given = _whole(world, subject, list(sources), anywhere=shared) or next(
            (one for one in told if one.concept in _GIVEN), None
        )
        if came:
            given = None
        elif given is None and shared:
            given = Bound(next(iter(sources)), "budget_adjusted", subject, None, world.year, phase="budget")
        elif given is None and _PLANNED.search(world.text, *_opening(world, next(iter(sources)))):
            continue
        if any(one.concept not in _GIVEN and not _is_level_item(one.item) for one in told):
            continue
        for number, name in sources.items():
            known = world.bound.get(number)
            if known is not None and known.item is not None and known.item.kind == "fund_source":
                continue
            like = given or Bound(number, "funds_received", subject, None, world.year, phase="received")
            start = world.figures[number].span.start
            printed = printed_source(world.text[max(0, start - _REACH) : start])
            world.put(replace(like, figure=number, item=source_item(printed or name)), Reason.SOURCE)


def _opening(world: World, number: int) -> tuple[int, int]:
    """Return where the words of a sentence before an amount begin and end."""
    start = world.figures[number].span.start
    return _begin(world, start), start


def _whole(world: World, subject: Subject, sources: Sequence[int], *, anywhere: bool) -> Bound | None:
    """Return the budget or the funds that the paragraph tells before the sources, and that they make up.

    `anywhere`: where none is there, the budget of that amount that the document tells.
    """
    total = sum(world.value(at) for at in sources)
    for at in range(sources[0] - 1, -1, -1):
        one = world.bound.get(at)
        if world.figures[at].block != world.figures[sources[0]].block:
            break
        whole = one is not None and one.concept in _GIVEN and one.subject == subject
        if whole and world.value(at) == total:
            return one
    told = (one for _, one in sorted(world.bound.items()) if one.subject == subject and one.item is None)
    return next(
        (one for one in told if anywhere and one.concept in _BUDGETS and world.value(one.figure) == total), None
    )


def _is_level_item(item: Item | None) -> bool:
    """Tell an item that a level was taken for: an expense called 省级."""
    return item is not None and is_level(item.name)


def _sentences(world: World) -> Iterator[Mapping[int, str]]:
    """Yield for each sentence its exact amounts that a level gives, with the name of that level."""
    found: dict[int, str] = {}
    last = 0
    for number, figure in enumerate(world.figures):
        if _STOPS.search(world.text, last, figure.span.start):
            if found:
                yield found
            found = {}
        last = figure.span.end
        quantity = figure.quantity
        exact = quantity.dimension is Dimension.MONEY and quantity.approximation is Approximation.EXACT
        name = _source(world, number) if exact and figure.cell is None else ""
        if name:
            found[number] = name
    if found:
        yield found


def _source(world: World, number: int) -> str:
    start = world.figures[number].span.start
    behind = world.figures[number - 1].span.end if number else 0
    begun = max(_begin(world, start), start - _REACH, behind)
    match = _SOURCE.search(world.text[begun:start])
    name = f"{match['name']}{match['kind'] or ''}" if match is not None else ""
    if match is not None and match["fiscal"] and _SENT.search(match.group()):
        # 省财政拨来, 市财政划入 keep the name that is printed
        name = f"{match['name']}财政{match['kind'] or ''}"
    return "" if _OTHER.search(world.text, _begin(world, start), start) else name


def _begin(world: World, start: int) -> int:
    return begin_of(world.text, start)


def _project(world: World, number: int, *, anywhere: bool) -> Subject | None:
    """Return the one project that the paragraph of an amount, or else `anywhere` the document, speaks of."""
    block = world.figures[number].block
    subjects = {one.subject for at, one in world.bound.items() if world.figures[at].block == block}
    if anywhere and not subjects:
        subjects = {one.subject for one in world.bound.values() if one.concept in _SPENT_OR_GIVEN}
    return next(iter(subjects)) if len(subjects) == 1 and all(_is_project(one) for one in subjects) else None


def _is_project(subject: Subject) -> bool:
    return subject.kind is SubjectKind.PROJECT
