"""Marks got on lines of their own above what they come to: 经济效益8分：…，得8分。…… 效益得分小计28.0分."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checking.areas import lines
from jixiao.checking.deductions import Marks
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PART = re.compile(
    rf"[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?"
    rf"[\u4e00-\u9fff]{{2,12}}[（(]?(?:满分|分值)?(?P<full>{_NUMBER})分[）)]?"
    rf"[：:，,][^\n]{{0,120}}?(?:得|得分)(?:为|是)?(?P<score>{_NUMBER})分[。；;]?[ ]*"
)
_TOTAL = re.compile(
    rf"[ \t\u3000]*(?:以上|上述|各项|[\u4e00-\u9fff]{{2,8}}?)(?:[\d三四五六七八九]项)?(?:指标)?(?:得分)?"
    rf"(?:小计|合计|共计|共得|合计得)(?:得分|得)?[：:为是]?"
    rf"(?P<total>{_NUMBER})分(?![^\n]{{0,40}}(?:加分|扣减))[^\n]*"
)
# 制度健全性　分值5　得分5 above 过程指标合计　分值25　得分24
_COLUMNS = re.compile(
    rf"[ \t\u3000]*(?P<name>[\u4e00-\u9fff“”]{{2,16}})[ \t\u3000：:，,]+"
    rf"(?:满分|分值|权重)[为：:]?(?P<full>{_NUMBER})分?"
    rf"[ \t\u3000，,；;]+(?:自评)?(?:得分|得)[为：:]?(?P<score>{_NUMBER})分?[。；;]?[ \t\u3000]*"
)
_SUM = re.compile(r"[\u4e00-\u9fff]{0,8}(?:[合总小共]计|总分)")
_OTHER = re.compile(r"满分|分值|权重")
_LEAST = 2


def wrong_listed_marks(ground: Ground) -> Iterator[Marks]:
    """Yield the sum below lines of marks that they do not come to, by a slip of the hand."""
    text = ground.extracted.document.text
    yield from _wrong_columns(text)
    run: list[re.Match[str]] = []
    for line in lines(text):
        part = _PART.fullmatch(text, line.start, line.end)
        total = _TOTAL.fullmatch(text, line.start, line.end) if part is None and len(run) >= _LEAST else None
        if total is not None and not _OTHER.search(text, line.start, total.start("total")):
            yield from _judged(total, run)
        if part is not None:
            run.append(part)
        elif line.of(text).strip():
            run = []


def _wrong_columns(text: str) -> Iterator[Marks]:
    """Yield the sum of lines that tell full mark and mark, where the full marks do come to theirs."""
    run: list[re.Match[str]] = []
    for line in lines(text):
        match = _COLUMNS.fullmatch(text, line.start, line.end)
        if match is not None and _SUM.fullmatch(match["name"]):
            whole = sum((Decimal(one["full"]) for one in run), Decimal(0)) == Decimal(match["full"])
            right = sum((Decimal(one["score"]) for one in run), Decimal(0))
            wrong = Decimal(match["score"]) != right and is_mistyped(match["score"], right)
            if len(run) >= _LEAST and whole and wrong:
                formula = "＋".join(one["score"] for one in run)
                parts = tuple(Span(*one.span("score")) for one in run)
                yield Marks(Span(*match.span("score")), parts, formula, right, sure=True)
        run = [*run, match] if match is not None and not _SUM.fullmatch(match["name"]) else []


def _judged(total: re.Match[str], run: Sequence[re.Match[str]]) -> Iterator[Marks]:
    right = sum((Decimal(one["score"]) for one in run), Decimal(0))
    within = all(Decimal(one["score"]) <= Decimal(one["full"]) for one in run)
    if within and Decimal(total["total"]) != right and is_mistyped(total["total"], right):
        parts = tuple(Span(*one.span("score")) for one in run)
        formula = "＋".join(one["score"] for one in run)
        yield Marks(Span(total.start("total"), total.end("total") + 1), parts, formula, right, sure=True)
