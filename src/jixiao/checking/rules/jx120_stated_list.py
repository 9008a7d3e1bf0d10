"""JX120: amounts listed in one sentence that do not make up the amount they are listed for."""

from collections.abc import Iterator

from jixiao.checking.arithmetic import judge, violated_starts
from jixiao.checking.itemised_sums import wrong_itemised_sums
from jixiao.checking.line_sums import wrong_line_sums
from jixiao.checking.named_sums import wrong_named_people, wrong_named_sums
from jixiao.checking.notes import expecting, note
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.told_sums import tells_for_one, wrong_sums
from jixiao.checking.told_wholes import wrong_wholes
from jixiao.checking.worded_income import wrong_income
from jixiao.checking.worded_spending import wrong_spending
from jixiao.model.finding import Finding, Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX120",
    name="列举各项与总数不符",
    severity=Severity.ERROR,
    clause="部门决算报表审核公式：合计项＝各分项之和",
    why="一句话里先写总数、再逐项列出（或先列出、再合计）的，各项相加应当等于总数；差一个数字的，多是录入时写错。",
    passes="资金由中央补助60.00万元、县级配套26.42万元组成，共计86.42万元。",
    fails="资金由中央补助60.00万元、县级配套26.42万元组成，共计86.24万元。",
    false_alarms=(
        "只在改正一个数字就能对上时才报。“其中”没有列全、差额本身可能是没有列出的一项的，列为提醒或不报；"
        "去掉其中一项（或几项）就能对上的，可能是其中又分细项，不作为错误；含增减、比较、完成等词语的句子不查。"
    ),
    remedy="核对总数和各项，改正写错的一个；没有列全的写明“主要包括”或补上其余各项。",
    silent="“其中”举的是重点媒体，本来就没有列全，单位又不同，不能相加。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the evaluations that speak of this, then sums told behind 分别, as 两项合计 or below their lines."""
    text, told = ground.extracted.document.text, violated_starts(ground)
    for verdict in judge(ground, CARD.code):
        yield PASSED if verdict.finding is not None and _is_for_one(text, verdict.finding) else verdict
    seen: set[Span] = set()
    sums = (
        wrong_sums,
        wrong_itemised_sums,
        wrong_named_sums,
        wrong_named_people,
        wrong_wholes,
        wrong_spending,
        wrong_income,
    )
    for one in (found for find in sums for found in find(ground)):
        own = {one.span.start, *(span.start for span in one.places)}
        inside = any(one.span.contains(Span(at, at)) or one.parts.start <= at < one.parts.end for at in told)
        known = bool(own & told) if one.places else inside
        if not known and one.span not in seen:
            seen.add(one.span)
            args = (("found", one.span.of(text)), ("formula", one.formula), ("expected", one.right))
            related = [Place(span, "label.part") for span in one.places or (one.parts,)]
            sure = "told.part" if one.part else "told"
            severity, variant = (CARD.severity, sure) if one.sure else (Severity.WARNING, "told.doubt")
            yield expecting(note(CARD, one.span, args, variant=variant, severity=severity, related=related), one.right)
    for lines in wrong_line_sums(ground):
        if not {lines.span.start, *(span.start for span in lines.parts)} & told and lines.span not in seen:
            args = (("found", lines.span.of(text)), ("formula", lines.formula), ("expected", lines.right))
            related = [Place(span, "label.part") for span in lines.parts]
            yield expecting(note(CARD, lines.span, args, variant="told", related=related), lines.right)


def _is_for_one(text: str, finding: Finding) -> bool:
    """Tell a total behind prices of one: 每公里30万元、单座15万元，两项合计165万元."""
    parts = [place.span for place in finding.related if place.span.end <= finding.primary.span.start]
    clauses = (text[max(text.rfind(mark, 0, span.start) for mark in "。；;，,、\n") + 1 : span.start] for span in parts)
    return bool(parts) and all(map(tells_for_one, clauses))


RULE = Rule(CARD, check)
