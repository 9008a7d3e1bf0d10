"""Edits into a plain text file: every byte outside of them stays as it was."""

from codecs import BOM_UTF8, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator, Sequence

from jixiao.model.patch import Patch


def edited(data: bytes, patch: Patch, codec: str) -> bytes:
    """Return the file `data` after the edits of its text; `codec` is the one that it was read with."""
    mark, bare = _mark(data, codec)
    points = [point for edit in patch.edits for point in (edit.span.start, edit.span.end)]
    byte_at = dict(zip(points, _offsets(data, points, mark, bare), strict=True))
    pieces: list[bytes] = []
    last = 0
    for edit in patch.edits:
        pieces += [data[last : byte_at[edit.span.start]], edit.text.encode(bare)]
        last = byte_at[edit.span.end]
    return b"".join([*pieces, data[last:]])


def _mark(data: bytes, codec: str) -> tuple[int, str]:
    """Return the length of the mark at the beginning, and the codec of what follows it."""
    if codec == "utf-16":
        return 2, "utf-16-le" if data.startswith(BOM_UTF16_LE) else "utf-16-be"
    if codec == "utf-8-sig":
        return len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0, "utf-8"
    return 0, codec


def _offsets(data: bytes, points: Sequence[int], mark: int, codec: str) -> Iterator[int]:
    """Yield the byte at which the character of each point begins; the points ascend.

    The file is decoded byte by byte: GB18030 writes some characters in more than one way, so that writing them again
    does not tell their length.
    """
    decoder = getincrementaldecoder(codec)()
    count, at, begin = 0, mark, mark
    for point in points:
        while count < point:
            text = decoder.decode(data[at : at + 1])
            at += 1
            if text:
                count, begin = count + len(text), at
        yield begin
