"""Charts of bars in a Word file: DrawingML, with the values kept in the chart and in a workbook that Word can edit."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from jixiao.composing.word.markup import attribute, escaped
from jixiao.composing.word.package import OFFICE, RELATIONS, TYPES, part, with_entry
from jixiao.model.writing import Chart

_EMU = 36_000
_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 156 * _EMU, 50 * _EMU, 200 * _EMU
_AROUND, _GAP, _BAR = 20 * _EMU, 4 * _EMU, 5 * _EMU
# ids of drawings of a file must differ; those of a template of a user are small
_FIRST_ID = 9001
# hundredths of a point: a long list at the height of a page has room for small letters alone
_FEW, _FEW_SIZE, _MANY_SIZE = 20, 1050, 800
_FILLS = ("1F4E79", "9DC3E6", "7F7F7F", "D9D9D9")
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 xlsxwriter wants it so; a fixed time keeps the bytes of equal charts equal
_SHEET = "Sheet1"
_OURS = re.compile(r"word/charts/jixiao(\d+)\.xml")
# an axis that begins elsewhere makes small differences look large
_FROM_ZERO = '<c:min val="0"/>'
_FONT = '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋_GB2312"/>'


def drawing(chart: Chart, number: int) -> str:
    """Return the run that a chart stands in; charts are numbered from 1 in their order in the file."""
    about = attribute(chart.about)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_MAIN}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH}" cy="{_height(chart)}"/>'
        f'<wp:docPr id="{_FIRST_ID + number}" name="图 {number}" descr="{about}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_MAIN}/main"><a:graphicData uri="{_MAIN}/chart">'
        f'<c:chart xmlns:c="{_MAIN}/chart" xmlns:r="{OFFICE}" r:id="{_relation(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _height(chart: Chart) -> int:
    wanted = _AROUND + len(chart.names) * (_GAP + _BAR * len(chart.series))
    return min(max(wanted, _LEAST_HEIGHT), _MOST_HEIGHT)


def _relation(number: int) -> str:
    return f"rIdJixiaoChart{number}"


def last_chart(parts: Iterable[str]) -> int:
    """Return the number of the last chart of ours that a file holds, from the names of its parts."""
    return max((int(match[1]) for one in parts if (match := _OURS.fullmatch(one))), default=0)


def with_charts(parts: Mapping[str, bytes], charts: Sequence[Chart], held: int = 0) -> dict[str, bytes]:
    """Return the parts of a Word file with those of its charts, numbered behind the `held` ones of a template."""
    found = dict(parts)
    for number, chart in enumerate(charts, held + 1):
        name = f"jixiao{number}"
        place, book = f"word/charts/{name}.xml", f"word/embeddings/{name}.xlsx"
        types = (
            f'<Override PartName="/{place}" ContentType="{_CHART_TYPE}"/>'
            f'<Override PartName="/{book}" ContentType="{_WORKBOOK_TYPE}"/>'
        )
        found[TYPES] = with_entry(found[TYPES].decode(), types).encode()
        drawn = f'<Relationship Id="{_relation(number)}" Type="{OFFICE}/chart" Target="charts/{name}.xml"/>'
        found[RELATIONS] = with_entry(found[RELATIONS].decode(), drawn).encode()
        own = f'<Relationship Id="rId1" Type="{OFFICE}/package" Target="../embeddings/{name}.xlsx"/>'
        found |= {
            place: chart_part(chart).encode(),
            f"word/charts/_rels/{name}.xml.rels": with_entry(part("no_rels.xml"), own).encode(),
            book: workbook(chart),
        }
    return found


def workbook(chart: Chart) -> bytes:
    """Return the values of a chart as xlsx: names up, kinds of bars across; equal charts give equal bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as file:
        file.set_properties({"created": _WRITTEN})
        sheet = file.add_worksheet(_SHEET)
        for at, name in enumerate(reversed(chart.names), 1):
            sheet.write_string(at, 0, name)
        for column, one in enumerate(chart.series, 1):
            sheet.write_string(0, column, one.name)
            for at, value in enumerate(reversed(one.values), 1):
                if value is not None:
                    sheet.write_number(at, column, Decimal(value))
    return target.getvalue()


def chart_part(chart: Chart) -> str:
    """Return the part of a chart: bars lie, the first name on top, each with its number.

    Programs draw lying bars from the foot up, and Word and LibreOffice turn the legend round so that it reads as the
    bars do. LibreOffice does so even where the axis is turned round, so the values are given from the foot up instead.
    """
    series = "".join(_series(chart, at) for at in reversed(range(len(chart.series))))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    least = "" if any(one.startswith("-") for own in chart.series for one in own.values if one) else _FROM_ZERO
    return part("chart.xml").format(
        series=series,
        legend=legend,
        least=least,
        size=_FEW_SIZE if len(chart.names) <= _FEW else _MANY_SIZE,
        format=_format(chart),
        font=_FONT,
    )


def _format(chart: Chart) -> str:
    places = max((len(one.partition(".")[2]) for own in chart.series for one in own.values if one), default=0)
    number = f"0.{'0' * places}" if places else "0"
    return attribute(f'{number}"%"' if chart.unit == "%" else number)


def _series(chart: Chart, at: int) -> str:
    one, column, last = chart.series[at], chr(ord("B") + at), len(chart.names) + 1
    names = _points(map(escaped, reversed(chart.names)))
    values = _points(reversed(one.values))
    count = f'<c:ptCount val="{len(chart.names)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{len(chart.series) - 1 - at}"/>'
        f"<c:tx><c:strRef><c:f>{_SHEET}!${column}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(one.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{_FILLS[at % len(_FILLS)]}"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f"<c:cat><c:strRef><c:f>{_SHEET}!$A$2:$A${last}</c:f><c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{_SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{_format(chart)}</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(values: Iterable[str | None]) -> str:
    return "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values) if value)
