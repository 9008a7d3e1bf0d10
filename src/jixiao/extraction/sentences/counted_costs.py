"""What counted things cost: 购置公务用车1辆，支出18.00万元; 因公出国（境）团组2个，费用9.60万元."""

import re

from jixiao.extraction.around import begin_of
from jixiao.extraction.state import Place, own_words

_COSTS = {
    "vehicles_bought": "sangong_car_purchase",
    "abroad_groups": "sangong_abroad",
    "abroad_persons": "sangong_abroad",
    "reception_batches": "sangong_reception",
    "reception_persons": "sangong_reception",
}
_PAID = frozenset({"expenditure", "final"})
# nouns that stand for money where the things it went to were counted before
_LEADS = ("", "总", "共", "所需", "产生", "发生", "共计")
_NOUNS = frozenset(f"{lead}{noun}" for lead in _LEADS for noun in ("费用", "经费", "金额", "花费"))
_OF_GOODS = _NOUNS | {"价值", "总价", "购车款", "购置金额", "合同价", "单价", "价款"}
# 购置 and 接待 alone name neither cars nor guests of the unit
_NAMES = ("车", "出国", "团组", "公务接待", "国内接待")


# not yet, of others, or paid by others
_NOT_OWN = re.compile(r"拟|计划|预计|明年|下属|所属|二级单位|县外|市外|省外")
_BY_OTHERS = re.compile(r"[ ]?(?:[，,])?由[^，。；\n]{1,16}(?:承担|列支|支付|负担)")
_STOPS = "。；\n"


def _is_of_others(place: Place) -> bool:
    """Tell a cost that is planned, another unit's, or borne by someone else: 费用9.60万元由省厅承担."""
    text, span = place.world.text, place.world.figures[place.index].span
    begun = begin_of(text, span.start, _STOPS)
    paid = _BY_OTHERS.search(text, begun, span.start)
    return bool(_NOT_OWN.search(text, begun, span.start) or _BY_OTHERS.match(text, span.end) or paid)


def lend_by_count(place: Place) -> None:
    """Let what was counted directly before an amount, or stands in its own words, tell what the amount was spent on."""
    head, last = place.head, place.state.last
    if head.topic or head.rate or head.name or head.direction or _is_of_others(place):
        return
    behind = last is not None and last.figure == place.index - 1 and last.figure == place.state.seen
    counted = last.concept if behind and last is not None and not head.count else ""
    if head.count and any(word in one.text for one in head.labels for word in _NAMES):
        counted = head.count
    nouns = _OF_GOODS if counted == "vehicles_bought" else _NOUNS
    paid = head.phase in _PAID and not head.near and not any(one.text.startswith("总") for one in head.labels)
    if counted in _COSTS and (paid or (not head.labelled and own_words(place) in nouns)):
        head.topic, head.near = _COSTS[counted], ""
