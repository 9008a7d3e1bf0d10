"""Levels of government that give money, by the name that the report prints: 中央 of 中央360.00万元, 省财政.

While a report is read, 省, 省级 and 省级资金 are one source, so that its text and its tables speak of the same one. In
the end the source takes the name that is printed, where all places print the same.
"""

import re
from collections import defaultdict
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.document import Document
from jixiao.model.fact import Item, Subject

_KIND = "fund_source"
_GENERAL = re.compile(r"(?P<level>中央|自治区|兵团|师市|团场|农场|乡镇|街道|[省市州盟县区旗镇乡师])级?资金")
_REACH = 48
# a character that makes another word of a level: 省里, 市直, 县城; who gives it is told by a verb
_ON = r"[^\W\d_预专负承安下拨到配补出投划分应实共各四三两和及与合计为是占按]"


def settle_printed_sources(world: World, document: Document) -> None:
    """Give each source that has the general name of its level the name that stands before its amounts."""
    places: dict[tuple[Subject, str], list[int]] = defaultdict(list)
    for number, bound in world.bound.items():
        if bound.item is not None and bound.item.kind == _KIND and _GENERAL.fullmatch(bound.item.name):
            places[bound.subject, bound.item.name].append(number)
    if not places:
        return
    cells = _labels(document)
    for (_, name), numbers in places.items():
        printed = {_printed(world, number, name, cells) for number in numbers}
        told = printed.pop() if len(printed) == 1 else ""
        if told and told != name:
            for number in numbers:
                world.bound[number] = replace(world.bound[number], item=Item(_KIND, told))


def _printed(world: World, number: int, name: str, cells: dict[tuple[int, int, int], str]) -> str:
    """Return what stands last before an amount, or in its row or the head of its column, for a level."""
    match = _GENERAL.fullmatch(name)
    level = match["level"] if match is not None else name
    words = re.compile(rf"{level}(?:本?级)?(?:财政)?(?:资金)?(?!{_ON})")
    figure = world.figures[number]
    if figure.cell is not None:
        table, row, column = figure.cell
        labels = (
            *(cells.get((table, row, at), "") for at in range(column - 1, -1, -1)),
            *(cells.get((table, at, column), "") for at in range(row - 1, -1, -1)),
        )
        headed = (words.search(label) for label in labels)
        return next((one.group() for one in headed if one is not None), "")
    start = figure.span.start
    begun = world.text.rfind("\n", max(0, start - _REACH), start) + 1
    found = list(words.finditer(world.text, max(begun, start - _REACH), start))
    return found[-1].group() if found else ""


def _labels(document: Document) -> dict[tuple[int, int, int], str]:
    return {
        (number, cell.row, cell.column): re.sub(r"\s", "", cell.span.of(document.text))
        for number, table in enumerate(document.tables)
        for cell in table.cells
    }
