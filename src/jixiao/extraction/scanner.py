"""The scanner of figures: one pass of one expression over a text.

It yields every printed quantity with its unit, precision and approximation, and tells apart what looks like one:
years and dates, document numbers, ordinals, list markers, codes, telephone numbers, programme names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jixiao.extraction.numerals import CHINESE_DIGITS, FULL_WIDTH, chinese_integer
from jixiao.model.interval import Interval
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Approximation, Dimension, Quantity, half_step
from jixiao.model.span import Span
from jixiao.taxonomy.units import measure_words, spelled_measure_words

MOST_DIGITS = 18
_D = "0-9０-９"
_GAP = r"[ \t\u3000\xa0]*"
# 2,278.72　项目支出：…, 402.18　人员经费：…: the next cell begins with what could be a measure
_NEXT_CELL = r"(?<=[\u3000\t])(?:项目|人员|人均|户均|个人|台账|件数|次数|条件|名称|家庭|车辆)"
_BREAK = r"[ \t\u3000\xa0]*\n?[ \t\u3000\xa0]*"


# no amount of public money needs more characters; a bound keeps the search linear in the length of the text
_LONGEST_SPELLED = 16


@dataclass(frozen=True, slots=True)
class Token:
    """What the scanner saw: `kind` is figure, year, date, ordinal, skip or overlong; figures alone have a `quantity`.

    An ordinal is the running number of a line: 2－1　财政拨款.

    For a figure `number` covers the digits; for a year `number` covers the four digits and `year` is its value.
    """

    kind: str
    span: Span
    number: Span
    quantity: Quantity | None = None
    year: int = 0
    bounded: bool = False


# what makes another word of a measure word: 预算420　支出388.6; 编制人数：46　年末在职45
_NO_MEASURE = {"支": "(?![出付取配0-9])", "年": "(?![末初中内度终底])", "人": "(?!员(?!工))", "本": "(?!年(?!鉴))"}


def _words(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) + _NO_MEASURE.get(word, "") for word in words)


@cache
def expression() -> re.Pattern[str]:
    """Return the grammar of figures, one alternative a kind, compiled once."""
    measures = _words(measure_words())
    spelled = _words(spelled_measure_words())
    after = rf"(?:[.．][{_D}]|{_GAP}(?:[万亿]|元|[%％]))"
    # a figure may be broken at the margin of the page: 12.3⏎6万元
    unit = rf"{_GAP}(?:万元|亿元|元|[%％]|分(?![之别钟]))"
    broken = rf"(?:\n[{_D}]+(?=(?:[.．][{_D}]+)?{unit}))?"
    # 5,236,4800.00元: groups of two or four digits among those of three are one number, mistyped
    wrong = rf",(?:[{_D}]{{2}}|[{_D}]{{4}})(?:,[{_D}]{{3}})*[.．][{_D}]{{1,2}}(?![{_D}])"
    number = (
        rf"(?:[{_D}]{{1,3}}(?:,[{_D}]{{3}})+(?![{_D}]|{wrong})|[{_D}]{{1,4}}(?:,[{_D}]{{2,5}})+(?={after})"
        rf"|[{_D}]{{1,3}}(?:，[{_D}]{{3}})+(?=[.．][{_D}])|[{_D}]{{1,3}}(?:[ \xa0][{_D}]{{3}})+(?=[.．][{_D}])"
        rf"|[{_D}]+{broken})(?:[.．][{_D}]+(?:\n[{_D}]{{1,2}}(?={unit}))?|[.．](?={_GAP}(?:[万亿]?元|[%％]|分))|。[{_D}]{{1,2}}(?={unit}))?"
    )
    small = f"{CHINESE_DIGITS}"
    two_figure_year = rf"(?:19|20)[{_D}]{{2}}"
    month = rf"[{_D}]{{1,2}}{_GAP}月份?(?:{_GAP}[{_D}]{{1,2}}{_GAP}[日号])?"
    year_digits = rf"(?:19|20|１９|２０)[ \t]?[{_D}][ \t]?[{_D}]"
    year_after = rf"(?=[ \t]*(?:年|[-—~～至][ \t]*{two_figure_year}{_GAP}年))"
    spelled_number = (
        rf"[{small}]{{0,{_LONGEST_SPELLED}}}[二两三四五六七八九十百千贰叁肆伍陆柒捌玖拾佰仟][{small}万亿]{{0,{_LONGEST_SPELLED}}}"
        rf"|[{small}]{{1,{_LONGEST_SPELLED}}}[万亿][{small}万亿]{{0,{_LONGEST_SPELLED}}}|[一壹](?=[元辆名])"
    )
    return re.compile(
        rf"""
      (?=[{_D}{small}A-Za-z（(〔［\[【〖“第\-－−])(?:
      (?P<skip>
          [（(〔\[【][ \t]*{two_figure_year}[ \t]*[）)〕\]】]?[ \t]*[{_D}]+[ \t]*号
        | [（(〔［\[【〖]{_GAP}[{_D}]{{1,2}}{_GAP}[）)〕］\]】〗](?=[^{_D}]|{year_digits}[ \t]*年)
        | 第[ \t]*[{_D}{small}]+(?:[ \t]*[批次期届条款项章节号类名季卷版轮部])?
        | “[{_D}{small}A-Za-z+＋\-—.]+”
        | [A-Za-z{_D}][A-Za-z{_D}\-]*[A-Za-z][A-Za-z{_D}\-]*
        | (?<![{_D}])1[3-9][{_D}]{{9}}(?![{_D}])
        | (?<![{_D}])0[{_D}]{{2,3}}[-—][{_D}]{{7,8}}(?![{_D}])
        | (?<![{_D}])[{_D}]{{1,2}}[:：][{_D}]{{2}}(?![{_D}])
        | 三公|三支一扶|一卡通|[三五]年行动|两新|两重
      )
    | (?P<ordinal>(?<![^\n])[{_D}]{{1,2}}[-－—–][{_D}]{{1,2}}(?=[ \t\u3000]+[“（\u4e00-\u9fff]))
    | (?P<year>(?<![{_D}.]){year_digits}{year_after}(?:{_GAP}年(?:度|初|末|底)?(?:{_GAP}{month})?)?
        | 二[〇○零][〇○零一二三四五六七八九]{{2}}年度?)
    | (?P<date>{two_figure_year}[-./][{_D}]{{1,2}}[-./][{_D}]{{1,2}}|{month}(?!{_GAP}[以内])
        |(?<=[月至])[{_D}]{{1,2}}{_GAP}[日号]|[{_D}]{{1,2}}号文)
    | (?P<percent_of>(?P<permille>百|千|万)分之(?P<parts>[{small}{_D}.点]+))
    | (?P<figure>(?P<sign>(?<![{_D}A-Za-z元%％人个件次万亿年月日号）)])[-－−])?(?P<number>{number})
        (?P<more>余|多(?![支用花出收付征\d]))?{_BREAK}(?P<magnitude>(?:[百千]?万|亿|千(?![克瓦米伏]))(?!分之))?(?P<most>余|多(?![支用花出收付征\d]))?
        (?:{_BREAK}(?!{_NEXT_CELL})(?P<unit>元|[%％‰]|个百分点|百分点|分(?![钟之别部别类批])|倍|成(?![立员为本功])|{measures}))?
        (?P<after>左右|上下|(?:及|（含）|\(含\))?(?:以上|以下|以内))?)
    | (?P<spelled>(?P<spelled_number>{spelled_number})
        (?P<spelled_more>[余多])?(?!项(?:费用|经费|支出|资金)?(?:合计|共计|总计|之和|相加|依次|分别|各))(?P<spelled_unit>元整?|{spelled})(?P<spelled_after>左右|以上)?))
    """,
        re.VERBOSE,
    )


_MAGNITUDES = {"万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000, "千": 1_000}
_FIXED_UNITS = {
    "%": (Dimension.RATE, "%", MICRO),
    "％": (Dimension.RATE, "%", MICRO),
    "‰": (Dimension.RATE, "‰", MICRO // 10),
    "成": (Dimension.RATE, "成", 10 * MICRO),
    "个百分点": (Dimension.POINTS, "个百分点", MICRO),
    "百分点": (Dimension.POINTS, "个百分点", MICRO),
    "分": (Dimension.SCORE, "分", MICRO),
    "倍": (Dimension.TIMES, "倍", MICRO),
}
_BEFORE = re.compile(
    r"(?:(?P<about>大约|(?<![节制集预条合签履])约|近|将近|接近|大概)"
    r"|(?P<over>超过|超|逾|多于|高于|大于|不少于|不低于|至少|≥|>|＞)"
    r"|(?P<under>不足|不到|少于|低于|小于|不超过|不高于|至多|≤|<|＜))[为]?[ \t]*$"
)
_LONGEST_BEFORE = 5
# groups that are not of three digits, nor all of four (1,2345,6789)
_MISTYPED = re.compile(r",(?![0-9]{3}(?![0-9]))(?![0-9]{4}(?:,[0-9]{4})*(?:[.][0-9]+)?$)")
_EACH = re.compile(r"(?:分别|依次|先后|各)(?:为|是|有|计)?[^。；;]*$")
_LOOK = 40
_STRIP = re.compile(r"[\s,，]")
_GROUPS = ("sign", "number", "more", "most", "magnitude", "unit", "after")


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the figures and the numbers that are none, in order, within text[start:end]."""
    last = len(text) if end is None else end
    at = start
    while (match := expression().search(text, at, last)) is not None:
        match = _first_of_list(text, match)
        yield _token(text, match)
        at = match.end()


def _first_of_list(text: str, match: re.Match[str]) -> re.Match[str]:
    """Return the first of several numbers that commas of half width part: 分别为12,34.5,56万元."""
    number = match["number"] or ""
    if _MISTYPED.search(number) is None or _EACH.search(text, max(0, match.start() - _LOOK), match.start()) is None:
        return match
    return expression().match(text, match.start(), match.start("number") + number.index(",")) or match


def _token(text: str, match: re.Match[str]) -> Token:
    kind = match.lastgroup
    span = Span(*match.span())
    if match["figure"] is not None:
        return _figure(text, match)
    if match["year"] is not None:
        digits = Span(span.start, span.start + match["year"].index("年") if "年" in match["year"] else span.end)
        return Token("year", span, digits, year=_year(match["year"]))
    if match["spelled"] is not None:
        return _spelled(text, match)
    if match["percent_of"] is not None:
        return _percent(text, match)
    return Token(kind if kind in ("date", "ordinal") else "skip", span, span)


def _year(text: str) -> int:
    plain = text.translate(FULL_WIDTH).replace(" ", "").replace("\t", "")
    return int(plain[:4]) if plain[0].isdigit() else chinese_integer(text[:4].replace("○", "〇"))


def _figure(text: str, match: re.Match[str]) -> Token:
    sign, printed, more, most, magnitude, unit, after = match.group(*_GROUPS)
    number = Span(*match.span("number"))
    span = Span(match.start(), match.end("unit") if unit else _trimmed_end(match))
    whole, _, part = _plain(printed).partition(".")
    decimals = len(part)
    if len(whole) + decimals > MOST_DIGITS:
        return Token("overlong", span, number)
    dimension, name, scale = _unit(unit or "", magnitude or "")
    value = _scaled(int(whole + part), scale, decimals)
    if sign:
        value = -value
    approximation = _approximation(text, span.start, more or most, after)
    interval = _interval(value, scale, decimals, approximation)
    quantity = Quantity(dimension, value, interval, name, scale, decimals, approximation)
    return Token("figure", span, number, quantity, bounded=bool(unit))


def _plain(written: str) -> str:
    """Return digits without separators and line breaks, in half width."""
    if written.isascii():
        return _STRIP.sub("", written)
    return _STRIP.sub("", written).translate(FULL_WIDTH)


def _trimmed_end(match: re.Match[str]) -> int:
    for group in ("most", "magnitude", "more", "number"):
        if match[group]:
            return match.end(group)
    return match.end("number")


def _unit(unit: str, magnitude: str) -> tuple[Dimension, str, int]:
    factor = _MAGNITUDES.get(magnitude, 1)
    if unit == "元":
        return Dimension.MONEY, magnitude + unit, FEN_PER_YUAN * factor
    if unit in _FIXED_UNITS:
        return _FIXED_UNITS[unit]
    return (Dimension.COUNT if unit else Dimension.PLAIN), magnitude + unit, MICRO * factor


def _scaled(digits: int, scale: int, decimals: int) -> int:
    step: int = 10**decimals
    value, rest = divmod(digits * scale, step)
    return value + int(2 * rest >= step)


def _approximation(text: str, start: int, more: str | None, after: str | None) -> Approximation:
    if more:
        return Approximation.OVER
    if after:
        return {"以上": Approximation.OVER, "以下": Approximation.UNDER, "以内": Approximation.UNDER}.get(
            after[-2:], Approximation.ABOUT
        )
    match = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    if match is None:
        return Approximation.EXACT
    return Approximation[(match.lastgroup or "about").upper()]


def _interval(value: int, scale: int, decimals: int, approximation: Approximation) -> Interval:
    """Return what the words allow: 余 and 以上 reach up to the next step, 近 and 不足 down, 约 both ways."""
    if approximation is Approximation.EXACT:
        return Interval.exactly(value)
    step = max(abs(value) // 10, 2 * half_step(scale, decimals), 1)
    low = value if approximation is Approximation.OVER else value - step
    high = value if approximation is Approximation.UNDER else value + step
    return Interval(low, high)


def _spelled(text: str, match: re.Match[str]) -> Token:
    value = chinese_integer(match["spelled_number"])
    written = match["spelled_unit"]
    money = written.startswith("元")
    unit, scale = ("元", 100) if money else (written, MICRO)
    approximation = _approximation(text, match.start(), match["spelled_more"], match["spelled_after"])
    base = value * scale
    dimension = Dimension.MONEY if money else Dimension.COUNT
    quantity = Quantity(dimension, base, _interval(base, scale, 0, approximation), unit, scale, 0, approximation)
    span = Span(match.start("spelled_number"), match.end("spelled_unit"))
    return Token("figure", span, Span(*match.span("spelled_number")), quantity, bounded=True)


def _percent(text: str, match: re.Match[str]) -> Token:
    whole, _, part = match["parts"].translate(FULL_WIDTH).replace("点", ".").partition(".")
    digits = _plain_digits(whole)
    decimals = len(part)
    if decimals:
        digits = digits * 10**decimals + _plain_digits(part)
    scale = {"百": MICRO, "千": MICRO // 10, "万": MICRO // 100}[match["permille"]]
    value = _scaled(digits, scale, decimals)
    span = Span(*match.span("percent_of"))
    unit = {"百": "%", "千": "‰", "万": "万分之"}[match["permille"]]
    approximation = _approximation(text, span.start, None, None)
    interval = _interval(value, scale, decimals, approximation)
    quantity = Quantity(Dimension.RATE, value, interval, unit, scale, decimals, approximation)
    return Token("figure", span, Span(*match.span("parts")), quantity, bounded=True)


def _plain_digits(text: str) -> int:
    return int(text) if text.isascii() else chinese_integer(text)
