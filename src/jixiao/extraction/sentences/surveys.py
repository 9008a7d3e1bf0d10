"""Rates of satisfaction: read only where the answers that make them are counted beside them."""

import itertools
import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie
from jixiao.extraction.state import Place, bind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_PLEASED = r"(?:满意|认可|好评|赞成|支持)"
_SATISFIED = re.compile(rf"{_PLEASED}(?:度|率|比例)(?:综合|总体|平均)?(?:达到|达|为|是|：|:|均为)?了?[ ]*$")
# 给好评的624份，占96%; 表示满意的251份，占回函的95.08%
_SHARE = re.compile(
    rf"(?:{_PLEASED}[^，。；\d]{{0,8}}[\d,，]+[ ]?[人份户名家票条张][，,]?"
    rf"|{_PLEASED}[^，。；\d]{{0,6}}|(?:合计|共|两项)[，,]?)"
    r"占(?:比|有效问卷|回函|收回|回收|问卷|总?票数|总数|参评|受访|被访|调查|样本|回访)?(?:人数|问卷|总数|的)?(?:为|达|到)?$"
)
# 满意228人，为95%; 202户说满意，96.19%: nothing between the answers and their rate
_ANSWERED = re.compile(
    rf"(?:{_PLEASED}[^，。；\d]{{0,6}}[\d,，]+[ ]?[人份户名家票条张]"
    rf"|[\d,，]+[ ]?[人份户名家票条张][^，。；\d]{{0,6}}{_PLEASED}[的度]?)[，,](?:即|为|是|达到?)?$"
)
# 好的168票，较好的39票，一般的6票，好和较好合计占97.18%
_GRADES = re.compile(r"(?:好|满意|优|良|认可|赞成|同意|称职|合格)")
_SURVEY = re.compile(r"满意|测评|评议|问卷|票|回访|好评|评价")
_SENTENCE = re.compile(r"[。\n]")
_SURVEY_REACH, _LOOK, _MOST_COUNTS, _BEHIND = 60, 14, 7, 3
_ASKED = frozenset({"人", "名", "位", "份", "户", "家", "人次", "张", "个", "条", "票", "件", "例", "户次"})
_PERSONS = frozenset({"人", "名", "位", "人次"})
# sheets and answers are counted in words of their own
_SHEETS = frozenset({"份", "张", "条", "票"})


def is_satisfaction(place: Place) -> bool:
    """Tell a percentage behind 满意度, or one that the satisfied of a survey are: 给好评的624份，占96%."""
    start = place.world.figures[place.index].span.start
    told = _SATISFIED.search(place.world.text, max(0, start - _LOOK), start) is not None
    return told or _is_share_of_answers(place)


def _is_share_of_answers(place: Place) -> bool:
    start = place.world.figures[place.index].span.start
    words = _SENTENCE.split(place.world.text[max(0, start - _SURVEY_REACH) : start])[-1]
    if _ANSWERED.search(words) is not None and _counts_before(place):
        return True
    return _SHARE.search(words) is not None and _SURVEY.search(words) is not None and bool(_counts_before(place))


def satisfaction(place: Place) -> Bound | None:
    """Read a rate of satisfaction that the answers counted beside it make, tied to them; else leave it unread."""
    for satisfied, asked in itertools.chain(_pairs(place, _counts_before(place)), _pairs(place, _counts_behind(place))):
        if _makes(place, _value(place, satisfied), _value(place, asked)):
            place.world.ties.append(Tie(LinkKind.RATE, place.index, (satisfied, asked)))
            return bind(place, "satisfaction_rate", None, Reason.SURVEY)
    return bind(place, "satisfaction_rate", None, Reason.SURVEY) if _is_of_grades(place) else None


def _is_asked(place: Place, at: int) -> bool:
    figure = place.world.figures[at]
    here = figure.block == place.world.figures[place.index].block and figure.cell is None
    return here and figure.quantity.dimension is Dimension.COUNT and figure.quantity.unit in _ASKED


def _counts_before(place: Place) -> Sequence[int]:
    """Return the numbers of answers before a rate, the nearest first."""
    return [at for at in range(place.index - 1, max(-1, place.index - 1 - _MOST_COUNTS), -1) if _is_asked(place, at)]


def _counts_behind(place: Place) -> Sequence[int]:
    """Return the numbers of answers behind a rate in its sentence: 满意度92.5%（电话回访320人，满意296人）."""
    figures, found = place.world.figures, []
    for at in range(place.index + 1, min(len(figures), place.index + 1 + _BEHIND)):
        between = place.world.between(place.index, at)
        if not _is_asked(place, at) or _SENTENCE.search(between):
            break
        found.append(at)
    return found


def _pairs(place: Place, counted: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of the same sort, the smaller first."""
    for satisfied, asked in itertools.permutations(counted, 2):
        units = {place.world.figures[at].quantity.unit for at in (satisfied, asked)}
        units = {"人" if unit in _PERSONS else unit for unit in units}
        if len(units) == 1 or units & _SHEETS:
            yield satisfied, asked


def _value(place: Place, at: int) -> int:
    return place.world.value(at)


def _makes(place: Place, top: int, base: int) -> bool:
    """Tell whether a part of the answers is the rate, at its printed precision."""
    rate = place.world.figures[place.index].quantity
    return 0 < top <= base and abs(100 * MICRO * top // base - rate.value) * 10**rate.decimals <= MICRO


def _is_of_grades(place: Place) -> bool:
    """Tell the share that the first grades have of all votes: 好的168票，较好的39票，一般的6票."""
    figures, counted = place.world.figures, _counts_before(place)[::-1]
    rate = figures[place.index].quantity
    for first in range(len(counted) - 1):
        votes = counted[first:]
        start = figures[votes[0]].span.start
        named = _GRADES.search(place.world.text, max(0, start - _LOOK), start)
        alike = len({figures[at].quantity.unit for at in votes}) == 1
        values = [_value(place, at) for at in votes]
        parts = itertools.accumulate(values[:-1])
        if named and alike and rate.decimals and any(_makes(place, part, sum(values)) for part in parts):
            return True
    return False
