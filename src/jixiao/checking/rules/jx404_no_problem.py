"""JX404: no problem is said to exist beside spending that was not carried out."""

from collections.abc import Iterator

from jixiao.checking.no_problem import Said, no_problem
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_within_year
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX404",
    name="称不存在问题，但预算执行率偏低",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号第二十三条：自评未完成或偏离目标的应当分析原因并提出改进措施",
    why="同一份报告里执行率明显偏低，却写不存在问题，前后矛盾。",
    passes="执行率65%，主要是项目招标推迟；下一步提前开展前期工作。",
    fails="项目执行率56%。绩效管理不存在问题。",
    false_alarms="执行率不低于80%的不作为矛盾；写“没有明显问题”而只是个别项目执行率低的，或写“支出进度与预算安排相符”“无偏差、无需改进”的，列为提醒；说的是其余项目的不查。",
    remedy="如实写明存在的问题、原因和改进措施。",
    silent="“无其他需要说明的情况”是格式语；应说明的各处已分别提醒。",
)

_MOST_RELATED = 6


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each statement of no problem against the rates of execution."""
    if is_within_year(ground):
        return iter((NOT_APPLICABLE,))
    return or_passed(_told(one) for one in no_problem(ground))


def _told(one: Said) -> Verdict:
    related = [Place(span, "label.low") for span in one.low[:_MOST_RELATED]]
    return expecting(note(CARD, one.span, one.args, severity=one.severity, related=related), one.expected)


RULE = Rule(CARD, check)
