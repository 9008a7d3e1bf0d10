"""The year before the report's in a heading, a caption or a list of papers, where all around it is of the report's."""

import re
from collections.abc import Iterator
from itertools import chain

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

# （二）2022年度重点工作任务, with nothing of that year below it
_HEADED = re.compile(r"^[^\d，。；：]{0,12}(?P<year>20\d\d)年度?(?P<what>[^\d，。；：]{2,24})$")
_OWN = re.compile(
    r"重点工作|工作任务|主要工作|预算执行|收支|支出|收入|绩效目标|绩效自评|项目实施|资金使用|履职|完成情况"
)
_ON_PURPOSE = re.compile(r"整改|结果应用|应用|回顾|问题|反馈|对比|比较|上年|以前|遗留|结转|审计|公开|复核|背景|历史")
# 部门收支总表（2021年度）　单位：万元
_CAPTION = re.compile(
    r"^[ \t\u3000]*[^\n，。；：:\d（(]{2,24}表[ \u3000]*[（(](?P<year>20\d\d)年度?[）)][^\n，。；\d]{0,16}$",
    re.MULTILINE,
)
_REFLECTS = re.compile(r"本表(?:反映|填列|所列|数据)[^，。；\n\d]{0,12}(?P<year>20\d\d)年")
# 2024年目标表、2024年监控表、2023年自评表……均反映本年度数据
_PAPERS = re.compile(
    r"(?:20\d\d年度?[^，。；、\d\n]{2,20}(?:表|报告)[、和及]){2,}"
    r"20\d\d年度?[^，。；、\d\n]{2,20}(?:表|报告)[^。\n]{0,30}(?:均|都)[^。\n]{0,10}(?:本年|当年)"
)
_YEAR = re.compile(r"20\d\d(?=年)")
# 二、预算执行（截至2019年12月31日）
_UNTIL = re.compile(
    r"^(?P<what>[^\n，。；：:\d（(]{0,24})[（(](?:数据)?截[至止]到?[：:]?(?P<year>20\d\d)年"
    r"(?:12月(?:31日|底|末)|年?[底末])[）)][ \t\u3000]*(?:单位[：:][万亿]?元)?$",
    re.MULTILINE,
)
_CLOSED = re.compile(r"执行|支出|收支|决算|绩效|完成|使用|自评")
_BELOW = 300
_MOST = 2


def headed_years(ground: Ground) -> Iterator[Span]:
    """Yield the digits of such years."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    last = str(int(year) - 1)
    yield from (Span(start, start + 4) for start, found in _odd(ground, text, year) if found == last)


def _odd(ground: Ground, text: str, year: str) -> Iterator[tuple[int, str]]:
    yield from chain(_headings(ground, text, year), _captions(text, year), _until(text))
    for area in prose(ground.extracted.document):
        for match in _PAPERS.finditer(text, area.start, area.end):
            named = list(_YEAR.finditer(text, match.start(), match.end()))
            odd = [one for one in named if one[0] != year]
            if len(odd) == 1 and len(named) > _MOST:
                yield odd[0].start(), odd[0][0]


def _until(text: str) -> Iterator[tuple[int, str]]:
    """Yield the last day that a heading gives what was spent or done, where no other heading gives another day."""
    told = list(_UNTIL.finditer(text))
    for match in told:
        if len(told) == 1 and _CLOSED.search(match["what"]) and not _ON_PURPOSE.search(match["what"]):
            yield match.start("year"), match["year"]


def _headings(ground: Ground, text: str, year: str) -> Iterator[tuple[int, str]]:
    """Yield the year of a heading whose body tells nothing of it, where no other heading names a year but this."""
    headings = ground.extracted.headings
    named = [
        (heading, match)
        for heading in headings
        if (match := _HEADED.match(heading.title.of(text).strip())) is not None and match["year"] != year
    ]
    if len(named) != 1:
        return
    (heading, match), *_ = named
    body = Span(heading.title.end, max(heading.title.end, heading.body.end)).of(text)
    own = _OWN.search(match["what"]) is not None and _ON_PURPOSE.search(match["what"]) is None
    if own and body.strip() and f"{match['year']}年" not in body and not re.search(r"上年|去年|上一年", body):
        yield heading.title.start + heading.title.of(text).index(match["year"]), match["year"]


def _captions(text: str, year: str) -> Iterator[tuple[int, str]]:
    """Yield the year of a caption below which only this year is named, more than once or as what the table reflects."""
    for match in _CAPTION.finditer(text):
        below = text[match.end() : match.end() + _BELOW].partition("\n\n")[0]
        named = _YEAR.findall(below)
        reflects = any(one["year"] == year for one in _REFLECTS.finditer(below))
        if set(named) == {year} and (len(named) > _MOST or reflects):
            yield match.start("year"), match["year"]
