"""JX516: a heading that is one character away from the standard one."""

from collections.abc import Iterator

from jixiao.checking.lists import word_list
from jixiao.checking.notes import note, or_passed, unsafe
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.outline import Heading
from jixiao.model.span import Span

CARD = Card(
    code="JX516",
    name="标题用语有误",
    severity=Severity.ERROR,
    clause="财政部门绩效自评报告参考提纲的标题用语",
    why="标题多一字少一字，目录和检索都会出错。",
    passes="二、预算收支情况",
    fails="二、预算收支出情况",
    false_alarms="多出的是“总”“年”“和”等通常的修饰字时不报。",
    remedy="按参考提纲改正标题。",
)

_LONGEST = 30


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold every short heading against the standard terms."""
    text = ground.extracted.document.text
    headings = [one for one in ground.extracted.headings if not one.runs_on and len(one.title) <= _LONGEST]
    return or_passed(verdict for heading in headings for verdict in _judge(heading, text))


def _judge(heading: Heading, text: str) -> Iterator[Verdict]:
    terms = word_list("headings")["terms"]
    title = heading.title.of(text)
    if any(term in title for term in terms):
        return
    characters = set(title)
    for term in terms:
        if sum(one in characters for one in term) < len(term) - 1:
            continue
        more, less = _one_more(title, term), _one_less(title, term)
        at = more or less
        if at is not None:
            span = Span(heading.title.start + at.start, heading.title.start + at.end)
            severity = CARD.severity if more else Severity.WARNING
            args = (("found", span.of(text)), ("expected", term))
            yield note(CARD, span, args, severity=severity, fix=unsafe(Edit(span, term)))
            return


def _one_more(title: str, term: str) -> Span | None:
    """Return where `title` holds `term` with one character too many inside."""
    modifiers = word_list("headings")["modifiers"]
    for at in range(len(title) - len(term)):
        window = title[at : at + len(term) + 1]
        for extra, character in enumerate(window[1:-1], 1):
            rest = window[:extra] + window[extra + 1 :]
            if rest == term and character.isalpha() and character not in modifiers:
                return Span(at, at + len(window))
    return None


def _one_less(title: str, term: str) -> Span | None:
    """Return where `title` holds `term` without one of its inner characters."""
    fillers = word_list("headings")["fillers"]
    for lost, character in enumerate(term[1:-1], 1):
        short = term[:lost] + term[lost + 1 :]
        at = title.find(short)
        if at >= 0 and character not in fillers:
            return Span(at, at + len(short))
    return None


RULE = Rule(CARD, check)
