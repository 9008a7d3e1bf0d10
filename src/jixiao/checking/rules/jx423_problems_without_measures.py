"""JX423: problems without a word on what will be done."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity

CARD = Card(
    code="JX423",
    name="有问题没有改进措施",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号附件报告提纲：存在的问题及原因分析、改进措施和有关建议",
    why="只列问题不写措施，整改无从检查。",
    passes="存在的问题：进度偏慢。改进措施：5月底前完成招标。",
    fails="存在的问题：进度偏慢。（全文没有措施）",
    false_alarms="措施写在另附的整改方案里的会多报。",
    remedy="逐条写明措施、责任人和时限。",
)

_PROBLEMS = re.compile(r"存在的?(?:主要)?(?:问题|不足)|主要问题")
_MEASURES = re.compile(
    r"措施|[一二三]要|明确|专人|编好|按月|建议|改进|整改|下一步|下步|今后|打算|将[^来军近]|拟|计划于|明年|下年|下一年|进一步|对策|加强"
    r"|完善|提前|推动|严格|健全|优化|提高|强化|督促|加快"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for any measure from the first heading of problems to the end."""
    text = ground.extracted.document.text
    about = [one for one in ground.extracted.headings if _PROBLEMS.search(one.title.of(text)) and not one.runs_on]
    if not about or not is_evaluation(ground):
        yield NOT_APPLICABLE
        return
    rest = text[about[0].title.end :]
    none = _NONE.search(about[0].body.of(text)) is not None
    joint = (
        _JOINT.search(about[0].title.of(text)) is not None and len(_STOPS.findall(about[0].body.of(text))) > _SENTENCES
    )
    yield PASSED if none or joint or _MEASURES.search(rest) else note(CARD, about[0].title)


# a heading of both, with more than one sentence below it
_STOPS = re.compile(r"[。；;]")
_SENTENCES = 2
_JOINT = re.compile(r"措施|建议|对策|打算")
_NONE = re.compile(r"(?:不存在|没有|无|未发现|暂无)[^。，；\n]{0,8}问题")


RULE = Rule(CARD, check)
