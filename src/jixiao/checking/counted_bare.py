"""Numbers beside bare names that leave their kind to the word at the number: 设甲工、乙工、丙工3个专业部."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.counted_kinds import Kinds
from jixiao.checking.numbering import count_of
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

# a name that nothing may join two of
_NAME = r"(?:(?![和与及或等、个家所]|以上|其中)[\u4e00-\u9fff]){2,6}"
_COUNT = r"(?<![\d.十])(?P<count>\d{1,2}|[二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九])[ ]?"
_LIST = re.compile(
    r"(?:内设|下设|分设|开设|设有|设立了?|设置了?|(?<![\u4e00-\u9fff][开建增])设(?![在于备计施立有置]))"
    rf"(?P<items>{_NAME}(?:、{_NAME}){{2,}})(?:[，,]?(?:一?共|总共|合计|总计)[有计]?)?"
    rf"{_COUNT}(?P<unit>个)"
    r"(?P<what>[\u4e00-\u9fff]{0,3}?(?:专业部|专业群|学部|教学部|系部|学院|教研[组室]|专业|工作组|小组|事业部|车间|片区|校区|中队|大队|分队|病区|诊区|展区|展厅))"
    r"(?![\u4e00-\u9fff]{0,4}\d)"
)
# 直接管理6个水文站：石盘、双河口、龙洞、青杠坝、渡口; the places that there are, each by its name alone
_PLACES = re.compile(
    r"(?:[直管下]辖|管理|管护|监管|设有?|设立|设置|布设|建有|辖有?|分设|下属|所属|现有|共有)了?(?:着|有)?"
    rf"{_COUNT}(?P<unit>[个处座])"
    r"(?P<what>[\u4e00-\u9fff]{0,5}?(?:[站区所场点村镇乡馆园库港]|法庭|街道|社区))"
    r"[，,]?(?:[：:]|(?:分别|依次|名称依次|名称分别)(?:[为是]|叫)[：:]?|即)"
    rf"(?P<items>{_NAME}(?:、{_NAME}){{2,}}(?:[和及]{_NAME})?)(?=[。；;\n）)]|$)"
)
_LAST = re.compile("[和及]")
# what ends as an organ has its kind already, and may be another thing than the others
_ORGAN = re.compile(r"(?:[室科股处部局办系组院]|中心|大队|中队)$")


def miscounted_bare(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers that differ from the bare names right before or behind them."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _LIST.finditer(text, area.start, area.end):
            names = match["items"].split("、")
            whole = len(set(names)) == len(names) and not any(_ORGAN.search(name) for name in names)
            if whole and len(names) != count_of(match["count"]):
                span = Span(match.start("count"), match.end("unit"))
                yield Kinds(span, len(names), match["what"], Span(*match.span("items")), sure=False)
        for match in _PLACES.finditer(text, area.start, area.end):
            yield from _places(match)


def _places(match: re.Match[str]) -> Iterator[Kinds]:
    """Yield a number of places that differs from the names of all behind it; names that tell their kind are others'."""
    *names, last = match["items"].split("、")
    names += _LAST.split(last)
    ends = any(name.endswith(match["what"][-1]) or _ORGAN.search(name) for name in names)
    if not ends and len(set(names)) == len(names) != count_of(match["count"]):
        span = Span(match.start("count"), match.end("unit"))
        yield Kinds(span, len(names), match["what"], Span(*match.span("items")), sure=True)
