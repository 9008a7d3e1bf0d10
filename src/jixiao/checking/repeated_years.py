"""An old year that opens a sentence about an amount which the sentence before tells of the report's year."""

import re
from collections.abc import Iterator

from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow, openings
from jixiao.model.span import Span

_AMOUNT = re.compile(r"\d[\d,]*\.\d+万?元|\d[\d,]{2,}(?:万元|元)")
_USED = re.compile(r"支出|支付|使用|发放|拨付|列支|兑付")
_ON_PURPOSE = re.compile(r"也|同样|持平|不变|一致|相同|上年|去年|累计|以来|起|合同|总投资|概算|标准|立项|批复|[比较与]")
_OLDEST = 6


def repeated_years(ground: Ground) -> Iterator[Span]:
    """Yield the digits of a year that the report names nowhere else: the money is this year's."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    for one in openings(ground):
        if not int(year) - _OLDEST < int(one.year) < int(year) or text.count(f"{one.year}年") > 1:
            continue
        sentence = one.sentence.of(text)
        ends = one.opener.start - 1
        before = text[max(text.rfind(mark, 0, ends) for mark in "。\n") + 1 : ends]
        spent = {match[0] for match in _AMOUNT.finditer(sentence)}
        known = {match[0] for match in _AMOUNT.finditer(before)} if f"{year}年" in before else set()
        if spent & known and _USED.search(sentence) and not _ON_PURPOSE.search(sentence):
            yield one.digits
