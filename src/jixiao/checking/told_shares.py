"""Shares that the words or the row they stand in prove wrong, whatever they are shares of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, is_mistyped, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.model.document import Table
from jixiao.model.span import Span

# 基本支出58.00万元，占总支出86.00万元的76.44%; 大专以上学历30人，占在职人员40人的85%
_IN_WORDS = re.compile(
    rf"(?<![\d.,约近超])(?P<part>{NUMBER})(?P<unit>亿元|万元|元|人|名|家|亩|户|台)[，,（(]?占(?![比年])[^，。；：、\d（）()\n约近]{{2,16}}"
    rf"(?P<whole>{NUMBER})(?P=unit)的(?:比重|比例)?[为达]?(?P<share>\d+(?:\.\d+)?)[ ]?[%％]"
    r"(?![ ]?(?:以[上下]|左右|上下|多|余|强|弱|[-—－~～至到]))"
)
# 培训农民1,260人次，其中妇女486人次，占38.57%
_OF_THEM = re.compile(
    rf"(?<![\d.,约近超])(?P<whole>{NUMBER})(?P<unit>人次|人|名|家|户|亩|台|份|件|公里|处)[，,（(；;]其中[：:]?"
    rf"(?:(?!其中)[^，。；：、\d（）()\n]){{1,14}}(?P<part>{NUMBER})(?P=unit)[，,（(]占(?:比|[^比年，。；、\d\n]{{0,8}}的)?(?:比重|比例)?[为达]?"
    r"(?P<share>\d{1,2}\.\d{1,2})[ ]?[%％](?![ ]?(?:以[上下]|左右|上下|多|余|强|弱|[-—－~～至到]))"
)
# 基本支出750.00万元、项目支出1,750.00万元，总支出2,500.00万元，占比依次为30.00%和70.00%
_IN_TURN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])(?P<names>(?!占)[\u4e00-\u9fff、]{2,24}[、和与及][\u4e00-\u9fff]{2,12}?)的?)?"
    r"(?:占比|比重|比例|占[^，。；、\d\n]{1,12}?的?(?:比重|比例)?)(?:依次|分别)(?:[为是占达])?[ ]*"
    r"(?P<shares>\d+(?:\.\d+)?[ ]?[%％](?:[、，,和及与][ ]*\d+(?:\.\d+)?[ ]?[%％]){1,5})"
)
_NAMES = re.compile(r"[、和与及]")
_EACH = re.compile(r"\d+(?:\.\d+)?")
_MONEY = re.compile(rf"(?<![\d.,])(?P<value>{NUMBER})(?P<unit>亿元|万元|元)")
_STOPS = re.compile(r"[。；;\n]")
_LINE = re.compile(
    rf"^[ \t\u3000]*(?P<name>[^\d\n]{{2,24}}?)[ \t\u3000]+(?P<part>{NUMBER})[ \t\u3000]+"
    rf"(?P<share>\d+(?:\.\d+)?)[ ]?[%％]?[ \t\u3000]*$",
    re.MULTILINE,
)
_SHARE = re.compile(r"占[^执完]{0,10}(?:比重?|比例|百分比|[%％])|比重|比例|构成比?|百分比")
_TOTAL = re.compile(r"(?:总|合|共|小)[ \u3000]*[计共]|总额|总数|全部")
_FIGURE = re.compile(rf"(?P<value>{NUMBER})[ ]?[%％]?(?:万元|元)?")
_WHOLE, _LEAST = Decimal(100), 2


@dataclass(frozen=True, slots=True)
class Misfit:
    """A share as printed (`span`), the part and the whole it is told for, and what they make."""

    span: Span
    part: Span
    whole: Span
    right: str


@dataclass(frozen=True, slots=True)
class _Row:
    part: Span
    share: Span


def misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the shares that part and whole beside them do not make."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _IN_WORDS.finditer(text, area.start, area.end):
            row, whole = _Row(Span(*match.span("part")), Span(*match.span("share"))), Span(*match.span("whole"))
            if not _fits(text, row, whole):
                yield _misfit(text, row, whole)
        for match in _OF_THEM.finditer(text, area.start, area.end):
            row, whole = _Row(Span(*match.span("part")), Span(*match.span("share"))), Span(*match.span("whole"))
            told = _misfit(text, row, whole)
            # of another whole it would be any other share
            if not _fits(text, row, whole) and is_mistyped(match["share"], Decimal(told.right)):
                yield told
        for rows, whole in _in_turn(text, area):
            yield from (_misfit(text, row, whole) for row in rows if not _fits(text, row, whole))
    for rows, total in (*_line_rows(text), *_table_rows(ground)):
        odd = [row for row in rows if not _fits(text, row, total.part)]
        if len(odd) == 1 and len(rows) >= _LEAST and _complete(text, rows, total):
            yield _misfit(text, odd[0], total.part)


def _in_turn(text: str, area: Span) -> Iterator[tuple[Sequence[_Row], Span]]:
    """Yield the shares told one after the other behind as many amounts and their sum, which stands first or last.

    Names before the shares tell their order; shares that another amount of the paragraph makes are of that one.
    """
    for match in _IN_TURN.finditer(text, area.start, area.end):
        shares = [Span(*one.span()) for one in _EACH.finditer(text, *match.span("shares"))]
        begun = max((stop.end() for stop in _STOPS.finditer(text, area.start, match.start())), default=area.start)
        told = list(_MONEY.finditer(text, begun, match.start()))
        spans = [Span(*one.span("value")) for one in told]
        if len(spans) != len(shares) + 1 or len({one["unit"] for one in told}) > 1:
            continue
        for whole, parts in ((spans[-1], spans[:-1]), (spans[0], spans[1:])):
            if sum((value(one.of(text)) for one in parts), Decimal(0)) == value(whole.of(text)):
                rows = [_Row(part, share) for part, share in zip(_in_order(text, match, parts), shares, strict=False)]
                if not _are_of_another(text, area, rows, whole):
                    yield rows, whole
                break


def _in_order(text: str, match: re.Match[str], parts: Sequence[Span]) -> Sequence[Span]:
    """Return the amounts in the order of the names before their shares, none where a name is that of no amount."""
    if match["names"] is None:
        return parts
    found = []
    for name in _NAMES.split(match["names"]):
        own = [part for part in parts if text.endswith(name, 0, part.start)]
        if len(own) != 1:
            return ()
        found += own
    return found if len(found) == len(parts) else ()


def _are_of_another(text: str, area: Span, rows: Sequence[_Row], whole: Span) -> bool:
    """Tell shares none of which is of this whole, but one of another amount of the paragraph: 总投资5,000.00万元."""
    if any(_fits(text, row, whole) for row in rows):
        return False
    told = (Span(*one.span("value")) for one in _MONEY.finditer(text, area.start, area.end))
    return any(_makes(text, row, one) for one in told for row in rows if one not in (whole, row.part))


def _line_rows(text: str) -> Iterator[tuple[Sequence[_Row], _Row]]:
    """Yield the rows of lines 渠道清淤  48.00  40.00 above their total, whose share is 100."""
    rows: list[_Row] = []
    end = -1
    for match in _LINE.finditer(text):
        if text[end : match.start()].strip() or end < 0:
            rows = []
        end = match.end()
        row = _Row(Span(*match.span("part")), Span(*match.span("share")))
        if _TOTAL.search(match["name"]) and _value(text, row.share) == _WHOLE:
            yield tuple(rows), row
            rows = []
        else:
            rows.append(row)


def _table_rows(ground: Ground) -> Iterator[tuple[Sequence[_Row], _Row]]:
    """Yield the rows of a column of shares beside one of amounts, with the row of the total, whose share is 100."""
    text = ground.extracted.document.text
    for table in ground.extracted.document.tables:
        cells = {(cell.row, cell.column): cell.span for cell in table.cells}
        for share in _share_columns(text, cells):
            for column in range(table.columns):
                if column != share:
                    yield from _columns(text, table, cells, column, share)


def _share_columns(text: str, cells: dict[tuple[int, int], Span]) -> list[int]:
    return [column for (row, column), span in cells.items() if not row and _SHARE.search(span.of(text))]


def _columns(
    text: str, table: Table, cells: dict[tuple[int, int], Span], column: int, share: int
) -> Iterator[tuple[Sequence[_Row], _Row]]:
    rows: list[_Row] = []
    for number in range(1, table.rows):
        part, rate = cells.get((number, column)), cells.get((number, share))
        name = cells.get((number, 0))
        if part is None or rate is None or name is None or _value(text, part) is None or _value(text, rate) is None:
            return
        row = _Row(part, rate)
        if _TOTAL.search(name.of(text)) and _value(text, rate) == _WHOLE:
            yield tuple(rows), row
            return
        rows.append(row)


def _complete(text: str, rows: Sequence[_Row], total: _Row) -> bool:
    """Tell whether the amounts of the rows make the total."""
    parts = [_value(text, row.part) or Decimal(0) for row in rows]
    return sum(parts, Decimal(0)) == _value(text, total.part)


def _fits(text: str, row: _Row, whole: Span) -> bool:
    """Tell whether a share can be that of its amount; its last place may be off by one, so that all make 100."""
    part, all_of_it, share = _value(text, row.part), _value(text, whole), _value(text, row.share)
    if part is None or share is None or not all_of_it or part > all_of_it:
        return True
    step = Decimal(1).scaleb(-places(_printed(text, row.share)))
    return abs(_WHOLE * part / all_of_it - share) <= step + step / 2


def _makes(text: str, row: _Row, whole: Span) -> bool:
    part, all_of_it = _value(text, row.part), _value(text, whole)
    return part is not None and all_of_it is not None and part < all_of_it and _fits(text, row, whole)


def _misfit(text: str, row: _Row, whole: Span) -> Misfit:
    part, all_of_it = _value(text, row.part) or Decimal(0), _value(text, whole) or Decimal(1)
    return Misfit(row.share, row.part, whole, percentage(part, all_of_it, _printed(text, row.share)))


def _printed(text: str, span: Span) -> str:
    match = _FIGURE.fullmatch(span.of(text).strip())
    return match["value"] if match else ""


def _value(text: str, span: Span) -> Decimal | None:
    match = _FIGURE.fullmatch(span.of(text).strip())
    return value(match["value"]) if match else None
