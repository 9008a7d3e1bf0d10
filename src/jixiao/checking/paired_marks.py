"""Marks told as full mark and mark got, part by part, before what they come to.

数量方面满分15分给14.2分；质量方面满分10分全给；成本方面7分得7分。三个方面相加，产出得31.2分.
Or as marks alone: 投入自评9.2分；过程自评18.5分；产出自评28.6分。三项相加总分56.3分.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.deductions import Marks
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_GOT = r"(?:自评|实际|应|全部|全|只|实)?(?:给|得|打|评|拿到?|计)(?:了|为|满)?"
_PAIR = re.compile(
    rf"(?<![\d.])(?P<full>{_NUMBER})[ ]?分[，,、]?"
    rf"(?:{_GOT}(?P<score>{_NUMBER})[ ]?分|(?:全部?[给得]|得满|满额得|给满)分?)"
)
_COUNTED = re.compile(
    r"(?<![\d.第])(?P<count>[两二三四五六七八]|[2-8])(?:个)?(?:方面|维度|部分|项|类|大?块|指标)(?:指标|得分|分数)?"
    r"(?:相加|合计|加起来|合起来|加总|之和|共计|总计|一共|总共|共)[，,]?"
    rf"(?P<words>[^\d，,。；;\n]{{0,8}}?)(?:得分|得|为|计|共)?[ ]?(?P<total>{_NUMBER})[ ]?分"
)
_TOTAL_FULL = re.compile(rf"(?:[（(]|满分|分值|权重)(?P<full>{_NUMBER})[ ]?分")
# marks alone, and all that is told in points before a sum
_POINTS = re.compile(rf"(?<![\d.])(?P<score>{_NUMBER})[ ]?分(?![钟之段制类组批期区步散布])")
_FULL = re.compile(r"(?:满分|总分|分值|权重|共|[/／])(?:均?为|是|值)?[：:]?[ ]*$")
_NOT_GOT = re.compile(r"加权|折算|权重|平均|[加扣减附][^。；;\n]{0,6}分|上年|去年|以上|以下|调整|奖|抵|目标|不足")
_BARE = r"[：:，,；;、。]?(?P<name>[\u4e00-\u9fff“”]{2,16}?)(?:自评|评价|实际)?(?:得分|得|评|计)?[为是：:]?[ ]?$"
_LEAST, _NEAR = 3, 24
_OTHER = re.compile(r"加权|折算|权重|平均|加分|扣减|满分")


def wrong_paired_marks(ground: Ground) -> Iterator[Marks]:
    """Yield what just as many marks as were counted, told behind their full marks, do not come to."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _COUNTED.finditer(text, area.start, area.end):
            if _OTHER.search(match.group()):
                continue
            yield from _alone(text, area, match)
            pairs = list(_PAIR.finditer(text, area.start, match.start()))
            count = count_of(match["count"])
            if len(pairs) != count:
                continue
            fulls, scores = zip(
                *((Decimal(one["full"]), Decimal(one["score"] or one["full"])) for one in pairs), strict=True
            )
            right, total = sum(scores, Decimal(0)), Decimal(match["total"])
            wholes = {Decimal(one["full"]) for one in _TOTAL_FULL.finditer(text, area.start, pairs[0].start())}
            whole = not wholes or sum(fulls, Decimal(0)) in wholes
            within = all(one <= full for one, full in zip(scores, fulls, strict=True))
            slip = is_mistyped(match["total"], right) or any(
                one["score"] and is_mistyped(one["score"], Decimal(one["score"]) + total - right) for one in pairs
            )
            if within and whole and slip and right != total:
                parts = tuple(Span(*one.span("score" if one["score"] else "full")) for one in pairs)
                span = Span(match.start("total"), match.end())
                yield Marks(span, parts, "＋".join(map(str, scores)), right, sure=True)


def _alone(text: str, area: Span, whole: re.Match[str]) -> Iterator[Marks]:
    """Yield what just as many marks as were counted, and no other points before them, do not come to."""
    if _NOT_GOT.search(text, area.start, whole.start()):
        return
    told = list(_POINTS.finditer(text, area.start, whole.start()))
    got = [one for one in told if not _FULL.search(text, area.start, one.start())]
    # each with a name of its own: 决策12分、过程18分
    named = [re.search(_BARE, text[max(area.start, one.start() - _NEAR) : one.start()]) for one in got]
    count = count_of(whole["count"])
    if len(got) != count or count < _LEAST or len({one["name"] for one in named if one is not None}) != count:
        return
    scores = [Decimal(one["score"]) for one in got]
    right, total = sum(scores, Decimal(0)), Decimal(whole["total"])
    slip = is_mistyped(whole["total"], right) or any(
        is_mistyped(one["score"], Decimal(one["score"]) + total - right) for one in got
    )
    if right != total and slip:
        span = Span(whole.start("total"), whole.end())
        yield Marks(span, tuple(Span(*one.span("score")) for one in got), "＋".join(map(str, scores)), right, sure=True)
