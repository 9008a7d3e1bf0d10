"""Lists that stand in one sentence with the amount they make up, whatever their words mean.

其中：甲12万元，乙30万元 behind an amount; 由甲12万元和乙30万元组成; 甲12万元、乙30万元，合计42万元;
支出分布：甲12万元，乙30万元 some sentences behind it. The words between the amounts only have to name, not to compare
or to take away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.bound import Tie, World
from jixiao.model.document import BlockKind, Document
from jixiao.model.figure import Figure
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension

_LEAST, _MOST = 2, 12
# parts of kinds that exclude each other; people of one unit may be counted by several of their marks
_COUNTED = frozenset({"vehicles"})
_WORDS = r"[^，。；：:\d]{2,30}"
_OPENS = re.compile(
    rf"(?:[，,：:（(、]?\s*(?:其中|包括|分别(?:是|为)|具体(?:为|是|包括)|主要(?:包括|是)|分为|分(?:级次|来源|类别|用途)为)[：:，,]?"
    rf"|[：:]|[，,]?\s*(?:系|是)?由|。(?![^，。：:\d]*(?:分|包|由|中|其))(?=[^（(]{{3,20}}$)){_WORDS}"
)
_OPENS_LATER = re.compile(
    rf"[^\d]*(?:其中|包括|(?:支出|资金|经费)?(?:分布|构成|来源|明细|内容|级次)(?:为|是)?|按[^，。；：:\d]{{2,12}}分)[：:，,]{_WORDS}"
)
_JOINS = re.compile(
    r"(?:[（(][^（）()]*)?[）)]?\s*[、；;，,和及与][^。\n：:\d]{2,30}|[、；;，,][^。\n：:\d（）()]{2,12}[：:]"
)
_ENDS = re.compile(r"(?:[（(][^（）()]*)?[）)]?\s*等?(?:$|[。\n；;）)]|[，,]?(?:组成|构成|[两二三四五六]部分))")
_TOTALS = re.compile(
    r"(?:[（(](?:金额)?单位[：:][^（）()]{1,4}[）)])?[，,；;、]?\s*"
    r"(?:(?:[\u4e00-\u9fff]{0,6}(?:支出|资金|经费|预算|收入|投资))?(?:以上|上述|各项|[二两三四五六七八九]项|几项)?"
    r"(?:相加|加起来)?(?:合计|共计|总计|共|总共)|以上构成|相加(?:得|为|是)?|(?:加总|合并|合起来|加起来|合在一起)为?)[^，。；：:\d]{0,14}"
)
_OTHER = re.compile(
    r"其中|按|中[，,]|比|较|同比|增加|减少|增长|下降|上年同期|去年|每|人均|占|约|余元|分别|执行率|完成|合计|总|共计|到位|追加|调[增减整]"
    r"|未|剩余|[尚还仍]余|结[余转]|余[额下]|[收退交]回|不含|不包括|除|达到|高于|低于|超"
)
# 100万元。该工程到位资金120万元；尚余20万元 lists no parts of what was spent
_KEPT = re.compile(r"[尚还仍]余|结[余转]|余[额下]|[收退交]回|到位|[该此](?:项目|工程)")
_SHARES = re.compile(r"[，,（(]?\s*占(?:比)?(?!项目(?:支出)?预算)[^，。；：:\d]{0,16}")
_WHOLE_BY_WORDS = re.compile(r"由|分别|组成|构成|分为|级次|来源|按")
# 以上四项即为全部项目; 再无别的项目
_ARE_ALL = re.compile(
    r"[。；;，,]?(?:[以上述这]{1,2}[一二两三四五六七八九十\d]{1,2}[项个笔类](?:项目|支出)?(?:即|就|便)?[为是]?(?:全部|所有)"
    r"|(?:再无|别无|没有|无)(?:其[他它]|别的))"
)
_STANDARD = re.compile(r"标准|定额|单价|[每人生户亩]均|每[人生户亩月年]")
_PAID, _PLANNED = re.compile(r"支付|支出|使用|花"), re.compile(r"(?:预算|计划|安排)[^，。；、\d]{0,4}$")
_BACK, _NEAR = 40, 16
_REST = re.compile(r"其[他它]")


@dataclass(slots=True)
class Run:
    """A list of figures (by number); the share behind each, where one stands there; whether it says to be whole.

    `rested`: it ends with the others (其他…12万元), which closes it behind its whole in one sentence.
    """

    parts: list[int]
    shares: dict[int, int] = field(default_factory=dict)
    closed: bool = False
    rested: bool = False


def tie_stated_lists(world: World, document: Document) -> list[Run]:
    """Tie each amount to the list behind or before it in its paragraph; return the lists with their shares."""
    by_block: dict[int, list[int]] = {}
    for number, figure in enumerate(world.figures):
        if figure.cell is None:
            by_block.setdefault(figure.block, []).append(number)
    runs: list[Run] = []
    for block, numbers in by_block.items():
        if document.blocks[block].kind is BlockKind.PARAGRAPH:
            runs += _tie_block(world, numbers, document.blocks[block].span.end)
    return runs


def _tie_block(world: World, numbers: Sequence[int], end: int) -> Iterator[Run]:
    for at, number in enumerate(numbers):
        if not _is_amount(world, number):
            continue
        _tie_back(world, number, numbers[:at])
        run = _run(world, numbers[at - 1] if at else None, numbers[at:], end)
        if run is not None:
            yield run
            for whole in _wholes(world, numbers[:at], run):
                closed = run.closed or (run.rested and "。" not in _gap(world, whole, run.parts[0]))
                world.ties.append(Tie(LinkKind.STATED_LIST, whole, tuple(run.parts), certain=closed))


def _is_amount(world: World, number: int) -> bool:
    quantity, told = world.figures[number].quantity, world.bound.get(number)
    counted = told is not None and told.concept in _COUNTED
    return (quantity.dimension is Dimension.MONEY or counted) and quantity.approximation is Approximation.EXACT


def _run(world: World, before: int | None, numbers: Sequence[int], end: int) -> Run | None:
    """Return the list that begins with the first of the figures and runs to the end of its sentence."""
    opening = (
        "" if before is None else world.text[world.figures[before].span.end : world.figures[numbers[0]].span.start]
    )
    if before is not None and not (_OPENS.fullmatch(opening) or _OPENS_LATER.fullmatch(opening)):
        return None
    if opening.startswith("。") and _KEPT.search(opening):
        return None
    run = Run([numbers[0]], closed=_WHOLE_BY_WORDS.search(opening) is not None)
    last, commas = numbers[0], False
    for number in numbers[1:]:
        gap = _gap(world, last, number)
        parted = gap.lstrip("）)（( ")[:1]
        if world.figures[number].quantity.dimension is Dimension.RATE and _SHARES.fullmatch(gap):
            run.shares[run.parts[-1]] = number
        elif not _is_alike(world, number, last) or not _JOINS.fullmatch(gap) or (commas and parted in "；;"):
            break
        elif _OTHER.search(gap):
            return None
        else:
            commas |= parted in "，,、"
            run.parts.append(number)
            run.rested |= _REST.search(gap) is not None
        last = number
    rest = world.text[world.figures[last].span.end : end]
    whole = _ENDS.match(rest) is not None and _LEAST <= len(run.parts) <= _MOST
    run.closed |= rest.startswith(("构成", "组成", "，构成", "，组成")) or _ARE_ALL.match(rest) is not None
    return run if whole else None


def _is_alike(world: World, number: int, other: int) -> bool:
    own, like = world.figures[number].quantity, world.figures[other].quantity
    return _is_amount(world, number) and (own.dimension is like.dimension or like.dimension is Dimension.RATE)


def _gap(world: World, one: int, other: int) -> str:
    return world.between(one, other)


def _wholes(world: World, before: Sequence[int], run: Run) -> Sequence[int]:
    """Return the amount before a list that it makes up, else the one that it follows at once.

    A list that opens some sentences later may belong to any amount before it, where it makes up none.
    """
    first = world.figures[run.parts[0]]
    alike = [one for one in reversed(before) if _is_amount(world, one) and _is_of_sort(world.figures[one], first)]
    total = sum(world.value(part) for part in run.parts)
    exact = next((one for one in alike if world.value(one) == total), None)
    if exact is not None:
        return (exact,)
    direct = bool(before) and _OPENS.fullmatch(_gap(world, before[-1], run.parts[0])) is not None
    return alike[:1] if direct else ()


def _is_of_sort(figure: Figure, like: Figure) -> bool:
    own, other = figure.quantity, like.quantity
    return own.dimension is other.dimension and (own.dimension is Dimension.MONEY or own.unit == other.unit)


def _tie_back(world: World, whole: int, before: Sequence[int]) -> None:
    """Tie a total to the run of amounts before it, back to the beginning of its sentence."""
    parts: list[int] = []
    after = whole
    for number in reversed(before):
        gap = _gap(world, number, after)
        fits = _JOINS.fullmatch(gap) and not _OTHER.search(gap) if parts else _TOTALS.fullmatch(gap)
        if not fits or not _is_amount(world, number):
            break
        parts.insert(0, number)
        after = number
    if parts and (_is_of_standards(world, parts[0]) or _has_prior(world, parts) or _pays_plans(world, whole, parts)):
        return
    if _LEAST <= len(parts) <= _MOST and _begins(world, parts[0], before):
        world.ties.append(Tie(LinkKind.STATED_LIST, whole, tuple(parts), certain=True))


def _is_of_standards(world: World, first: int) -> bool:
    """Tell amounts for one of many: 生均定额小学720元、初中940元."""
    start = world.figures[first].span.start
    behind = world.figures[first - 1].span.end if first else 0
    sentence = re.split("[。；;\n]", world.text[max(0, behind, start - _BACK) : start])[-1]
    return _STANDARD.search(sentence) is not None


def _pays_plans(world: World, whole: int, parts: Sequence[int]) -> bool:
    """Tell what was paid behind what was planned of each: 清淤预算25.60万元、维修预算18.90万元，共支付40.00万元."""
    paid = _PAID.search(_gap(world, parts[-1], whole)) is not None
    return paid and all(_PLANNED.search(world.words_before(part, _NEAR)) for part in parts)


def _has_prior(world: World, parts: Sequence[int]) -> bool:
    """Tell an amount of last year among others."""
    prior = [world.bound.get(at) is not None and world.bound[at].concept == "prior_year_amount" for at in parts]
    return any(prior) and not all(prior)


def _begins(world: World, first: int, before: Sequence[int]) -> bool:
    """Tell whether no other figure stands before the first part in its sentence."""
    earlier = [number for number in before if number < first]
    return not earlier or any(mark in _gap(world, earlier[-1], first) for mark in "。；;：:\n")
