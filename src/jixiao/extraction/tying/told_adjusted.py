"""What a budget is after it was changed, told behind it: 核定92.80万元；年中再核3.20万元，调整后应为96.00万元.

The words of each change say which way it went, whatever is changed; what stands before the first change is its base.
Where the base is told as planned (年初批复600.00万元) and the last amount as the budget of the year, plainer words do
for both: 7月增列40.00万元，全年预算由此达到640.00万元.
"""

import re
from dataclasses import dataclass

from jixiao.extraction.around import PART, begin_of
from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_AFTER = re.compile(
    r"(?:(?:[调核][整增减]|追加|增[加拨]|核[增减]|压减|[加减])(?:之后|以后|后)|变[成为]|[增减调]至)[^，,。；;\d]{0,16}$"
)
_OF_YEAR = re.compile(
    r"(?:(?:最终|最后|期末|年末|年底|到年底)?(?:定格|核定)[在于为]|(?:全年|年末|年终|年底|期末|最终|最后|调整后|变动后|追加后|可执行)的?[^，,。；;\d、]{0,6}(?:预算|指标|盘子)"
    r"|(?:预算|指标|资金|经费)(?:总额|总数|总量|总规模|规模|总盘子|合计数?)"
    r"|(?:合起来|加起来|两下相加|两项相加|两者相加|总盘子))[^，,。；;\d、比占支执完率用]{0,10}$"
)
_MORE = re.compile(
    r"追加|[调核新净]增|增[加拨核列补配]|再(?:核|拨|给|下达|安排|追)|补充|加拨|(?:后期|期间|年中|月[^，,。；;\d]{0,12})(?:下达|加了)"
)
_LESS = re.compile(r"[调核压扣缩]减|压缩|减少|收回|核销|调出")
_OTHER = re.compile(r"其中|上年|去年|结转|比|较|%|支出(?!预算)|支付|使用|每|标准|(?<!节)约|余")
_WITHIN = re.compile(r"其中|包?含|包括")
_OF_YEARS = re.compile(r"上年(?!初)|去年|往年|相比|同比|结转")
_APART = re.compile(r"上年(?!初)|去年|结转|比|较|%|支出(?!预算)|支付|使用|每|标准|(?<!节)约|余")
_PLANNED = re.compile(r"年初|获批|原[来先]?(?:预算|安排|核定|批复)|批复|批准|核定|控制数")
# 全年预算640.00万元（含上年结转20.00万元）
_HOLDS = re.compile(r"[ ]*[（(，,]?(?:其中)?(?:[也]?(?:包)?含|包括|其中)[^。；;]{0,24}(?:结[转余]|其[他它]|上年)")
# 全年预算4212.68万元，净增943.78万元; what is held against something else is no increase from the begin
_MORE_BEHIND = re.compile(r"^(?:净[增追]加?|[净共]?调增|多出来?|增加|增量)(?:了|的|额|数|部分)*(?:为|是|共|计)?[ ]*$")
_HELD = re.compile(r"其中|支出|去年|20\d\d|[与比较](?!县?里?年初)")
_BEGUN = re.compile(r"\s*(?:20\d\d年)?年?初[，,]")
_CLAUSE = re.compile(r"[，,；;。：:（(\n]")
_BRACKETS = re.compile(r"[（(][^（）()\d]*[）)]")
_YEARS = re.compile(r"20[0-9]{2}(?=年)")
_LOOK, _MOST, _MOST_PLANNED, _SENTENCES, _SEVERAL = 40, 5, 9, 2, 2


@dataclass(slots=True)
class _Told:
    """What was read back from the last amount: what was added and taken off, and amounts not yet known to be parts."""

    plus: list[int]
    minus: list[int]
    parts: list[int]


def tie_told_adjusted(world: World) -> None:
    """Tie what a budget came to to its base and to each change told between them."""
    for after in range(2, len(world.figures)):
        if not world.is_amount(after):
            continue
        clause = _clause(world, after)
        changed = _AFTER.search(clause) is not None
        if not (changed and _tie_changed(world, after)) and (changed or _OF_YEAR.search(clause)):
            _tie_planned(world, after)
        if _MORE_BEHIND.search(clause):
            _tie_behind(world, after)


