"""Points that the text counts before it tells them one by one: 存在以下三个方面的问题：一是…二是…三是…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.numbering import chinese, count_of
from jixiao.checking.rule import Ground
from jixiao.model.document import BlockKind
from jixiao.model.span import Span

_SAID = re.compile(
    r"(?<![\d.第十百])(?P<said>(?P<count>[二两三四五六七八九十]|[2-9])[ ]?"
    r"(?:个?方面|个(?=[^个\d]{0,4}(?:问题|不足))|点|条|大?类|项|[个家](?=(?:单位|机构|科室|部门)?(?:[，,]?(?:即|分别是|分别为|具体为|如下|具体如下|包括))?[：:]\s*\n)))"
    r"(?:的|主要|突出|具体|以下|重点|核心|中心)*(?:单位|机构|科室|部门|问题|不足|困难|原因|措施|建议|做法|经验|工作|任务|短板|薄弱环节|体会|情况|举措|意见"
    r"|(?:建设|实施|改造|工程|支出|服务|评价|考核|产出|效益|绩效)?(?:内容|指标|目标|子项目?|部分|环节|职责|职能|制度|要求|步骤|事项|项目))?"
    r"(?:[，,]?(?:即|分别是|分别为|具体为|具体是|具体如下|如下|包括|主要是|表现为))?[ ]*[：:。，,]?\s*"
)
_NUMERAL = r"(?P<number>[一二三四五六七八九十]{1,3})"
_DIGITS = r"(?P<number>\d{1,2})"
_STYLES = tuple(
    re.compile(mark, re.MULTILINE)
    for mark in (
        rf"(?<![\u4e00-\u9fff]){_NUMERAL}是",
        rf"(?:^[ \t\u3000]*|(?<=[。；：，;:,]))[（(]{_NUMERAL}[）)]",
        rf"^[ \t\u3000]*{_NUMERAL}、",
        rf"(?:^[ \t\u3000]*|(?<=[。；：;:])){_DIGITS}[.．、](?!\d)",
        rf"(?:^[ \t\u3000]*|(?<=[。；：，;:,]))[（(]{_DIGITS}[）)]",
        rf"(?<![\u4e00-\u9fff])第{_NUMERAL}[，,、]",
    )
)
# points told without a number of their own
_FURTHER = re.compile(r"[。；，\n](?:此外|另外|还有|同时|最后|再次|再者|其余|其他|剩余)")
_CLOSING = re.compile(r"[ \t\u3000]*(?:联系人|联系方式|联系电话|附件|附表|附：|其他(?:需要?|事项|说明|[：:。]))")
_LEAST, _BEYOND = 2, 2000


@dataclass(frozen=True, slots=True)
class Points:
    """How many points are said (`span`), how many are numbered, where the last begins, what should be said.

    `more`: there are more than said.
    """

    span: Span
    said: str
    listed: int
    last: Span
    right: str
    more: bool


def miscounted(ground: Ground) -> Iterator[Points]:
    """Yield the numbers of points that the numbers right behind them do not bear out."""
    text = ground.extracted.document.text
    for match in _SAID.finditer(text):
        end = _end(ground, match.start())
        numbered = _numbered(text, match.end(), end)
        count = count_of(match["count"])
        # （三）联系人：… is what closes the paper
        if numbered and _CLOSING.match(text, numbered[-1].end):
            numbered = numbered[:-1]
        if len(numbered) < _LEAST or len(numbered) == count:
            continue
        if len(numbered) > count or not _goes_on(text, numbered, end):
            right = str(len(numbered)) if match["count"].isdigit() else chinese(len(numbered))
            said = right + match["said"][match.end("count") - match.start("said") :]
            more = len(numbered) > count
            yield Points(Span(*match.span("said")), match["said"], len(numbered), numbered[-1], said, more)


def _goes_on(text: str, numbered: list[Span], end: int) -> bool:
    """Tell a list with further points: without numbers, or with the next number behind another mark (三要, 其三)."""
    following = chinese(len(numbered) + 1)
    marked = re.compile(rf"(?<![\u4e00-\u9fff]){following}(?:[要则为来者、，,]|方面|点)|[其第]{following}")
    return bool(_FURTHER.search(text, numbered[0].end, end) or marked.search(text, numbered[-1].end, end + _BEYOND))


def _end(ground: Ground, at: int) -> int:
    """Return where the section ends that the place stands in; without headings, the paragraph."""
    holding = [one.body for one in ground.extracted.headings if one.body.start <= at < one.body.end]
    block = ground.extracted.document.block_at(at)
    if block is None or block.kind is not BlockKind.PARAGRAPH:
        return at
    return max(holding, key=_start).end if holding else block.span.end


def _start(span: Span) -> int:
    return span.start


def _numbered(text: str, start: int, end: int) -> list[Span]:
    """Return the marks 1, 2, 3… of the list that begins at `start`; none where it leaves a number out."""
    for style in _STYLES:
        first = style.match(text, start)
        if first is None or count_of(first["number"]) != 1:
            continue
        marks = [Span(*first.span())]
        for match in style.finditer(text, first.end(), end):
            number = count_of(match["number"])
            if number == 1:
                break
            if number != len(marks) + 1:
                return []
            marks.append(Span(*match.span()))
        return marks
    return []
