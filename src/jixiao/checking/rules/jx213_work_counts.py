"""JX213: one piece of work counted twice with different numbers."""

import itertools
import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import Approximation

CARD = Card(
    code="JX213",
    name="同一工作数量前后不一致",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：绩效自评结果应当真实、准确，佐证材料应当一致",
    why="同一项工作在总结、指标表等处写了不同的数量，至少有一处有误，或统计口径不同而没有说明。",
    passes="正文“举办技能培训12场”，指标表“举办技能培训”完成值12场。",
    fails="正文“举办技能培训12场”，指标表“举办技能培训”完成值21场。",
    false_alarms="分季度、分地区分别统计而名称相同的，请在文中注明。",
    remedy="核对原始台账，统一各处数量，或写明统计口径。",
)

_SHORTEST = 4
_PLAN = re.compile(
    r"计划|拟|规划|设计|批复|目标|任务[为是书]|应(?:完成|当|建)|将|预[计期]|(?:建设|实施|改造|工程|主要)(?:内容|规模|任务)|年初"
)
_DONE = re.compile(r"实际|已|完成了|累计|超|全年共")
_CONCEPT = "narrative_count"


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the counts of one activity, in one unit of measure, against each other."""
    works = [fact for fact in ground.extracted.facts if _is_work(fact)]
    if not works:
        yield NOT_APPLICABLE
        return
    text = ground.extracted.document.text
    done = [fact for fact in works if not _is_planned(text, fact)]
    yield from or_passed(_judge(done))


def _is_work(fact: Fact) -> bool:
    where = fact.coordinates
    return where is not None and where.concept == _CONCEPT and fact.span is not None and where.item is not None


def _is_planned(text: str, fact: Fact) -> bool:
    """Tell what was only to be done, which what was done may exceed: 计划改造…520座; 主要建设内容包括…."""
    if fact.span is None or fact.cell is not None:
        return False
    begin = max(text.rfind(mark, 0, fact.span.start) for mark in "。；;\n")
    told = text[begin + 1 : fact.span.start]
    return _PLAN.search(told) is not None and _DONE.search(told) is None


def _judge(works: list[Fact]) -> Iterator[Verdict]:
    groups = itertools.groupby(sorted(works, key=_key), key=_key)
    for (name, *_), group in groups:
        first, *others = sorted(group, key=lambda fact: fact.span.start if fact.span else 0)
        for other in others:
            if len(name) < _SHORTEST or _agree(first, other) or other.block == first.block:
                yield PASSED
            else:
                yield _finding(name, first, other)


def _key(fact: Fact) -> tuple[str, str, str, str]:
    where = fact.coordinates
    if where is None or where.item is None:
        return ("", "", "", "")
    return (where.item.name, where.subject.name, where.period, fact.quantity.unit)


def _agree(one: Fact, other: Fact) -> bool:
    """Tell whether two counts can be the same; 余, 近 and their like only say about how many."""
    exact = {one.quantity.approximation, other.quantity.approximation} == {Approximation.EXACT}
    return not exact or one.quantity.value == other.quantity.value


def _finding(name: str, first: Fact, other: Fact) -> Verdict:
    args = (("name", name), ("found", other.printed), ("expected", first.printed))
    span, related = other.span, first.span
    if span is None or related is None:
        return PASSED
    return note(CARD, span, args, related=(Place(related, "label.other_count"),))


RULE = Rule(CARD, check)
