"""Changes whose word goes against both years' amounts, of which this year's stands elsewhere in the report."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_changes import FALLS, RISES, Turned
from jixiao.model.fact import Coordinates, Fact
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_UNIT = r"(?P<unit>亿元|万元|元)"
_YEAR = r"(?:上一?年度?|去年|(?P<last>20\d\d)年度?)"
_WORD = rf"(?P<word>(?P<up>{RISES})|{FALLS})了?(?P<by>{NUMBER})[ ]*"
# 公用经费同上年的131.06万元相比，增加12.79万元
_BASED = re.compile(
    rf"(?P<name>{_HAN}{{4,10}}?)(?:支出|开支)?[同与和比较]{_YEAR}(?:同期)?的?[ ]*(?P<then>{NUMBER})[ ]*{_UNIT}"
    rf"(?:相比|比较|相较)?[，,]?(?:同比|支出)?(?:有所|略有)?{_WORD}(?P=unit)(?=[，,。；;（(])"
)
# 2022年总支出是3386.92万元，两年相比，2023年增加173.29万元: this year's amount is anywhere
_BEFORE = re.compile(
    rf"{_YEAR}(?:{_HAN}{{0,10}}?)[为是共计]{{0,2}}[ ]?(?P<then>{NUMBER})[ ]*{_UNIT}[，,；;。]"
    rf"(?:(?:两年|前后|两者|二者|与之|与其|与此)?(?:相比|比较|对比|相较)(?:之下)?|同比)?[，,]?(?:本年度?|今年|(?P<this>20\d\d)年度?)?"
    rf"(?:同比|共|净|有所|略有|又){{0,2}}{_WORD}(?P=unit)(?=[，,。；;（(])"
)
# 公益岗位补贴增加83.68万元, 公用经费因压缩会议，比上年上升51.82万元:
# both years' amounts in a row of its name make
_WHY = r"(?:(?:主要)?(?:因为?|由于|受|随着?)[^。；;\n\d]{2,40}?[，,])?"
_NAMED = rf"(?:支出|资金|项目|经费)?{_WHY}(?:同比|[比较](?:上年|去年)度?)?(?:有所|略有)?{_WORD}{_UNIT}(?=[，,。；;（(])"
# 年末结转49.20万元，与年初结转相比下降10.48万元; what the year began with is told elsewhere
_OPENING = r"(?:年初|期初|(?:上年|去年)(?:年?末|年底)?)"
_RESTS = r"(?:结[转余]|余额|存款|资金|数|的|和){0,5}"
_CLOSED = re.compile(
    rf"(?:[年期][末底]|结转下年)(?:尚|还|仍)?有?(?:累计|财政|各类)?{_RESTS}[为是计达共]?(?P<now>{NUMBER})[ ]*{_UNIT}"
    rf"[，,（(][同与和比较]{_OPENING}{_RESTS}(?:相比|比较|相较)?[，,]?(?:有所|略有|净)?{_WORD}(?P=unit)(?=[，,。；;）)（(])"
)
_OPENED = (
    rf"{_OPENING}(?:尚|还|仍)?有?(?:累计|财政)?(?:结[转余]|余额)(?:和?结余|资金|余额)?[为是计达共]?"
    rf"(?P<then>{{}})[ ]*{{}}"
)
_FACTORS = {"元": 100, "万元": 10**6, "亿元": 10**10}
_THIS = ("expenditure",)
_SHORTEST, _LONG, _MANY = 4, 6, 60


def turned_bases(ground: Ground) -> Iterator[Turned]:
    """Yield such changes with this year's and last year's amount."""
    yield from _against_sentence(ground)
    yield from _against_any(ground)
    yield from _against_rows(ground)
    yield from _against_opening(ground)


def right_way(text: str, sentence: Span, by: str, unit: str, year: str) -> tuple[bool, Span, Span] | None:
    """Return whether an amount rose, and its two amounts: last year's in the sentence, this year's anywhere.

    None where the report has no such amount, or one on either side.
    """
    base = re.compile(
        rf"{_YEAR}(?:(?:支出|收入|决算|的|是|为|共|全年|总)){{0,3}}(?P<then>{NUMBER})[ ]*{re.escape(unit)}"
    )
    for match in base.finditer(text, sentence.start, sentence.end):
        if match["last"] is None or match["last"] < year:
            then, apart = value(match["then"]), value(by)
            rise, fall = (_printed(text, one, unit, "") for one in (then + apart, then - apart))
            if (rise is None) != (fall is None):
                return rise is not None, rise or fall or sentence, Span(*match.span("then"))
    return None


def _against_sentence(ground: Ground) -> Iterator[Turned]:
    text, year = ground.extracted.document.text, ground.extracted.profile.year[:4]
    for area in prose(ground.extracted.document):
        for match in _BASED.finditer(text, area.start, area.end):
            if match["last"] is not None and match["last"] >= year:
                continue
            then, by = value(match["then"]), value(match["by"])
            told, other = (then + by, then - by) if match["up"] else (then - by, then + by)
            now = next((one for one in _ends(match["name"]) if _printed(text, other, match["unit"], one)), None)
            if by and now is not None and _printed(text, told, match["unit"], "") is None:
                place = _printed(text, other, match["unit"], now)
                if place is not None:
                    yield Turned(_words(match), place, Span(*match.span("then")))


def _against_any(ground: Ground) -> Iterator[Turned]:
    """Yield changes from a long amount of last year that only in the other direction come to an amount told."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year[:4]
    for area in prose(ground.extracted.document):
        for match in _BEFORE.finditer(text, area.start, area.end):
            if (match["last"] or "0") >= (match["this"] or year or "9") or len(match["then"]) < _LONG:
                continue
            then, by = value(match["then"]), value(match["by"])
            told, other = (then + by, then - by) if match["up"] else (then - by, then + by)
            now = _printed(text, other, match["unit"], "")
            if by and now is not None and _printed(text, told, match["unit"], "") is None:
                yield Turned(_words(match), now, Span(*match.span("then")))


