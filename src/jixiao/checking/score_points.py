"""Points of running text by what the words before them make of them: full marks, what was got, totals, limits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from jixiao.model.span import Span

_POINT = re.compile(
    r"(?<![\d.,，第])(?P<number>\d{1,4}(?:\.\d{1,3})?)[ ]?分(?![钟之段制类组批期区步布散别子部项析管解工])"
)
# 90分以上, 80（含）至90分
_LIMIT_BEHIND = re.compile(
    r"[ ]?(?:[（(]?(?:不?含|[及和]?以[上下内])|至|到|[-—~～－]|起|(?:的)?为[“\"]?[优良中差合]|的[，,为])"
)
_LIMIT_BEFORE = re.compile(
    r"(?:不?低于|高于|超过|(?<![拿得])达到|大于|小于|不足|不满|不?少于|未满|以上|至|(?<![拿得])到"
    r"|(?<![—－])[—－~～-]|[≥>≤<＞＜])[ ]?$"
)
_OFF = re.compile(r"(?:[扣失丢减]|距|差|各)(?:除|减|了|去|掉|分|得)*[：:]?[ ]?$")
_ON = re.compile(r"(?:(?<![相累叠])加|奖)(?:了|分|励)*[：:]?[ ]?$")
_NAME = r"[\u4e00-\u9fffA-Za-z“”]{2,16}?"
_KIND = r"(?:类|层面)?(?:指标|部分|方面|维度|一项|一块|一栏|类|情况|段|层面)?"
_FULL = r"(?:该项|本项)?(?:满分|权重|分值|标准分|应得|占|满|共)[为是值：:]*"
GOT = (
    r"(?:中|里|全|也|自评|自我评价|评价|实际|最终|实|应|本项|该项|我们|单位)*"
    r"(?:得分|评分|评定分?|评得|打分|拿到|拿了|获得|取得|自评分?|自打|得到|得|评|打|记|计|拿|获|给)"
    r"(?:了|为|是|出|分|满)*[：:]?[ ]?"
)
_BRACKET = r"[（(]"
_LEAD = (
    r"(?:(?:其中|具体为?|分别为?|包括|即|另外?|以及|和|及|与|[一二三四五六七]是|答|[—●◆■·▪-]+|"
    r"[（(]?\d{1,2}[）)、.．]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳])[：:]?[ \u3000]*)*"
)
_SUMS = re.compile(r"合计|共计|总计|累计|汇总|加总|相加|累加|加起来|加在一起|合起来|共|合$")
_TOLD = re.compile(r"得|评|分|综合|总")
_ANY_TOTAL = re.compile(r"总分(?:为|是)?[：:]?[ ]?$|[几多][少]?分？\s*答：$")
# +效果22.5分（满分25分）=89.5分
_EQUALS = re.compile(r"[=＝][ ]?$")
# ● 服务人数：目标620，实际611，得14.8分／15分
_SLASH = re.compile(r"[ ]?[/／][ ]?")
_HEAD = re.compile(r"[ \u3000]*(?:[—●◆■·▪-]+|[（(]?\d{1,2}[）)、.．])?[ ]?(?P<name>[\u4e00-\u9fff“”]{2,16})[：:]")
_WHOLE_FULL = re.compile(r"(?:满分|总分值|分值)(?:合计|共计)?(?:为|是|设定为)?[：:]?[ ]?$")
_NAMED_FULL = re.compile(
    rf"(?:^|[，,、。；;：:\n\s\u3000）)]){_LEAD}(?P<name>{_NAME}){_KIND}"
    rf"[：:，,]?(?:{_FULL}|{_BRACKET}(?:{_FULL})?)[ \u3000]*$"
)
_NAMED = re.compile(
    rf"(?:^|[，,、。；;：:\n\s\u3000）)+＋]){_LEAD}(?P<name>{_NAME}){_KIND}[：:]?(?P<got>{GOT})?[ \u3000]*$"
)
# 因县级配套短缺得22分
_GOT_OF = re.compile(
    rf"[）)]?[，,：:、—\s\u3000]*(?P<why>(?:(?:因|由于|按|经|全|已|均|扣|折|其|该|本|此)[^\d，,。；;\n：:、]{{0,24}}?[，,]?)?)(?:{GOT})$"
)
_BEHIND_BRACKET = re.compile(r"[）)](?:[：:]|—{1,2}|－{1,2})?[ ]?$")
_FULL_OF = re.compile(
    rf"(?:[ ]?{_BRACKET}(?:{_FULL})?|[，,]?(?:该项|本项)?(?:满分|权重|分值|标准分)[为是：:]*|[/／])[ ]?$"
)
_NO_NAME = re.compile(r"满分|依次|分别|权重|分值|大于|小于|等于|上年|去年|合计|总分|得分|综合$")
_SHEET = re.compile(r"(?:评分表|自评表|评价表|的表|体系|百分制|评分标准|细则)$")
_JOINED = re.compile(r"[、，,]|和|及|以及|与")
# words of the whole that are no name of a part
_WHOLE_WORDS = re.compile(
    r"(?:自评|评价|综合|最终|实际|绩效|整体|项目|复核|部门|单位|支出|总体|结果|得分|总分|评分|分数|合计|共计|总计|累计|汇总|"
    r"加总|相加|累加|一共|总评|共|合|总|得|加起来|加在一起|合起来|正好|各项|[三四五六七]个?方面|[我本该全][局院校镇乡委办馆园所省市县区]|学校|医院|满分|按|的|为|是|[三四五六七]项|[三四五六七]块|[三四五六七]部分)+"
)
_CLAUSE = re.compile(r"[，,。；;：:\n\s\u3000、]|其中|答：")
# 学校自评91.8分：投入…: what a list is said of
_OPENS = re.compile(r"[（(][^（()）\d]{0,8}[）)]?[：:]|[：:]|[，,。；;]?(?:其中|具体|构成|分别)")
_REACH = 60
_LARGE = Decimal(60)
_NAMED_GOT = re.compile(rf"{GOT}$")


class Told(StrEnum):
    """What the words make of a number of points."""

    NAMED_FULL = "named full"
    NAMED = "named"
    GOT = "got"
    FULL = "full"
    JOINED = "joined"
    TOTAL = "total"
    WHOLE_FULL = "whole full"
    OFF = "off"
    ON = "on"
    LIMIT = "limit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Point:
    """A number of points, what it is told as, and the words between the one before and it."""

    told: Told
    name: str
    number: str
    span: Span
    gap: str
    summed: bool = False

    @property
    def value(self) -> Decimal:
        """The number."""
        return Decimal(self.number)


def points_of(text: str, start: int, end: int) -> Sequence[Point]:
    """Return the points of a range in their order, without limits of grades and what was taken off."""
    found: list[Point] = []
    last = start
    for match in _POINT.finditer(text, start, end):
        gap = text[max(last, match.start() - _REACH) : match.start()]
        before = found[-1] if found else None
        told, name, summed = _told(gap, text[match.end() : match.end() + 12], before)
        point = Point(told, name, match["number"], Span(match.start(), match.end()), gap, summed)
        if told is Told.GOT and before is not None and before.told in (Told.WHOLE_FULL, Told.TOTAL):
            more = before.value >= point.value >= _LARGE / 2
            found[-1] = replace(before, told=Told.WHOLE_FULL) if more else before
            point = replace(point, told=Told.TOTAL if more or before.told is Told.WHOLE_FULL else Told.OTHER)
        if told is Told.FULL and before is not None and _SLASH.fullmatch(gap) and before.told is Told.TOTAL:
            head = _HEAD.match(text, text.rfind("\n", 0, before.span.start) + 1, before.span.start)
            if head is not None and not _WHOLE_WORDS.fullmatch(head["name"]):
                found[-1] = before = replace(before, told=Told.NAMED, name=head["name"])
        if told is Told.FULL and before is not None and (before.told is Told.TOTAL or _is_of_whole(point, before)):
            point = replace(point, told=Told.WHOLE_FULL)
        if told not in (Told.LIMIT, Told.OFF):
            found.append(point)
        last = match.end()
    return tuple(found)


def _is_of_whole(full: Point, got: Point) -> bool:
    """Tell 满分100分 behind a comma, which is of all: a part has no mark four times its score."""
    return full.gap.startswith(("，", ",")) and full.value >= _LARGE > got.value * 2


_Sense = tuple[Told, str, bool]


def _told(gap: str, behind: str, before: Point | None) -> _Sense:
    """Return what a number of points is, its name, and whether its words say that it sums up."""
    found = _aside(gap, behind) or _directly_behind(gap, before) or _full_mark(gap) or _whole(gap, before)
    return found or _named(gap, behind) or (Told.OTHER, "", False)


def _aside(gap: str, behind: str) -> _Sense | None:
    """Tell the limit of a grade, and what was taken off or given besides."""
    if _LIMIT_BEHIND.match(behind) or _LIMIT_BEFORE.search(gap):
        return Told.LIMIT, "", False
    if _ON.search(gap):
        return Told.ON, "", False
    return (Told.OFF, "", False) if _OFF.search(gap) else None


def _directly_behind(gap: str, before: Point | None) -> _Sense | None:
    """Tell one more of a row, and the full mark of the number before."""
    if before is None:
        return None
    if _JOINED.fullmatch(gap.strip()):
        return Told.JOINED, "", False
    return (Told.FULL, "", False) if _FULL_OF.fullmatch(gap) else None


def _full_mark(gap: str) -> _Sense | None:
    named = _NAMED_FULL.search(gap)
    if named is None or _WHOLE_WORDS.fullmatch(named["name"]) or _NO_NAME.search(named["name"]):
        return None
    return (Told.WHOLE_FULL, "", False) if _SHEET.search(named["name"]) else (Told.NAMED_FULL, named["name"], False)


def _whole(gap: str, before: Point | None) -> _Sense | None:
    """Tell a total, its full mark, and what was got of the number before."""
    total = _total(gap)
    if _EQUALS.search(gap) and before is not None:
        return Told.TOTAL, "", True
    if total is None and _ANY_TOTAL.search(gap):
        return Told.TOTAL, "", False
    if _WHOLE_FULL.search(gap):
        return Told.WHOLE_FULL, "", False
    if before is not None and _is_got(gap, before) and (total is None or not total.strong):
        return Told.GOT, "", False
    return None if total is None else (Told.TOTAL, "", total.summed)


def _named(gap: str, behind: str) -> _Sense | None:
    named = _NAMED.search(gap)
    if named is not None and named["got"] and _OPENS.match(behind):
        return Told.TOTAL, named["name"], False
    return None if named is None or _NO_NAME.search(named["name"]) else (Told.NAMED, named["name"], False)


def _is_got(gap: str, before: Point) -> bool:
    """Tell the words of what was got of the number before."""
    open_one = before.told in (Told.NAMED_FULL, Told.WHOLE_FULL, Told.TOTAL) or (
        before.told is Told.NAMED and _NAMED_GOT.search(before.gap) is None
    )
    return open_one and (_BEHIND_BRACKET.fullmatch(gap) or _GOT_OF.fullmatch(gap)) is not None


@dataclass(frozen=True, slots=True)
class _Total:
    """The words of a total: that it is one and no part (总分), that it sums up (合计)."""

    strong: bool
    summed: bool


def _total(gap: str) -> _Total | None:
    """Return what the words of a total say; None where its clause has words of something else."""
    clause = _CLAUSE.split(gap.rstrip("：: "))[-1]
    if not _WHOLE_WORDS.fullmatch(clause):
        return None
    summed = _SUMS.search(clause) is not None
    return _Total(summed or "总" in clause, summed) if summed or _TOLD.search(clause) else None
