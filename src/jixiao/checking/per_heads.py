"""What one person or one measure gets or costs, told in 万元: 每人每月800万元, 每吨低60万元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_ONE = (
    r"(?P<short>每(?:人|生|户|名|位|床)每?(?:月|天|日|次|小时|课时|班次)"
    r"|每(?:吨|公斤|千克|斤|度|立方米?|平方米|方|只|羽|株|尾|节课|课时|人次|人天|份))"
    r"|(?P<long>每(?:人|生|户|名|位)(?:每?年)?|每[一]?(?:名|位)[\u4e00-\u9fff]{2,5}|[人户生]均)"
)
_TOLD = re.compile(
    rf"(?:{_ONE})(?:[\u4e00-\u9fff]{{0,8}}?(?:为|是|按|发|补|补助|标准|高|低|多|少|给|发给|领|领取|约|达)?)?"
    r"[ ]?(?P<amount>(?P<number>[\d,]+(?:\.\d+)?)[ ]?万)元"
)
# what one makes, and what one place of it costs, may be as much
_MADE = re.compile(r"产值|税收|营业|收入|投资|造价|贷款|授信|注册|产出|销售|资产|融资|价款|总")
_SHORT, _LONG = 10, 100


@dataclass(frozen=True, slots=True)
class PerHead:
    """An amount in 万元 for one of many, and the amount that 元 would make of it."""

    span: Span
    one: str
    right: str


def per_heads(ground: Ground) -> Iterator[PerHead]:
    """Yield the amounts too large for one: 10万元 for a person's month or a kilogram, 100万元 for a person."""
    document = ground.extracted.document
    for block in prose(document):
        for match in _TOLD.finditer(document.text, block.start, block.end):
            whole = int(match["number"].replace(",", "").partition(".")[0] or "0")
            least = _SHORT if match["short"] else _LONG
            if whole >= least and not _MADE.search(match.group()):
                number = match["amount"].removesuffix("万")
                yield PerHead(Span(match.start("amount"), match.end()), match["short"] or match["long"], f"{number}元")
