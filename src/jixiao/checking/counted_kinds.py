"""Numbers of papers or kinds that the list right behind them does not bear out: 3种模式：…、…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.areas import prose
from jixiao.checking.numbering import count_of
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_COUNT = r"(?<![\d.第十百])(?P<count>[二两三四五六七八九十]|[2-9]|1\d)[ ]?"
_HAN = r"[\u4e00-\u9fff]"
# 4项制度，即《…》《…》: titles tell by themselves where each of them ends
_TITLE = r"《[^《》\n]{2,40}》(?:（[^（）\n]{1,30}）)?"
_PAPERS = re.compile(
    rf"{_COUNT}(?P<unit>[项个部份件种])(?P<what>{_HAN}{{0,8}}?(?:制度|办法|文件|规定|细则|规程|方案|规章|标准|规范|法规|条例|政策|预案|通知))"
    rf"(?:[，,]?(?:即|分别[为是]|具体[为是])[：:]?|[：:])(?P<items>{_TITLE}(?:[、，,和及与]?{_TITLE})+)(?=[。；;\n]|$|[，,](?!《|以?及|和|并|还|另|同时|再))"
)
_TITLES = re.compile(_TITLE)
# 分3种模式供餐：…、…。 whatever joins them, there are no more of them than that
_KINDS = re.compile(
    rf"{_COUNT}(?P<unit>种|大?类|个(?=(?:方面|阶段|环节|等级|层次|层级|渠道|档次|类别|类型|步骤|梯队|模块|板块|维度)))"
    rf"(?P<what>(?:(?!其中|主要|重点|包括|包含|例如){_HAN}){{0,6}}?)"
    r"(?:[，,]?(?:即|分别[为是])[：:]?|[：:])(?P<items>[^。；;：:，,\n]{4,120})(?=。)"
)
# 实施4个项目，分别是：…、…、…。 names of any kind: told one by one, there are no more of them than that
_RESPECTIVE = re.compile(
    rf"{_COUNT}(?P<unit>[个家所项处座条支户名])(?P<what>(?:(?!其中|主要|重点|包括|包含|例如){_HAN}){{0,10}}?)"
    r"[，,]?(?:分别[为是]|具体[为是]|[它他]们[为是]|名单为)[：:]?[ ]*"
    r"(?P<items>(?:(?![一二两三四五六七八九十几多余][个家所项处村镇乡社座]|[至到类])[^。；;：:\n\d]){4,200})(?=。|$)"
)
_JOINED = re.compile(r"[、，,＋+/]|[和及与或]|》《|”“")
# a name of one: 语文教师, 高温库 are kinds, of which there may be several. Whether 茶叶企业 are one, no one can tell
_PROPER = re.compile(
    r"[”》]$|(?:(?<![小子])项目|工程|[\u4e00-\u9fff]{2}(?:县|区|市|镇|乡|街道|村|社区|[委局办厅]))$|(?:有限|集团|总)公司$"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_OPEN = re.compile(
    r"等|其[中他它余]|如|主要|尤其|重点|^[一二三1-9①（(第首][是、.．)）一1先]|[一二三]是|以及|还|都|均|各|每"
)
_TOTAL = re.compile(
    r"(?:共|计|有|分|设|为|按|成|采[用取]|实[施行]|制定|出台|修订|建立|印发|执行|落实|安排|选[取定]|覆盖|下达)[了出到]?[^，,。；;\n]{0,4}$"
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Where a number stands, how many its list has and of what, and the list; `sure`: nothing else may be meant."""

    span: Span
    listed: int
    what: str
    items: Span
    sure: bool


def miscounted_kinds(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers of papers that differ from their list, those of kinds or names that are more than listed."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _PAPERS.finditer(text, area.start, area.end):
            listed = len(_TITLES.findall(match["items"]))
            if listed != count_of(match["count"]) and "等" not in text[match.end() : match.end() + 2]:
                yield _kinds(match, listed, sure=text[match.end() : match.end() + 1] not in ("，", ","))
        for match in _KINDS.finditer(text, area.start, area.end):
            items = _BRACKET.sub("", match["items"])
            listed = len(_JOINED.split(items))
            led = _TOTAL.search(text, area.start, match.start()) is not None
            if 1 < listed < count_of(match["count"]) and led and not _OPEN.search(items):
                yield _kinds(match, listed, sure=False)
        for match in _RESPECTIVE.finditer(text, area.start, area.end):
            items = _BRACKET.sub("", match["items"])
            listed = len(_JOINED.split(items))
            if 1 < listed < count_of(match["count"]) and not _OPEN.search(items):
                yield _kinds(match, listed, sure=_is_sure(match["what"], _JOINED.split(items)))


def _is_sure(what: str, names: list[str]) -> bool:
    """Tell names of which each can only be one: of projects, or proper ones."""
    return what.endswith(("项目", "工程", "专项", "标段")) or all(map(_PROPER.search, names))


def _kinds(match: re.Match[str], listed: int, *, sure: bool) -> Kinds:
    what = match["what"] or "种类"
    return Kinds(Span(match.start("count"), match.end("unit")), listed, what, Span(*match.span("items")), sure)
