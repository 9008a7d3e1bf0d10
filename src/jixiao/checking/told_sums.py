"""Amounts of one sentence that the words 分别 or 两项合计 add up: 分别支出10.00万元、9.50万元，共支出20.50万元."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.numbering import chinese_value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = re.compile(rf"(?P<value>{_NUMBER})[ ]?(?P<unit>亿元|万元|元)")
_EACH = re.compile(
    rf"分别(?:[为是]|[^\d，。；\n]{{0,6}}?)(?P<parts>{_NUMBER}(?:亿元|万元|元)?(?:[、，,和及]{_NUMBER}(?:亿元|万元|元)?)+)"
    rf"[，,；](?:[两二三四五六七八九\d]项)?(?:总共|合计|共计|总计|共)(?![^\d]{{0,6}}(?:预算|余|剩|结))[^\d，。；\n]{{0,6}}(?P<total>{_NUMBER})(?P<unit>亿元|万元|元)"
)
_ITEMS = re.compile(
    rf"(?:^|(?<=[。；;\n]))(?P<parts>[^。；;\n]+?)[，,](?P<count>[两二三四五六])(?:项|者|个项目|个部分|笔)(?:合计|共计|相加|总计|加起来)"
    rf"[^\d，。；\n]{{0,6}}(?P<total>{_NUMBER})(?P<unit>亿元|万元|元)"
)
_SINGLE = re.compile(_NUMBER)
# what compares, or is part of what stands beside it
_OTHER = re.compile(r"其中|比|较|增加|减少|增长|下降|上年|去年|追加|调[增减整]|每|人均|约|余元|近|结余|结转|剩余|不含")


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum as printed, the amounts it is told for, and what they make."""

    span: Span
    parts: Span
    formula: str
    right: str


def wrong_sums(ground: Ground) -> Iterator[Summed]:
    """Yield the sums that the amounts right before them do not make, to the last printed place of each."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _EACH.finditer(text, area.start, area.end):
            units = {one["unit"] for one in _AMOUNT.finditer(match["parts"])}
            if units <= {match["unit"]}:
                yield from _judge(match, _SINGLE.findall(match["parts"]))
        for match in _ITEMS.finditer(text, area.start, area.end):
            amounts = list(_AMOUNT.finditer(match["parts"]))
            known = len(amounts) == chinese_value(match["count"].replace("两", "二"))
            if known and {one["unit"] for one in amounts} == {match["unit"]} and not _OTHER.search(match["parts"]):
                yield from _judge(match, [one["value"] for one in amounts])


def _judge(match: re.Match[str], parts: list[str]) -> Iterator[Summed]:
    values, total = [Decimal(part.replace(",", "")) for part in parts], Decimal(match["total"].replace(",", ""))
    step = Decimal(1).scaleb(-min(_places(part) for part in (*parts, match["total"])))
    if abs(sum(values) - total) > step * len(parts):
        yield Summed(
            Span(match.start("total"), match.end("unit")), Span(*match.span("parts")), "+".join(parts),
            f"{sum(values)}{match['unit']}",
        )  # fmt: skip


def _places(figure: str) -> int:
    return len(figure.partition(".")[2])
