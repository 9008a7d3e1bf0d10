"""Words of direction before a figure: 调增 234.33万元 is 调减 in another year."""

from jixiao.model.span import Span
from jixiao.taxonomy.retelling import directions


def is_signed(path: str) -> bool:
    """Tell whether the words before a figure of this name say which way it goes."""
    leaf = path.rpartition(".")[2]
    return any(leaf in one.names for one in directions())


def turned(path: str, text: str, start: int, *, less: bool) -> tuple[Span, str] | None:
    """Return the range of the word before `start` and the tags in its place; None where no word stands there.

    `less` tells that the book's amount is below 0: a word of the other way is none. The amount of a change has no sign
    in a book, which words go with it the tag itself asks.
    """
    part, _, leaf = path.rpartition(".")
    for one in directions():
        for more, fewer in zip(one.more, one.less, strict=True) if leaf in one.names else ():
            word = next((word for word in (more, fewer) if text.endswith(word, 0, start)), None)
            if word is None or (one.signed and (word == fewer) is not less):
                continue
            told = one.tag.format(name=path, part=part, more=more, less=fewer)
            return Span(start - len(word), start), told
    return None