def _tie_changed(world: World, after: int) -> bool:
    """Tie an amount that is told as changed to the changes of its sentence and to what stands before them."""
    told = _Told([], [], [])
    last = after
    for number in range(after - 1, max(-1, after - 1 - _MOST), -1):
        if world.figures[number].block != world.figures[after].block or "。" in world.between(number, last):
            return False
        if not world.is_amount(number):
            # 因增人2名
            continue
        clause = _clause(world, number)
        if _OTHER.search(clause) or world.figures[number].quantity.unit != world.figures[after].quantity.unit:
            return False
        last = number
        if _MORE.search(clause):
            told.plus.append(number)
        elif _LESS.search(clause):
            told.minus.append(number)
        elif told.plus or told.minus:
            _put(world, after, number, told)
            return True
        else:
            return False
    return False


def _tie_planned(world: World, after: int) -> None:
    """Tie the budget of a year to what was planned at its begin and to all changes of up to three sentences."""
    told = _Told([], [], [])
    last, sentences = after, 0
    for number in range(after - 1, max(-1, after - 1 - _MOST_PLANNED), -1):
        if world.figures[number].block != world.figures[after].block:
            return
        if not world.is_amount(number):
            continue
        between = world.between(number, last)
        sentences += between.count("。")
        clause = _clause(world, number)
        if sentences > _SENTENCES or _APART.search(clause) or _OF_YEARS.search(_BRACKETS.sub("", between)):
            return
        last = number
        if (_PLANNED.search(clause) or _is_begun(world, number)) and (told.plus or told.minus):
            if _are_parts(world, told, number) and _is_alone(world, number, told, after):
                _put(world, after, number, told)
            return
        if _WITHIN.search(clause):
            told.parts.clear()
        elif (more := _MORE.search(clause)) or _LESS.search(clause):
            if not _are_parts(world, told, number):
                return
            (told.plus if more else told.minus).append(number)
        else:
            told.parts.append(number)


def _tie_behind(world: World, more: int) -> None:
    """Tie the budget of a year to that of its begin right before it, and to what is told behind it as the increase."""
    base, after = more - 2, more - 1
    if base < 0 or not (world.is_amount(base) and world.is_amount(after)):
        return
    words = world.between(base, after), world.between(after, more)
    apart = any("。" in one or _OF_YEARS.search(one.replace("没有列入上年结转", "")) for one in words)
    begun = "年初" in _clause(world, base)
    if begun and _OF_YEAR.search(_clause(world, after)) and not apart and _HELD.search("".join(words)) is None:
        _put(world, after, base, _Told([more], [], []))


def _is_begun(world: World, number: int) -> bool:
    """Tell an amount of a sentence that opens with the begin of the year: 年初，财政下达我局预算960.00万元."""
    start = world.figures[number].span.start
    sentence = world.text[begin_of(world.text, start, PART) : start]
    return _BEGUN.match(sentence) is not None and len(_CLAUSE.split(sentence)) <= _SEVERAL


def _are_parts(world: World, told: _Told, whole: int) -> bool:
    """Tell amounts behind another one that are its parts, and forget them."""
    made = not told.parts or sum(map(world.value, told.parts)) == world.value(whole)
    told.parts.clear()
    return made


def _is_alone(world: World, base: int, told: _Told, after: int) -> bool:
    """Tell changes that leave nothing else for a difference: what was left of last year may have come in as well."""
    behind = world.text[world.figures[after].span.end :][:_LOOK]
    figures = {base, after, *told.plus, *told.minus}
    changes = sum(map(world.value, told.plus)) - sum(map(world.value, told.minus))
    apart = abs(world.value(base) + changes - world.value(after))
    others = {abs(one.quantity.value) for number, one in enumerate(world.figures) if number not in figures}
    told_of = world.text[max(0, world.figures[base].span.start - _LOOK) : world.figures[after].span.start]
    return _HOLDS.match(behind) is None and apart not in others and len(set(_YEARS.findall(told_of))) < _SEVERAL


def _put(world: World, after: int, base: int, told: _Told) -> None:
    """Tie the larger sum to its parts: the base and what was added make what it came to and what was taken off."""
    plus, minus = told.plus, told.minus
    if minus and not plus:
        world.ties.append(Tie(LinkKind.STATED_LIST, base, (after, *minus), certain=True))
    elif not minus:
        world.ties.append(Tie(LinkKind.STATED_LIST, after, (base, *plus), certain=True))


def _clause(world: World, number: int) -> str:
    """Return the words of the clause before a figure, back over what was only counted in it and over brackets."""
    start = world.figures[number].span.start
    money = next((at for at in range(number - 1, -1, -1) if world.is_amount(at)), None)
    begun = 0 if money is None else world.figures[money].span.end
    return _CLAUSE.split(_BRACKETS.sub("", world.text[max(begun, start - _LOOK) : start]))[-1]
