"""The names of groups of indicators as they are printed: 产出指标 and 产出 are one, called as it is called first."""

from collections.abc import Mapping
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.fact import Subject
from jixiao.taxonomy.units import load

_GROUPS = frozenset({"产出", "效益", "满意度"})
_PART, _INDICATOR, _LOOK = "score_part", "指标", 60


def settle_printed_names(world: World) -> None:
    """Give each group of indicators the name that stands before its first mark, the same to all marks of it."""
    kinds, others = (frozenset(load("scores.toml")[one]) for one in ("printed", "printed_beside"))
    printed: dict[tuple[Subject, str], bool] = {}
    parts = [
        (number, bound.subject, bound.item.name)
        for number, bound in sorted(world.bound.items())
        if bound.item is not None and bound.item.kind == _PART
    ]
    apart = {subject for _, subject, name in parts if name in others}
    for number, subject, name in parts:
        if name in kinds and (subject, name) not in printed:
            printed[(subject, name)] = subject not in apart and _is_printed_so(world, number, name)
    # one that is called without 指标 speaks for those beside it: 产出指标50分，…，满意度10分
    bare = {subject for (subject, name), so in printed.items() if not so and name in _GROUPS}
    _rename(world, {key: so and key[0] not in bare for key, so in printed.items()})


def _is_printed_so(world: World, number: int, name: str) -> bool:
    """Tell the name followed by 指标 in the line before a mark."""
    start = world.figures[number].span.start
    begun = max(world.text.rfind("\n", 0, start) + 1, start - _LOOK)
    at = world.text.rfind(name, begun, start)
    return at >= 0 and world.text.startswith(_INDICATOR, at + len(name))


def _rename(world: World, printed: Mapping[tuple[Subject, str], bool]) -> None:
    for number, bound in world.bound.items():
        if bound.item is not None and bound.item.kind == _PART and printed.get((bound.subject, bound.item.name)):
            world.bound[number] = replace(bound, item=replace(bound.item, name=f"{bound.item.name}{_INDICATOR}"))
