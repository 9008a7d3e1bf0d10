"""People told as a number and by kinds that leave nobody out: 职工412人，其中在编239人、编外151人、劳务派遣22人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from jixiao.checking.areas import prose
from jixiao.checking.numbering import count_of
from jixiao.checking.printed import is_mistyped
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_BRACKET = re.compile(r"[（(][^（）()\n]{0,60}[）)]")
_SHARE = r"(?:[，,]?占[^，,。；;\d\n]{0,14}\d[\d.]*[%％])?"
# a rate of the same people behind them: 在编412人，编制使用率91.56%；…
_RATED = r"(?:[，,][\u4e00-\u9fff]{2,8}率[为达]?\d[\d.]*[%％])?"
_ITEM = re.compile(
    r"[，,、；;和及]?(?P<kind>[\u4e00-\u9fff]{1,16}?)[ ]*(?P<number>\d{1,5})[ ]?(?P<unit>[人名])" + _SHARE + _RATED
)
_WHOLE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,14}?)(?:总计|合计|共计|共有|共|总数为?|为|有)?(?P<number>\d{1,5})[ ]?[人名]"
)
# a rate of the same people between: 在职51人，编制使用率94.44%，其中…
_LED = re.compile(
    r"(?:[，,][\u4e00-\u9fff]{2,8}率[为达]?\d[\d.]*[%％])?[ ]*[，,。：:；;]?"
    r"(?:其中|包括|包含|含|分别是?为?|由)?[：:，,]?[ ]*"
)
# 在编干警按岗位分：…: of the people whose number was told before
_SORTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10}?)按[\u4e00-\u9fff]{2,5}?(?:划?分|分类|分布)(?:为|有)?[，,：:]?")
# 在编教职工254人，……。在编教职工中，高级职称的96人，…
_AMONG = re.compile(
    r"(?:^|(?<=[。；;，,\n]))(?P<name>[\u4e00-\u9fff]{2,10}?(?:职工|教师|人员|干警|医护))(?:当)?(?:中|里|之中)[，,：:]"
)
_ANY_LEFT = re.compile(r"未定级|无职称|未评|未聘|其他|其余")
# 在职职工103人，分布在：局机关18人，…
_SPREAD = re.compile(
    r"[ ]*[，,。：:；;]?(?:其中)?(?:分别|具体|主要)?(?:分布|分散|配置|安排)"
    r"(?:情况)?(?:在|于|为|到|如下)*[：:]?[ ]*"
)
_STAFF = re.compile(r"职工|人员|员工|在职|在编|在岗|干部|教师|干警|队员|医护")
# 由在编人员105人和编外聘用人员46人两部分组成: they leave nobody out
_BY, _MADE_OF = re.compile(r"由[ ]*$"), re.compile(r"(?:[一-龥\d]{1,2}个?(?:部分|类人?员?|方面|块))?[ ]*(?:组成|构成)")
_MAINLY, _FULL = re.compile(r"主要|其中"), re.compile(r"[ ]*(?:[。；;\n]|$)")
# rows of kinds of which everybody is of one; the kinds marked by a number must all be told
_ROWS = (
    (r"在职|在岗|在编在职", r"离休|退休|离退休", r"离休|退休|离退休|遗属|其他|长休"),
    (r"在编|编内|占编|事业编|正式", r"编外|聘用|自聘|合同制|自主招聘|临聘", r"派遣|劳务|临时|见习|外包|返聘"),
    (r"员额|法官|检察官", r"辅助", r"司法行政|行政"),
    (r"公务员|行政", r"事业", r"工勤|参公|参照|机关工人|编外|聘用|合同制|派遣|临聘"),
    (r"正?高级|副高", r"初级|助理|员级", r"中级|无职称|未定级|未评"),
    (r"男性?", r"女性?", r"女"),
)
_OF = (
    re.compile(r"供养|总人数|各类人员|人员总数|实有|全部|所有|总计|人员$|职工$"),
    re.compile(r"职工|人员|员工|教职|用工|队伍|在岗|总数"),
    re.compile(r"干警|人员|在编|编制"),
    re.compile(r"在职|在岗|实有|现有|编制|工作人员|职工|人员总数|总人数"),
    re.compile(r"^(?!.*退休).*(?:职工|教师|人员|技术)"),
    re.compile(r"[\u4e00-\u9fff]"),
)
# 在编126人；校聘14人；劳务派遣17人。以上三类共157人
_ABOVE = re.compile(
    r"(?:以上|上述)(?P<kinds>[两三四五六2-6])[类种](?:人员|人)?"
    r"(?:(?![比较增减])[\u4e00-\u9fff]){0,6}?(?P<number>\d{1,5})[ ]?[人名]"
)
_PEOPLE = re.compile(r"(?<![\d.])(?P<number>\d{1,5})[ ]?[人名](?![次均额])")
# 人员编制由编办核定，总数76名
_TOTAL = re.compile(r"总计|合计|共计|共有|共|总数")
_CLAUSE_BEFORE = re.compile(r"(?:^|[。；;，,\n])(?P<clause>[\u4e00-\u9fff]{4,24})[，,：:]$")
# 编制方面，核定52名: a verb alone does not tell what there are
_VERB = re.compile(
    r"(?:经|由)?(?:市|县|区|省|州)?(?:编[委办]+)?(?:共|总共|一共)?(?:核定|核准|批复|批准|下达)(?:总数|数)?"
)
_LEAST, _MOST, _BACK = 2, 12, 30


@dataclass(frozen=True, slots=True)
class Kinds:
    """Where a number of people stands, the kinds behind it, how they add up and to what.

    `sure`: they are all places that the people are spread over, and one digit mistyped explains the difference.
    """

    span: Span
    items: Span
    formula: str
    listed: int
    sure: bool = False


def uneven_kinds(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers of people that all their kinds together do not make."""
    text = _BRACKET.sub(_blank, ground.extracted.document.text)
    for area in prose(ground.extracted.document):
        for match in _WHOLE.finditer(text, area.start, area.end):
            led = _LED.match(text, match.end(), area.end)
            if led is not None:
                items = _items(text, led.end(), area.end)
                yield from _made_of(text, match, led, items) or _judged(match, items)
            spread = _SPREAD.match(text, match.end(), area.end)
            if spread is not None and _STAFF.search(match["name"]) and not _MAINLY.search(spread[0]):
                yield from _spread(text, match, _items(text, spread.end(), area.end), area.end)
        for match in _ABOVE.finditer(text, area.start, area.end):
            yield from _above(text, area, match)
        for sorted_by in _SORTED.finditer(text, area.start, area.end):
            told = re.compile(
                rf"(?P<name>{re.escape(sorted_by['name'])})(?:总数|共|有|为)*(?P<number>\d{{1,5}})[ ]?[人名]"
            )
            whole = list(told.finditer(text, area.start, sorted_by.start()))
            if len(whole) == 1:
                yield from _judged(whole[0], _items(text, sorted_by.end(), area.end))
        for among in _AMONG.finditer(text, area.start, area.end):
            yield from _among(text, area, among)


