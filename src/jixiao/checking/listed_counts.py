"""People or marks told as a number and by their kinds behind it: 52人（公务员18人，事业人员31人，工勤人员4人）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_WORDS, _NUMBER = r"[\u4e00-\u9fff（）()]{1,12}", r"(?:\d{1,3},\d{3}|\d{1,5}(?:\.\d{1,2})?)"
_LIST = re.compile(
    rf"(?<![\d.])(?P<count>{_NUMBER})(?P<unit>[人名分])"
    r"(?P<intro>[（(]|[：:]|[，,]?其中[：:，,]?|[，,](?:分别[为是]|包括|含|分[到给])[：:]?|[，,]由)"
    rf"(?P<items>{_WORDS}{_NUMBER}(?P=unit)(?:[、，,和及](?!另|此外|还[有聘]){_WORDS}{_NUMBER}(?P=unit))+)"
    r"(?:[，,]?(?:[一二两三四五六七八九\d]个?(?:部分|方面|大?类|项))?(?:组成|构成))?(?=[）)。；;\n]|$|[，,](?![^，,。；;\d\n]{{0,14}}\d+(?:\.\d+)?[人名分])|[，,](?:另|此外|还[有聘])(?=[^，,。；;\d\n]{{2}}))"
)
# 中学教师486人、小学教师612人、机关公务员22人，以上在职人员共1,120人
_LIST_BEFORE = re.compile(
    rf"(?:^|[。；;：:\n])(?P<items>{_WORDS}{_NUMBER}(?P<unit>[人名])(?:[、，,和及]{_WORDS}{_NUMBER}(?P=unit)){{2,}})"
    rf"[，,](?:以上|上述)[\u4e00-\u9fff]{{0,8}}?(?:合计|共计|总计|共有?|总共)(?P<count>{_NUMBER})(?P=unit)"
)
_ITEM = re.compile(rf"(?P<kind>{_WORDS}?)(?P<number>{_NUMBER})[人名分]")
_JOINT = re.compile(r"^[、，,和及]")
# kinds of which nobody is of two: all of a list must be of one row
_PEOPLE = tuple(
    re.compile(
        rf"(?:{kinds})(?:人员|编制|职工|干部|职称|身份|岗位?)*(?:及以[上下])?(?:[及和与](?:{kinds})(?:人员|岗位?)*)?"
    )
    for kinds in (
        "行政|公务员|参公(?:管理)?|参照公务员法?管理|事业|事业单位|机关工勤|工勤|工人|合同制?|聘用|编外|临聘|临时|劳务派遣",
        "正高级?|副高级?|高级|中级|初级|正高级工程师|高级工程师|工程师|助理工程师|技术员|员级|其他|无职称",
        "在职|在岗|离休|退休|离退休|遗属|其他",
        "男|女|男性|女性|男职工|女职工",
        "管理|专业技术|技术|专技|工勤(?:技能)?|技能",
        "(?:专任|任课|中学|小学|幼儿|初中|高中|职业?高中)?教师|教学|教辅|教学辅助|教研|管理|行政|工勤|后勤|生活教师|(?:机关)?公务员",
        "员额(?:法官|检察官)|(?:法官|检察官)(?:助理)?|(?:审判|检察)?辅助|司法(?:辅助|行政|警察)|书记员|法警|工勤",
        "(?:执业)?医[师生]|护[士师理]|药[师剂学]|(?:检验|影像|放射|医技)(?:技师)?|行政|后勤|管理|工勤",
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
    ({"高级"}, {"正高", "副高", "正高级", "副高级"}),
    ({"离退休"}, {"离休", "退休"}), ({"在职"}, {"在岗"}), ({"行政"}, {"公务员"}),
    ({"编外", "合同制", "合同"}, {"聘用", "临聘", "临时"}), ({"参公"}, {"参公管理"}),
)  # fmt: skip
# some are counted twice, or are none of those: 管理人员均由医师兼任, 编外人员另列
_TWICE = re.compile(r"兼|统计|另[列计算]|不[占在计]|未[计列含]|交叉|重复")
_BARE = re.compile(r"(?:人员|编制|职工|干部|身份|岗位)+$")
# what the full marks of a sheet or of its parts come to
_WHOLES = frozenset(map(Decimal, (20, 30, 40, 50, 60, 90, 100)))
# the full marks of indicators are such numbers: 自评94分（投入15分、过程25分、产出30分、效果30分）
_ROUND = 5
_FULL = re.compile(rf"(?:满分|总分|分值|权重)[为是]?(?P<full>{_NUMBER})分")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """A number of people or marks, and the kinds behind it, which come to `listed`, `more` than was said or all.

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
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _LIST.finditer(text, area.start, area.end):
            if marks == (match["unit"] == "分"):
                yield from _judged(text, match, match["intro"], marks=marks)
        for match in () if marks else _LIST_BEFORE.finditer(text, area.start, area.end):
            yield from _judged(text, match, "由", marks=marks)


