"""What the parts of a proven score are called."""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension

_JOINTS = frozenset("、，,和")
_LOOK, _PASSAGE = 60, 600
_INTRODUCED = re.compile(r"^[\u4e00-\u9fff]*(?:分为|划分为|包括|包含|设有|设为|由|分成|即)(?=[\u4e00-\u9fff]{2})")
# 保障到位（30分）: the name directly before the bracket of its mark
_BEFORE_BRACKET = re.compile(
    r"(?:^|[，,、；;：:。）)和及与\n]|其中)[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z]{2,12})[”\"]?[（(]$"
)
# 投入、过程、产出三个一级指标，分值依次为…: as many names as marks
_LISTED = re.compile(
    r"(?:^|[，,。；;：:\n])(?P<names>[\u4e00-\u9fff]{2,24}(?:[、和及与][\u4e00-\u9fff]{2,8})+?)(?:等|这)?"
    r"(?:[两二三四五六七八九]|\d)(?:个|大|项|类|块)?(?:一级|评价|评分|考核)?(?:指标|维度|部分|方面|板块|内容|类)"
)
_JOINED = (re.compile(r"、"), re.compile(r"[、和及与]"))
_OPENS = re.compile(r"[。；;\n]")
_LEAD = re.compile(
    r"^(?:[\s\u3000、，,：:（()）“●◆▲■□—◇]|其中|其余|[\u4e00-\u9fff]{0,6}(?:小组|专家组|评价组|我[局院校]|机构)按照?|包括|[内包]?含|[一二三四五六七八九]是|[（(]?\d{1,2}[）)、.．]|[A-Da-d][.．、]?(?=[\u4e00-\u9fff]{2,8}类?指标)|[①-⑳]|和|及|与|占|为)+"
)
_ORDER = re.compile(r"^[A-Da-d](?=[\u4e00-\u9fff])")
_NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z、]{2,20}?(?=得|自评|满分|权重|分值|占|一项|两项|指标|部分|方面|为|是|[（(“”：:，,／/\s\u3000]|$)"
)
# 在决策维度拿到满分10分, 就产出这一块而言，记28分: the name behind a preposition
_WITHIN = re.compile(
    r"(?:在|就|从|于)(?P<name>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:这)?(?:类)?"
    r"(?:(?:指标|部分|方面|维度|一项|一块|一栏|环节|板块)(?:上|中|里|来说|来看|而言|内)?|上|里|来说|来看|而言)"
    r"[，,]?[\u4e00-\u9fff]{0,8}[（(]?(?:满分?|权重|分值|标准分)?$"
)
# 决策维度20分, 部门管理指标（40分）, 效益9分（满分10分）: the name directly before a mark
_BESIDE = re.compile(
    r"(?:^|[，,、。；;：:\n）)—●◆])\s*(?:其中|其一|另外|[一二三四五六七八九]是|[（(]?\d{1,2}[）)、.．]|[①-⑳])*[“]?"
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?)[”]?(?:类)?(?:指标|部分|方面|维度|一项|一?栏|(?<![事加减扣])项(?=满|[（(])|环节|情况|要素)?[”]?"
    r"(?:[，,：:](?=满分|权重|分值|标准分|应得))?"
    r"(?:满分|(?<!圆)满|权重|分值|标准分|(?<!效)应得|实得|自评|评得|得分|打分|占|为|是|得|打|评|共)*[为是：:]?"
    r"[（(]?(?:满分?|权重|分值|标准分|共)?[ ]?$"
)
_THIS = re.compile(
    r"(?:本|该|此|各|这)(?:项|部分|指标|项指标|方面|类)?|(?:自评|最后|最终|实际|评价|满分|权重|分值|标准分|应得|实得|评定|得|分|共|计)+|[我本该]?[局院校镇乡委办]"
)
_OVER = re.compile(
    r"(?:^|\n)[ \t\u3000]*[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．][ ]?(?P<name>[\u4e00-\u9fff]{2,10}?)"
    r"(?:类)?(?:指标|情况|方面|部分|维度)?(?:分析|评价|完成情况)?(?=[。：:\n])"
)


