"""JX106: share."""

from collections.abc import Iterator

from jixiao.checking.apart_shares import apart_misfits
from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.column_wholes import column_misfits
from jixiao.checking.listed_shares import odd_shares
from jixiao.checking.named_shares import named_misfits
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.sibling_shares import sibling_misfits
from jixiao.checking.spread_shares import spread_misfits
from jixiao.checking.table_shares import table_misfits
from jixiao.checking.told_shares import Misfit, misfits
from jixiao.checking.turn_shares import turn_misfits
from jixiao.checking.whole_shares import wrong_whole_shares
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX106",
    name="占比与分子分母不符",
    severity=Severity.ERROR,
    clause="占比＝部分÷总体×100%",
    why="占比应由同一段中的金额算出。",
    passes="支出合计100万元，其中基本支出60万元，占60%。",
    fails="支出合计100万元，其中基本支出60万元，占65%。",
    false_alarms="为使各项占比相加等于100%而微调末位的，在误差范围内不报。",
    remedy="用部分除以总体重新计算，保留与其他占比相同的小数位。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then the shares that their own words or rows prove wrong."""
    yield from judge(ground, CARD.code)
    told = violated_starts(ground)
    for one in misfits(ground):
        if not {one.span.start, one.part.start, one.whole.start} & told:
            yield _misfit(ground.extracted.document.text, one)
    known = {one.span.start for one in misfits(ground)} | told
    proven = (
        *odd_shares(ground), *apart_misfits(ground), *table_misfits(ground), *spread_misfits(ground),
        *sibling_misfits(ground), *column_misfits(ground), *turn_misfits(ground),
    )  # fmt: skip
    for one in proven:
        if not {one.span.start, one.part.start} & known:
            known.add(one.span.start)
            yield _misfit(ground.extracted.document.text, one)
    for one in named_misfits(ground):
        if not {one.span.start, one.part.start, one.whole.start} & known:
            yield _misfit(ground.extracted.document.text, one, sure=False)
    for shares in wrong_whole_shares(ground):
        if not {shares.first.start, *(span.start for span in shares.others)} & known:
            args = (("formula", shares.formula), ("found", shares.total))
            related = [Place(span, "label.part") for span in shares.others]
            severity = CARD.severity if shares.sure else Severity.WARNING
            yield note(CARD, shares.first, args, variant="whole", severity=severity, related=related)


def _misfit(text: str, one: Misfit, *, sure: bool = True) -> Verdict:
    formula = f"{one.part.of(text).strip()}÷{one.whole.of(text).strip()}×100%"
    args = (("name", "占比"), ("found", one.span.of(text).strip()), ("formula", formula), ("expected", one.right))
    related = [Place(one.part, "label.part"), Place(one.whole, "label.against")]
    severity, variant = (CARD.severity, "") if sure else (Severity.WARNING, "doubt")
    return expecting(note(CARD, one.span, args, variant=variant, severity=severity, related=related), one.right)


RULE = Rule(CARD, check)
