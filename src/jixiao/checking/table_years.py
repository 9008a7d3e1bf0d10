"""The year in the caption of a table, where the sentence above that leads to the table names the report's."""

import re
from collections.abc import Iterator

from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_CAPTION = re.compile(
    r"^[ \t\u3000]*(?:附?表[ ]?[\d一二三四五六七八九十]{0,3}[：:、. \u3000]*)?[^\n，。；：\d（(]{0,24}"
    r"(?P<year>20\d\d)年度?"
    r"(?P<what>[^\n，。；：:\d（(]{2,24}表)"
    r"(?:[ \u3000]*[（(][^（）()\n]{0,20}[）)]|[ \u3000]*单位[：:][万亿]?元)*[ \t\u3000]*$",
    re.MULTILINE,
)
# 表3　2022年度“三公”经费决算与上年对比
_AGAINST = re.compile(
    r"^[ \t\u3000]*(?:附?表[ ]?[\d一二三四五六七八九十]{0,3}(?:[-—.]\d{1,2})?[：:、. \u3000]*)?"
    r"[^\n，。；：\d（(]{0,16}(?P<year>20\d\d)年度?[^\n，。；：:\d（(]{2,24}?[与比较和同](?:上年|去年|上一年)度?(?:同期|决算数?)?"
    r"(?:对比|比较|对照|相比|变动|增减)(?:情况|变化)*表?"
    r"(?:[ \u3000]*[（(][^（）()\n]{0,20}[）)]|[ \u3000]*单位[：:][万亿]?元)*"
    r"[ \t\u3000]*\n(?P<head>[^\n]{4,120})$",
    re.MULTILINE,
)
_YEAR = re.compile(r"20\d\d(?=年)")
_LEADS = re.compile(r"(?:如下|见下表|如下表|下表|如表[^。\n]{0,6}|列表如下)[^。\n]{0,8}[。：:]?[ \t\u3000]*$")
_TABLE = re.compile(r"(?:明细|统计|情况|一览|执行|汇总)*表$")
_LEAST = 3


def caption_years(ground: Ground) -> Iterator[Span]:
    """Yield the year before the report's in the caption of a table that stands right under such a sentence.

    No other caption tells the same of the report's year: then the two tables are of two years.
    """
    text, own = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not own.isdigit():
        return
    for match in _AGAINST.finditer(text):
        columns = set(_YEAR.findall(match["head"]))
        if columns == {own, match["year"]} and match["year"] == str(int(own) - 1):
            yield Span(*match.span("year"))
    captions = list(_CAPTION.finditer(text))
    current = {_topic(one["what"]) for one in captions if one["year"] == own}
    for match in captions:
        if match["year"] != str(int(own) - 1) or _topic(match["what"]) in current:
            continue
        above = text[: match.start()].rstrip().rpartition("\n")[2]
        topic = _topic(match["what"])
        leads = _LEADS.search(above) is not None and f"{own}年" in above and f"{match['year']}年" not in above
        if leads and len(topic) >= _LEAST and topic in above:
            yield Span(*match.span("year"))


def _topic(what: str) -> str:
    return _TABLE.sub("", what)