def name_beside(world: World, at: int) -> str:
    """Return the name that stands directly before a mark, empty where none does."""
    start = world.figures[at].span.start
    behind = world.figures[at - 1].span.end if at else 0
    begun = max(behind, start - _LOOK)
    match = _WITHIN.search(world.text, begun, start) or _BESIDE.search(world.text, begun, start)
    return match["name"] if match and not _THIS.fullmatch(match["name"]) else ""


def name_over(world: World, at: int) -> str:
    """Return the name of the last heading or line before a mark, after the mark before it."""
    start = world.figures[at].span.start
    found = list(_OVER.finditer(world.text, max(_behind_last(world, at), start - _PASSAGE), start))
    return found[-1]["name"] if found else ""


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
        names = _in_turn(names)
    if not paired and not all(names):
        names = _ordinals(world, run)
    half = len(names) // 2
    if not paired and half > 1 and all(map(_is_same, names[:half], names[half:])):
        names = names[half:] * 2
        paired = True
    return names if all(names) and len(set(names)) == len(run) // (2 if paired else 1) else None


def _behind_last(world: World, at: int) -> int:
    """Return where the mark before one ends, 0 where it is the first."""
    before = (one for one in range(at - 1, -1, -1) if world.figures[one].quantity.dimension is Dimension.SCORE)
    last = next(before, None)
    return 0 if last is None else world.figures[last].span.end


def _in_turn(names: list[str]) -> list[str]:
    """Give the names of full marks to as many scores without names: 投入15分、过程35分；分别得14分、31.5分."""
    half = len(names) // 2
    scores = names[half:]
    nameless = half > 1 and len(names) == 2 * half and (not any(scores[1:]) or not any(scores))
    return names[:half] * 2 if nameless and all(names[:half]) else names


def _ordinals(world: World, run: Sequence[int]) -> list[str]:
    """Return the names that stand listed before rows of as many marks: 投入、过程、产出三项分值依次为20、30、50分.

    Where no such list stands there (四个维度满分分别为15、25、35、25分) the names are 第1项 and so on.
    """
    order: list[int] = []
    for at in run:
        row = order and world.between(at - 1, at) in _JOINTS
        order.append(order[-1] + 1 if row else 0)
    names = _listed(world, run[0], max(order) + 1)
    return [names[place] if names else f"第{place + 1}项" for place in order]


def _listed(world: World, first: int, count: int) -> list[str]:
    """Return the names of the last list before a mark that has so many of them."""
    start = world.figures[first].span.start
    behind = _behind_last(world, first)
    for match in reversed(list(_LISTED.finditer(world.text, max(behind, start - _LOOK), start))):
        for joint in _JOINED:
            names = joint.split(_INTRODUCED.sub("", match["names"]))
            if len(names) == count and len(set(names)) == count and all(len(name) > 1 for name in names):
                return names
    return []


def _is_same(full: str, got: str) -> bool:
    """Tell the same name in a list of full marks and in one of scores: 评分表列业务 and 业务."""
    return bool(got) and full.endswith(got)


def _name(world: World, at: int) -> str:
    """Return the words that begin what stands between the figure before and this one."""
    start = world.figures[at].span.start
    words = world.text[max(_behind_last(world, at), start - _LOOK) : start]
    direct = _BEFORE_BRACKET.search(words)
    if direct:
        return _ORDER.sub("", _INTRODUCED.sub("", direct["name"]))
    marks = [match.end() for match in _OPENS.finditer(words)]
    for mark in (marks[-1] if marks else 0, 0):
        match = _NAME.match(_LEAD.sub("", words[mark:]))
        if match:
            return match.group()
    return ""
