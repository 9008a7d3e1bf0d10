"""People or marks told as a number and by their kinds behind it: 52人（公务员18人，事业人员31人，工勤人员4人）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_WORDS, _NUMBER = r"[\u4e00-\u9fff（）()]{1,12}", r"\d{1,5}(?:\.\d{1,2})?"
_LIST = re.compile(
    rf"(?<![\d.])(?P<count>{_NUMBER})(?P<unit>[人名分])"
    r"(?P<intro>[（(]|[：:]|[，,]?其中[：:，,]?|[，,](?:分别[为是]|包括|含)[：:]?|[，,]由)"
    rf"(?P<items>{_WORDS}{_NUMBER}(?P=unit)(?:[、，,和及]{_WORDS}{_NUMBER}(?P=unit))+)"
    r"(?:[，,]?(?:[一二两三四五六七八九\d]个?(?:部分|方面|大?类|项))?(?:组成|构成))?(?=[）)。；;\n]|$|[，,](?![^，,。；;\d\n]{{0,14}}\d+(?:\.\d+)?[人名分]))"
)
_ITEM = re.compile(rf"(?P<kind>{_WORDS}?)(?P<number>{_NUMBER})[人名分]")
_JOINT = re.compile(r"^[、，,和及]")
# kinds of which nobody is of two: all of a list must be of one row
_PEOPLE = tuple(
    re.compile(rf"(?:{kinds})(?:人员|编制|职工|干部|职称|身份|岗位)*(?:及以[上下])?")
    for kinds in (
        "行政|公务员|参公(?:管理)?|参照公务员法?管理|事业|事业单位|机关工勤|工勤|工人|合同制?|聘用|编外|临聘|临时|劳务派遣",
        "正高级?|副高级?|高级|中级|初级|正高级工程师|高级工程师|工程师|助理工程师|技术员|员级|其他|无职称",
        "在职|在岗|离休|退休|离退休|遗属|其他",
        "男|女|男性|女性|男职工|女职工",
        "[\u4e00-\u9fff]{0,10}(?:机关|本级|所|站|局|中心|队|科|股|室|处)",
    )
)
_MARKS = tuple(
    re.compile(rf"(?:{kinds})(?:类|方面|情况)*(?:指标)?(?:得分?)?")
    for kinds in (
        "决策|投入|过程|管理|产出|效果|效益|满意度|预算执行率?|项目决策|项目管理|项目产出|项目效益",
        "(?:产出)?(?:数量|质量|时效|成本)",
        "(?:经济|社会|生态)效益|可持续影响|满意度",
    )
)
# indicators of any other name: 资料归档7分，现场管护8分
_ANY_MARK = re.compile(r"(?!满分|权重|分值|最高|[扣加减折]|每|各|至多)[\u4e00-\u9fff]{2,10}(?<![扣加减])")
# what people do: 护林员, 食堂及门卫人员
_JOB = re.compile(r"(?!.{0,12}(?:党员|团员|技术|管理|学历|以上))[\u4e00-\u9fff]{1,10}(?:员|工|岗|师)")
_FEW = 2
# 离退休 holds 离休 and 退休, who is 在岗 is 在职: kinds of one row that may be the same people
_OVERLAPPING = (
    ({"离退休"}, {"离休", "退休"}), ({"在职"}, {"在岗"}), ({"行政"}, {"公务员"}),
    ({"编外", "合同制", "合同"}, {"聘用", "临聘", "临时"}), ({"参公"}, {"参公管理"}),
)  # fmt: skip
_BARE = re.compile(r"(?:人员|编制|职工|干部|身份|岗位)+$")
# the full marks of indicators are such numbers: 自评94分（投入15分、过程25分、产出30分、效果30分）
_ROUND = 5
_FULL = re.compile(rf"(?:满分|总分|分值|权重)[为是]?(?P<full>{_NUMBER})分")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """A number of people or marks, and the kinds behind it, which come to `listed`; `more`: to more than said.

    `known`: the kinds are of one row of which nothing is of two.
    """

    span: Span
    items: Span
    unit: str
    formula: str
    listed: Decimal
    more: bool
    known: bool


def miscounted_kinds_of(ground: Ground, *, marks: bool) -> Iterator[Listed]:
    """Yield the numbers that their kinds do not make; below 其中 they may be fewer."""
    text, rows = ground.extracted.document.text, _MARKS if marks else _PEOPLE
    for area in prose(ground.extracted.document):
        for match in _LIST.finditer(text, area.start, area.end):
            if marks != (match["unit"] == "分"):
                continue
            items = list(_ITEM.finditer(match["items"]))
            kinds = [_JOINT.sub("", item["kind"]) for item in items]
            total, listed = Decimal(match["count"]), sum(Decimal(item["number"]) for item in items)
            some = "其中" in match["intro"] or match["intro"][-1] in "含括"
            exclusive = any(all(row.fullmatch(kind) for kind in kinds) for row in rows)
            full = {Decimal(one["full"]) for one in _FULL.finditer(text, match.start() - _REACH, match.end("unit"))}
            left = total - listed
            # who would name three kinds and leave out fewer than half of the smallest of them
            close = len(items) > _FEW and 0 < 2 * left <= min(Decimal(item["number"]) for item in items)
            wrong = listed != total and listed not in full and (left < 0 or not some or close)
            some_marks = marks and all(_ANY_MARK.fullmatch(kind) for kind in kinds) and not _hold_each_other(kinds)
            jobs = not marks and close and all(_JOB.fullmatch(kind) for kind in kinds)
            apart = (exclusive or some_marks or jobs) and len(set(kinds)) == len(kinds) and not _overlap(kinds)
            apart = apart and not (exclusive and not marks and _hold_each_other(kinds))
            weights = marks and not match["intro"].endswith("由") and _are_weights(items, total)
            if apart and wrong and not weights:
                yield Listed(
                        Span(match.start("count"), match.end("unit")), Span(*match.span("items")), match["unit"],
                        "+".join(item["number"] for item in items), Decimal(listed), listed > total, exclusive,
                    )  # fmt: skip


def _overlap(kinds: Sequence[str]) -> bool:
    """Tell kinds some of which may be the same people."""
    bare = {_BARE.sub("", kind) for kind in kinds}
    return any(bare & one and bare & other for one, other in _OVERLAPPING)


def _hold_each_other(kinds: Sequence[str]) -> bool:
    """Tell names of which one is in another: 产出 and 产出数量 are a whole and its part."""
    return any(one is not other and one in other for one in kinds for other in kinds)


def _are_weights(items: Sequence[re.Match[str]], total: Decimal) -> bool:
    """Tell full marks told behind what was got of them: all are round, and the score is less."""
    numbers = [Decimal(item["number"]) for item in items]
    return all(number % _ROUND == 0 for number in numbers) and total < sum(numbers, Decimal(0))
