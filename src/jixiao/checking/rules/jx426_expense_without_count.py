"""JX426: reception and vehicles whose money and count do not fit."""

import re
from collections.abc import Iterator

from jixiao.checking.arithmetic import name_of, printed
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import Held, held, passages_of
from jixiao.model.fact import SubjectKind
from jixiao.model.finding import Place, Severity

CARD = Card(
    code="JX426",
    name="接待、用车的金额与数量矛盾",
    severity=Severity.WARNING,
    clause="部门决算公开“三公”经费说明：费用应与批次、人次、购置数、保有量相对应",
    why="有接待人次却没有接待费，或购置费为零却购置了车辆，必有一处写错。",
    passes="公务接待费1.55万元，接待12批次、96人次。",
    fails="公务接待费0万元，接待12批次、96人次。",
    false_alarms="费用由其他单位承担、车辆划拨取得的，注明即可。",
    remedy="核对金额和数量，改正或说明。",
)

_PAIRS = (
    ("sangong_reception", "reception_batches", "both"),
    ("sangong_reception", "reception_persons", "both"),
    ("sangong_car_purchase", "vehicles_bought", "both"),
    ("sangong_car_run", "vehicles", "money"),
)
_TOLD = re.compile(r"租(?:用|赁)|划(?:拨|转)|调拨|捐赠|无偿|承担|公车平台|平台|报废|封存|借用|由[^。，]{2,16}支付")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold each amount of the unit's own against its count: one is zero exactly when the other is."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    seen: set[str] = set()
    for money, count, ways in _PAIRS:
        amount, number = _only(ground, money), _only(ground, count)
        if amount is None or number is None or amount.fact.id in seen:
            continue
        none, nothing = not number.fact.quantity.value, not amount.fact.quantity.value
        opposed = (none and not nothing) or (nothing and not none and ways == "both")
        if not opposed or _is_told(ground, number):
            yield PASSED
            continue
        seen.add(amount.fact.id)
        args = (("name", name_of(amount.fact)), ("found", printed(amount.fact)), ("count", number.fact.printed))
        yield note(CARD, number.span, args, related=[Place(amount.span, "label.amount")])


def _only(ground: Ground, concept: str) -> Held | None:
    """Return the figure of the unit where the document states one value only for it."""
    found = [one for one in held(ground, concept) if one.subject.kind is SubjectKind.UNIT and one.fact.span is not None]
    values = {
        fact.quantity.value
        for fact in ground.extracted.facts
        if fact.coordinates is not None
        and fact.coordinates.concept == concept
        and fact.coordinates.period in ("", ground.extracted.profile.year)
        and fact.coordinates.item is None
    }
    return found[0] if found and len(values) == 1 else None


def _is_told(ground: Ground, one: Held) -> bool:
    text = ground.extracted.document.text
    return any(_TOLD.search(area.of(text)) for area in passages_of(ground, one.subject, one.span))


RULE = Rule(CARD, check)
