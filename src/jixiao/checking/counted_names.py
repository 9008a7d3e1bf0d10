"""Numbers of papers or projects told behind what they count, or with more names behind them than said."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.counted_kinds import Kinds
from jixiao.checking.numbering import count_of
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_COUNT = r"(?<![\d.第十百])(?P<count>[二两三四五六七八九十]|[2-9]|1\d)[ ]?"
_HAN = r"[\u4e00-\u9fff]"
_TITLE = r"《[^《》\n]{2,40}》(?:（[^（）\n]{1,30}）)?"
_SAYS = r"(?:即|分别[为是]|具体[为是]|名单[为是])"
# 修订内部制度4项，分别为《…》《…》
_PAPERS = re.compile(
    r"(?P<what>制度|办法|文件|规定|细则|规程|方案|规章|标准|规范|法规|条例|政策|预案|通知)(?:共|共计|合计|总计)?"
    rf"{_COUNT}(?P<unit>[项个部份件种])(?:[，,：:]?{_SAYS}[：:]?|[：:])"
    rf"(?P<items>{_TITLE}(?:[、，,和及与]?{_TITLE})+)(?=[。；;\n]|$|[，,](?!《|以?及|和|并|还|另|同时|再))"
)
_TITLES = re.compile(_TITLE)
# a name of a project: 和, 及 in it may join two of them
_NAME = rf"(?:(?![和及与等如]){_HAN}){{4,20}}"
_NAMES = rf"(?P<items>{_NAME}(?:、{_NAME})+)(?=[。；;\n]|$)"
_KIND = r"(?:项目|专项|工程|任务)"
_PROJECTS = (
    # 项目共4个，具体是：渠道清淤、泵站维修、…
    re.compile(
        rf"(?P<what>{_KIND})(?:共计|合计|总计|共有|共|有|为)?{_COUNT}(?P<unit>[个项])(?:[，,]?{_SAYS}[：:]?|[：:]){_NAMES}"
    ),
    # 实施4个重点项目，分别是渠道清淤、…
    re.compile(
        rf"{_COUNT}(?P<unit>[个项])(?:重点|专项|支出|建设|实施|民生|绩效|评价|子)*(?P<what>{_KIND})"
        rf"(?:[，,]?{_SAYS}[：:]?|[：:]){_NAMES}"
    ),
)
_GOES_ON = ("；", ";")
_ALL = re.compile(r"即|分别[为是]|具体[为是]|名单[为是]")
_SOME = re.compile(r"其中|主要|重点|包括|例如|如下|[两二三四五六七八九十\d]个|以及")


def miscounted_names(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers of papers or projects that differ from their list."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _PAPERS.finditer(text, area.start, area.end):
            listed = len(_TITLES.findall(match["items"]))
            if listed != count_of(match["count"]) and "等" not in text[match.end() : match.end() + 2]:
                yield _kinds(match, listed)
        for expression in _PROJECTS:
            for match in expression.finditer(text, area.start, area.end):
                listed, said = match["items"].count("、") + 1, count_of(match["count"])
                # 即, 分别为 tell all of them; a colon may lead to the main ones
                whole = _ALL.search(text, match.start(), match.start("items")) is not None and listed > 1
                whole = whole and text[match.end() : match.end() + 1] not in _GOES_ON
                if (listed > said or (whole and listed < said)) and not _SOME.search(match["items"]):
                    yield _kinds(match, listed)


def _kinds(match: re.Match[str], listed: int) -> Kinds:
    span = Span(match.start("count"), match.end("unit"))
    return Kinds(span, listed, match["what"], Span(*match.span("items")), sure=False)
