"""What an amount has become behind the change that brought it, and changes that only a word before them tells.

资产总额比年初的1792.36万元增加112.49万元，达到1904.85万元; 较去年的24.30万元略有回落，为23.58万元;
本年支出较上年增支9.38%，绝对额为173.60万元.
"""

import re

from jixiao.extraction.bound import Bound
from jixiao.extraction.heads import MORE
from jixiao.extraction.state import SPENDING, Place, own_words
from jixiao.taxonomy.lexicon import Sense

_OUTCOME = r"(?:达到?了?|(?:升|增|降|减|涨|跌)[至到]|为|是|变为|总额(?:为|达到?)?|合计(?:为|达到?)?)[ ]?"
_NOW = r"(?:(?:年末|年底|期末|今年|本年|当年|20\d\d年)(?:实际|决算|支出)?)?"
_BEHIND_CHANGE = re.compile(rf"[，,]{_NOW}{_OUTCOME}")
# 略有回落，为23.58万元
_MOVED = re.compile(
    r"(?:略有|有所|小幅|稍有|又有|均有|继续)?(?:回落|下降|减少|降低|压缩|上升|增加|增长|提高|回升|扩大)了?"
    rf"[，,]{_NOW}{_OUTCOME}"
)
_COMPARED = re.compile(r"(?:支出|情况|收支|变化|变动|增减)*(?:对比|比较|对照|变化|变动)?(?:情况)?(?:如下)?[：:]?")
_YEARS = re.compile(r"^近?[两二三四五]年?$")
_KEPT_TO = re.compile(r"实际(?:支出|开支|使用|发生)(?:数|额)?(?:共)?控制(?:在|为)$")
_OF_RATE = re.compile(r"(?:绝对[额数值]|增加额|减少额|增减额|净增额|净减额|金额|数额)(?:为|是|达|共)?$")
_CHANGES = frozenset({"yoy_rate", "yoy_amount"})
_PRIOR = "prior_year_amount"
_WAYS = {"adjustment": "up", "reduction": "down"}


def base_of_outcome(place: Place) -> Bound | None:
    """Return last year's amount that this one has become, with the change, or words of one, between the two."""
    state, world = place.state, place.world
    last, base = state.last_money, state.before
    if last is None or last.figure != place.index - 1 or base is None or place.head.topic or place.head.count:
        return None
    if not base.topic and base.item is None:
        # of what nothing says what it was
        return None
    between = world.between(last.figure, place.index)
    if last is base:
        return base if _MOVED.fullmatch(between) else None
    changed = last is state.change and base.figure == last.figure - 1 and base.concept == _PRIOR
    return base if changed and _BEHIND_CHANGE.fullmatch(between) else None


def take_amount_of_rate(place: Place) -> None:
    """Let 绝对额为173.60万元 directly behind the rate of a change be that change."""
    head, last = place.head, place.state.last
    if last is None or last.concept != "yoy_rate" or last.figure != place.index - 1 or head.topic or head.name:
        return
    if last.year == place.world.year and _OF_RATE.search(own_words(place)) and not head.has(Sense.PRIOR):
        head.direction = head.direction or ("down" if last.sign < 0 else "up")
        head.phase = head.near = head.near_raw = ""
        head.topic = last.topic
        head.flags.add(Sense.COMPARE)


def take_more(place: Place) -> None:
    """Read 多 and 少 behind the name of a part where the sentence compares: 其中基本支出多48.30万元."""
    head = place.head
    moved = MORE.get(head.near) if place.state.compare and head.topic and head.phase in SPENDING else None
    if moved is not None and not head.direction:
        head.direction, head.direction_word, head.near, head.near_raw = moved, head.near, "", ""
        head.flags.add(Sense.COMPARE)


def is_kept_to(place: Place) -> bool:
    """Tell 实际支出控制在17.00万元以内 behind the budget of the same: what was spent, not another limit."""
    return bool(place.state.chain) and _KEPT_TO.search(own_words(place)) is not None


def take_title(place: Place) -> None:
    """Read 两年“三公”经费对比：2021年26.74万元: what stands before the colon names the amounts of each year."""
    head = place.head
    if head.topic and head.year and head.near_raw and _COMPARED.fullmatch(head.near_raw.strip("年度")):
        head.near = head.near_raw = ""
        head.residue = _YEARS.sub("", head.residue)


def take_way(place: Place) -> None:
    """Let a rate of 压减 against last year be that of a change: 同比压减15.27%, 较2021年预算22.00万元压减10%."""
    head, last = place.head, place.state.last
    way = _WAYS.get(head.phase, "") if not head.direction and not head.near else ""
    beside = last is not None and last.figure == place.index - 1 and last.concept in (_PRIOR, *_CHANGES)
    if way and (head.has(Sense.COMPARE) or (beside and not head.topic)):
        head.direction, head.phase = way, ""


def is_last_year_behind(place: Place) -> bool:
    """Tell 上年为1195.00万元 directly behind the change since: it is last year's amount of the same."""
    head, last = place.head, place.state.last
    bare = head.has(Sense.PRIOR) and not head.labelled and not head.near and not head.residue
    behind = bare and last is not None and last.figure == place.index - 1 and last.concept in _CHANGES
    if behind and last is not None:
        head.topic = last.topic
    return behind
