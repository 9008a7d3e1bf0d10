"""Dates of finished work that lie before the stated begin of the project, and within it a year later."""

import re
from collections.abc import Iterator

from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_PERIOD = re.compile(
    r"(?:起止(?:时间|日期|年限|年月)?|(?:实施|执行|建设|施工|项目|服务|合同|计划)(?:的)?(?:期限|周期|时间|工期|期)|工期)"
    r"[为是：:\s（）()|｜]*(?:从|自)?(?P<year>20\d\d)年(?P<from>\d{1,2})月(?:\d{1,2}日|初|底|末)?"
    r"(?:起)?[ ]*[至到—–~－-]+[ ]*(?:(?P<end>20\d\d)年)?(?P<to>\d{1,2})月"
)
_DATE = re.compile(
    r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日|[初中底末]|[上中下]旬)?"
    r"(?P<words>[之以]?前[^。；;，,\n]{0,16})"
)
# what can only be said of work that was begun: 建成, 并网试水, 竣工验收
_DONE = re.compile(
    r"建成|完[工成]|竣工|并网|通[水车电气航]|投[用产]|投入使用|试(?:水|车|运行|通)|验收|交付|移交|启用|开工|进场"
)
# what comes before the work, or belongs to an earlier part of it
_PREPARED = re.compile(
    r"可研|初步|设计|立项|批复|招标|中标|采购|申报|评审|审批|审查|调研|征[地收拆]|拆迁|勘[察测]|规划|签[订约]|编制|前期|论证|备案|目标|计划|摸底|公示|遴选|名单|动员"
)
_EARLIER = re.compile(r"[一首][期批标轮]|[上去前]年|上一|此前|以前|前期|原[有来先]|试点|先行|已有|历[年史]")
_BACK, _MONTHS = 40, 12


def before_begin(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the days by which work was finished, if they are before the project began, and the digits of their year.

    What was there before is told by its date alone, 泵站2022年6月建成; a day that was kept is of the project itself.

    Only where the document gives one period of its project, and the same month of the next year lies within it:
    建设期为2023年4月至10月……管道于2022年9月底前并网.
    """
    text = narrow(ground.extracted.document.text)
    periods = {_bounds(match) for match in _PERIOD.finditer(text)}
    if len(periods) != 1:
        return
    ((begin, end),) = periods
    for match in _DATE.finditer(text):
        at = _months(match["year"], match["month"])
        words = _DONE.search(match["words"])
        if words is None or not (at < begin <= at + _MONTHS <= end + 1):
            continue
        clause = re.split("[。；;\n]", text[max(0, match.start() - _BACK) : match.start()])[-1] + match["words"]
        if _PREPARED.search(clause) is None and _EARLIER.search(clause) is None:
            yield Span(match.start(), match.start("words")), Span(*match.span("year"))


def period_of(text: str) -> str | None:
    """Return year and month in which the project began, where the document gives one period only."""
    begun = {f"{match['year']}-{match['from']}" for match in _PERIOD.finditer(text)}
    return begun.pop() if len(begun) == 1 else None


def _bounds(match: re.Match[str]) -> tuple[int, int]:
    return _months(match["year"], match["from"]), _months(match["end"] or match["year"], match["to"])


def _months(year: str, month: str) -> int:
    return int(year) * _MONTHS + int(month)
