"""Amounts that may repeat another one though no reading says so: a slip of the hand will tell whether they do.

One of a project told of other funds or of another year, and one that was not understood whose words name a project or
an item that an amount elsewhere is of.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_STOPS = re.compile(r"[。；;\n]")
_EARLIER = re.compile(r"上年|去年|同期|增|减|升|降|比|由")
_SCORED = re.compile(
    r"(?:自评|总分|总得分|综合得分|评价得分|最终得分|自评结果|评价结果|自评结论|评价结论)[^\d，。；]{0,8}$"
)
_CLAUSES, _SPENT = re.compile(r"[，,、：:]"), re.compile(r"(?:项目)?(?:全年|实际|共|累计)*支出[为了共]*$")
_KIND = re.compile(r"(?:项目|专项)$")
_LOOK, _LEAST_NAME, _MOST = 40, 3, 6
_LONG, _PAIR, _NEAR = 6, 2, 10


def tie_supposed_repeats(world: World) -> None:
    """Tie each such amount to those that it may repeat, unless it is equal to one of them."""
    for number, others, sure in (*_other_funds(world), *_named(world), *_scores(world)):
        if all(world.value(other) != world.value(number) for other in others):
            world.ties += [Tie(LinkKind.SUPPOSED_EQUAL, number, (other,), certain=sure) for other in others[:_MOST]]


def _other_funds(world: World) -> Iterator[tuple[int, Sequence[int], bool]]:
    """Yield amounts of a project told before with the same meaning, but of other funds or of another year."""
    seen: dict[object, list[Bound]] = defaultdict(list)
    for number, bound in sorted(world.bound.items()):
        if not _is_exact(world, number) or bound.subject.kind is not SubjectKind.PROJECT or bound.months:
            continue
        before = seen[bound.concept, bound.subject, bound.item]
        others = [one.figure for one in before if (one.year, one.scope) != (bound.year, bound.scope)]
        if others:
            yield number, others, True
        before.append(bound)


def _named(world: World) -> Iterator[tuple[int, Sequence[int], bool]]:
    """Yield amounts that were not understood whose clause names what amounts elsewhere are of."""
    names: dict[str, list[int]] = defaultdict(list)
    for number, bound in sorted(world.bound.items()):
        name = _name_of(world, bound)
        if len(name) >= _LEAST_NAME and _is_exact(world, number):
            names[name].append(number)
    for number in range(len(world.figures)):
        if number in world.bound or not world.is_amount(number):
            continue
        words = _words_before(world, number)
        told = [name for name in names if name in words]
        # 减速设施支出: the word is one of the name
        if _EARLIER.search(words.replace(max(told, key=len), "") if told else words):
            continue
        like = [name for name in names if _is_like(words, name) or _is_begun(words, name)]
        if told:
            yield number, names[max(told, key=len)], True
        elif like:
            yield number, [one for name in like for one in names[name]], False


def _is_like(words: str, name: str) -> bool:
    """Tell whether words end as a name does and give another two characters of it: 专职队员经费, 政府专职消防员经费."""
    if len(name) < _LONG or not words.endswith(name[-_PAIR:]):
        return False
    near = words[-_NEAR:-_PAIR]
    return any(name[at : at + _PAIR] in near for at in range(len(name) - _PAIR - 1))


def _is_begun(words: str, name: str) -> bool:
    """Tell a clause that is a name but for its last two characters: 农村厕所改造支出 of 农村厕所改造奖补."""
    core = _SPENT.sub("", _CLAUSES.split(words)[-1].strip())
    return len(core) >= _LONG and name.startswith(core) and len(name) - len(core) <= _PAIR


def _scores(world: World) -> Iterator[tuple[int, Sequence[int], bool]]:
    """Yield scores told to be total ones that are of another subject than, or less read than, the total score."""
    totals = [number for number, one in sorted(world.bound.items()) if one.concept == "score_total"]
    for number, figure in enumerate(world.figures):
        quantity = figure.quantity
        # 得分均在90分以上: no score of anything
        given = quantity.dimension is Dimension.SCORE and quantity.approximation is Approximation.EXACT
        if not given or figure.cell is not None:
            continue
        bound = world.bound.get(number)
        told = bound.concept == "score_total" if bound is not None else _SCORED.search(_words_before(world, number))
        others = [at for at in totals if at != number and (bound is None or world.bound[at].subject != bound.subject)]
        if told and others:
            yield number, others, True


def _is_exact(world: World, number: int) -> bool:
    quantity = world.figures[number].quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    return exact and quantity.dimension is Dimension.MONEY


def _name_of(world: World, bound: Bound) -> str:
    """Return what an amount is of: its item, its topic or its project."""
    if bound.concept.startswith(("yoy", "prior", "share")):
        return ""
    topic = world.lexicon.topics.get(bound.topic)
    if bound.item is not None and bound.item.kind != "total":
        return bound.item.name
    if bound.subject.kind is SubjectKind.PROJECT:
        return _KIND.sub("", bound.subject.name)
    return topic.name if topic is not None else ""


def _words_before(world: World, number: int) -> str:
    return _STOPS.split(world.words_before(number, _LOOK))[-1]
