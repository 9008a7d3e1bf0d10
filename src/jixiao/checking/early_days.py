"""The last day of the year before, where the report tells what this year's project or work had reached by then."""

import re
from collections.abc import Iterator

from jixiao.checking.before_begin import period_of
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_DAY = r"截[至止]到?[ ]*(?P<year>20\d\d)[ ]*年(?:12月(?:31日|底|末)|年?[底末])"
_TOLD = re.compile(rf"{_DAY}[，,]?(?P<words>[^。；;\n|｜]{{4,120}})")
# what only money or work of the project itself can be
_OWN = re.compile(
    r"(?:本|该|此)?项目(?!区|单位|县|乡|镇|村|申报|建议|批复)|尚未(?:使用|支付|支出)|未(?:使用|支付|支出|执行)(?:的)?(?:\d|资金|部分)|结[转余]\d|剩余\d"
    r"|(?:累计|实际|已|共)?(?:支付|支出|拨付|使用|执行)(?:资金|进度款|工程款|项目款|补助)?(?:共)?\d|执行率|资金使用率|支付率|(?:全部|均已|已经?)(?:完工|竣工|验收|建成|完成)"
)
# what was there before, or went before
_BEFORE = re.compile(r"以前|此前|原有|历年|前期|前[一两]年|上年|上一|去年|往年|现状|背景|试点|首[期批]|一期|累计")
# 完成：截至2023年12月31日，……全年……: what the year's goal came to
_DONE = re.compile(
    rf"(?:^|[\n】］\]|｜])[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[）)、.．])?[【［\[]?"
    rf"(?:年度|目标|总体|全年|实际|绩效|任务|年度目标|总体目标|绩效目标)*完成(?:情况|结果|值)?"
    rf"[】］\]]?[：:|｜ \t\u3000\n]+{_DAY}"
    r"[，,](?P<words>[^\n|｜]{4,200})",
)
_WHOLE = re.compile(r"全年|年内|本年|当年|本年度")


def early_days(ground: Ground) -> Iterator[Span]:
    """Yield the digits of such a year; what the report tells of another time on purpose is left out."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    last = str(int(year) - 1)
    for match in _DONE.finditer(text):
        if match["year"] == last and _WHOLE.search(match["words"]) and _names_none(match["words"], last, year):
            yield Span(*match.span("year"))
    begun = period_of(text)
    if begun is None or begun.partition("-")[0] != year:
        return
    for match in _TOLD.finditer(text):
        words = match["words"]
        own = _OWN.search(words) is not None and _BEFORE.search(words) is None
        if match["year"] == last and own and _names_none(words, last, year):
            yield Span(*match.span("year"))


def _names_none(words: str, *years: str) -> bool:
    return not any(f"{year}年" in words for year in years)