def _among(text: str, area: Span, named: re.Match[str]) -> Iterator[Kinds]:
    """Yield the people told before that all their kinds behind do not make: more, or those of no kind among them."""
    told = re.compile(rf"(?P<name>{re.escape(named['name'])})(?:总数|共|有|为)*(?P<number>\d{{1,5}})[ ]?[人名]")
    whole = list(told.finditer(text, area.start, named.start()))
    items = _items(text, named.end(), area.end)
    left = any(_ANY_LEFT.search(one["kind"]) for one in items)
    if len(whole) == 1 and (left or sum(int(one["number"]) for one in items) > int(whole[0]["number"])):
        yield from _judged(whole[0], items)


def _made_of(text: str, whole: re.Match[str], led: re.Match[str], items: Sequence[re.Match[str]]) -> list[Kinds]:
    """Return a number of staff said to be made of kinds that do not make it: 职工169人，由在编105人和编外46人组成."""
    made = _BY.search(led[0]) and len(items) >= _LEAST and _MADE_OF.match(text, items[-1].end())
    if not made or not _STAFF.search(whole["name"]):
        return []
    numbers = [int(one["number"]) for one in items]
    listed = sum(numbers)
    if listed == int(whole["number"]):
        return []
    place = Span(items[0].start("kind"), items[-1].end("unit"))
    return [Kinds(Span(whole.start("number"), whole.end()), place, "+".join(map(str, numbers)), listed, sure=True)]


