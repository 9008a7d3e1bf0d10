"""Amounts whose digits fit only with the unit of the amounts beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from jixiao.checking.areas import prose
from jixiao.checking.column_totals import Column, columns
from jixiao.checking.printed import NUMBER
from jixiao.checking.rows import amount
from jixiao.checking.rule import Ground
from jixiao.model.document import Document
from jixiao.model.figure import Figure
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span

# for one of many, or one of several: 20.00元/月, 每户120.00元, 最低一笔20.00元
_STANDARD = re.compile(r"标准|定额|单价|[人生户亩]均|每|最[高低大小多少]|单笔")
_PER = re.compile(r"[ ]?[/／]|[ ]?每")
_AIM = re.compile(r"指标值|目标值?|计划值")
_LOOK = 14
_UNIT = re.compile(r"(?P<unit>亿元|万元|元)\s*$")
_SHARED = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>万元|元)[，,（(]占(?P<of>[^，,。；;、\d\n]{{0,12}}?)的?(?:比重)?[为达]?"
    r"(?P<share>[1-9]\d?(?:\.\d+)?)[ ]?[%％]"
)
# 100,000元，即10.00万元
_SAME = re.compile(
    rf"(?<![\d.,])(?P<one>{NUMBER})[ ]?(?P<of>亿元|万元|元)[ ]?"
    rf"[，,（(]?(?:也就是|即为|即|折合|合|换算为|折算为)[ ]?(?P<other>{NUMBER})[ ]?(?P<unit>亿元|万元|元)"
)
# 人均补助120元，合120.00万元: what one gets, and what all got
_FOR_EACH, _REACH = re.compile(r"[人户亩生件次床村]均|每|单价|标准|定额"), 14
_IN_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_LISTED = re.compile(r"[、，,；;]?(?:以及|其中|和|及|与)?[^\d。；;、，,：:（）()\n]{1,24}")
# 185.24万元，上年为189.60元; 由上年的189.60元降至185.24万元
_LAST_YEAR = re.compile(
    r"[，,（(；;、]?(?:比|较|而|同比|对比)?(?:上年|去年|上一年|20\d\d年)"
    r"(?:度|同期|全年)?(?:的|仅|只|则|数)?(?:为|是|：)?[ ]?"
)
_THAN_LAST = re.compile(r"(?:由|从|较|比)?(?:上年|去年|上一年|20\d\d年)(?:度|同期|全年)?(?:的|为|是)?[ ]?$")
_TO = re.compile(
    r"(?:[，,]?(?:逐步)?(?:下?降|升|增加?|提高|减少?|上升|增长|调整|变|压缩)[到至为]"
    r"|[，,]本年(?:度|的)?(?:为|是)?)了?[ ]?"
)
_EACH = re.compile(r"[次人户均亩生床]均|平均|每|单价|单位|人次")
_NEAR = Fraction(1, 100)
_STOP = re.compile(r"[。\n]")
_LEAST, _DIGITS, _MOST, _FAR, _TEN_THOUSAND = 2, 3, 8, 1_000, 10_000
_MANY, _HUNDRED = 8, 100


@dataclass(frozen=True, slots=True)
class Slip:
    """An amount, the unit that it should have, and the amount that shows it; `sure`: it is told to be the same."""

    span: Span
    right: str
    shown_by: Span
    sure: bool = False


def unit_slips(ground: Ground) -> Iterator[Slip]:
    """Yield amounts of which the digits, with another unit, complete the sum of a sentence or reach their target."""
    figures = [one for one in ground.extracted.figures if one.quantity.dimension is Dimension.MONEY]
    yield from _by_sum(ground, figures)
    yield from _by_target(ground, figures)
    yield from _by_column(ground)
    yield from _by_share(ground.extracted.document)
    yield from _by_list(ground, figures)
    yield from _by_same(ground.extracted.document)
    yield from _by_lone(ground.extracted.document.text, figures)
    yield from _by_last_year(ground.extracted.document.text, figures)


def _by_lone(text: str, figures: Sequence[Figure]) -> Iterator[Slip]:
    """Yield the one amount in 万元 of a text in 元 that would be far more than all others: 68,500.00万元."""
    told = [one for one in figures if one.cell is None]
    odd = [one for one in told if one.quantity.unit == "万元"]
    others = [one for one in told if one.quantity.unit == "元"]
    if len(odd) != 1 or len(others) < _MANY or len(odd) + len(others) != len(told) or odd[0].quantity.decimals < _LEAST:
        return
    most = max(others, key=_number)
    if _number(odd[0]) <= _number(most) and odd[0].quantity.value > _HUNDRED * most.quantity.value:
        yield _slip(text, odd[0], most)


def _by_last_year(text: str, figures: Sequence[Figure]) -> Iterator[Slip]:
    """Yield an amount that only in the unit of the year before is like it: 次均费用185.24万元，上年为189.60元.

    Of what is told for one of many the one in 元 is right, else the one in the unit that the report is written in.
    """
    told = [one for one in figures if one.cell is None]
    usual = "万元" if 2 * sum(one.quantity.unit == "万元" for one in told) > len(told) else "元"
    for one, other in pairwise(told):
        gap = text[one.span.end : other.span.start]
        before = re.split(r"[。；;\n]", text[max(0, one.span.start - _HUNDRED) : one.span.start])[-1]
        behind, ahead = _LAST_YEAR.fullmatch(gap), _THAN_LAST.search(before) and _TO.fullmatch(gap)
        like = _number(one) <= 2 * _number(other) <= 4 * _number(one)
        units = {one.quantity.unit, other.quantity.unit} == {"元", "万元"}
        if not (behind or ahead) or not units or not like or _times(one, other) <= _FAR:
            continue
        each = _EACH.search(before) is not None
        wrong, right = (one, other) if (other.quantity.unit == ("元" if each else usual)) else (other, one)
        if sum(map(str.isdigit, wrong.number.of(text))) >= _DIGITS:
            yield _slip(text, wrong, right)


def _by_same(document: Document) -> Iterator[Slip]:
    """Yield an amount told again in another unit that is the same only with a third unit: 100,000元，即10.00亿元."""
    for area in prose(document):
        for match in _SAME.finditer(document.text, area.start, area.end):
            one, other = (Fraction(match[name].replace(",", "")) for name in ("one", "other"))
            first, second = Span(match.start("one"), match.end("of")), Span(match.start("other"), match.end("unit"))
            told, again = one * _IN_YUAN[match["of"]], other * _IN_YUAN[match["unit"]]
            right = next((unit for unit, times in _IN_YUAN.items() if other and other * times == told), None)
            if _FOR_EACH.search(document.text, max(area.start, match.start() - _REACH), match.start()):
                continue
            if told and told != again and one == again:
                # 2,350,000万元，即235.00万元: whole amounts of so many digits are in 元
                yield Slip(first, f"{match['one']}元", second, sure=True)
            elif right is not None and told != again:
                yield Slip(second, f"{match['other']}{right}", first, sure=True)


def _by_list(ground: Ground, figures: Sequence[Figure]) -> Iterator[Slip]:
    """Yield the one amount in 元 of a list of amounts in 万元 whose digits make an amount that is told before it."""
    text = ground.extracted.document.text
    exact = [one for one in figures if one.quantity.approximation is Approximation.EXACT]
    told: dict[Fraction, Figure] = {}
    run: list[Figure] = []
    for figure in exact:
        gap = text[run[-1].span.end : figure.span.start] if run else ""
        if figure.cell is not None or not _LISTED.fullmatch(gap):
            yield from _of_list(text, run, told)
            for one in (*run, figure) if figure.cell is not None else run:
                if one.quantity.unit == "万元":
                    told.setdefault(_number(one), one)
            run = []
        if figure.cell is None:
            run.append(figure)
    yield from _of_list(text, run, told)


def _of_list(text: str, run: Sequence[Figure], told: dict[Fraction, Figure]) -> Iterator[Slip]:
    """Judge a list as a whole, or behind an amount that it may be the list of: 支出83.47万元，其中…."""
    odd = [one for one in run if one.quantity.unit == "元"]
    others = {one.quantity.unit for one in run if one not in odd}
    if len(odd) != 1 or others != {"万元"} or sum(map(str.isdigit, odd[0].number.of(text))) < _DIGITS:
        return
    if is_for_one(text, odd[0]):
        return
    for begun in range(min(len(run) - _LEAST, _MOST)):
        listed = run[begun:]
        made = sum(map(_number, listed), Fraction(0))
        whole = next((one for one in run[:begun] if _number(one) == made), told.get(made))
        if odd[0] in listed and len(listed) <= _MOST and whole is not None:
            yield _slip(text, odd[0], whole, sure=_are_long(text, odd[0], [*listed, whole]))
            return


def _by_share(document: Document) -> Iterator[Slip]:
    """Yield an amount in 元 whose share is that of as much in ten thousands: 4,120.56元，占25.02%."""
    for area in prose(document):
        told = list(_SHARED.finditer(document.text, area.start, area.end))
        odd = [one for one in told if one["unit"] == "元"]
        for one in odd if len(odd) == 1 else ():
            for other in told:
                if other["unit"] == "万元" and other["of"] in ("", one["of"]):
                    wholes = [
                        Fraction(each["number"].replace(",", "")) / Fraction(each["share"]) for each in (one, other)
                    ]
                    if abs(wholes[0] - wholes[1]) <= _NEAR * wholes[1]:
                        span = Span(one.start("number"), one.end("unit"))
                        yield Slip(span, f"{one['number']}万元", Span(other.start("number"), other.end("unit")))
                        break


def _by_column(ground: Ground) -> Iterator[Slip]:
    """Yield the one cell of a column that makes its total when read in 元: 21.30, 185,000, 17.80 make 57.60."""
    text = ground.extracted.document.text
    for column in columns(ground):
        yield from _of_units(text, column)
        for cell in column.parts if column.over else ():
            number = amount(text, cell)
            if number and column.over + number == number / _TEN_THOUSAND:
                yield Slip(cell, f"{(number / _TEN_THOUSAND).normalize():f}", column.total)


def _by_sum(ground: Ground, figures: Sequence[Figure]) -> Iterator[Slip]:
    """Yield the one amount of a sentence in another unit: 15.00万元由劳务费9.00万元和维护费6.00元组成."""
    text = ground.extracted.document.text
    exact = [one for one in figures if one.cell is None and one.quantity.approximation is Approximation.EXACT]
    for area in prose(ground.extracted.document):
        stops = [area.start, *(match.end() for match in _STOP.finditer(text, area.start, area.end)), area.end]
        before: list[Figure] = []
        for start, end in pairwise(stops):
            told = [one for one in exact if start <= one.span.start < end]
            yield from _of_sentence(text, told)
            yield from _of_whole_before(text, told, before)
            yield from _of_three(text, told)
            before = told


def _of_three(text: str, figures: Sequence[Figure]) -> Iterator[Slip]:
    """Yield the one of three amounts in a row that makes a whole and its two parts of them only in another unit.

    市属院所204.00万元中，甲院128.00万元，乙院760,000万元: 760,000元 is what is left.
    """
    for run in zip(figures, figures[1:], figures[2:], strict=False):
        values = [_number(one) * _IN_YUAN.get(one.quantity.unit, 0) for one in run]
        if not all(values) or _is_whole_of(values):
            continue
        found = [
            (at, unit)
            for at, one in enumerate(run)
            for unit in _IN_YUAN
            if unit != one.quantity.unit
            and _is_whole_of([*values[:at], _number(one) * _IN_YUAN[unit], *values[at + 1 :]])
        ]
        if len(found) == 1 and all(sum(map(str.isdigit, one.number.of(text))) >= _DIGITS for one in run):
            at, unit = found[0]
            if sum(map(str.isdigit, run[at].number.of(text))) > _DIGITS and not is_for_one(text, run[at]):
                other = run[at - 1 if at else 1]
                yield Slip(run[at].span, f"{run[at].number.of(text)}{unit}", other.span)


def is_for_one(text: str, figure: Figure) -> bool:
    """Tell an amount for one of many, or for one of several: a standard, a price, the least of them."""
    before = text[max(0, figure.span.start - _LOOK) : figure.span.start]
    return (
        _STANDARD.search(re.split("[，,、]", before)[-1]) is not None or _PER.match(text, figure.span.end) is not None
    )


def _is_whole_of(values: Sequence[Fraction]) -> bool:
    return 2 * max(values) == sum(values)


def _of_units(text: str, column: Column) -> Iterator[Slip]:
    """Yield the one cell of a column whose numbers add up that has another unit than the others and the total."""
    units = [(cell, match["unit"]) for cell in (*column.parts, column.total) if (match := _UNIT.search(cell.of(text)))]
    odd = [cell for cell, unit in units if unit == "元"]
    if not column.over and len(units) == len(column.parts) + 1 and len(odd) == 1 and odd[0] != column.total:
        number = odd[0].of(text).strip().removesuffix("元")
        usual = next(unit for cell, unit in units if cell != odd[0])
        yield Slip(Span(odd[0].start, odd[0].start + len(odd[0].of(text).rstrip())), f"{number}{usual}", column.total)


def _of_whole_before(text: str, told: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Slip]:
    """Yield the one amount in 元 of a list that with the others makes an amount of the sentence before it."""
    odd = [one for one in told if one.quantity.unit == "元"]
    units = {one.quantity.unit for one in told}
    if len(odd) != 1 or units != {"元", "万元"} or not _LEAST < len(told) <= _MOST:
        return
    made = sum(map(_number, told))
    whole = [one for one in before if one.quantity.unit == "万元" and _number(one) == made]
    if whole and sum(map(str.isdigit, odd[0].number.of(text))) >= _DIGITS:
        yield _slip(text, odd[0], whole[0], sure=_are_long(text, odd[0], [*told, whole[0]]))


def _of_sentence(text: str, figures: Sequence[Figure]) -> Iterator[Slip]:
    if not _LEAST < len(figures) <= _MOST:
        return
    units = defaultdict(list)
    for one in figures:
        units[one.quantity.unit].append(one)
    odd = [group[0] for group in units.values() if len(group) == 1]
    if len(units) != _LEAST or len(odd) != 1 or sum(map(str.isdigit, odd[0].number.of(text))) < _DIGITS:
        return
    if is_for_one(text, odd[0]):
        return
    others = [one for one in figures if one is not odd[0]]
    number, rest = _number(odd[0]), [_number(one) for one in others]
    whole = max(rest)
    # 总投资6,800亿元，其中补助4,500万元，自筹2,300万元
    if len(others) >= _LEAST and all(rest) and number == sum(rest) and odd[0] is figures[0]:
        yield _slip(text, odd[0], others[0])
        return
    if len(others) >= _LEAST and number and 0 < number == 2 * whole - sum(rest) and whole > number:
        yield _slip(text, odd[0], others[rest.index(whole)], sure=_are_long(text, odd[0], figures))


def _by_target(ground: Ground, figures: Sequence[Figure]) -> Iterator[Slip]:
    """Yield what a row reached of a target, far from it but for the unit: ≥800万元, 1,000.00元."""
    rows: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.cell is not None:
            rows[one.cell[:2]].append(one)
    for row in rows.values():
        if len(row) != _LEAST or not _has_aims(ground, row[0]):
            continue
        aim, reached = row
        like = _number(aim) <= 2 * _number(reached) <= 4 * _number(aim)
        if {aim.quantity.unit, reached.quantity.unit} == {"元", "万元"} and like and _times(aim, reached) > _FAR:
            yield _slip(ground.extracted.document.text, reached, aim)


def _has_aims(ground: Ground, figure: Figure) -> bool:
    """Tell whether the column of a figure is one of targets."""
    document = ground.extracted.document
    if figure.cell is None:
        return False
    number, _, column = figure.cell
    cells = document.tables[number].cells
    return any(cell.column == column and _AIM.search(cell.span.of(document.text)) for cell in cells)


def _slip(text: str, figure: Figure, other: Figure, *, sure: bool = False) -> Slip:
    return Slip(figure.span, f"{figure.number.of(text)}{other.quantity.unit}", other.span, sure=sure)


def _are_long(text: str, odd: Figure, figures: Sequence[Figure]) -> bool:
    """Tell amounts of so many digits that they do not make a sum by chance."""
    return _length(text, odd) >= _DIGITS and max(_length(text, one) for one in figures) > _DIGITS


def _length(text: str, figure: Figure) -> int:
    return len("".join(filter(str.isdigit, figure.number.of(text))).strip("0"))


def _number(figure: Figure) -> Fraction:
    """Return the number as printed, without its unit."""
    return Fraction(figure.quantity.value, figure.quantity.scale)


def _times(one: Figure, other: Figure) -> int:
    low, high = sorted((one.quantity.value, other.quantity.value))
    return high // low if low > 0 else 0
