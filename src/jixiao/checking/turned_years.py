"""Changes that the figures of two years turn round where these stand line by line, cell by cell or a sentence apart."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_changes import (
    BETTER_LESS,
    FALLS,
    LAST_YEAR,
    ONE_AMOUNT,
    POINTS,
    RISES,
    UNIT,
    Turned,
    is_improved,
    is_loss,
    is_turned,
)
from jixiao.model.span import Span

_THIS = r"(?:本年度?|今年|当年|(?P<this>20\d\d)年度?)"
_PART = r"[ ]*(?:[，,；;｜|]|\n)[ \t\u3000]*"
_WORD = rf"(?:有所|略有|小幅|大幅|明显|共|又|净)?(?P<word>(?P<up>{RISES})|{FALLS})(?:了|幅度|幅|率)?[为达]?[ ]?"
_BY = rf"(?P<by>{NUMBER})[ ]*(?P<by_unit>个百分点|百分点|[%％]|(?P=unit))(?=[ ]*(?:[，,。；;）)｜|\n]|$))"
# 变动额：13.20万元
_APART = rf"(?:[变增差][\u4e00-\u9fff]{{0,4}}额[：:][ ]*{NUMBER}[ ]*(?P=unit){_PART})?"
_LABEL = (
    r"(?:(?:变[化动]|增[减幅]|升降|同比)[\u4e00-\u9fff]{0,6}[：:][ ]*)?"
    r"(?:同比|(?:20\d\d年度?|本年|今年)?[比较](?:上年|去年|20\d\d年)度?)?"
)
_AMOUNT = rf"{ONE_AMOUNT}[：:为是]?[ ]?"
_PATTERNS = (
    # 上年240.00万元｜本年300.00万元｜变化：下降25.00%
    re.compile(
        rf"(?P<last>{LAST_YEAR}){_AMOUNT}(?P<then>{NUMBER})[ ]*{UNIT}{_PART}{_THIS}{_AMOUNT}"
        rf"(?P<now>{NUMBER})[ ]*(?P=unit){_PART}{_APART}{_LABEL}{_WORD}{_BY}"
    ),
    # 本年支出：300.00万元 / 上年支出：240.00万元 / 变动情况：下降25.00%
    re.compile(
        rf"{_THIS}{_AMOUNT}(?P<now>{NUMBER})[ ]*{UNIT}{_PART}(?P<last>{LAST_YEAR}){_AMOUNT}"
        rf"(?P<then>{NUMBER})[ ]*(?P=unit){_PART}{_APART}{_LABEL}{_WORD}{_BY}"
    ),
    # 支出从110.00万元变为143.00万元，下降30.00%; of which year the first is, the words before it or none tell
    re.compile(
        rf"(?<![理自])[由从](?P<last>{LAST_YEAR})?{_AMOUNT}(?P<then>{NUMBER})[ ]*{UNIT}[，,]?"
        rf"(?:变[为成到]|变[化动][为到]|调整[为到]|到|至)(?:了)?(?:本年度?|今年|当年|20\d\d年度?)?的?[ ]?"
        rf"(?P<now>{NUMBER})[ ]*(?P=unit)[，,（(](?(last){_LABEL}|(?![比较同]){_LABEL}){_WORD}{_BY}"
    ),
)
# 2020年……执行率91.00%；2021年……执行率97.00%，执行率下降6.00个百分点
_YEAR = r"(?:20\d\d年|上年|去年|本年|今年|当年)度?"
_POINTS = re.compile(
    rf"(?P<one>{_YEAR})(?P<first>(?:(?!{_YEAR})[^。；;\n]){{0,60}}?)(?<=[，,、：:度年\d元])"
    rf"(?P<what>[\u4e00-\u9fff]{{2,8}}[率度])[为是达：:]{{0,2}}(?P<then>{NUMBER})[ ]?[%％][；;，,。]\n?"
    rf"(?P<two>{_YEAR})(?P<second>(?:(?!{_YEAR})[^。；;\n]){{0,60}}?)(?<=[，,、：:度年\d元])"
    rf"(?P=what)[为是达：:]{{0,2}}(?P<now>{NUMBER})[ ]?[%％][；;，,。]\n?(?:两年相比[，,]|同比)?"
    rf"(?:(?P<own>{_YEAR})的?)?(?:该|这一)?(?:(?P=what))?(?:[比较](?P<base>{_YEAR})的?|同比)?(?:相比)?[，,]?"
    rf"(?:有所|略有|小幅|大幅|明显|共|又|净)?(?P<word>(?P<up>{RISES})|{FALLS})了?[ ]*(?P<by>{NUMBER})[ ]?{POINTS}"
)
_EARLIER = ("上年", "去年")


def turned_years(ground: Ground) -> Iterator[Turned]:
    """Yield the changes that the figures of both years make but for the direction told."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year[:4]
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if _in_order(match, year) and is_turned(match) and not (is_improved(match) or is_loss(match)):
                now, then = (Span(*match.span(name)) for name in ("now", "then"))
                yield Turned(Span(match.start("word"), match.end("by_unit")), now, then)
    for match in _POINTS.finditer(text):
        yield from _points(match)


def _in_order(match: re.Match[str], year: str) -> bool:
    """Tell whether what is called last year's is of a year before the other."""
    last, this = match["last"] or "", match.groupdict().get("this")
    return not last.startswith("20") or last[:4] < (this or year or "9")


def _points(match: re.Match[str]) -> Iterator[Turned]:
    """Yield a change of two rates that lie as far apart as told, but with the later one on the other side."""
    rising = _follows(match["one"], match["two"])
    if rising is None or (match["word"] in ("提高", "提升") and BETTER_LESS.search(match["what"])):
        return
    first, second = Span(*match.span("then")), Span(*match.span("now"))
    then, now = (first, second) if rising else (second, first)
    earlier, later = (match["one"], match["two"]) if rising else (match["two"], match["one"])
    own, base = match["own"] or later, match["base"] or earlier
    if own[:4] != later[:4] or (base[:4] != earlier[:4] and base[:2] not in _EARLIER):
        return
    apart = value(now.of(match.string)) - value(then.of(match.string))
    if apart != Decimal(0) and abs(apart) == value(match["by"]) and (apart > 0) != bool(match["up"]):
        yield Turned(Span(match.start("word"), match.end()), now, then)


def _follows(one: str, two: str) -> bool | None:
    """Tell whether the second year is the later one; None where the words do not tell."""
    if one[:4].isdigit() and two[:4].isdigit():
        return None if one[:4] == two[:4] else one[:4] < two[:4]
    first, second = one[:2] in _EARLIER, two[:2] in _EARLIER
    return None if first == second else first
