"""JX422: a section of problems that leaves out what the figures show."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import held, is_contradicted, is_evaluation, percent, threshold
from jixiao.model.fact import SubjectKind
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX422",
    name="问题部分未反映执行率偏低",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号第二十三条：自评结果中的问题应当如实反映",
    why="执行率明显偏低，问题部分却只字不提，问题和数字对不上。",
    passes="执行率60%。存在的问题：项目招标推迟，预算执行进度偏慢。",
    fails="执行率60%。存在的问题：部分绩效资料归档不及时。",
    false_alarms="执行率不低于80%的不查；问题写在其他标题下的会多报。",
    remedy="在问题部分写明执行偏低的情况、原因和措施。",
)

_PROBLEMS = re.compile(r"问题|不足|困难")
_SPEAKS = re.compile(
    r"执行|支付|支出进度|结转|结余|未完[成工]|进度|推迟|滞后|资金使用|沉淀|资金[^。，]{0,6}(?:闲置|较慢"
    r"|不及时)|预算编[制报]|招标"
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for a word on spending under the headings of problems where the unit's execution is low."""
    rate = next((one for one in held(ground, "execution_rate") if one.subject.kind is SubjectKind.UNIT), None)
    if rate is None or rate.fact.span is None or not is_evaluation(ground) or is_contradicted(ground, rate.fact):
        yield NOT_APPLICABLE
        return
    text = ground.extracted.document.text
    about = [one for one in ground.extracted.headings if _PROBLEMS.search(one.title.of(text)) and not one.runs_on]
    bodies = [one.body.of(text) for one in about]
    if rate.fact.quantity.value >= threshold(ground, "execution_low") or not about or _NONE.search("".join(bodies)):
        yield PASSED
        return
    told = any(_SPEAKS.search(body) for body in bodies)
    args = (("rate", percent(rate.fact)),)
    yield PASSED if told else note(CARD, about[0].title, args, related=[Place(rate.span, "label.low")])


_NONE = re.compile(r"(?:不存在|没有|无|未发现|暂无)[^。，；\n]{0,8}问题")


RULE = Rule(CARD, check)
