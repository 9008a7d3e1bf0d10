"""JX108: change."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.arithmetic import expected_value, judge, printed, value_text, violated_starts
from jixiao.checking.bracket_changes import wrong_bracket_changes
from jixiao.checking.directions import turned
from jixiao.checking.notes import expecting, note
from jixiao.checking.printed import is_mistyped, value
from jixiao.checking.rows import digits
from jixiao.checking.rule import NO_DATA, Card, Ground, Rule, Verdict, failed
from jixiao.checking.told_changes import LOSS, misrated_changes
from jixiao.checking.year_columns import Moved, Years, moved_rows, year_rows
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.relation import Form
from jixiao.model.span import Span

CARD = Card(
    code="JX108",
    name="增减额、增减率前后不符",
    severity=Severity.ERROR,
    clause="增减率＝（本年数－上年数）÷上年数×100%",
    why="增减额与增减率必须由同一组数算出。",
    passes="支出110万元，比上年增加10万元，增长10%。",
    fails="支出110万元，比上年增加10万元，增长15%。",
    false_alarms="上年数未写明时按本年数减增减额推算。",
    remedy="核对上年决算数，重新计算增减额和增减率。",
)


_OPEN = re.compile(r"(?:增加|增长|上升)[（(／/、或]+(?:减少|下降|降低)[）)]?$")
# what a change is of, by the words right before it, and by those behind it
_NOUN = re.compile(r"[，,）)][^，,。；;\d]{0,8}?(?P<noun>预算|收入|支出|开支|回收)[^，,。；;\d]{0,6}$")
# a rate of what is not money, or of the money without something: 接待批次下降15.00%, 剔除疫情因素增长8.00%
_OWN_NOUN = re.compile(r"批次|[人班车场频件]次|次数|里程|公里|数量|[用耗产销]\w?量|剔除|扣除|可比|同口径|因素")
_GOES_ON = re.compile(r"的?[\u4e00-\u9fff]{2}")
_DIGIT = re.compile(r"\d")
_REACH, _ROWS = 12, 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this; a change that goes the other way is said in words, not by a sign."""
    for verdict in judge(ground, CARD.code):
        if verdict.finding is None:
            yield verdict
        else:
            text, place = ground.extracted.document.text, verdict.finding.primary.span
            other = _is_of_another(verdict.finding, ground) or (
                _is_rate(verdict.finding) and _is_of_own_noun(text, place)
            )
            open_one = _is_open(verdict.finding, ground) or other
            yield NO_DATA if open_one else failed(_directed(verdict.finding, ground))
    told = violated_starts(ground)
    for rows in year_rows(ground):
        yield from _odd(ground.extracted.document.text, rows, told)
    for moved in moved_rows(ground):
        yield from _odd_change(ground.extracted.document.text, moved, told)
    for slip in wrong_bracket_changes(ground):
        if not {slip.rate.start, slip.then.start} & told:
            told |= {slip.rate.start, slip.then.start}
            found = slip.rate.of(ground.extracted.document.text)
            args = (("found", found), ("formula", slip.formula), ("expected", slip.right))
            related = [Place(slip.then, "label.last_year")]
            yield expecting(note(CARD, slip.rate, args, related=related), slip.right)
    for one in misrated_changes(ground):
        if not {one.rate.start, one.then.start} & told:
            found = one.rate.of(ground.extracted.document.text)
            args = (("found", found), ("formula", one.formula), ("expected", one.right))
            related = [Place(one.then, "label.last_year")]
            verdict = note(CARD, one.rate, args, variant="doubt", severity=Severity.WARNING, related=related)
            yield expecting(verdict, one.right)


def _is_rate(finding: Finding) -> bool:
    return (finding.found or "").endswith(("%", "％"))


def _is_of_own_noun(text: str, place: Span) -> bool:
    """Tell a rate whose own clause says that it is of something else than the amounts before it."""
    begun = max(text.rfind(mark, 0, place.start) for mark in "，,。；;（(|\t\n0123456789元") + 1
    return _OWN_NOUN.search(text, begun, place.start) is not None


