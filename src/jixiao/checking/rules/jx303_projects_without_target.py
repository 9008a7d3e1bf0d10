"""JX303: projects described by their money alone."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note_all
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity

CARD = Card(
    code="JX303",
    name="项目只写资金，没有目标和产出",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：项目自评应当说明绩效目标及完成情况",
    why="每个项目都只写花了多少、用于什么，看不出做成了什么。",
    passes="计划培训200人次，实际培训230人次，合格率98%。",
    fails="项目支出20万元，主要用于业务培训。",
    false_alarms="没有写明要说明绩效的不查；产出写在其他章节或附表时会多报。",
    remedy="为每个项目补充目标、产出数量和效果。",
)

_OUTPUT = re.compile(
    r"目标|指标|完成率|合格率|满意|验收|竣工|建成|\d[\d,.]*[余多]?(?:人次|人|场|次|个|户|公里|米|平方米"
    r"|亩|件|台|套|名|期|家|篇|份|批|处|册)"
)
_ANNOUNCED = re.compile(r"项目(?:支出)?(?:实施|完成)?(?:情况)?[及和与]?绩效(?:情况|完成情况|如下)|绩效情况如下")
_LEAST = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for any target or output in the passages of the projects, where the report announces their performance."""
    text = ground.extracted.document.text
    told = [project for project in ground.extracted.projects if project.passages]
    if not is_evaluation(ground) or len(told) < _LEAST or not _ANNOUNCED.search(text):
        yield NOT_APPLICABLE
        return
    if any(_OUTPUT.search(passage.of(text)) for project in told for passage in project.passages):
        yield PASSED
        return
    yield note_all(CARD, [project.mentions[0] for project in told], (("count", str(len(told))),))


RULE = Rule(CARD, check)
