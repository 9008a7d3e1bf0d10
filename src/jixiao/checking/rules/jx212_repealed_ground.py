"""JX212: a rule that was repealed."""

import re
from collections.abc import Iterator

from jixiao.checking.lists import word_list
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX212",
    name="引用已废止的文件",
    severity=Severity.WARNING,
    clause="各文件的废止条款，见说明中的替代文件",
    why="依据已经废止，评价的依据就不成立。",
    passes="依据《项目支出绩效评价管理办法》（财预〔2020〕10号）。",
    fails="依据《财政支出绩效评价管理暂行办法》（财预〔2011〕285号）。",
    false_alarms="说明历史沿革、写明“已废止”的不查；报告年度早于废止的不查。",
    remedy="改引现行文件。",
)

_TOLD = re.compile(r"废止|失效|(?<!规)原《|修订前")
_AROUND = 30


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the documents of the list that no longer held in the year of the report."""
    year = ground.extracted.profile.year
    return or_passed(_judge(ground.extracted.document.text, int(year))) if year else iter((NOT_APPLICABLE,))


def _judge(text: str, year: int) -> Iterator[Verdict]:
    for one in word_list("repealed")["document"]:
        spans = [
            Span(*match.span())
            for match in re.finditer(one["find"], text)
            if not _TOLD.search(text, max(0, match.start() - 2), match.end() + _AROUND)
        ]
        if spans and year >= one["since"]:
            yield note_all(CARD, spans, (("found", spans[0].of(text)), ("now", one["now"])))


RULE = Rule(CARD, check)
