"""What all projects of a unit were given or cost together, proven by the list behind it or by the projects beside it.

财政安排专项资金四项，计400.00万元，即：甲150.00万元、乙90.00万元、…: an unread amount whose clause speaks of projects
and that the named amounts behind it make to the last digit is their plan or their spending by its words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import economic_items, is_name
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sources import is_source
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_SEVERAL, _MOST, _REACH, _DIGITS = 2, 16, 60, 4
_ABOUT = re.compile(r"项目|专项|任务|方向|[两三四五六七八九十\d]项[^，。；\d]{0,8}(?:补[助贴]|奖补|资金)")
_NOT = re.compile(r"收入|结转|结余|上年|去年|合同|中标|其中|基本支出|人员|较|比")
_GIVEN = re.compile(r"(?:下达|拨付|拨入|到位|到账)(?!.*(?:预算|指标))")
_PLANNED = re.compile(r"安排|预算|下达|批复|指标|计划|投入|列入")
_INITIAL = re.compile(r"安排|年初|批复|指标|下达|计划")
_SPENT = re.compile(r"支出|使用|支付|执行|用于|花|列支")
_BUDGETS = frozenset({"budget_initial", "budget_adjusted"})
_SENTENCE = re.compile(r"[。；;\n]")


def settle_programmes(world: World) -> None:
    """Bind unread amounts that are what all projects were given or cost, and the projects listed behind."""
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY) or not is_exact_amount(world, number):
            continue
        words = _words(world, number)
        if _NOT.search(words) or not _ABOUT.search(words):
            continue
        parts = _listed(world, number)
        if parts:
            _put_list(world, number, parts, words)
        else:
            _put_whole(world, number)


def _words(world: World, number: int) -> str:
    """Return the words of the sentence before a figure, back to the amount before it."""
    start = world.figures[number].span.start
    before = (world.figures[at] for at in range(number - 1, -1, -1))
    money = next((one.span.end for one in before if one.quantity.dimension is Dimension.MONEY), 0)
    return _SENTENCE.split(world.text[max(start - _REACH, money) : start])[-1]


def _listed(world: World, number: int) -> Sequence[int]:
    """Return the unread amounts in a row behind this one, each with a name of its own, that make it."""
    run: list[int] = []
    names: set[str] = set()
    for at in range(number + 1, min(len(world.figures), number + 1 + _MOST)):
        name = label_of(world, at) if is_exact_amount(world, at) else ""
        if not unread_of(world, at, Dimension.MONEY) or not _is_project(name) or name in names:
            break
        run.append(at)
        names.add(name)
    return _making(world, run, world.value(number))


def _is_project(name: str) -> bool:
    return is_name(name, called=True) and name not in economic_items() and not is_source(name)


def _making(world: World, run: Sequence[int], whole: int) -> Sequence[int]:
    """Return the first amounts of a run that come to a whole; two of few digits come to one by chance."""
    sums = accumulate(world.value(at) for at in run)
    count = next((at for at, total in enumerate(sums, 1) if total == whole), 0)
    sure = count > _SEVERAL or len(str(whole).rstrip("0")) >= _DIGITS
    return run[:count] if count >= _SEVERAL and sure else ()


def _put_list(world: World, number: int, parts: Sequence[int], words: str) -> None:
    whole, part, phase = _meaning(words)
    if not whole:
        return
    world.put(Bound(number, whole, world.unit, None, world.year, phase=phase), Reason.TOTAL)
    for at in parts:
        project = world.project(label_of(world, at))
        world.put(Bound(at, part, project, None, world.year, phase=phase), Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, number, tuple(parts)))


def _meaning(words: str) -> tuple[str, str, str]:
    """Return what the whole and its parts are, and the phase, by the words before the whole."""
    if _GIVEN.search(words):
        return "funds_received", "funds_received", "received"
    if _PLANNED.search(words):
        initial = _INITIAL.search(words) is not None
        concept, phase = ("budget_initial", "initial") if initial else ("budget_adjusted", "budget")
        return "expenditure_project_budget", concept, phase
    return ("expenditure_project", "expenditure_project", "expenditure") if _SPENT.search(words) else ("", "", "")


def _put_whole(world: World, number: int) -> None:
    """Bind an amount that the plans, or the spending, of the projects told behind or before it make."""
    for concepts, concept in (
        (_BUDGETS, "expenditure_project_budget"),
        ({"expenditure_project"}, "expenditure_project"),
    ):
        for run in _beside(world, number, frozenset(concepts)):
            parts = _making(world, run, world.value(number))
            if parts:
                phase = "expenditure" if concept == "expenditure_project" else "budget"
                world.put(Bound(number, concept, world.unit, None, world.year, phase=phase), Reason.TOTAL)
                return


def _beside(world: World, number: int, concepts: frozenset[str]) -> Iterator[Sequence[int]]:
    """Yield what the projects behind, and before, an amount were given or cost, each project once."""
    told = [
        at
        for at, one in sorted(world.bound.items())
        if one.concept in concepts
        and one.subject.kind is SubjectKind.PROJECT
        and one.item is None
        and one.year == world.year
    ]
    for run in ([at for at in told if at > number], [at for at in reversed(told) if at < number]):
        yield _once(world, run)


def _once(world: World, run: Sequence[int]) -> Sequence[int]:
    seen: set[str] = set()
    kept = []
    for at in run[: _MOST * _SEVERAL]:
        name = world.bound[at].subject.name
        if name not in seen:
            seen.add(name)
            kept.append(at)
    return kept
