"""Numbers of counties, towns or villages with another number of names behind them: 3个乡镇，分别为甲镇和乙镇."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.counted_kinds import Kinds
from jixiao.checking.numbering import count_of
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
# 东片三个村 is more than one
_NAME = rf"(?:(?!个){_HAN}){{1,8}}"
_MONEY = r"\d[\d,.]*[ ]?(?:亿元|万元|元)"
# how places of a kind end
_ENDS = (
    (r"县[（(]市?、?区[）)]|县[（(]市[）)]|区县|县区|市县|县市区?|[县区市]", "[县区市旗]"),
    (r"乡镇(?:[（(]街道[）)])?|镇街|镇[（(]街道?[）)]|乡[（(]镇[）)]|[乡镇]|街道", "(?:[乡镇]|街道)"),
    (r"村[（(]社区[）)]|村居|社区|行政村|[村]", "(?:村|社区)"),
)
_COUNT = r"(?<![\d.第十百])(?P<count>[二两三四五六七八九十]|[2-9]|1\d)[ ]?(?P<unit>个)"
_LISTS = tuple(
    re.compile(
        rf"{_COUNT}(?P<what>{kind})(?:(?!等|其中|包括|{kind}){_HAN}){{0,12}}[，,]?(?:分别[为是]|即|具体[为是])[：:]?"
        rf"(?P<items>{_NAME}{end}(?:、{_NAME}{end})+)"
        r"(?=[。；;\n）)]|$|[，,](?!以?及|和|并|还|另|同时|再|[^，,。；;\n]{0,12}[县区市乡镇村]、))"
    )
    for kind, end in _ENDS
)
# a kind may be the beginning of another: 3个村卫生室, 4个镇办企业
_WHOLE = (
    r"(?:[的共都均各已将被由在为因]|全[部面覆]|启动|建[成立起]|修[建通]|开展|完成|推[进行]|落实|安[排装]|实[施现]|遭[受遇]|受[灾益]|进行"
    r"|参[加与]|纳入|列入|达到|分别|开通|农户|群众|村民|居民|合计)"
)
# 石坪镇、龙潭镇、沙溪乡、竹垭乡4个乡镇
_BEFORE = tuple(
    re.compile(
        rf"(?P<items>{_NAME}{end}(?:、{_NAME}{end}){{2,}})(?:共|这|共计|合计)?{_COUNT}(?P<what>{kind})"
        rf"(?=[^\u4e00-\u9fff]|$|{_WHOLE})(?!{_HAN}{{0,6}}(?:的|中)\d)"
    )
    for kind, end in _ENDS
)
# 全乡辖高湾村、水磨村、竹坪村，一共4个村: they are all that there are
_GOVERNED = tuple(
    re.compile(
        rf"(?:下辖|管辖|[乡镇县区市]辖)(?:有|着)?(?P<items>{_NAME}{end}(?:、{_NAME}{end}){{2,}})[，,]?"
        rf"(?:一共|总共|共计|合计|共)有?{_COUNT}(?P<what>{kind})(?=[^\u4e00-\u9fff]|$|{_WHOLE})"
    )
    for kind, end in _ENDS
)
# 分布在滨江、北塔、铁西3个街道: the kind is told once
_BARE = re.compile(
    rf"(?:分布[在于]|涉及|覆盖|位于|来自|涵盖)(?P<items>{_HAN}{{2,4}}(?:、{_HAN}{{2,4}}){{2,}}){_COUNT}"
    r"(?P<what>乡镇(?:[（(]街道[）)])?|镇街|街道|[乡镇])"
)
# 改善五个村的设施：湾头村修路86万元，鹭洲村修渠54万元，…: each clause tells one place and its amount
_TELLING = tuple(
    re.compile(
        rf"(?:投入|安排|补助|支持|改善|用于|惠及|覆盖|帮扶|拨付|分配|实施|涉及)[^。；;：:\n]{{0,20}}?{_COUNT}(?P<what>{kind})"
        rf"(?:(?!等|其中|包括|主要|重点){_HAN}){{0,12}}[：:]"
        rf"(?P<items>{_NAME}{end}{_HAN}{{0,12}}{_MONEY}(?:[，,、；;]{_NAME}{end}{_HAN}{{0,12}}{_MONEY}){{2,}})(?=。|\n|$)"
    )
    for kind, end in _ENDS
)
_OTHER_KIND = re.compile(r"[县区市片村道镇乡等]$|^[东西南北中]部?$")
_JOINT = re.compile(r"(?<=[县区市旗乡镇道村])(?:和|与|以?及)(?=[\u4e00-\u9fff]{3,8}$)")


def miscounted_places(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers that differ from a whole list of places of that kind."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for expression in (*_LISTS, *_GOVERNED, *_BEFORE):
            for match in expression.finditer(text, area.start, area.end):
                if expression in _BEFORE and text[match.start() - 1 : match.start()] == "、":
                    continue
                count = count_of(match["count"])
                *_, last = names = match["items"].split("、")
                listed = len(names) + (_JOINT.search(last) is not None)
                if listed != count:
                    span = Span(match.start("count"), match.end("unit"))
                    yield Kinds(span, listed, match["what"], Span(*match.span("items")), sure=True)
        for match in (match for one in _TELLING for match in one.finditer(text, area.start, area.end)):
            listed = len(re.findall(_MONEY, match["items"]))
            if listed != count_of(match["count"]):
                span = Span(match.start("count"), match.end("unit"))
                yield Kinds(span, listed, match["what"], Span(*match.span("items")), sure=False)
        for match in _BARE.finditer(text, area.start, area.end):
            names = match["items"].split("、")
            # places of another kind may hold any number of them
            apart = any(_OTHER_KIND.search(name) for name in names)
            if abs(len(names) - count_of(match["count"])) == 1 and not apart:
                span = Span(match.start("count"), match.end("unit"))
                yield Kinds(span, len(names), match["what"], Span(*match.span("items")), sure=False)
