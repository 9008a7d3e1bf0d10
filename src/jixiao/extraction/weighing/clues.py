"""The clues that stand around a figure: short strings that the table of weights knows, or does not.

Each begins with a letter for where it stands: `c` `e` in the clause before the figure, `p` in the one before that, `s`
anywhere in the sentence, `b` at the begin of the block, `a` behind the figure, `h` in the titles over it; `L` `F` `H`
in label, first cell and headers of a row; `n` for the meaning of a neighbour, `=` for that of an equal figure, `g` for
the meaning that the grammar gave.
Numbers stand as 0, so that no amount is ever learned.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao.extraction.weighing.page import Page, Place
from jixiao.model.figure import Figure
from jixiao.model.quantity import Dimension

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_MARK = re.compile(r"([，。；;、（(）)：:\n|\t])")
_MARKS = frozenset("，。；;、（(）)：:\n|\t")
_DIGIT = re.compile(r"\d")
_FULL = re.compile(r"[。\n]")
_AMOUNT = re.compile(r"\d{2}|\d\.")
_KINDS = {
    Dimension.MONEY: "m", Dimension.RATE: "r", Dimension.POINTS: "d", Dimension.SCORE: "s", Dimension.COUNT: "c",
    Dimension.TIMES: "t", Dimension.PLAIN: "p",
}  # fmt: skip
_REACH, _SENTENCE, _CLAUSE, _BEFORE, _BEHIND = 140, 80, 18, 20, 16
_TITLE, _CELL, _BEGIN, _SHORT = 20, 16, 14, 30
# how many cells away labels and headers are looked for, and how many rows a table begins with
_FAR, _TOP = 60, 6
_MOST_FIGURES = 4
_ENDS = (1, 2, 3, 4, 5, 6)
_WORDY = 4
_TWO = 2
_NEAR = "near"


def kind_of(figure: Figure) -> str:
    """Return the letter of what a figure counts."""
    return _KINDS[figure.quantity.dimension]


def fixed_clues(page: Page, number: int) -> Iterator[str]:
    """Yield what stands around a figure whatever its neighbours mean."""
    figure = page.figures[number]
    kind = kind_of(figure)
    yield f"u={kind}"
    yield f"unit={figure.quantity.unit}"
    yield f"doc={page.kind}{kind}"
    for level, title in enumerate(page.above[figure.block][:2]):
        yield from _pieces(f"h{level}:", _plain(title)[-_TITLE:], (2, 3))
    if figure.cell is not None:
        yield from _of_cell(page, figure)
    else:
        yield from _before(page, figure, kind)
        yield from _behind(page, figure, kind)


def own_clues(page: Page, number: int, told: str) -> Iterator[str]:
    """Yield what the grammar gave a figure, `told`, alone and with the words that end before it."""
    figure, concept = page.figures[number], told or "-"
    begun = max(page.blocks[figure.block].span.start, figure.span.start - _SHORT)
    clause = _MARK.split(_plain(page.text[begun : figure.span.start]))[-1]
    yield f"g:{concept}"
    yield f"g:{kind_of(figure)}:{concept}"
    yield f"ge:{concept}:{clause[-2:]}"
    yield f"gf:{concept}:{clause[-4:]}"
    yield f"gk:{concept}:{page.kind}"


def neighbour_clues(page: Page, number: int, meant: Sequence[str]) -> Iterator[str]:
    """Yield what the figures around one mean; `meant` is the concept of each figure of the page, empty for unread."""
    figure = page.figures[number]
    kind = kind_of(figure)
    for off in (-2, -1, 1, 2):
        if 0 <= number + off < len(page.figures):
            yield from _beside(page, number, off, meant[number + off] or "-")
    if figure.cell is not None:
        table, row, column = figure.cell
        for tag, place in (
            ("up", (table, row - 1, column)), ("lf", (table, row, column - 1)),
            ("rt", (table, row, column + 1)), ("dn", (table, row + 1, column)),
        ):  # fmt: skip
            if place in page.at:
                yield f"n{tag}:{kind}:{meant[page.at[place]] or '-'}"


def equal_clues(page: Page, number: int, alike: Iterable[int], meant: Sequence[str]) -> Iterator[str]:
    """Yield what equal amounts or rates elsewhere mean."""
    if page.figures[number].quantity.dimension not in (Dimension.MONEY, Dimension.RATE):
        return
    told = {meant[other] for other in alike if other != number and meant[other]}
    yield from (f"=:{concept}" for concept in sorted(told))
    if not told:
        yield "=0"


def _beside(page: Page, number: int, off: int, concept: str) -> Iterator[str]:
    figure, other = page.figures[number], page.figures[number + off]
    first, last = (other, figure) if off < 0 else (figure, other)
    kind, gap = kind_of(figure), page.text[first.span.end : last.span.start]
    far = (
        "block" if figure.block != other.block
        else "stop" if "。" in gap
        else "semi" if "；" in gap or ";" in gap
        else _NEAR
    )  # fmt: skip
    yield f"n{off}:{far}:{concept}:{kind_of(other)}"
    yield f"n{off}:{kind}:{concept}"
    words = _plain(gap)
    if off == -1 and far in (_NEAR, "semi"):
        yield f"nw:{kind}:{concept}:{words[-4:]}"
        yield f"nv:{kind}:{concept}:{words[-2:]}"
    if off == 1 and far == _NEAR:
        yield f"nx:{kind}:{concept}:{words[:4]}"


def _before(page: Page, figure: Figure, kind: str) -> Iterator[str]:
    begun = page.blocks[figure.block].span.start
    words = _plain(page.text[max(begun, figure.span.start - _REACH) : figure.span.start])
    pieces = _MARK.split(words)
    clause, earlier = pieces[-1], pieces[-3] if len(pieces) > _TWO else ""
    sentence = _FULL.split(words)[-1]
    yield from _pieces("c:", clause[-_CLAUSE:], (1, 2, 3, 4))
    yield from (f"e:{kind}:{clause[-many:]}" for many in _ENDS if len(clause) >= many)
    yield f"e={kind}:{clause[-14:]}"
    if len(clause) >= _WORDY:
        yield f"cb:{clause[:2]}"
        yield f"cb:{clause[:4]}"
    mark = next((one for one in reversed(pieces) if one in _MARKS), "^")
    yield f"mark:{kind}{mark}"
    yield from _pieces("p:", earlier[-_BEFORE:], (2, 3))
    yield f"p={kind}:{earlier[-6:]}"
    yield from _pieces("s:", sentence[-_SENTENCE:], (2,))
    yield from (f"sb:{sentence[:many]}" for many in (2, 4))
    yield f"sb:{kind}:{sentence[:6]}"
    yield f"k:{kind}:{min(sentence.count('0'), _MOST_FIGURES)}"
    yield f"b={_plain(page.text[begun : begun + 4])}"
    yield from _pieces("b:", _plain(page.text[begun : min(begun + _BEGIN, figure.span.start)]), (2, 3))


def _behind(page: Page, figure: Figure, kind: str) -> Iterator[str]:
    end = min(page.blocks[figure.block].span.end, figure.span.end + _BEHIND)
    words = _plain(page.text[figure.span.end : end])
    yield from (f"a:{kind}:{words[:many]}" for many in (1, 2, 3, 4, 6))
    yield from _pieces("a:", re.split(r"[，。；;\n]", words)[0], (2, 3))


def _of_cell(page: Page, figure: Figure) -> Iterator[str]:
    table, row, column = figure.cell or (0, 0, 0)
    kind = kind_of(figure)
    label, first = label_of(page, (table, row, column)), page.cells.get((table, row, 0), "")
    near, top = _heads(page, (table, row, column))
    yield "cell"
    for tag, told in (("L", label), ("F", first), ("H0", near), ("H1", top)):
        short = _plain(told)[:_CELL]
        yield f"{tag}={short}"
        yield from _pieces(f"{tag}:", short, (1, 2, 3))
    yield f"HL:{_plain(top)[:8]}/{_plain(label)[-6:]}"
    yield f"HK:{kind}:{_plain(near)[:8]}"
    cell = page.cells.get((table, row, column), "")
    if len(_plain(cell)) > _WORDY:
        begun = max(page.blocks[figure.block].span.start, figure.span.start - _SHORT)
        clause = _MARK.split(_plain(page.text[begun : figure.span.start]))[-1]
        yield from _pieces("c:", clause[-12:], (1, 2, 3))


def label_of(page: Page, place: Place) -> str:
    """Return the nearest words without a number before a cell of its row, empty where none stand near."""
    table, row, column = place
    words = (page.cells.get((table, row, at), "") for at in range(column - 1, max(-1, column - _FAR), -1))
    return next((one for one in words if one and not _DIGIT.search(one)), "")


def _heads(page: Page, place: Place) -> tuple[str, str]:
    """Return the nearest and the topmost words over a cell."""
    table, row, column = place
    over = (page.cells.get((table, at, column), "") for at in range(row - 1, max(-1, row - _FAR), -1))
    top = (page.cells.get((table, at, column), "") for at in range(min(row, _TOP)))
    near = next((one for one in over if _is_head(one)), "")
    return near, next((one for one in top if _is_head(one)), near)


def _is_head(words: str) -> bool:
    return bool(words) and _AMOUNT.search(words) is None


def _plain(words: str) -> str:
    return _NUMBER.sub("0", words)


def _pieces(tag: str, words: str, lengths: Iterable[int]) -> Iterator[str]:
    for length in lengths:
        for at in range(len(words) - length + 1):
            yield f"{tag}{words[at : at + length]}"
