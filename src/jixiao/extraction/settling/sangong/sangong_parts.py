"""The 三公 expenses told behind their total, the amount first: 其中3.60万元花在公车运行上，0.48万元是公务接待.

Each part has words of its kind in its own clause, before or behind it, and together they are the total.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.model.trace import Reason

_LEAST, _MOST, _SENTENCES, _LOOK = 2, 4, 2, 40
_KINDS = (
    ("sangong_abroad", re.compile(r"出国|出境|因公临时")),
    ("sangong_reception", re.compile(r"接待|招待|来客|用餐")),
    (
        "sangong_car_purchase",
        re.compile(r"(?:购置|购买|更新|新购|添置)[^，。；]{0,8}车|车[^，。；]{0,4}(?:购置|购买)(?!及|和)"),
    ),
    (
        "sangong_car_run",
        re.compile(
            r"车[^，。；]{0,8}(?:运行|维护|维修|保养|燃油|油料|油[费钱耗]|加油|保险|保养|修理|修车|运维|过路|停车|洗车)|养车|用车|公车"
        ),
    ),
)
# 平均每辆车2.70万元 is no part
_EACH = re.compile(r"每|平均|[车人]均")
_END = re.compile(r"[，。；：\n]")


def settle_sangong_parts(world: World) -> None:
    """Bind the amounts behind each total of the year that are unread, or taken for budgets, and make it up."""
    for number, whole in sorted(world.bound.items()):
        if (
            whole.concept == "sangong_total"
            and whole.item is None
            and (whole.subject, whole.year) == (world.unit, world.year)
        ):
            for at, concept in _parts(world, number):
                if at in world.bound and not world.bound[at].concept.endswith("_budget"):
                    continue
                world.put(Bound(at, concept, world.unit, None, world.year, topic=concept), Reason.PART)


def _parts(world: World, number: int) -> Sequence[tuple[int, str]]:
    if not is_exact_amount(world, number):
        return ()
    behind = [at for at in range(number + 1, min(len(world.figures), number + 1 + 2 * _MOST)) if _may_be(world, at)]
    for count in range(_LEAST, _MOST + 1):
        parts = behind[:count]
        if len(parts) < count or _sentences(world, number, parts[-1]) > _SENTENCES:
            return ()
        kinds = [_kind(world, at) for at in parts]
        if sum(world.value(at) for at in parts) == world.value(number) and all(kinds) and len(set(kinds)) == count:
            return tuple(zip(parts, kinds, strict=True))
    return ()


def _may_be(world: World, number: int) -> bool:
    """Tell an amount that is unread, one of the three expenses, or taken for the budget of one."""
    told = world.bound.get(number)
    exact = is_exact_amount(world, number) and world.value(number) > 0 and _EACH.search(_before(world, number)) is None
    return exact and (told is None or (told.concept.startswith("sangong_") and told.year == world.year))


def _sentences(world: World, number: int, last: int) -> int:
    return world.text.count("。", world.figures[number].span.end, world.figures[last].span.start)


def _before(world: World, number: int) -> str:
    """Return the words of the clause before an amount."""
    start = world.figures[number].span.start
    return _END.split(world.text[max(0, start - _LOOK) : start])[-1]


def _kind(world: World, number: int) -> str:
    """Return the expense that an amount was read as, or that its clause names, empty where it names none."""
    told = world.bound.get(number)
    if told is not None and not told.concept.endswith("_budget"):
        return told.concept
    span = world.figures[number].span
    before = _before(world, number)
    behind = _END.split(world.text[span.end : span.end + _LOOK])[0]
    words = before + behind
    return next((concept for concept, pattern in _KINDS if pattern.search(words)), "")
