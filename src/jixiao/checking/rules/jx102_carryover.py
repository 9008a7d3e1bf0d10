"""JX102: carryover."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.flow_rows import uneven_flow_lines, uneven_flows
from jixiao.checking.notes import expecting, note
from jixiao.checking.rows import amount
from jixiao.checking.rule import NO_DATA, Card, Ground, Rule, Verdict
from jixiao.checking.told_rests import Rest, wrong_rests
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import decimal_text

CARD = Card(
    code="JX102",
    name="结转结余与预算、支出不符",
    severity=Severity.ERROR,
    clause="年末结转结余＝全年预算数－支出数；决算口径＝年初结转＋本年收入－本年支出",
    why="结转结余是下年预算的起点，算错会带到下一年。",
    passes="全年预算数50万元，支出45万元，结转结余5万元。",
    fails="全年预算数50万元，支出45万元，结转结余4万元。",
    false_alarms="财政年末收回指标的，结余可以小于预算减支出；文中写明收回的降为提示。",
    remedy="按预算数减支出数重新计算；如有收回、结余分配，在文中写明。",
)

_PLACES = 2
_OVER_YEARS = re.compile(r"总投资|概算|历年|以来")


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then rests told behind their budget and what was spent."""
    yield from (_of_the_year(ground, verdict) for verdict in judge(ground, CARD.code))
    told = violated_starts(ground)
    for one in wrong_rests(ground):
        if not {one.left.span.start, one.budget.span.start, one.spent.span.start} & told:
            yield _rest(ground.extracted.document.text, one)
    text = ground.extracted.document.text
    for flow in (*uneven_flows(ground), *uneven_flow_lines(ground)):
        if not {flow.left.start, *(span.start for span in flow.others)} & told:
            begun, came, went = (span.of(text).strip() for span in flow.others)
            found, right = flow.left.of(text).strip(), str(flow.right)
            args = (
                ("name", "年末结转结余"),
                ("found", found),
                ("formula", f"{begun}＋{came}－{went}"),
                ("expected", right),
                ("difference", str(abs(flow.right - (amount(text, flow.left) or 0)))),
            )
            related = [Place(span, "label.part") for span in flow.others]
            severity = Severity.WARNING
            yield expecting(note(CARD, flow.left, args, variant="doubt", severity=severity, related=related), right)


def _of_the_year(ground: Ground, verdict: Verdict) -> Verdict:
    """Say nothing where less than nothing would be left of what 累计支付 of several years was taken from."""
    finding, text = verdict.finding, ground.extracted.document.text
    if finding is None or not (finding.expected or "").startswith("-"):
        return verdict
    summed = any("累计" in text[_begin(text, one.span.start, "，,。；;\n") : one.span.start] for one in finding.related)
    line = text[_begin(text, finding.primary.span.start, "\n") :].partition("\n")[0]
    return NO_DATA if summed and _OVER_YEARS.search(line) else verdict


def _begin(text: str, at: int, marks: str) -> int:
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def _rest(text: str, one: Rest) -> Verdict:
    quantity = one.left.quantity
    right, apart = (
        decimal_text(value, quantity.scale, max(quantity.decimals, _PLACES)) + quantity.unit
        for value in (one.right, abs(one.right - quantity.value))
    )
    args = (
        ("name", "结转结余"),
        ("found", one.left.span.of(text)),
        ("formula", one.formula),
        ("expected", right),
        ("difference", apart),
    )
    related = [Place(one.budget.span, "label.budget"), Place(one.spent.span, "label.against")]
    severity, variant = (CARD.severity, "") if one.sure else (Severity.WARNING, "doubt")
    return expecting(note(CARD, one.left.span, args, variant=variant, severity=severity, related=related), right)


RULE = Rule(CARD, check)
