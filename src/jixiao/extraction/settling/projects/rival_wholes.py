"""Spending of the whole unit told anew under each title of one list: it is that of what the titles name.

（一）渠道巡护。全年支出30.00万元…… （二）水情测报。全年支出48.00万元: a unit spends one amount a year, so the titles
name the projects that the amounts, the budgets beside them and their rates belong to.
Below titles of sides (人员方面) or parts of the year the amounts stay unread.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import MARK, lines_of, style_of
from jixiao.extraction.naming import may_be_project, names_side
from jixiao.model.trace import Reason

_TITLE = re.compile(rf"[ \t\u3000]*(?P<mark>{MARK})[ \t\u3000]*(?P<name>[\u4e00-\u9fff“”（）()、·—]{{3,24}}?)[。：:\n]")
_MARKED = re.compile(rf"[ \t\u3000]*(?:{MARK}|[【〔])")
_SPENT = "expenditure_total"
_TAKEN = {
    _SPENT: "expenditure_project", "budget_initial": "budget_initial", "budget_adjusted": "budget_adjusted",
    "funds_received": "funds_received", "execution_rate": "execution_rate", "carryover_closing": "carryover_closing",
}  # fmt: skip
_SEVERAL = 2
# （二）政府性基金预算。支出50万元: each fund has its own whole
_FUND = re.compile(r"公共预算|基金|资本经营|财政拨款|财政专户|单位资金|自有资金")
# 本年度支出, 总支出: what says itself that it is the whole has not to be a title's
_WHOLE = re.compile(r"总支出|支出总|支出合计|部门|单位|整体|本年支出")
_LOOK, _LINES = 12, 5


@dataclass(frozen=True, slots=True)
class _Passage:
    """A title of a list with the range of the paragraph that it begins, or of the lines below it."""

    style: str
    name: str
    start: int
    end: int


def settle_rival_wholes(world: World) -> None:
    """Give what is told under the titles of a list, two of which tell different spending, to the titles' projects."""
    for passages in _lists(world.text):
        told = {one: spent for one in passages if (spent := _spent(world, one))}
        known = [one for one in passages if _is_known(world, one)]
        apart = len({world.value(spent.figure) for spent in told.values()}) == len(told)
        if len(told) + len(known) < _SEVERAL or not apart or any(_FUND.search(one.name) for one in told):
            continue
        if all(may_be_project(one.name) for one in told):
            for one in told:
                _give(world, one)
        elif len(told) >= _SEVERAL and all(names_side(one.name) for one in told):
            for spent in told.values():
                del world.bound[spent.figure]


def _lists(text: str) -> Iterator[Sequence[_Passage]]:
    """Yield the titles of each list, in order."""
    runs: dict[str, list[_Passage]] = {}
    for match in _titles(text):
        style = style_of(match["mark"])
        passage = _Passage(style, match["name"], match.start(), _end(text, match))
        runs.setdefault(style, []).append(passage)
    yield from runs.values()


def _end(text: str, title: re.Match[str]) -> int:
    """Return where the paragraph of a title ends, or the few lines below a title that stands alone."""
    alone = title.group()[-1] == "\n"
    at = title.end()
    for _ in range(_LINES if alone else 1):
        line = text[at:].split("\n", 1)[0]
        if alone and (not line.strip() or _MARKED.match(line)):
            break
        at += len(line) + 1
    return min(at, len(text))


def _titles(text: str) -> Iterator[re.Match[str]]:
    for start, end in lines_of(text):
        match = _TITLE.match(text, start, end + 1)
        if match is not None:
            yield match


def _spent(world: World, passage: _Passage) -> Bound | None:
    """Return the bare spending of the unit that a passage tells, None where there is none or it says it is all."""
    found = [one for one in _told(world, passage).values() if one.concept == _SPENT and one.phase == "expenditure"]
    if len(found) != 1 or found[0].topic:
        return None
    start = world.figures[found[0].figure].span.start
    return None if _WHOLE.search(world.text, max(0, start - _LOOK), start) else found[0]


def _is_known(world: World, passage: _Passage) -> bool:
    """Tell a passage whose title names the project that something in it was spent on."""
    project = world.project(passage.name)
    return any(
        passage.start <= world.figures[number].span.start < passage.end
        and one.concept == "expenditure_project" and one.subject == project
        for number, one in world.bound.items()
    )  # fmt: skip


def _told(world: World, passage: _Passage) -> Mapping[int, Bound]:
    """Return the figures of the unit this year, of no fund of its own, that the words alone give to the whole."""
    return {
        number: one
        for number, one in world.bound.items()
        if passage.start <= world.figures[number].span.start < passage.end
        and (one.subject, one.year, one.item) == (world.unit, world.year, None)
        and world.figures[number].cell is None and one.concept in _TAKEN and one.scope is None
    }  # fmt: skip


def _give(world: World, passage: _Passage) -> None:
    subject = world.project(passage.name)
    for one in _told(world, passage).values():
        world.put(replace(one, concept=_TAKEN[one.concept], subject=subject), Reason.WORDS)
