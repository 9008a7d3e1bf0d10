"""What a budget is made of, told behind its amounts: 200万元是年初批的，10万元是2021年转过来的，30万元是年中追加的."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.fact import Subject
from jixiao.model.trace import Reason

_CONCEPTS = {
    "begun": ("budget_initial", "initial", 1),
    "raised": ("budget_adjustment", "adjustment", 1),
    "cut": ("budget_adjustment", "reduction", -1),
    "opening": ("carryover_opening", "opening", 1),
}
_GIVER = r"(?:[省市县区州旗乡镇上][里级]?(?:本级)?)?(?:财政[局厅]?|人代会|人大|财政部门|主管部门)?"
_DONE = r"(?:过来|下来|进来|上来|起来|回去|出去|下去|了|好)?的(?:预算|数|部分|钱|资金|指标)?"
_TOLD = re.compile(
    r"[ ]?(?:是|系|为|属于?)"
    rf"(?:(?P<begun>(?:年初|期初)(?:就|已)?{_GIVER}(?:定|给|批|批复|批准|核|核定|拨|安排|下达|编|编列){_DONE})"
    rf"|(?P<raised>(?:年中|年内|中途|后来|执行中|年度中间)(?:又|再|陆续)?{_GIVER}(?:补|追|添|加|增|追加|增加|增拨|补拨|调增|核增|新增){_DONE})"
    rf"|(?P<cut>(?:年中|年内|中途|后来|执行中|年底|年末)(?:又|再|被)?{_GIVER}(?:收|减|压减|调减|核减|追减|收回|压|砍){_DONE})"
    rf"|(?P<opening>(?:从|由)?(?:(?P<year>20\d\d)年度?|上一?年度?|去年|往年|以前年度)(?:底|末)?(?:就)?"
    rf"(?:结|转|滚|留|剩|带|结转|结余|滚存|没用完|没花完|未用完|未支出|未使用)(?:来|入|存)?{_DONE}))"
    r"(?:[（(][^（()）\d]{1,30}[）)])?(?=[，。；、：（(）),;\n]|$)"
)
_APART = re.compile(r"[，,；;、](?:另有?|还有|再有|又有|其余|余下的?|剩下的?|和|及|还)?")
_STARTS = "。；;，,、：:\n\t \u3000）)"
_LEAST = 2


def settle_told_origins(world: World, only: Subject | None) -> None:
    """Bind two or more amounts in turn that each have such words behind them; `only` is the one project evaluated."""
    for run in _runs(world):
        kinds = [told.lastgroup for _, told in run]
        subject = _subject(world, run[0][0], only) if len(set(kinds)) >= _LEAST else None
        if subject is None:
            continue
        for (number, _), kind in zip(run, kinds, strict=True):
            concept, phase, sign = _CONCEPTS[kind or ""]
            world.bound.pop(number, None)
            bound = Bound(number, concept, subject, None, world.year, sign=sign, phase=phase)
            world.put(bound, Reason.WORDS)


def _runs(world: World) -> Iterator[Sequence[tuple[int, re.Match[str]]]]:
    """Yield the amounts that follow each other, each with the words behind it."""
    run: list[tuple[int, re.Match[str]]] = []
    for number in range(len(world.figures)):
        told = _told(world, number)
        if run and (told is None or not _is_next(world, run[-1], number)):
            yield run
            run = []
        if told is not None and (run or _begins(world, number)):
            run.append((number, told))
    yield run


def _told(world: World, number: int) -> re.Match[str] | None:
    figure = world.figures[number]
    if figure.cell is not None or not is_exact_amount(world, number):
        return None
    told = _TOLD.match(world.text, figure.span.end)
    return told if told is not None and told["year"] in (None, str(world.year - 1)) else None


def _is_next(world: World, last: tuple[int, re.Match[str]], number: int) -> bool:
    start = world.figures[number].span.start
    return last[0] == number - 1 and _APART.fullmatch(world.text, last[1].end(), start) is not None


def _begins(world: World, number: int) -> bool:
    start = world.figures[number].span.start
    return start == 0 or world.text[start - 1] in _STARTS


def _subject(world: World, number: int, only: Subject | None) -> Subject | None:
    """Return whose amounts the paragraph tells, nothing where it tells those of several."""
    block = world.figures[number].block
    told = {one.subject for at, one in world.bound.items() if world.figures[at].block == block}
    return told.pop() if len(told) == 1 else None if told else only or world.unit
