"""Marks got on lines of their own above what they come to: 经济效益8分：…，得8分。…… 效益得分小计28.0分."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.deductions import Marks
from jixiao.checking.line_lists import LineList, line_lists
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PART = re.compile(
    rf"[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?"
    rf"(?P<name>[\u4e00-\u9fff]{{2,12}})[（(]?(?:满分|分值)?为?(?P<full>{_NUMBER})分[）)]?"
    rf"[：:，,][^\n]{{0,400}}?(?:得|得分)(?:为|是)?(?P<score>{_NUMBER})分[。；;]?[ ]*"
)
_TOTAL = re.compile(
    rf"[ \t\u3000]*(?P<of>以上|上述|各项|全部|[\u4e00-\u9fff]{{2,8}}?)(?:(?P<count>[\d三四五六七八九])项)?"
    rf"(?:指标)?(?:得分)?(?:小计|合计|共计|共得|合计得)(?:得分|得)?[：:为是]?"
    rf"(?P<score>{_NUMBER})分(?![^\n]{{0,40}}(?:加分|扣减|折算|四舍五入|取整|[已另]扣))[^\n]*"
)
_ALL = frozenset({"以上", "上述", "各项", "全部"})
# 制度健全性　分值5　得分5 above 过程指标合计　分值25　得分24
_COLUMNS = (
    r"[ \t\u3000：:，,]+"
    rf"(?:满分|分值|权重)[为：:]?(?P<full>{_NUMBER})分?"
    rf"[ \t\u3000，,；;]+(?:自评)?(?:得分|得)[为：:]?(?P<score>{_NUMBER})分?[。；;]?[ \t\u3000]*"
)
_ROW = re.compile(rf"[ \t\u3000]*(?P<name>[\u4e00-\u9fff“”]{{2,16}}){_COLUMNS}")
_SUM = re.compile(rf"[ \t\u3000]*(?P<name>[\u4e00-\u9fff]{{0,8}}(?:[合总小共]计|总分)){_COLUMNS}")
_OTHER = re.compile(r"满分|分值|权重|折|加权|平均|[加扣]|后")
_STATED = re.compile(rf"(?:共|合计|满分|分值)[计为]?(?P<full>{_NUMBER})分")
_LEAST = 2


def wrong_listed_marks(ground: Ground) -> Iterator[Marks]:
    """Yield the sum below lines of marks that they do not come to, by a slip of the hand."""
    text = ground.extracted.document.text
    for listed in line_lists(text, _ROW, _SUM):
        full = sum((Decimal(one["full"]) for one in listed.items), Decimal(0))
        # where the full marks come to theirs, nothing is missing
        if full == Decimal(listed.total["full"]) and not _OTHER.search(listed.total["name"]):
            yield from _judged(listed, "")
    for listed in line_lists(text, _PART, _TOTAL):
        if _is_whole(listed) and not _OTHER.search(text, listed.total.start(), listed.total.start("score")):
            yield from _judged(listed, "分")


def _is_whole(listed: LineList) -> bool:
    """Tell a sum of just the lines above it: of 以上, or of what the words above them, or all of them, name.

    效益指标共30分，下设三个指标。 opens lines of thirty marks that it names.
    """
    of, count, names = listed.total["of"], listed.total["count"], [one["name"] for one in listed.items]
    stated = _STATED.search(listed.opening)
    full = sum((Decimal(one["full"]) for one in listed.items), Decimal(0))
    counted = count is None or count_of(count) == len(names)
    named = of in _ALL or of in listed.opening or all(of in name for name in names)
    return counted and named and (listed.opened if stated is None else Decimal(stated["full"]) == full)


def _judged(listed: LineList, unit: str) -> Iterator[Marks]:
    right = sum((Decimal(one["score"]) for one in listed.items), Decimal(0))
    within = all(Decimal(one["score"]) <= Decimal(one["full"]) for one in listed.items)
    score = listed.total["score"]
    wrong = within and Decimal(score) != right and is_mistyped(score, right)
    if wrong and len(listed.items) >= _LEAST and not listed.remarked:
        parts = tuple(Span(*one.span("score")) for one in listed.items)
        formula = "＋".join(one["score"] for one in listed.items)
        start, end = listed.total.span("score")
        yield Marks(Span(start, end + len(unit)), parts, formula, right, sure=True)