def _against_opening(ground: Ground) -> Iterator[Turned]:
    """Yield changes of what was left against what the year began with, which the one such amount told turns round."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _CLOSED.finditer(text, area.start, area.end):
            unit = re.escape(match["unit"])
            opened = list(re.finditer(_OPENED.format(NUMBER, unit), text))
            told = {value(one["then"]) for one in opened}
            by = value(match["by"])
            if by and told == {value(match["now"]) + (by if match["up"] else -by)}:
                yield Turned(_words(match), Span(*match.span("now")), Span(*opened[0].span("then")))


def _against_rows(ground: Ground) -> Iterator[Turned]:
    text = ground.extracted.document.text
    pairs = list(_pairs(ground))
    if len(pairs) > _MANY:
        return
    for name, now, then in pairs:
        apart = now.quantity.value - then.quantity.value
        for area in prose(ground.extracted.document):
            for match in re.compile(rf"(?<!{_HAN}){re.escape(name)}{_NAMED}").finditer(text, area.start, area.end):
                made = value(match["by"]) * _FACTORS[match["unit"]]
                others = [one.quantity.value - two.quantity.value for who, one, two in pairs if who == name]
                if made and made == abs(apart) and (apart > 0) != bool(match["up"]) and len(set(others)) == 1:
                    yield Turned(_words(match), now.span or area, then.span or area)


def _pairs(ground: Ground) -> Iterator[tuple[str, Fact, Fact]]:
    """Yield this and last year's amount of what has a name of its own and stands in one block of rows."""
    year = ground.extracted.profile.year
    facts = [one for one in ground.extracted.facts if one.coordinates is not None and one.cell is not None]
    facts = [one for one in facts if one.quantity.dimension is Dimension.MONEY and one.span is not None]
    lasts = [one for one in facts if one.coordinates is not None and one.coordinates.concept == "prior_year_amount"]
    for then in lasts:
        where = then.coordinates
        name = "" if where is None else _name(where)
        for now in facts:
            mine = now.coordinates
            if mine is None or len(name) < _SHORTEST or _name(mine) != name or now.block != then.block:
                continue
            if mine.concept.startswith(_THIS) and mine.period in ("", year) and "budget" not in mine.concept:
                yield name, now, then


def _name(where: Coordinates) -> str:
    return where.item.name if where.item is not None else where.subject.name


def _ends(words: str) -> Iterator[str]:
    """Yield the names that words may end with, the longest first."""
    return (words[at:] for at in range(len(words) - _SHORTEST + 1))


def _printed(text: str, amount: Decimal, unit: str, name: str) -> Span | None:
    """Return where an amount stands with its unit, behind a name where one is given."""
    plain = f"{amount:f}"
    forms = "|".join(map(re.escape, (plain, f"{amount:,f}")))
    led = rf"{re.escape(name)}(?:支出|决算|为|是|[ ]){{0,3}}(?<![\d.,])"
    one = re.search(rf"{led}(?P<at>{forms})[ ]*{re.escape(unit)}", text)
    return Span(*one.span("at")) if one and amount > 0 else None


def _words(match: re.Match[str]) -> Span:
    """Return the word of a change with its amount."""
    return Span(match.start("word"), match.end("by") + len(match["unit"]))
