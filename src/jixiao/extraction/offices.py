"""The office that carries out what a report evaluates, where neither title nor cover names the unit.

县水利局 in a report of 青岭县 is 青岭县水利局. It is told by what it does (由县水利局组织实施, 县水利局会同县财政局)
or, where nobody is said to do it, is the office that the report speaks of most. Who pays or examines (财政, 审计) is
not asked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jixiao.taxonomy.units import load

_CJK = "\u4e00-\u9fff"
_LEVELS = "省市县区旗州盟"
_PLACE_OF_TITLE = re.compile(
    rf"(?:关于)?(?P<name>[{_CJK}]{{1,7}}?(?:自治[{_LEVELS}]|新区|[{_LEVELS}])"
    rf"(?:[{_CJK}]{{1,5}}?(?<![园小社校库片])[{_LEVELS}])?)(?=[\s\d“]|[{_CJK}])"
)
_NO_PLACE = re.compile(rf"城市|全[{_LEVELS}]|[我本][{_LEVELS}]|[{_CJK}]?级[{_LEVELS}]")
# how an office ends its name, with those that only their business tells: 城管委, 扶贫办
_END = (
    r"(?:局|厅|(?<!常务)委员会|[管建改健计农信资教科经]委|办公室|(?<=[贫村革境育设改])办|联合会|残联|妇联"
    r"|管理[处站所段]|公路段|中心)"
)
# 县级, 县里, 县内: no office
_NO_OFFICE = re.compile(
    r"^(?:由|对|和|与|会同|以|按|级|里|内|外|城乡(?!建设|规划)|委|直|长|域|各|有关|相关|人大|政协|纪委|监委|政府"
    r"|人民政府(?!国有)|财政|审计|统计|政务|政府采购|公共资源|机关|领导|属|共|的|一)"
    r"|财政|审计|监察|采购|交易中心|领导小组|评价|评审|考核|领导|[的了]"
)
_LEADS_TO = re.compile(
    r"(?:主管(?:部门|单位)|牵头(?:部门|单位)|责任(?:部门|单位)|实施(?:部门|单位|主体)|组织单位|业主单位|项目业主|被评价(?:单位|部门))"
    r"[^，。；\n]{0,4}[：:为是系]?$|(?:(?<![自缘理])由|对|依托|委托|成立以|作为|评价对象为)$"
)
_DOES = re.compile(
    r"(?:[（(][^）)]{1,24}[）)])?(?:具体|统一|全面|主要|直接|共同|负责|联合|统筹)*"
    r"(?:组织|牵头|主管|实施|负责|承担|承办|具体|管理|会同|联合|作为|制定|编制|印发|出台|申报|申请|为主管|是主管|为(?:项目|责任|牵头|实施|业主)|按|向|根据|的)"
)
_FIRMLY = re.compile(r"(?:主管(?:部门|单位)|实施(?:单位|主体)|牵头单位|业主单位|被评价(?:单位|部门))[^，。；\n]{0,4}$")
_FIRM, _TOLD, _NAMED, _LEAST = 6, 3, 1, 2
_LOOK = 12


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    start: int
    end: int


def responsible_office(text: str, title: str) -> str:
    """Return the full name of the office that a report of a place is about, empty where none is told."""
    place = _place(title)
    if not place:
        return ""
    weights: Counter[str] = Counter()
    for one in _mentions(text, place):
        weights[one.name] += _weight(text, one)
    joined = _joined(weights)
    best = max(joined, key=lambda name: joined[name], default="")
    return f"{place}{best}" if best and joined[best] >= _LEAST else ""


def with_place(name: str, text: str) -> str:
    """Return the name of an office with the place that the title of a report names: 县水利局 is 青岭县水利局."""
    place = _place(text.lstrip().partition("\n")[0])
    return f"{place}{name[1:]}" if place and name.startswith(place[-1]) and len(name) > len(place[-1]) + 1 else name


def _place(title: str) -> str:
    match = _PLACE_OF_TITLE.match(re.sub(r"[ \t\u3000]", "", title))
    return "" if match is None or _NO_PLACE.fullmatch(match["name"]) else match["name"]


def _mentions(text: str, place: str) -> Iterator[_Mention]:
    """Yield the offices of a place, by its name or its level: 青岭县水利局, 县水利局, 我县水利局."""
    expression = re.compile(
        rf"(?:{re.escape(place)}|(?<![{_CJK}]{{2}}[镇乡])(?:(?<=[我本由会同对和与及经以的在为将请给到至是将])|(?<![{_CJK}])|(?<=隶属|委托|根据|建议|按照)){place[-1]})"
        rf"(?P<name>残联|妇联|[{_CJK}]{{1,14}}?{_END})"
    )
    for match in expression.finditer(text):
        if _NO_OFFICE.search(match["name"]) is None:
            yield _Mention(match["name"], match.start(), match.end())


def _weight(text: str, one: _Mention) -> int:
    before = text[max(0, one.start - _LOOK) : one.start]
    if _FIRMLY.search(before):
        return _FIRM
    if _LEADS_TO.search(before) or _DOES.match(text, one.end):
        return _TOLD
    return _NAMED


def _joined(weights: Mapping[str, int]) -> Counter[str]:
    """Return the weights with those of short names added to the full name that the report uses, or that there is."""
    joined: Counter[str] = Counter()
    for name, weight in weights.items():
        joined[_in_full(name, weights)] += weight
    return joined


def _in_full(name: str, used: Mapping[str, int]) -> str:
    known = _full_names().get(name, ())
    return next((one for one in known if one in used), known[0] if known else name)


@cache
def _full_names() -> Mapping[str, Sequence[str]]:
    return {short: tuple(full) for short, full in load("offices.toml")["short"].items()}
