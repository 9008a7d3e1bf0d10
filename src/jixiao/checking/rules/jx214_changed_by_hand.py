"""JX214: a figure that was composed from the book and changed by hand since."""

import re
from collections.abc import Iterator
from itertools import chain

from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.document import Document, Live
from jixiao.model.fact import SubjectKind
from jixiao.model.finding import Applicability, Edit, Fix, Severity
from jixiao.taxonomy.concepts import concept_name

CARD = Card(
    code="JX214",
    name="由账套生成的数字被手工改动",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：绩效评价数据应当真实、完整，与会计核算资料一致",
    why="报告里的数字由账套算出，手工改了一处，账套、其他文书和文中别处还是原来的数，以后重新生成又会变回去。",
    passes="报告由账套生成后，只改文字，不改数字。",
    fails="由账套生成时是128.06万元，现在写作128.60万元。",
    false_alarms="确实要改的，请改账套后重新生成；只改了写法（如元改为万元）的也会提醒。"
    "整段重新打字或删去的，数字已不与账套相连，只提示有几个，不判对错。",
    remedy="改回原来的数字；账套有误的，改账套，重新生成报告和表格。",
)

_BLANK = re.compile(r"\s+")
_MOST_NAMED = 3


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each figure that the file knows against what was printed, and tell those that stand nowhere any more."""
    document = ground.extracted.document
    if not document.live and not document.lost:
        return iter((NOT_APPLICABLE,))
    return or_passed(chain(_judge(document), _missed(document)))


def _missed(document: Document) -> Iterator[Verdict]:
    """Speak once: a paragraph that was typed anew has lost its controls, nobody can tell by what they were replaced."""
    if not document.lost or not document.blocks:
        return
    named = "、".join(f"{_name(one)}{one.printed}" for one in document.lost[:_MOST_NAMED])
    args = (
        ("count", str(len(document.lost))),
        ("all", str(len(document.lost) + len(document.live))),
        ("named", f"{named}等" if len(document.lost) > _MOST_NAMED else named),
    )
    yield note(CARD, document.blocks[0].span, args, variant="lost", severity=Severity.INFO)


def _name(live: Live) -> str:
    whose = live.means.subject.name if live.means.subject.kind is SubjectKind.PROJECT else ""
    return "".join((f"“{whose}”" if whose else "", concept_name(live.means.concept)))


def _judge(document: Document) -> Iterator[Verdict]:
    for span, live in document.live:
        found = span.of(document.text)
        if _BLANK.sub("", found) == _BLANK.sub("", live.printed):
            yield PASSED
            continue
        args = (("name", _name(live)), ("expected", live.printed), ("found", found), ("formula", live.formula))
        fix = Fix(Applicability.UNSAFE, (Edit(span, live.printed),))
        yield expecting(note(CARD, span, args, fix=fix), live.printed)


RULE = Rule(CARD, check)
