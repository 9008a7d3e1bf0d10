"""Scores that what was taken off a hundred does not leave, and marks told for each of several names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import sentences
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_FULL = re.compile(r"百分制|(?:满分|总分|基础分|基准分)(?:为|是)?[ ]*100[ ]*分")
_OFF = re.compile(rf"(?<![总共计累])扣(?:除|减|了|去|掉|分)*[ ]*(?P<number>{_NUMBER})[ ]*分")
_ON = re.compile(rf"(?:加|奖励)(?:了|分)*[ ]*(?P<number>{_NUMBER})[ ]*分")
_SCORE = re.compile(
    rf"(?:最终|最后|综合|自评|实际|评价|合计|总)+(?:得分|评分|得|分)(?:为|是|合计)?[：:]?[ ]*(?P<score>{_NUMBER})[ ]*分"
)
_REST = re.compile(
    r"其[余他它](?:各项|指标|部分|方面|均|都|得|未|为|不)*(?:指标|项目|内容)?(?:均|都|得|未|不|为)*(?:满分|扣分|失分)"
)
_NAME = r"(?:(?![与和及合共])[\u4e00-\u9fff]){2,12}"
# 社会效益与生态效益合计22分（各10分）
_EACH = re.compile(
    rf"(?P<names>{_NAME}(?:[、与和及]{_NAME}){{1,5}}?)"
    rf"(?:[两二三四五六]项)?(?:合计|共计|共)(?:为|得)?[ ]*(?P<total>{_NUMBER})[ ]*分[，,（(]*"
    rf"(?:每项|各项?)(?:占|为|得)?[ ]*(?P<each>{_NUMBER})[ ]*分"
)
# 质量指标8分，因部分路面起砂扣0.6分，得7.4分
_OWN = re.compile(
    rf"(?:指标|分值|满分|权重)(?:为|是|共)?[（(]?(?P<full>{_NUMBER})[ ]*分[）)]?[，,]"
    rf"(?P<off>(?:(?![各每另加]|满分|分值|指标|权重)[^。；;\n]){{1,80}}?扣(?:(?![各每另加]|满分|分值|指标|权重)[^。；;\n]){{1,20}}?)"
    rf"(?:实际|自评|实|评)?得(?:分)?(?P<score>{_NUMBER})[ ]*分"
)
# 综合得分91.2分，共扣8.3分
_LOST = re.compile(
    rf"(?:综合|自评|评价|绩效|最终|总)[^，,。；;\d\n]{{0,8}}(?:得分|评分|得)(?:为|是)?[：:]?[ ]*"
    rf"(?P<score>{_NUMBER})[ ]*分[，,、；;（(]"
    r"(?:(?:失分|扣分)?(?:共|合计|累计|总共|总计)(?:扣[除减分]?|失)(?:了|分)?|(?:扣|失)分(?:共|合计|累计)?)"
    r"(?:为|计)?[ ]*"
    rf"(?P<off>{_NUMBER})[ ]*分"
)
_ANY = re.compile(rf"(?<![\d.]){_NUMBER}[ ]*分")
_SPLIT = re.compile(r"[、与和及]")
# points taken off again and again, of a part of what was taken off, by others, at another time, or weighed
_NOT_PLAIN = re.compile(r"每|各扣|其中|即|[（(]|应扣|实扣|实际扣|上年|去年|比|复核|权重|折算|共扣|加权|今年")
# points beside the hundred, or of a sheet of another full mark
_BONUS = re.compile(r"加分|奖励分|附加|折算|(?:满分|总分)(?:为|是)?(?!100)\d|上年|去年|复核")
_WHOLE, _HALF, _LEAST, _NEAR = Decimal(100), Decimal(50), 2, 60


@dataclass(frozen=True, slots=True)
class Marks:
    """A number of points as printed, how it is reckoned, and what that makes; `sure`: all that counts is told."""

    span: Span
    parts: tuple[Span, ...]
    formula: str
    right: Decimal
    sure: bool


def wrong_deductions(ground: Ground) -> Iterator[Marks]:
    """Yield the scores of sentences that tell two or more deductions from a hundred and come to another score."""
    text = ground.extracted.document.text
    for sentence in sentences(ground.extracted.document):
        score = next(_SCORE.finditer(text, sentence.start, sentence.end), None)
        if score is None or _FULL.search(text, sentence.start, score.start()) is None:
            continue
        off = list(_OFF.finditer(text, sentence.start, score.start()))
        on = list(_ON.finditer(text, sentence.start, score.start()))
        signed = [*((one, -1) for one in off), *((one, 1) for one in on)]
        right = _WHOLE + sum(Decimal(one["number"]) * sign for one, sign in signed)
        loose = _NOT_PLAIN.search(text, sentence.start, score.start()) is not None
        numbers = [Decimal(one["number"]) for one in off]
        if loose or any(sum(numbers) - one == one for one in numbers):
            continue
        if len(off) >= _LEAST and right != Decimal(score["score"]):
            formula = "100" + "".join(f"{'－' if sign < 0 else '＋'}{one['number']}" for one, sign in signed)
            parts = tuple(Span(*one.span("number")) for one, _ in signed)
            sure = _REST.search(text, sentence.start, sentence.end) is not None
            yield Marks(Span(score.start("score"), score.end()), parts, formula, right, sure=sure)


def wrong_rests(ground: Ground) -> Iterator[Marks]:
    """Yield the scores that are not what all deductions told beside them leave of a hundred."""
    text = ground.extracted.document.text
    for match in _LOST.finditer(text):
        score, off = Decimal(match["score"]), Decimal(match["off"])
        bonus = _BONUS.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR) is not None
        if score > _HALF and score + off != _WHOLE and not bonus:
            span = Span(match.start("score"), text.index("分", match.end("score")) + 1)
            yield Marks(span, (Span(*match.span("off")),), f"100－{match['off']}", _WHOLE - off, sure=False)


def wrong_own(ground: Ground) -> Iterator[Marks]:
    """Yield the marks of one indicator that its full mark does not leave: 8分，因路面起砂扣0.6分，得7.9分."""
    text = ground.extracted.document.text
    for match in _OWN.finditer(text):
        off = list(_OFF.finditer(text, match.start("off"), match.end("off")))
        told = _ANY.findall(match["off"])
        right = Decimal(match["full"]) - sum(Decimal(one["number"]) for one in off)
        if off and len(told) == len(off) and right >= 0 and right != Decimal(match["score"]):
            formula = match["full"] + "".join(f"－{one['number']}" for one in off)
            parts = (Span(*match.span("full")), *(Span(*one.span("number")) for one in off))
            yield Marks(Span(match.start("score"), match.end()), parts, formula, right, sure=False)


def wrong_each(ground: Ground) -> Iterator[Marks]:
    """Yield the points of several names together that are not so many times those of each."""
    text = ground.extracted.document.text
    for match in _EACH.finditer(text):
        many = len(_SPLIT.split(match["names"]))
        right = many * Decimal(match["each"])
        if right != Decimal(match["total"]):
            span = Span(match.start("total"), text.index("分", match.end("total")) + 1)
            yield Marks(span, (Span(*match.span("each")),), f"{many}×{match['each']}", right, sure=False)
