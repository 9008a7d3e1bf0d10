"""Numbered headings and list items: 第一部分, 一、, （一）, 1., （1）."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.span import Span

_CHINESE = "零〇一二三四五六七八九十百"
_DIGITS = "0-9０-９"
# how forms and certificates write 一 to 十
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
# the first line of a list of attachments: 附件：1.自评表
_ATTACHED = r"附[ \t\u3000]*[件表]"
# （2）至（4）项 speaks of entries and begins none
_RANGE = rf"[ \t]*[至到和及与、—–~～-][ \t]*[（(第]?[{_CHINESE}{_DIGITS}]{{1,3}}[)）项条款点]"
# 三、四年级, 3、4月份, 5、8、9组 name what is counted, （三）班 a class, （3）=（1）+（2） columns
_NEXT = "|".join(f"{one}、[ ]?{two}" for one, two in pairwise([*"一二三四五六七八九十", *map(str, range(1, 13))]))
_KINDS = "(?:年级|季度|个?月|两月|号|组|产业|级|批|期|类|等|班|段)"
_COUNTED = (
    rf"[ \t\u3000]*(?:(?:{_NEXT})|[{_CHINESE}{_DIGITS}]{{1,2}}(?:、[{_CHINESE}{_DIGITS}]{{1,2}}){{2,}})"
    rf"(?:、[{_CHINESE}{_DIGITS}]{{1,2}})*(?:两?{_KINDS})"
)
_NO_MARKER = re.compile(
    rf"{_COUNTED}|[ \t\u3000]*[（(][{_CHINESE}{_DIGITS}]{{1,2}}[)）][ ]?(?:班(?![子级组主])|[=＝+＋])"
)
_MARKER = re.compile(
    rf"""[ \t\u3000]*(?:\[[^\]\n]{{1,30}}\]|{_ATTACHED}[ \t]*[：:])?[ \t\u3000]*(?P<marker>
      第(?P<part>[{_CHINESE}]+)(?:部分|章)
    | (?P<one>[{_CHINESE}]+)[ \t]*[、.．]
    | (?P<formal>[{_FORMAL}]{{1,2}})(?:[ \t]*[、.．]|(?=[ \t\u3000]+[\u4e00-\u9fff]))
    | [（(][ \t]*(?P<two>[{_CHINESE}]+)[ \t]*[)）]
    | [（(][ \t]*(?P<bracketed>[{_FORMAL}]{{1,2}})[ \t]*[)）]
    | (?P<ringed>[㈠-㈩])
    | (?P<dotted>[⒈-⒛])
    | 【[ \t]*(?P<boxed>[{_CHINESE}]{{1,2}})[ \t]*】
    | (?P<three>[{_DIGITS}]{{1,2}})[ \t]*(?:、|[.．](?![{_DIGITS}](?![{_DIGITS}]{{3}}年))
        |[.．](?=[{_DIGITS}]{{4,}}[\u4e00-\u9fff]{{2}})(?![{_DIGITS}]+(?:万|亿|元|年))
        |[.．](?!0[版级])(?=[{_DIGITS}][{_DIGITS}.]*[版热号级届路线]))
    | [（(][ \t]*(?P<four>[{_DIGITS}]{{1,2}})[ \t]*[)）]
    )(?!{_RANGE})[ \t\u3000]*""",
    re.VERBOSE,
)
_LEVELS = ("part", "one", "two", "three", "four")
_ITEM = _LEVELS.index("three")
# markers of other forms, and the level that each stands for
_LIKE = {"bracketed": "two", "ringed": "two", "formal": "one", "boxed": "one", "dotted": "three"}
# 【收支情况】 alone on its line: a title without a number
_BOXED_TITLE = re.compile(r"[ \t\u3000]*(?:\*\*)?(?:【[^】\n]{2,20}】|〖[^〗\n]{2,20}〗)(?:\*\*)?[ \t\u3000]*")
_TITLE_END = re.compile(r"[。；;！\n]")
_LONGEST_TITLE = 40
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_VALUES = {character: index for index, character in enumerate("零一二三四五六七八九")} | {"〇": 0}


def ordinal_of(text: str) -> int:
    """Return the number that 1–3 Chinese or Arabic numerals of a marker stand for (十二 → 12)."""
    text = unicodedata.normalize("NFKC", text).strip("().").translate(_PLAIN)
    if text[0] not in _CHINESE:
        return int(text.translate(_FULL_WIDTH))
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _VALUES[character] if total == 0 else _VALUES[character]
    return total + digit


def find_headings(document: Document) -> tuple[Heading, ...]:
    """Return the numbered paragraphs of the body in order, each with the range of text that stands under it."""
    found = [heading for block in document.blocks for heading in _heading(document.text, block)]
    boxed = _boxed_over(document, found)
    return tuple(replace(heading, body=_body(found, at, document, boxed)) for at, heading in enumerate(found))


def _boxed_over(document: Document, found: Sequence[Heading]) -> list[int]:
    """Return where boxed titles without a number begin, in a document whose numbered items all stand below these."""
    starts = [
        block.span.start
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
        and _BOXED_TITLE.fullmatch(document.text, block.span.start, block.span.end)
        and not any(heading.block == block.index for heading in found)
    ]
    items = all(heading.level >= _ITEM for heading in found)
    return starts if starts and items and all(starts[0] < heading.marker.start for heading in found) else []


def _heading(text: str, block: Block) -> Iterator[Heading]:
    if block.kind is not BlockKind.PARAGRAPH:
        return
    match = _MARKER.match(text, block.span.start, block.span.end)
    if match is None or _NO_MARKER.match(text, block.span.start, block.span.end):
        return
    name = next(level for level in (*_LEVELS, *_LIKE) if match[level])
    end = _TITLE_END.search(text, match.end(), block.span.end)
    title = Span(match.end(), end.start() if end else block.span.end)
    runs_on = end is not None or len(title) > _LONGEST_TITLE
    marker = Span(match.start("marker"), match.end("marker"))
    style = text[match.start("marker") : match.start(name)] + "#" + text[match.end(name) : match.end("marker")]
    yield Heading(
        block.index,
        _LEVELS.index(_LIKE.get(name, name)),
        ordinal_of(match[name]),
        style.strip(),
        marker,
        title,
        block.span,
        runs_on,
    )


def _body(found: Sequence[Heading], at: int, document: Document, boxed: Sequence[int]) -> Span:
    heading = found[at]
    follower = next((other for other in found[at + 1 :] if other.level <= heading.level), None)
    end = follower.marker.start if follower else len(document.text)
    return Span(heading.marker.start, next((start for start in boxed if heading.marker.start < start < end), end))
