"""Lists of one amount a line that the line over them, or the one below them, gives the total of.

共开支34.00万元。具体是： and below it 慰问12.00万元, 体检22.00万元; or behind such lines: 四项合计34.00万元.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.numerals import counted
from jixiao.model.document import BlockKind, Document
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_LEADS = re.compile(r"(?:具体|分别|明细|清单|构成|组成|用于|来源|分为|如下|其中|包括|是|为)[^，。；：\d]{0,8}[：:]\s*$")
_WHOLE = re.compile(r"(?:分别|明细|清单|构成|组成|具体[为是]|如下)")
_SUMS = re.compile(
    r"\s*(?:以上|上述)?(?:(?P<count>[两二三四五六七八九十]|\d{1,2})[个项类笔块家]|各项|所有)?[^，。；\d：:]{0,8}?"
    r"(?:合计|共计|总计|相加|加起来|累计|之和|共)[^，。；：\d]{0,8}"
)
_NAME = re.compile(
    r"[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．]|[①-⑳]|[—●◆▲·■□▪◇○※➤\-]+)?[ ]?"
    r"[^，。；：\d]{2,24}[：:，,]?"
)
_TITLE = re.compile(r"[^，。；：\d\n]{2,16}[：:]?\s*")
_ENDS = re.compile(r"[）)]?\s*[；;。，,、]?\s*")
_OTHER = re.compile(
    r"比|较|增|减|上年|去年|每|人均|约|余|结转|剩|不含|占|率|合计|总计|共计|小计|之和|相加|加起来|以上|上述|计划|预算|调整|追加|其中|到位|下达"
    # what is taken off
    r"|扣|收回|退(?![休役耕牧捕渔])|上[缴交]|缴[回库]|折旧|摊销|冲[减销抵账]|抵|返还"
)
# 蔬菜431,208.00元，占20.0%；
_SHARE = re.compile(r"[，,（(]?占(?:比|总[数额])?[ ]?")
_LEAST, _MOST = 3, 30


def tie_line_lists(world: World, document: Document) -> None:
    """Tie the total told over or below each such list to its amounts."""
    by_block: dict[int, list[int]] = {}
    for number, figure in enumerate(world.figures):
        by_block.setdefault(figure.block, []).append(number)
    tied = {(tie.result, frozenset(tie.members)) for tie in world.ties}
    for first, last, parts in _runs(world, document, by_block):
        for whole, sure in (
            *_over(world, document, by_block, first),
            *_below(world, document, by_block, (first, last), parts),
        ):
            if (whole, frozenset(parts)) not in tied and _are_alike(world, whole, parts):
                world.ties.append(Tie(LinkKind.STATED_LIST, whole, parts, certain=sure))


def _runs(
    world: World, document: Document, by_block: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield the first and the last block of each run of such lines with their amounts; a table of pairs is one."""
    run: list[int] = []
    for block in document.blocks:
        numbers = by_block.get(block.index, ())
        if block.kind is BlockKind.TABLE and _are_pairs(world, numbers):
            yield block.index, block.index, tuple(numbers)
        part = _part(world, document, block.index, numbers) if block.kind is BlockKind.PARAGRAPH else None
        if part is not None:
            run.append(part)
            continue
        if _LEAST <= len(run) <= _MOST:
            yield block.index - len(run), block.index - 1, tuple(run)
        run = []
    if _LEAST <= len(run) <= _MOST:
        yield len(document.blocks) - len(run), len(document.blocks) - 1, tuple(run)


def _part(world: World, document: Document, block: int, numbers: Sequence[int]) -> int | None:
    """Return the one amount of a line that holds a name and that amount, None where it holds more."""
    shared = len(numbers) == _LEAST - 1 and _SHARE.fullmatch(world.between(*numbers))
    if (len(numbers) != 1 and not (shared and world.is_rate(numbers[1]))) or not world.is_amount(numbers[0]):
        return None
    line, at = document.blocks[block].span, world.figures[numbers[0]].span
    before, behind = world.text[line.start : at.start], world.text[world.figures[numbers[-1]].span.end : line.end]
    plain = _NAME.fullmatch(before) and _ENDS.fullmatch(behind) and not _OTHER.search(before)
    return numbers[0] if plain else None


def _are_pairs(world: World, numbers: Sequence[int]) -> bool:
    """Tell a table of one amount a row, no total among them."""
    cells = [world.figures[number].cell for number in numbers]
    places = {(cell[2], cell[1]) for cell in cells if cell is not None}
    one = len({column for column, _ in places}) == 1 and len(places) == len(numbers)
    money = all(world.figures[number].quantity.dimension is Dimension.MONEY for number in numbers)
    return one and money and _LEAST <= len(numbers) <= _MOST


def _over(
    world: World, document: Document, by_block: Mapping[int, Sequence[int]], first: int
) -> Iterator[tuple[int, bool]]:
    """Yield the one amount of the line that leads to a list, with whether it says that the list is all."""
    if not first:
        return
    line = document.blocks[first - 1]
    words = line.span.of(world.text)
    money = [number for number in by_block.get(first - 1, ()) if world.is_amount(number)]
    if line.kind is BlockKind.PARAGRAPH and len(money) == 1 and _LEADS.search(words):
        behind = world.text[world.figures[money[0]].span.end : line.span.end]
        if not any(sign.isdigit() for sign in behind):
            yield money[0], _WHOLE.search(behind) is not None


def _below(
    world: World,
    document: Document,
    by_block: Mapping[int, Sequence[int]],
    ends: tuple[int, int],
    parts: Sequence[int],
) -> Iterator[tuple[int, bool]]:
    """Yield the amount that the line below a list gives as its sum: as many as were counted, or all.

    A line right above the list, or above the title of its part, that tells an amount may belong to it as well.
    """
    first, last = ends
    numbers = [number for number in by_block.get(last + 1, ()) if world.is_amount(number)]
    if not numbers or document.blocks[last + 1].kind is not BlockKind.PARAGRAPH:
        return
    start = document.blocks[last + 1].span.start
    match = _SUMS.fullmatch(world.text, start, world.figures[numbers[0]].span.start)
    if match is None:
        return
    counted_all = match["count"] is not None and _count(match["count"]) == len(parts)
    if counted_all or (match["count"] is None and not _goes_on(world, document, by_block, first)):
        yield numbers[0], True


def _goes_on(world: World, document: Document, by_block: Mapping[int, Sequence[int]], first: int) -> bool:
    """Tell a list that may go on from the line above it, or above a line 公用支出： between the two."""
    above = first - 1
    if above > 0 and _TITLE.fullmatch(document.blocks[above].span.of(world.text)):
        above -= 1
    if above < 0 or _LEADS.search(document.blocks[above].span.of(world.text)):
        return False
    return any(world.is_amount(number) for number in by_block.get(above, ()))


def _count(words: str) -> int:
    return int(words) if words.isdecimal() else counted(words)


def _are_alike(world: World, whole: int, parts: Sequence[int]) -> bool:
    """Tell exact amounts of the unit of their total."""
    units = {world.figures[number].quantity.unit for number in (whole, *parts)}
    exact = all(world.figures[number].quantity.approximation is Approximation.EXACT for number in parts)
    return len(units) == 1 and exact
