"""What the parts of a proven score are called."""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension

_JOINTS = frozenset("、，,和")
_LOOK = 60
_OPENS = re.compile(r"[。；;\n]")
_LEAD = re.compile(
    r"^(?:[\s\u3000、，,：:（()）“●◆▲■□—◇]|其中|其余|包括|[一二三四五六七八九]是|[（(]?\d{1,2}[）)、.．]|[①-⑳]|和|及|与|占|为)+"
)
_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z、]{2,20}?(?=得|自评|满分|权重|分值|一项|两项|指标|部分|方面|为|是|[（(“”：:，,／/\s\u3000]|$)"
)


def names_of(world: World, run: Sequence[int], *, paired: bool) -> list[str] | None:
    """Return the name of each part, the second of a pair under the name of the first; None where one has none."""
    names: list[str] = []
    for order, at in enumerate(run):
        told = world.bound.get(at)
        if paired and order % 2:
            names.append(names[-1])
        elif told is not None and told.item is not None:
            names.append(told.item.name)
        else:
            names.append(_name(world, at))
    if not paired and not all(names):
        names = _ordinals(world, run)
    half = len(names) // 2
    if not paired and half > 1 and all(map(_is_same, names[:half], names[half:])):
        names = names[half:] * 2
        paired = True
    return names if all(names) and len(set(names)) == len(run) // (2 if paired else 1) else None


def _ordinals(world: World, run: Sequence[int]) -> list[str]:
    """Return 第1项 and so on for marks that stand in rows without names: 四个维度满分分别为15、25、35、25分."""
    names: list[str] = []
    for at in run:
        row = names and world.text[world.figures[at - 1].span.end : world.figures[at].span.start] in _JOINTS
        names.append(f"第{int(names[-1][1:-1]) + 1 if row else 1}项")
    return names


def _is_same(full: str, got: str) -> bool:
    """Tell the same name in a list of full marks and in one of scores: 评分表列业务 and 业务."""
    return bool(got) and full.endswith(got)


def _name(world: World, at: int) -> str:
    """Return the words that begin what stands between the figure before and this one."""
    start = world.figures[at].span.start
    before = (one for one in range(at - 1, -1, -1) if world.figures[one].quantity.dimension is Dimension.SCORE)
    left = next(before, None)
    behind = 0 if left is None else world.figures[left].span.end
    words = world.text[max(behind, start - _LOOK) : start]
    marks = [match.end() for match in _OPENS.finditer(words)]
    for mark in (marks[-1] if marks else 0, 0):
        match = _NAME.match(_LEAD.sub("", words[mark:]))
        if match:
            return match.group()
    return ""