def _odd(text: str, rows: Sequence[Years], told: set[int]) -> Iterator[Verdict]:
    """Yield the one row of two years whose rate of change is not that of its amounts, where others show how it goes."""
    judged = [row for row in rows if not row.nothing]
    odd = [row for row in judged if not row.fits]
    if len(odd) != 1 or len(judged) < _ROWS or {odd[0].last.start, odd[0].now.start, odd[0].rate.start} & told:
        return
    last, now, rate = (span.of(text).strip() for span in (odd[0].last, odd[0].now, odd[0].rate))
    right = odd[0].right + ("%" if rate.endswith(("%", "％")) else "")
    args = (("found", rate), ("formula", f"（{now}－{last}）÷{last}"), ("expected", right))
    related = [Place(odd[0].last, "label.last_year"), Place(odd[0].now, "label.against")]
    verdict = note(CARD, odd[0].rate, args, variant="doubt", severity=Severity.WARNING, related=related)
    yield expecting(verdict, right)


def _odd_change(text: str, rows: Sequence[Moved], told: set[int]) -> Iterator[Verdict]:
    """Yield the one row whose change is not what lies between its amounts, as it is in all the others."""
    odd = [row for row in rows if not row.fits]
    if len(odd) != 1 or len(rows) <= _ROWS or {odd[0].last.start, odd[0].now.start, odd[0].change.start} & told:
        return
    last, now, change = (span.of(text).strip() for span in (odd[0].last, odd[0].now, odd[0].change))
    right = str(odd[0].right)
    args = (("found", change), ("formula", f"{now}－{last}"), ("expected", right))
    related = [Place(odd[0].last, "label.last_year"), Place(odd[0].now, "label.against")]
    start = text.index(change, odd[0].change.start)
    # an amount taken for another, or reckoned otherwise, is asked about
    variant, severity = ("", CARD.severity) if _is_slip(text, odd[0]) else ("doubt", Severity.WARNING)
    verdict = note(CARD, Span(start, start + len(change)), args, variant=variant, severity=severity, related=related)
    yield expecting(verdict, right)


def _is_slip(text: str, moved: Moved) -> bool:
    """Tell whether one mistyped number of several digits explains that the change is not that of its row."""
    last, now, change = (digits(text, cell) for cell in (moved.last, moved.now, moved.change))
    was, is_now, right = value(last), value(now), abs(moved.right)
    told = value(change).copy_sign(moved.right)
    pairs = ((change, right), (now, was + told), (last, is_now - told))
    return any(len(number.replace(".", "")) > 1 and is_mistyped(number, other) for number, other in pairs)


def _is_open(finding: Finding, ground: Ground) -> bool:
    """Tell a change behind a direction that was left open, 增加（减少）: JX504 asks for the word first."""
    start = finding.primary.span.start
    return _OPEN.search(ground.extracted.document.text, max(0, start - _REACH), start) is not None


def _is_of_another(finding: Finding, ground: Ground) -> bool:
    """Tell a change the other way that its own words give to something else.

    收入7.80万元，上年7.50万元，支出减少0.30万元; 比预算减少0.30万元; 减少0.30万元接待费.
    """
    evaluation = ground.evaluations[finding.evaluation]
    facts = {fact.id: fact for fact in ground.extracted.facts}
    if evaluation.form is not Form.SUM or expected_value(evaluation, facts) >= 0:
        return False
    text, span = ground.extracted.document.text, finding.primary.span
    begun = max(text.rfind(mark, 0, span.start) for mark in "。；;\n") + 1
    if LOSS.search(text, begun, span.start):
        return True
    noun = _NOUN.search(text[begun : span.start])
    first = _DIGIT.split(text[begun : span.start])[0]
    return (noun is not None and noun["noun"] not in first) or _GOES_ON.match(text, span.end) is not None


def _directed(finding: Finding, ground: Ground) -> Finding:
    evaluation = ground.evaluations[finding.evaluation]
    facts = {fact.id: fact for fact in ground.extracted.facts}
    result = facts[evaluation.result]
    if evaluation.form is not Form.SUM or result.quantity.value < 0:
        return finding
    expected = expected_value(evaluation, facts)
    if expected >= 0:
        return finding
    amount = printed(result) if expected == -result.quantity.value else value_text(-expected, result)
    alone = evaluation.expected is None or (-evaluation.expected).meets(result.quantity.interval)
    return turned(finding, ground.extracted.document.text, amount, alone=alone)


RULE = Rule(CARD, check)
