"""JX403: the same purpose written under two projects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.spending import threshold
from jixiao.model.finding import Place, Severity
from jixiao.model.outline import Project
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX403",
    name="两个项目的用途文字雷同",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：项目绩效应当分项目如实说明",
    why="整句照抄另一个项目的用途，本项目的钱花在哪里就没有说明，也可能是同一用途重复列支。",
    passes="甲项目主要用于渠道清淤，乙项目主要用于水质监测。",
    fails="两个项目都写“主要用于开展三期业务培训、采购培训教材和支付授课费用”。",
    false_alarms="只有个别词语相同的不查。",
    remedy="分别写明各项目的实际用途；确属同一用途的，说明为何由两个项目列支。",
)

_PURPOSE = re.compile(
    r"(?:主要)?(?:用于|用途[为是：]|(?:支出|主要|建设|实施|工作)内容(?:[为是：]|包括)"
    r"|(?:花|用|投|投入|花费|开支|支付|使用|耗)在[了]?(?=[^，。；\n\d]{8})|(?:用来|用以|投[向入](?:到|了)?|去向[为是：]|开支(?:内容|范围)[为是：])(?!的)(?=[^，。；\n\d]{8}))"
    r"[^\n]{8,}"
)
_NUMBER = re.compile(r"[^\u4e00-\u9fff\n]{0,8}|[ \t\u3000]*[（(]?[一二三四五六七八九十]{1,3}[）)、是]{1,2}")
# “渠道清淤”项目，年初安排…; without quotes the name may be of something that is told of it
_NAMED = re.compile(
    r"[”》]?(?:项目|专项|工程)?(?:[。：:]|(?:的?(?:主要|建设|实施|工作))内容(?:[为是]|包括))"
    r"|[”》](?:项目|专项|工程|经费|资金)*(?:[，,（(]|\d|[是在由于从]|(?:年初|年中|全年|当年|本年|今年|预算|安排|投入|支出|实际|共|总投资))"
    r"|(?:项目|专项|工程)[，,](?=[^。\n]{0,30}\d)|[”》]?(?:项目|专项|工程|资金|经费){1,2}主要(?:用于|用在|用来|花在|投向)"
)
# 渠道清淤项目主要内容为…, a paragraph of its own
_CONTENT = re.compile(
    r"^[ \t\u3000]*[“《]?(?P<name>[\u4e00-\u9fff]{4,22}?)[”》]?(?:项目|专项|工程)"
    r"(?P<what>的?(?:主要|建设|实施)内容(?:[为是：]|包括)[^\n]{16,})",
    re.MULTILINE,
)
_FIGURES = re.compile(r"\d[\d,.]*[ ]*(?:亿元|万元|元|%)?")

# which year, which phase, and the word for any project
_OF_KIND = re.compile(r"[（(][^（）()\n]*[）)]|20\d\d年度?|[一二三四五]期|(?:项目|工程|专项)$")
_PLACE, _KIND = 4, 2


@dataclass(frozen=True, slots=True)
class _Purpose:
    project: str
    span: Span
    words: str


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the purposes of all projects, two at a time."""
    least, share = threshold(ground, "copied_run") // MICRO, threshold(ground, "copied_share") // MICRO
    purposes = list(_purposes(ground))
    pairs = ((one, other) for one, other in combinations(purposes, 2) if one.project != other.project)
    return or_passed(verdict for one, other in pairs for verdict in _judge(one, other, least, share))


def _purposes(ground: Ground) -> Iterator[_Purpose]:
    """Yield for each project the first words about its purpose, within the passage that begins last."""
    text = ground.extracted.document.text
    taken: set[int] = set()
    for project in reversed(ground.extracted.projects):
        for passage in (*project.passages, *_lines(text, project)):
            match = _PURPOSE.search(text, passage.start, passage.end)
            if match is not None and match.start() not in taken:
                taken.add(match.start())
                yield _Purpose(project.name, Span(*match.span()), match.group())
                break
    for match in _CONTENT.finditer(text):
        if not any(match.start("what") <= at < match.end() for at in taken):
            yield _Purpose(match["name"], Span(*match.span("what")), match["what"])


def _lines(text: str, project: Project) -> Iterator[Span]:
    """Yield the lines that begin with the name of a project behind their number: 3.1 渠道清淤。资金用于…."""
    for mention in project.mentions:
        begun, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        named = _NAMED.match(text, mention.end) is not None
        if named and _NUMBER.fullmatch(text, begun, mention.start):
            yield Span(mention.end, end if end >= 0 else len(text))


def _judge(one: _Purpose, other: _Purpose, least: int, share: int) -> Iterator[Verdict]:
    first, second = sorted((one, other), key=lambda purpose: purpose.span)
    match = SequenceMatcher(None, first.words, second.words, autojunk=False).find_longest_match()
    bare = _FIGURES.sub("", first.words[match.a : match.a + match.size])
    shorter = min(len(_FIGURES.sub("", words)) for words in (first.words, second.words))
    if len(bare) < least or len(bare) * 100 < share * shorter:
        return
    start = second.span.start + match.b
    copied = Span(start, start + match.size)
    args = (("project", second.project), ("other", first.project), ("count", str(match.size)))
    original = Span(first.span.start + match.a, first.span.start + match.a + match.size)
    severity = Severity.WARNING if _is_of_a_kind(first.project, second.project) else None
    yield note(CARD, copied, args, severity=severity, related=[Place(original, "label.original")])


def _is_of_a_kind(one: str, other: str) -> bool:
    """Tell the same works at another place, in another year or phase: 东校区维修 and 西校区维修."""
    one, other = (_OF_KIND.sub("", name) for name in (one, other))
    if one == other:
        return True
    differ = [
        (one[a:b], other[c:d]) for tag, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes() if tag != "equal"
    ]
    return bool(differ) and all(max(map(len, pair)) <= _PLACE for pair in differ) and one[-_KIND:] == other[-_KIND:]


RULE = Rule(CARD, check)
