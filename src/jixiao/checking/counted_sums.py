"""Sums of as many projects as the text counts: 三个项目合计支出64.00万元，依次为25.60万元、18.90万元、20.50万元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.numbering import chinese_value
from jixiao.checking.printed import NUMBER, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_sums import Summed
from jixiao.model.span import Span

_UNIT = r"亿元|万元|元"
_NUMERAL = r"[两二三四五六七八九十]|(?<![\d.])\d{1,2}"
_WHAT = r"(?:子|重点|专项|支出|建设|民生|二级|单项)*(?:项目|工程|专项|子项|分项)"
_COUNTED = rf"(?:(?P<count>{_NUMERAL})[个项]{_WHAT}|{_WHAT}(?:共|有|为)?(?P<number>{_NUMERAL})[个项])"
_PART = rf"[^\d、，,。；;：:\n]{{0,24}}{NUMBER}(?:{_UNIT})?"
_PARTS = rf"(?P<parts>{_PART}(?:[、，和及]{_PART}){{1,19}})"
_ALL = r"(?:总共|合计|共计|总计|共)"
_TOTAL = rf"(?P<total>{NUMBER})(?P<unit>{_UNIT})"
_FORMS = (
    # 下设三个子项目，合计支出155.00万元：水源55.00万元、管网70.00万元、计量25.00万元
    re.compile(
        rf"{_COUNTED}(?P<said>[，,]?[^\d。；;：:\n，,]{{0,12}}?{_ALL}[^\d，。；;：:\n]{{0,10}}){_TOTAL}"
        rf"(?:[，,（(](?:其中|依次|分别)(?:为|是|支出|安排)?[：:，,]?|[：:]){_PARTS}(?=[。；;\n）)]|$)"
    ),
    # 三个子项目据实结算：石桥20元，双井30元。共计支出60元
    re.compile(
        rf"{_COUNTED}[^\d。；;：:\n，,]{{0,12}}[：:]{_PARTS}[。；;，,](?:以上|上述)?(?:[两二三四五六七八九十\d]{{1,2}}[个项]{_WHAT})?"
        rf"(?P<said>{_ALL}[^\d，。；;：:\n]{{0,8}}){_TOTAL}(?=[，,。；;\n）)]|$)"
    ),
)
_AMOUNT = re.compile(rf"(?P<value>{NUMBER})(?P<unit>{_UNIT})?")
# what is no part of the sum, or told of something else than the sum is
_OTHER = re.compile(
    r"其中|比|较|增加|减少|增长|下降|上年|去年|追加|调[增减整]|每|人均|约|余元|近|结余|结转|剩余|不含|资金|财政|中央|省级|市级|县级|自筹|配套|年"
)
_KINDS = ("支出", "预算", "到位", "下达", "拨付", "支付", "结算", "决算", "投资", "审定", "中标")


def counted_sums(ground: Ground) -> Iterator[Summed]:
    """Yield the sums of counted projects that the amounts of just as many do not make."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for form in _FORMS:
            for match in form.finditer(text, area.start, area.end):
                parts = list(_AMOUNT.finditer(match["parts"]))
                units = [part["unit"] for part in parts]
                one_unit = set(units) <= {match["unit"], None} and units[-1] == match["unit"]
                if one_unit and len(parts) == _number(match) and not _of_another_kind(match):
                    yield from _judge(match, [part["value"] for part in parts])


def _number(match: re.Match[str]) -> int:
    told = match["count"] or match["number"]
    return int(told) if told.isdigit() else chinese_value(told.replace("两", "二"))


def _of_another_kind(match: re.Match[str]) -> bool:
    """Tell parts that are of another kind than their sum: 预算共90万元，其中渠道支出50万元."""
    names = _AMOUNT.sub("", match["parts"])
    apart = any(kind in names and kind not in match["said"] for kind in _KINDS)
    return apart or _OTHER.search(names) is not None


def _judge(match: re.Match[str], parts: list[str]) -> Iterator[Summed]:
    values, total = [value(part) for part in parts], value(match["total"])
    step = Decimal(1).scaleb(-min(places(part) for part in (*parts, match["total"])))
    if abs(sum(values) - total) > step * len(parts):
        yield Summed(
            Span(match.start("total"), match.end("unit")), Span(*match.span("parts")), "+".join(parts),
            f"{sum(values)}{match['unit']}",
        )  # fmt: skip
