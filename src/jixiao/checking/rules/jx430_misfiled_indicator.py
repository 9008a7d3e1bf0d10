"""JX430: an indicator under the wrong kind."""

import re
from collections.abc import Iterator

from jixiao.checking.indicators import lines
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX430",
    name="指标归类有误",
    severity=Severity.INFO,
    clause="财预〔2015〕88号：产出指标分为数量、质量、时效、成本，另有效益和满意度指标",
    why="归错类会使各类指标的得分失去意义。",
    passes="质量指标：验收合格率。",
    fails="数量指标：验收合格率。",
    false_alarms="只看名称中含义明确的词，其他不查。",
    remedy="把指标移到相应的类别。",
)

_KINDS = (
    ("数量指标", re.compile(r"合格率|优良率|达标率|准确率|满意度|满意率|及时率"), "质量、时效或满意度指标"),
    ("质量指标", re.compile(r"及时率|完成时间|完成时限|满意度|满意率|(?<!单位)成本$"), "时效、成本或满意度指标"),
    ("时效指标", re.compile(r"合格率|满意度|满意率|优良率"), "质量或满意度指标"),
    ("成本指标", re.compile(r"满意度|满意率|合格率|及时率"), "质量、时效或满意度指标"),
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the name of each indicator of output against the kind it stands under."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for line in lines(ground):
        for kind, words, right in _KINDS:
            if line.upper.endswith(kind) and words.search(line.name.of(text)):
                yield note(CARD, line.name, (("name", line.name.of(text).strip()), ("kind", kind), ("right", right)))


RULE = Rule(CARD, check)
