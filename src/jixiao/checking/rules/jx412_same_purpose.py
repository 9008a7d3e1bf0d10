"""JX412: one purpose paid from two projects."""

import re
from collections.abc import Iterator
from itertools import combinations

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX412",
    name="同一用途由两个项目列支",
    severity=Severity.WARNING,
    clause="预算法第六十三条：不得擅自改变预算支出的用途；项目入库审核要求避免交叉重复",
    why="两个项目的首要用途相同，资金是否重复安排需要说明。",
    passes="甲项目主要用于设备购置，乙项目主要用于人员培训。",
    fails="甲、乙两个项目都“主要用于维持中心运转”。",
    false_alarms="同一工作确由两个渠道的资金共同承担的，说明即可。",
    remedy="说明两个项目的分工和资金安排依据。",
)

_FIRST = re.compile(r"(?:用于|保障了|(?:支出|实施|建设|主要)内容[为是：:]+)(?P<use>[^。；;，,\n]{6,40})")


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the first purpose of every two projects."""
    text = ground.extracted.document.text
    found: dict[str, Span] = {}
    for project in ground.extracted.projects:
        for passage in project.passages:
            match = _FIRST.search(text, passage.start, passage.end)
            if match is not None and Span(*match.span("use")) not in found.values():
                found[project.name] = Span(*match.span("use"))
                break
    pairs = combinations(sorted(found.items(), key=lambda one: one[1]), 2)
    return or_passed(
        note(
            CARD,
            later,
            (("found", later.of(text)), ("project", name), ("other", first)),
            related=[Place(earlier, "label.original")],
        )
        for (first, earlier), (name, later) in pairs
        if earlier.of(text) == later.of(text)
    )


RULE = Rule(CARD, check)