def _judged(text: str, match: re.Match[str], intro: str, *, marks: bool) -> Iterator[Listed]:
    """Yield a number with its kinds where they do not make it; `intro` are the words that lead to them."""
    items = list(_ITEM.finditer(match["items"]))
    kinds = [_JOINT.sub("", item["kind"]) for item in items]
    numbers = [_number(item["number"]) for item in items]
    total, listed = _number(match["count"]), sum(numbers, Decimal(0))
    some = "其中" in intro or intro[-1] in "含括"
    exclusive = any(all(row.fullmatch(kind) for kind in kinds) for row in (_MARKS if marks else _PEOPLE))
    full = {_number(one["full"]) for one in _FULL.finditer(text, match.start() - _REACH, match.end("unit"))}
    left = total - listed
    # who would name three kinds and leave out fewer than half of the smallest of them
    close = len(items) > _FEW and 0 < 2 * left <= min(numbers)
    wrong = listed != total and listed not in full and (left < 0 or not some or close)
    some_marks = marks and all(_ANY_MARK.fullmatch(kind) for kind in kinds) and not _hold_each_other(kinds)
    jobs = not marks and close and all(_JOB.fullmatch(kind) for kind in kinds)
    apart = (exclusive or some_marks or jobs) and len(set(kinds)) == len(kinds) and not _overlap(kinds)
    apart = apart and not (exclusive and not marks and _hold_each_other(kinds))
    twice = not marks and left < 0 and _TWICE.search(text[match.end("items") :].partition("\n")[0].partition("。")[0])
    weights = marks and not intro.endswith("由") and _are_weights(numbers, total)
    if apart and wrong and not weights and not twice:
        formula = "+".join(item["number"] for item in items)
        more = listed > total or match.re is _LIST_BEFORE
        span, place = Span(match.start("count"), _end_of_count(match)), Span(*match.span("items"))
        # who is just as many as there are too many may be counted twice
        known = exclusive and (marks or -left not in numbers)
        yield Listed(span, place, match["unit"], formula, listed, more, known)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _end_of_count(match: re.Match[str]) -> int:
    return match.end("count") + len(match["unit"])


def _overlap(kinds: Sequence[str]) -> bool:
    """Tell kinds some of which may be the same people."""
    bare = {_BARE.sub("", kind) for kind in kinds}
    return any(bare & one and bare & other for one, other in _OVERLAPPING)


def _hold_each_other(kinds: Sequence[str]) -> bool:
    """Tell names of which one is in another: 产出 and 产出数量 are a whole and its part."""
    return any(one is not other and one in other for one in kinds for other in kinds)


def _are_weights(numbers: Sequence[Decimal], total: Decimal) -> bool:
    """Tell full marks told behind what was got of them: the score is less, and they are round or make a whole."""
    listed = sum(numbers, Decimal(0))
    whole = listed in _WHOLES and all(number % 1 == 0 for number in numbers)
    return total < listed and (whole or all(number % _ROUND == 0 for number in numbers))
