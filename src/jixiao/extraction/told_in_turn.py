"""Projects told one after another in one paragraph, each opened by its turn: 最大的是渠道清淤，…。其次是泵站维修，….

What opens the first may rank it (最大的是, 头一个是, 首先是), the others follow (其次是, 第三是, 最后是). Two or
more such sentences, each with a name before money of its own, are a list of projects where the words before the first,
or the heading, speak of projects and as many are told as are counted there, where they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.naming import is_class, may_be_project
from jixiao.extraction.numerals import counted
from jixiao.extraction.whose import is_organ
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.span import Span

_THING = r"(?:一?[个项件桩笔宗样块]?(?:大|重点|主要)?(?:项目|专项|工程|任务|事)?)"
_FIRST = (
    rf"(?:其中)?(?:资金|金额|投入|投资|体量|规模|数额|预算|盘子|开支|用钱|花钱)?(?:量|规模)?最(?:大|多|高|重)的{_THING}[是为]"
    rf"|(?:首先|其一|先说|先看|头{_THING}|首{_THING}|第一{_THING}|排(?:在)?(?:第一位?|首位|头一位)的{_THING})(?:[是为]|[，,])"
)
_NEXT = (
    rf"(?:其次|其[二三四五六七八九]|再次|再其次|次之|然后|接下来|接着|随后|再就|再有|还有|另外?|另|再|最后|末{_THING}|尾{_THING})"
    rf"(?:的)?{_THING}(?:就)?[是为]"
    rf"|(?:居|排|列)(?:在)?(?:次|其次|第[二三四五六七八九]|末|末位|最后)(?:位)?的{_THING}[是为]"
    rf"|第[二三四五六七八九十]{_THING}[是为]|(?:最小|最少|最后|金额最小|资金最少)的{_THING}[是为]"
)
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()·—]{3,26}?)(?:项目|专项)?[，,：:]"
_OPENS = re.compile(
    rf"(?:^|(?<=[。；;：:，,\n]))[ \t\u3000]*(?:(?P<first>{_FIRST})|(?P<next>{_NEXT}))(?P<rest>{_NAME})"
)
# 其次是渠道清淤 is no name
TURN = re.compile(rf"(?:{_FIRST}|{_NEXT})(?=[\u4e00-\u9fff“]{{3}})")
_MONEY = re.compile(
    r"[^。；;]{0,60}?(?:预算|安排|年初|计划|核定|批复|下达|到位|追加|列|给|拨|花|用|支|付|投入|兑|报账|使用|执行)[^，,。；;\d]{0,6}"
    r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿元|万元|元)"
)
_COUNT = re.compile(
    r"(?:(?:项目|专项|工程)[^。；;，,\d]{0,6}?(?P<behind>[两二三四五六七八九十]|\d{1,2})[个项]"
    r"|(?P<before>[两二三四五六七八九十]|\d{1,2})[个项件桩](?:重点|主要|财政|专项|预算|部门|民生)*(?:项目|专项|工程))"
)
_ABOUT = re.compile(r"项目|专项")
_OTHER = re.compile(r"问题|措施|建议|原因|经验|做法|科目|教训|指标|打算|不足|部门支出")
_SEVERAL, _NEAR = 2, 80


@dataclass(frozen=True, slots=True)
class Turn:
    """A project told in its turn: its name, and the text about it."""

    name: str
    span: Span


def turns(document: Document, headings: Sequence[Heading]) -> tuple[Turn, ...]:
    """Return the projects of all such paragraphs, in the order of the text."""
    found = (_turns(document, headings, block) for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    return tuple(turn for run in found for turn in run)


def turned_names(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names of such projects."""
    for turn in turns(document, headings):
        yield turn.name


def _turns(document: Document, headings: Sequence[Heading], block: Block) -> Sequence[Turn]:
    text = document.text
    found = [one for one in _OPENS.finditer(text, block.span.start, block.span.end) if _MONEY.match(text, one.end())]
    if len(found) < _SEVERAL or not found[0]["first"] or any(one["first"] for one in found[1:]):
        return ()
    names = [one["name"].strip("“”") for one in found]
    if (
        len(set(names)) < len(names)
        or not all(map(may_be_project, names))
        or sum(map(is_organ, names)) * 2 >= len(names)
    ):
        return ()
    told = is_class(names[0], found[0].start("name"), text, headings)
    if told or not _is_about(document, headings, block, found[0].start(), len(names)):
        return ()
    ends = [*(one.start() for one in found[1:]), block.span.end]
    return [Turn(name, Span(one.start(), end)) for name, one, end in zip(names, found, ends, strict=True)]


def _is_about(document: Document, headings: Sequence[Heading], block: Block, start: int, count: int) -> bool:
    """Tell words before the first of them, or a heading, about projects, that count as many where they count."""
    above = [one.span.of(document.text) for one in document.blocks[: block.index] if one.span.of(document.text).strip()]
    lead = document.text[block.span.start : start][-_NEAR:] or (above[-1][-_NEAR:] if above else "")
    numbers = [counted(one["behind"] or one["before"]) for one in _COUNT.finditer(lead)]
    if numbers:
        return numbers[-1] == count and not _OTHER.search(lead)
    over = [one for one in headings if one.body.contains(block.span) and one.block != block.index and not one.runs_on]
    title = over[-1].title.of(document.text) if over else ""
    return any(_ABOUT.search(one) and not _OTHER.search(one) for one in (lead, title))
