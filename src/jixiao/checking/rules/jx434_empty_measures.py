"""JX434: measures that say nothing."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity

CARD = Card(
    code="JX434",
    name="改进措施空泛",
    severity=Severity.INFO,
    clause="财预〔2020〕10号：提出的改进措施应当有针对性、可操作",
    why="“进一步加强管理、提高认识”没有人、事、时间，无法检查。",
    passes="5月底前完成招标，按月计量支付。",
    fails="进一步加强管理，提高思想认识，完善制度。",
    false_alarms="有时限、数字或具体动作（招标、培训、建档等）的不报。",
    remedy="写明做什么、谁来做、何时完成。",
)

_MEASURES = re.compile(r"措施|建议|打算|整改|下一步")
_OPENING = r"(?:进一步|不断|切实|继续|持续|将|要|[一二三四五]是|下一步|今后|[，,、；;。 \u3000\n])*"
_VERB = r"(?:加强|提高|完善|强化|规范|加大|增强|健全|优化|提升|夯实|严格|高度重视)"
_OBJECT = (
    r"(?:管理|认识|意识|力度|水平|能力|制度|机制|质量|效益|学习|监督|监管|重视|领导|责任|执行|基础|素质|约束|绩效)"
)
_GENERAL = re.compile(_OPENING + _VERB + r"[^，,、；;。\n\d]{0,14}" + _OBJECT + r"(?=[，,、；;。\n]|$)")
_LEAST = 12


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for sections of measures in which every clause is a general one."""
    if not is_evaluation(ground):
        yield NOT_APPLICABLE
        return
    yield from or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    headings = ground.extracted.headings
    for heading in headings:
        within = [one for one in headings if one is not heading and heading.body.contains(one.marker)]
        if heading.runs_on or within or _MEASURES.search(heading.title.of(text)) is None:
            continue
        body = text[heading.title.end : heading.body.end].strip()
        if len(body) < _LEAST:
            continue
        rest = _GENERAL.sub("", body).strip("，,、；;。 \u3000\n")
        yield note(CARD, heading.title, (("found", body[:20]),)) if not rest else PASSED


RULE = Rule(CARD, check)
