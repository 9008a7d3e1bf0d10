"""JX109: staff."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.listed_counts import miscounted_kinds_of
from jixiao.checking.moved_people import Moved, moved_people
from jixiao.checking.notes import expecting, note
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.staff_kinds import Kinds, uneven_kinds
from jixiao.checking.staff_lines import uneven_lines
from jixiao.checking.summed_people import summed_people
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX109",
    name="人员编制、人数合计不符",
    severity=Severity.ERROR,
    clause="机构编制管理要求：编制总数＝各类编制之和；人员总数＝在职＋离退休",
    why="人员数是控制率和公用经费定额的依据。",
    passes="人员编制10名，其中行政编制4名、事业编制6名。",
    fails="人员编制10名，其中行政编制4名、事业编制7名。",
    false_alarms="未列全的编制类别（如工勤）不作推断时可能误报，文中注明即可。",
    remedy="按编制批文核对各类编制和实有人数。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then people told by their kinds or with their moves in one sentence."""
    yield from judge(ground, CARD.code)
    text, told = ground.extracted.document.text, violated_starts(ground)
    uneven = (*uneven_kinds(ground), *uneven_lines(ground), *summed_people(ground))
    yield from _uneven(text, (kinds for kinds in uneven if kinds.sure), told)
    for one in miscounted_kinds_of(ground, marks=False):
        if one.span.start not in told:
            args = (
                ("name", "人数"),
                ("found", one.span.of(text)),
                ("formula", one.formula),
                ("expected", str(one.listed)),
            )
            severity, variant = (CARD.severity, "") if one.more and one.known else (Severity.WARNING, "doubt")
            related = [Place(one.items, "label.list")]
            yield note(CARD, one.span, args, variant=variant, severity=severity, related=related)
            told.add(one.span.start)
    yield from _uneven(text, uneven, told)
    yield from (_moved(text, moved) for moved in moved_people(ground) if moved.place.start not in told)


def _uneven(text: str, found: Iterable[Kinds], told: set[int]) -> Iterator[Verdict]:
    """Yield the numbers of people that their kinds do not make, each once."""
    for kinds in found:
        if kinds.span.start not in told:
            told.add(kinds.span.start)
            args = (
                ("name", "人数"),
                ("found", kinds.span.of(text)),
                ("formula", kinds.formula),
                ("expected", f"{kinds.listed}{kinds.span.of(text)[-1]}"),
            )
            related = [Place(kinds.items, "label.list")]
            severity, variant = (CARD.severity, "") if kinds.sure else (Severity.WARNING, "doubt")
            said = note(CARD, kinds.span, args, variant=variant, severity=severity, related=related)
            yield expecting(said, args[-1][1]) if _is_slip(text, kinds) else said


def _is_slip(text: str, kinds: Kinds) -> bool:
    """Tell a number of people that one digit turns into what its kinds make, and that stands nowhere else."""
    found = kinds.span.of(text)
    number = found[:-1].strip()
    told = re.findall(rf"(?<![\d.]){number}[ ]?{found[-1]}", text)
    return len(told) == 1 and number.isdigit() and is_mistyped(number, Decimal(kinds.listed))


def _moved(text: str, moved: Moved) -> Verdict:
    found = moved.place.of(text)
    args = (
        ("name", "人数"),
        ("found", found),
        ("formula", moved.formula),
        ("expected", f"{moved.right}{found[-1]}"),
    )
    # without the net change a move may be left untold
    severity, variant = (CARD.severity, "") if moved.sure else (Severity.WARNING, "doubt")
    return note(CARD, moved.place, args, variant=variant, severity=severity, related=[Place(moved.moves, "label.list")])


RULE = Rule(CARD, check)
