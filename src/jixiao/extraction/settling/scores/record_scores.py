"""Scores in fields behind the indicator that they are of, on its line or on the lines below it.

三级指标：渠道完好率，分值10分，得分9分; 指标名称：渠道完好率, below it 分值：10 and 得分：9; 执行率：95.00%, below
it 得分：9.5.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import lines_of
from jixiao.extraction.given import give
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import MICRO, Dimension
from jixiao.model.trace import Reason

_NAME = re.compile(
    r"(?:[一二三四]级指标|指标(?:名称|内容)?|(?:绩效|评价|考核|具体)(?:指标|维度|内容|要素|项目))"
    r"(?:[：:]|[ \t\u3000]*[｜|\t\u3000\n])[ ]*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z（）、“”]{2,24}?)(?=[，,；;。\s]|$)"
)
_OWN = r"(?P<own>预算执行率?|[\u4e00-\u9fff]{2,8}?(?:指标|管理|执行|效益|满意度|产出|过程|决策))?"
_MARK = re.compile(
    rf"(?:^|(?<=[，,；;\s])){_OWN}(?:(?P<full>指标分值|分值|权重|满分|标准分)|(?P<got>(?:自评|实际|评价)?(?:得分|评分)))"
    r"(?:[（(]分[）)])?(?:为|[：:]|[ \t\u3000]*[｜|\t\u3000\n][ \t\u3000]*)?[ ]*(?=\d)"
)
_RATE_OF = re.compile(r"得分率[：:为]?[ ]*(?=\d)")
_FIELD_END = re.compile(r"分?[ ]*(?:$|[，,；;。\s])")
_EXECUTION = "预算执行"
_MOST_POINTS = 40 * MICRO
# a value may stand on the line below its label
_NEXT, _BELOW = 8, 26
_LEVEL = re.compile(r"[一二三四]级(?:指标)?")
_KIND = re.compile(r"(?<=..)类?指标$")
_FAR = 3


@dataclass(slots=True)
class _Record:
    """The indicator spoken of, its full mark, and the line where it was named."""

    name: str = ""
    full: int = -1
    line: int = 0


def settle_record_scores(world: World, subject: Subject) -> None:
    """Bind the full marks and scores of fields to the indicator named before them."""
    places = world.by_start()
    record = _Record()
    for line, (start, end) in enumerate(lines_of(world.text)):
        named = _NAME.search(world.text, start, min(len(world.text), end + _BELOW))
        named = named if named is not None and named.start() < end else None
        if named is not None:
            record = _Record(named["name"], line=line)
        elif _tells_execution(world, start, end):
            record = _Record(_EXECUTION, line=line)
        elif line - record.line > _FAR:
            record = _Record()
        for match, number in _marks(world, places, start, end):
            _put(world, subject, record, match, number)
            record.line = line


def _tells_execution(world: World, start: int, end: int) -> bool:
    return any(
        bound.concept == "execution_rate" and start <= world.figures[at].span.start < end
        for at, bound in world.bound.items()
    )


def _marks(world: World, places: dict[int, int], start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the words of marks and scores on a line with the numbers of their figures."""
    for pattern in (_MARK, _RATE_OF):
        for match in pattern.finditer(world.text, start, min(len(world.text), end + _NEXT)):
            number = places.get(match.end(), -1) if match.start() < end else -1
            if number >= 0 and _FIELD_END.match(world.text, world.figures[number].span.end):
                yield match, number


def _put(world: World, subject: Subject, record: _Record, match: re.Match[str], number: int) -> None:
    own = match.groupdict().get("own") or ""
    name = (_EXECUTION if own.startswith(_EXECUTION) else own) or record.name
    told = world.bound.get(number)
    loose = told is None or (told.item is not None and _LEVEL.fullmatch(told.item.name) is not None)
    if not loose and not (match.re is _RATE_OF and told is not None and told.item is None):
        return
    if not name or world.value(number) > _MOST_POINTS:
        return
    groups = match.groupdict()
    if "full" not in groups:
        concept = "score_rate"
    else:
        give(world.figures, number, Dimension.SCORE, "分")
        concept = "score_part_full" if groups["full"] else "score_part"
    dimension = Dimension.RATE if concept == "score_rate" else Dimension.SCORE
    if world.figures[number].quantity.dimension is dimension:
        item = Item("score_part", _KIND.sub("", name))
        world.put(Bound(number, concept, subject, item, world.year), Reason.SCORE)
