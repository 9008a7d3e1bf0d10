"""Days that a sentence gives its figures for, which what it tells of the year behind them contradicts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

# 评价基准日为2021年12月31日
_BASE = re.compile(
    r"(?:评价|统计|数据|绩效|资料|核查|自评)*(?:基准日|截止日|截止时[间点]|基准时点)期?"
    r"(?:确?定|统一)?(?:为|是|：|:)?[ ]*"
    r"(?P<year>20\d\d)年(?:12月31日|[年]?[末底])"
)
_TOLD = re.compile(r"截[至止]到?[ ]*(?P<year>20\d\d)年(?:12月31日|12月底|年?[末底])(?P<words>[^。；;\n]{4,160})")
# what was added behind the day, or is only planned, may be told beside it
_LATER = re.compile(r"新增|增加|又|再|[比较]|同比|计划|拟|将|目标|预计|力争|其后|此后|随后|继续|上年|去年|另")
_DONE = re.compile(r"全部|均|都|已|共|完成|达到")
_CLAUSE = re.compile(r"[，,]")
# 2021年申报的318个场站
_THOSE = r"[ ]*{}年度?(?!预算|结[转余]|年初)[^，,]{{1,8}}的"


@dataclass(frozen=True, slots=True)
class Day:
    """The year of such a day, and the one that is meant."""

    digits: Span
    right: str


def base_days(ground: Ground) -> Iterator[Day]:
    """Yield the last day of the year before the one that the report is of, if its clause tells of this year as done.

    截至2020年12月31日，建成桩群40处，2021年申报的12处全部验收: what was applied for later was not there yet.
    """
    text = narrow(ground.extracted.document.text)
    told = {match["year"] for match in _BASE.finditer(text)} or {ground.extracted.profile.year[-4:]}
    if len(told) != 1 or not (year := told.pop()):
        return
    for match in _TOLD.finditer(text):
        clauses = [one for one in _CLAUSE.split(match["words"]) if f"{year}年" in one]
        done = any(_DONE.search(one) and re.match(_THOSE.format(year), one) for one in clauses)
        if int(match["year"]) == int(year) - 1 and done and not any(_LATER.search(one) for one in clauses):
            yield Day(Span(*match.span("year")), year)