def _above(text: str, area: Span, whole: re.Match[str]) -> Iterator[Kinds]:
    """Yield a number of so many kinds told before it that they do not make by a slip of the hand."""
    told = list(_PEOPLE.finditer(text, area.start, whole.start()))[-count_of(whole["kinds"]) :]
    numbers, total = [int(one["number"]) for one in told], int(whole["number"])
    listed = sum(numbers)
    if len(told) == count_of(whole["kinds"]) and listed != total and is_mistyped(str(total), Decimal(listed)):
        items = Span(told[0].start("number"), told[-1].end())
        yield Kinds(Span(whole.start("number"), whole.end()), items, "+".join(map(str, numbers)), listed)


def _spread(text: str, whole: re.Match[str], items: Sequence[re.Match[str]], end: int) -> Iterator[Kinds]:
    """Yield a number of people that the places they are spread over, told up to the end, do not make."""
    numbers, total = [int(one["number"]) for one in items], int(whole["number"])
    listed = sum(numbers)
    if len(items) < _LEAST or listed == total or max(numbers) >= total or not _FULL.match(text, items[-1].end(), end):
        return
    slip = is_mistyped(str(total), Decimal(listed)) or any(
        is_mistyped(str(one), Decimal(one + total - listed)) for one in numbers if one + total > listed
    )
    span, place = Span(whole.start("number"), whole.end()), Span(items[0].start("kind"), items[-1].end("unit"))
    yield Kinds(span, place, "+".join(map(str, numbers)), listed, sure=slip)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _items(text: str, start: int, end: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    while True:
        match = _ITEM.match(text, start, end) if len(found) < _MOST else None
        if match is None:
            return found
        found.append(match)
        start = match.end()
        while start < end and text[start] == " ":
            start += 1


def _up_to_stop(items: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Return kinds of one row; of several rows, parted by semicolons, those of the first."""
    kinds = [one["kind"] for one in items]
    if any(all(re.search("|".join(row), kind) for kind in kinds) for row in _ROWS):
        return items
    return [*items[:1], *takewhile(lambda one: one[0][0] not in "；;", items[1:])]


def _called(whole: re.Match[str]) -> str:
    """Return what people are called, by the clause before a bare number of all: 人员编制由编办核定，总数76名."""
    bare = _VERB.fullmatch(whole["name"]) if whole["name"] else _TOTAL.match(whole[0])
    before = _CLAUSE_BEFORE.search(whole.string, max(0, whole.start() - _BACK), whole.start()) if bare else None
    return before["clause"] if before else whole["name"]


def _is_whole_list(whole: re.Match[str], start: int, end: int) -> bool:
    """Tell kinds that a colon sets behind their number, up to the end of the sentence."""
    colon = whole.string[whole.end() : start].strip() in ("：", ":")
    return colon and _FULL.match(whole.string, end) is not None


def _judged(whole: re.Match[str], items: Sequence[re.Match[str]]) -> Iterator[Kinds]:
    name, total = _called(whole), int(whole["number"])
    items = _up_to_stop(items)
    # 在编96人、编外24人，另有退休41人: these were not counted in
    items = list(takewhile(lambda one: not one["kind"].startswith("另"), items))
    for (first, second, others), of in zip(_ROWS, _OF, strict=True):
        told = [(one["kind"], int(one["number"])) for one in items]
        one_row = all(re.search(f"{first}|{second}|{others}", kind) and kind[0] != "另" for kind, _ in told)
        both = all(any(re.search(words, kind) for kind, _ in told) for words in (first, second))
        listed = sum(number for _, number in told)
        if not (one_row and both and of.search(name)) or re.search(first, name):
            continue
        # two kinds may leave a third out
        without = any(listed - number == total for kind, number in told if re.search(others, kind))
        whole_row = not without and (len(told) > _LEAST or listed > total or is_mistyped(str(total), Decimal(listed)))
        if listed != total and whole_row and all(number < total for _, number in told):
            items_span = Span(items[0].start("kind"), items[-1].end("unit"))
            formula = "+".join(str(number) for _, number in told)
            sure = len(told) > _LEAST and _is_whole_list(whole, items[0].start(), items[-1].end())
            slip = is_mistyped(str(total), Decimal(listed))
            yield Kinds(Span(whole.start("number"), whole.end()), items_span, formula, listed, sure=sure and slip)
        return
