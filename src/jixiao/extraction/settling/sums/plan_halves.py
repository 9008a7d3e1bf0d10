"""The two halves of a budget, of what was spent or of what is left, told behind it and of its fund.

年初预算200万元，由基本支出120万元和项目支出80万元组成; 全年预算200万元（基本120万元＋项目80万元）: a word or a bracket
opens them and they come to the whole, so that beside a budget they are parts of it and were not spent.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World, money_concept
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason

_PHASES = {
    "budget_initial": "initial", "budget_adjusted": "adjusted",
    "expenditure_total": "expenditure", "carryover_closing": "closing",
}  # fmt: skip
# what halves are taken for behind a whole that was not read: spending, or parts of the amount before it
_LOOSE = frozenset({"expenditure_basic", "expenditure_project", "budget_adjustment"})
_TAKEN = frozenset({"budget_adjusted", "expenditure_basic_budget", "expenditure_total"})
_KIND = re.compile(r"(?:基本|项目)(?:支出|类|上|部分|$)")
_TOPICS = {"基本": "basic", "项目": "project_total"}
_HALF = (
    r"(?:能|可|拟|计划|主要)?(?:用于|用在|用作|安排(?:给|用于)?|投向)?(?P<half>基本|项目)(?:支出|类)?(?:预算|经费|部分)?(?:上|方面|里|中)?的?(?:部分|结转|结余|剩余|未用|资金)*"
    r"(?:为|是|有|占)?"
)
# a comma alone opens nothing: 全年预算200万元，基本支出120万元，项目支出80万元 may be all that was spent
_OPENED = re.compile(
    r"(?:。(?=其中)|[，,、；;])?(?:[（(](?:其中|内含|含|由)?|由|其中|包括|包含|内含|内有|含有?|(?:归|归属于?|属于?|来自)|分为|分别[为是]|构成[为是]|[中里]，)"
    rf"[：:，,]?{_HALF}"
)
# 全年预算200万元；基本120万元，项目80万元: spending is called so by its whole name
_SHORT = re.compile(r"[，,、；;：:。]\s*(?P<half>基本|项目)(?:类|部分|上)?的?")
# 年末结转100万元，基本支出40万元，项目支出60万元: halves of what is left need no word to open them
_LEFT = re.compile(rf"[，,、；;：:。]\s*{_HALF}")
# a remark may stand behind the first half: 其中项目上的36.00万元多数是尾款，基本支出上的为16.00万元
_JOINED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,20}}[，,；;])?(?:[＋+、，,；;]?(?:和|及|与|以及|加上?|归|归属于?|属于?|来自)?){_HALF}"
)


def settle_plan_halves(world: World) -> None:
    """Bind the two amounts behind a whole of the unit that are called its halves and come to it."""
    for number, whole in sorted(world.bound.items()):
        plain = whole.item is None and (whole.subject, whole.year) == (world.unit, world.year)
        if whole.concept not in _PHASES or not plain or not is_exact_amount(world, number):
            continue
        halves = _halves(world, number, whole.concept)
        if not halves or world.value(number + 1) + world.value(number + 2) != world.value(number):
            continue
        for at, half in enumerate(halves, number + 1):
            if at not in world.bound or whole.concept != "expenditure_total":
                _put(world, at, whole, half)


def _halves(world: World, number: int, concept: str) -> Sequence[str]:
    """Return what the next two amounts are called, none where they are not the two halves."""
    found: list[str] = []
    for at, words in enumerate((_OPENED, _JOINED), number + 1):
        if at >= len(world.figures) or not _is_open(world, at, concept):
            return ()
        between = world.between(at - 1, at).strip()
        match = words.fullmatch(between)
        if match is None and words is _OPENED:
            match = (_LEFT if concept == "carryover_closing" else _SHORT).fullmatch(between)
        if match is None:
            return ()
        found.append(match["half"])
    return found if len(set(found)) == len(_TOPICS) else ()


def _is_open(world: World, number: int, concept: str) -> bool:
    """Tell an amount that is unread, or that was taken for spending, or for an item of the whole called 项目类."""
    told = world.bound.get(number)
    named = (
        told is not None
        and told.concept == concept
        and told.item is not None
        and _KIND.match(told.item.name) is not None
    )
    # a project named as the reason of a change before took them over
    named |= told is not None and told.subject.kind is SubjectKind.PROJECT and told.concept in _TAKEN
    return is_exact_amount(world, number) and (told is None or told.concept in _LOOSE or named)


def _put(world: World, number: int, whole: Bound, half: str) -> None:
    phase = _PHASES[whole.concept]
    topic = world.lexicon.topics[_TOPICS[half]]
    concept, item = money_concept(topic, world.lexicon.phases[phase], whole.subject, None)
    put = Bound(number, concept, whole.subject, item, whole.year, whole.scope, topic=topic.id, phase=phase)
    world.put(put, Reason.PART)
