"""JX111: a part that is larger than its whole."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import name_of, printed, span_of
from jixiao.checking.lists import word_list
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import Dimension
from jixiao.model.relation import Band

CARD = Card(
    code="JX111",
    name="部分大于总体",
    severity=Severity.ERROR,
    clause="部门决算报表审核公式：其中项不得大于合计项",
    why="其中的一部分不可能比总体大，必有一个数写错。",
    passes="授予中小企业合同金额52万元，其中授予小微企业合同金额31万元。",
    fails="授予中小企业合同金额52万元，其中授予小微企业合同金额71万元。",
    false_alarms="合同金额与当年支付口径不同、固定资产为原值而资产总额为净值的，以及两个数相隔较远的，列为提醒。",
    remedy="核对两个数，改正写错的一个。",
)


_REACH, _SEVERAL = 24, 3
# a clause that tells its amount to be of other money or by another measure than that beside it
_SCOPE = re.compile(r"含|合同|财政拨款|全县|纳入")
_HOLDS = re.compile(r"[ ]*(?:[亿万]?元)?[（(](?:其中)?[：:]?(?:另?含|包[含括])[^（）()\d]{0,20}(?=\d)")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each pair of the list that one subject states for one period and scope."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    told = [frozenset(one.facts) for one in ground.evaluations if one.band is Band.VIOLATED]
    whole_by_place = _by_place(ground)
    for pair in word_list("parts_of_wholes")["pair"]:
        for place, part in ((key[1:], fact) for key, fact in whole_by_place.items() if key[0] == pair["part"]):
            whole = whole_by_place.get((pair["whole"], *place))
            if (
                whole is None
                or not _is_named(ground, whole, pair["named"])
                or not whole.quantity.value
                or any({part.id, whole.id} <= facts for facts in told)
            ):
                continue
            text = ground.extracted.document.text
            if part.quantity.interval.low - _held(ground, part) <= whole.quantity.interval.high:
                yield PASSED
                continue
            other = _scope(text, part) != _scope(text, whole)
            certain = pair["certain"] and _are_near(part, whole) and not other
            yield _finding(part, whole, certain=certain, in_yuan=_is_in_yuan(ground, part))


def _held(ground: Ground, part: Fact) -> int:
    """Return the amount that a bracket behind a figure tells to be in it: （含自有资金支出3.60万元）."""
    match = _HOLDS.match(ground.extracted.document.text, span_of(part).end)
    held = [fact for fact in ground.extracted.facts if match is not None and span_of(fact).start == match.end()]
    return held[0].quantity.value if held and held[0].quantity.dimension is part.quantity.dimension else 0


def _scope(text: str, fact: Fact) -> set[str]:
    """Return the words of a figure's clause, and the bracket behind it, that tell what money it holds or leaves out."""
    span = span_of(fact)
    begun = max(text.rfind(mark, 0, span.start) for mark in "，,。；;\n") + 1
    return {*_SCOPE.findall(text, begun, span.start), *(["含"] if _HOLDS.match(text, span.end) else [])}


def _is_in_yuan(ground: Ground, part: Fact) -> bool:
    """Tell a figure whose paragraph prints all other money in 元, and several amounts of it."""
    money = (
        one for one in ground.extracted.facts if one.quantity.dimension is Dimension.MONEY and one.span is not None
    )
    units = [one.quantity.unit for one in money if one.block == part.block and one.cell is None and one.id != part.id]
    return len(units) >= _SEVERAL and set(units) == {"元"}


def _finding(part: Fact, whole: Fact, *, certain: bool, in_yuan: bool) -> Verdict:
    """Point at the part; at the whole where that alone is printed in 元, a likely slip of the unit."""
    slip = whole.quantity.unit == "元" and part.quantity.unit != "元"
    primary, other = (whole, part) if slip and not in_yuan else (part, whole)
    args = (("part", name_of(part)), ("found", printed(part)), ("whole", name_of(whole)), ("most", printed(whole)))
    related = [Place(span_of(other), "label.part" if other is part else "label.whole")]
    severity = Severity.ERROR if certain else Severity.WARNING
    told = note(CARD, span_of(primary), args, variant="unit" if slip else "", severity=severity, related=related)
    return expecting(told, re.sub("[万亿]元$", "元", printed(part))) if slip and in_yuan else told


def _is_named(ground: Ground, whole: Fact, name: str) -> bool:
    """Tell whether the words directly before a figure name the whole: what was read from afar proves nothing."""
    if whole.span is None:
        return False
    before = ground.extracted.document.text[max(0, whole.span.start - _REACH) : whole.span.start]
    return re.search(name, before) is not None


def _are_near(part: Fact, whole: Fact) -> bool:
    """Tell figures of one paragraph or table, or of two that follow each other: they speak of the same."""
    return part.block is not None and whole.block is not None and abs(part.block - whole.block) <= 1


def _by_place(ground: Ground) -> dict[tuple[object, ...], Fact]:
    """Return the first figure of each concept in running text, by concept, subject, period, scope."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if (
            where is not None
            and fact.span is not None
            and fact.cell is None
            and (where.item is None or where.item.kind == "topic")
        ):
            found.setdefault((where.concept, where.subject, where.period, where.scope), fact)
    return found


RULE = Rule(CARD, check)
