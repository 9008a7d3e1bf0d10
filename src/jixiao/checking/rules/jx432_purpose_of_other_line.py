"""JX432: a purpose that belongs to another line of the budget."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.lists import word_list
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX432",
    name="用途与科目名称不符",
    severity=Severity.ERROR,
    clause="《政府收支分类科目》各科目使用说明",
    why="科目与用途对不上，多是复制上一条说明没有改。",
    passes="住房公积金（项），主要用于缴纳在职人员住房公积金。",
    fails="住房公积金（项），主要用于事业单位医疗保险支出。",
    false_alarms="只查含义明确的几类科目；同时写明两种用途的不报。",
    remedy="按科目使用说明改写用途，并核对列支科目。",
)

_LINE = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{2,40}?)[（(]项[）)][^。；;\n]{0,24}?[。，,:： ”]{0,3}主要(?:是)?用于["
    r"：: ]?(?P<use>[^。；;\n]{2,60})"
)

# the same word in the name of an office or of people: 医疗保障局, 养老服务中心, 医疗人员
_NO_NAME = r"(?!保障(?:局|服务|中心)|(?:卫生)?(?:服务|人员|人才|机构|中心|队伍|系统|单位|集团|技术)|[局室院和])"


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the purpose that follows the name of an item (项) against the purposes that this item cannot have."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in _LINE.finditer(text, area.start, area.end):
        for one in word_list("line_purposes")["line"]:
            if re.search(one["name"], match["name"]) is None:
                continue
            wrong = re.search(rf"(?:{one['wrong']}){_NO_NAME}", match["use"])
            if wrong is None or re.search(one["right"], match["use"]):
                yield PASSED
                continue
            start = match.start("use")
            args = (("name", match["name"].rpartition("）")[2]), ("found", wrong[0]))
            yield note(CARD, Span(start + wrong.start(), start + wrong.end()), args)


RULE = Rule(CARD, check)
