"""Edits into a text file: the encoding, its mark, the ends of lines and every other byte stay."""

import pytest

from jixiao.composing.plain import edited
from jixiao.model.finding import Edit
from jixiao.model.patch import Patch
from jixiao.model.span import Span
from jixiao.reading.plain import decoded

TEXT = "云溪县林业局\r\n全年支出12.50万元万元，用于防火𠀀。\n完"
AFTER = "云溪县林业局\r\n全年支出12.50万元，用于防火𠀀！\n完"
MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def mended(data: bytes) -> bytes:
    text, codec = decoded(data)
    assert text is not None
    doubled, stop = text.index("万元万元"), text.index("。")
    edits = [Edit(Span(doubled + 2, doubled + 4), ""), Edit(Span(stop, stop + 1), "！")]
    return edited(data, Patch.of(len(text), edits), codec)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_text_without_a_mark(codec: str) -> None:
    assert mended(TEXT.encode(codec)) == AFTER.encode(codec)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_the_mark_stays(codec: str) -> None:
    bare = codec.removesuffix("-sig")
    assert mended(MARKS[codec] + TEXT.encode(bare)) == MARKS[codec] + AFTER.encode(bare)


def test_characters_that_gb18030_writes_in_two_ways_keep_theirs() -> None:
    odd = b"\x84\x31\xa4\x37\xa9\x6f"
    data = odd + "支出12.50万元万元。".encode("gb18030") + odd
    text, codec = decoded(data)
    assert codec == "gb18030"
    assert text is not None
    assert mended(data) == odd + "支出12.50万元！".encode("gb18030") + odd


def test_nothing_to_change_gives_the_same_bytes() -> None:
    data = TEXT.encode("gb18030")
    assert edited(data, Patch(len(TEXT)), "gb18030") == data
