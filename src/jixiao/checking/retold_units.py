"""Amounts whose unit the count of a sum, the unit told in words or a share beside them disproves.

发放312,000元；印表1,200万元。两笔相加31.32万元: in 元 they make the sum.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.checking.areas import prose
from jixiao.checking.money import exact_money, within
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import NUMBER, is_share, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.unit_slips import Slip, is_for_one
from jixiao.model.figure import Figure
from jixiao.model.span import Span

_UNITS = "亿元|万元|元"
_IN_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
# 两笔相加，项目支出312.60万元; 以上三项合计支付45.20万元
_COUNTED = re.compile(
    r"(?<![\d.第])(?P<count>[两二三四五六]|[2-6])[ ]?(?:笔|项|者|块|类|宗|样|部分|个部分)"
    r"(?:经费|费用|资金|支出|款项|款|钱)?(?:相加|合计|加起来|共计|总计|合起来|之和|加总|一共|总共|共)"
    rf"[^\d。；;\n]{{0,14}}(?P<total>{NUMBER})[ ]?(?:{_UNITS})"
)
# 521,760元，决算时以万元列报，记作52.18元
_IN_WORDS = re.compile(
    rf"(?<![\d.,])(?P<one>{NUMBER})[ ]?(?P<of>{_UNITS})[，,；;（(][^\d。；;\n]{{0,12}}?"
    rf"(?:以|按|用|折算?[为成]|换算[为成])(?P<told>亿元|万元|元)(?:列报|列示|填列|填报|计列|表示|计|记|为单位)?[^\d。；;\n]{{0,8}}?"
    rf"(?P<other>{NUMBER})[ ]?(?P<unit>{_UNITS})"
)
_SHARE = r"(?P<share>\d{1,2}\.\d{1,2})[ ]?[%％](?![ ]?(?:以[上下]|左右|上下))"
_SHARED = (
    # 资产总额3,482.60万元，固定资产2,917.44元，后者占前者83.77%
    re.compile(
        rf"(?<![\d.,])(?P<whole>{NUMBER})[ ]?(?P<whole_unit>{_UNITS})"
        rf"[，,；;（(]?(?:(?![比较上增减])[^\d。；;\n]){{1,24}}?"
        rf"(?P<part>{NUMBER})[ ]?(?P<part_unit>{_UNITS})[，,（(]?(?:后者|前者)?占[^\d，,。；;\n]{{0,14}}?{_SHARE}"
    ),
    # 固定资产2,917.44元占资产总额3,482.60万元的83.77%
    re.compile(
        rf"(?<![\d.,])(?P<part>{NUMBER})[ ]?(?P<part_unit>{_UNITS})[，,（(]?占[^\d，,。；;\n]{{1,16}}?"
        rf"(?P<whole>{NUMBER})[ ]?(?P<whole_unit>{_UNITS})的(?:比重|比例)?[为达]?{_SHARE}"
    ),
)
_LEAST = 3


def retold_units(ground: Ground) -> Iterator[Slip]:
    """Yield the amounts that another unit makes what the words or the share beside them tell."""
    text = ground.extracted.document.text
    money = exact_money(ground)
    for area in prose(ground.extracted.document):
        told = within(money, area)
        for match in _COUNTED.finditer(text, area.start, area.end):
            yield from _of_count(text, told, match)
        for match in _IN_WORDS.finditer(text, area.start, area.end):
            yield from _of_words(match)
        for pattern in _SHARED:
            for match in pattern.finditer(text, area.start, area.end):
                yield from _of_share(match, told)


def _of_count(text: str, told: Sequence[Figure], match: re.Match[str]) -> Iterator[Slip]:
    """Yield the one of the amounts that were counted, or their sum, that must have another unit for them to add up."""
    before = [one for one in told if one.span.end <= match.start() and not is_for_one(text, one)]
    total = next((one for one in told if one.number.start == match.start("total")), None)
    parts = before[-count_of(match["count"]) :]
    if total is None or len(parts) < count_of(match["count"]) or _add_up(parts, total, None, 1):
        return
    found = [
        (one, unit)
        for one in (*parts, total)
        for unit, times in _IN_YUAN.items()
        if unit != one.quantity.unit
        and one.quantity.unit in _IN_YUAN
        and _add_up(parts, total, one, Fraction(times, _IN_YUAN[one.quantity.unit]))
    ]
    if len(found) == 1 and sum(map(str.isdigit, found[0][0].number.of(text))) >= _LEAST:
        one, unit = found[0]
        yield Slip(one.span, f"{one.number.of(text)}{unit}", (total if one is not total else parts[-1]).span)


def _add_up(parts: Sequence[Figure], total: Figure, odd: Figure | None, factor: Fraction | int) -> bool:
    times = [Fraction(factor) if one is odd else Fraction(1) for one in (*parts, total)]
    values = [one.quantity.value * many for one, many in zip((*parts, total), times, strict=True)]
    step = total.quantity.step * times[-1]
    return 2 * abs(sum(values[:-1]) - values[-1]) <= step


def _of_words(match: re.Match[str]) -> Iterator[Slip]:
    """Yield an amount told again in a unit that is called by its name, but printed with another one."""
    one, other = value(match["one"]) * _IN_YUAN[match["of"]], value(match["other"]) * _IN_YUAN[match["told"]]
    step = Fraction(_IN_YUAN[match["told"]], 10 ** places(match["other"]))
    same = 2 * abs(Fraction(one) - Fraction(other)) <= step and sum(map(str.isdigit, match["other"])) >= _LEAST
    if same and match["unit"] != match["told"] != match["of"]:
        again, first = Span(match.start("other"), match.end("unit")), Span(match.start("one"), match.end("of"))
        yield Slip(again, f"{match['other']}{match['told']}", first, sure=True)


def _of_share(match: re.Match[str], told: Sequence[Figure]) -> Iterator[Slip]:
    """Yield the one of part and whole that only with the unit of the other has the share told for it."""
    part, whole = value(match["part"]), value(match["whole"])
    units = {match["part_unit"], match["whole_unit"]}
    if units != {"元", "万元"} or not 0 < part < whole or not is_share(match["share"], part, whole):
        return
    usual = [one.quantity.unit for one in told]
    odd = "whole" if usual.count("元") > usual.count("万元") + 1 and match["whole_unit"] == "万元" else ""
    odd = odd or ("part" if match["part_unit"] == "元" else "whole")
    other = "whole" if odd == "part" else "part"
    yield Slip(
        Span(match.start(odd), match.end(f"{odd}_unit")), f"{match[odd]}{match[f'{other}_unit']}",
        Span(match.start(other), match.end(f"{other}_unit")),
    )  # fmt: skip
