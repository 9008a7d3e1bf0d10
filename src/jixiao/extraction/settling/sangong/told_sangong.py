"""What a paragraph about the 三公 expenses tells, whatever its verbs are: parts, their sum and the limits kept.

公务接待费开销9.73万元，控制在12.00万元的限额以内；油料、维修花费8.15万元，限额9.00万元。两项共开支17.88万元: what an
amount is of, the name before it in its sentence tells; an amount that others are kept within, or that is called a
limit, is a budget. What is of last year, or a change, is left to others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_fine, is_ratio, unread_of
from jixiao.extraction.sangong_by_parts import place_of_sangong
from jixiao.extraction.settling.sangong.proven_sangong import put_rate
from jixiao.model.fact import Item
from jixiao.model.figure import Figure
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_ABOUT = "三公"
# what the three are made of tells of them without their name: 公务接待…, 公务用车…; 招待一项…, 用车一项…
_BOTH = (
    re.compile(r"(?:公务|业务|国内)接待|(?:接待|招待)(?:费|一项|支出|开支)"),
    re.compile(r"公务用车|公车|用车(?:一项|费)|车(?:辆)?(?:运行|维护|燃油)"),
)
_TOTAL = "sangong"
_ITEM = Item("topic", "“三公”经费")
_NAMES = re.compile(
    r"(?P<sangong_car>购置[及和与]?(?:费及)?运行|用车费(?!用?维))"
    r"|(?P<sangong_reception>接待|招待)"
    r"|(?P<sangong_car_purchase>购车|车辆购置|用车购置|购置[车税费款]|车款)"
    r"|(?P<sangong_abroad>出国|出境)"
    r"|(?P<sangong_car_run>车辆?(?:[（(][^（）()]*[）)])?的?(?:运行|运维|维护|维修|燃油|油料|保险|油修|修保)|烧油|修车|车辆费|用车费|运行维护|油料|燃油|加油|车[辆]?保险|运行费|[辆部台]车(?:的)?(?:油费|油钱|修理|保养))"
    r"|(?P<sangong>三公|[两二三四]项(?:经费|费用|支出|开支|合计|合共|折合|合起|共|总|相加)|合计|共计|总计|总数|总额|加总|加起来|合起来|相加)"
)
# with other expenses it is no longer of the three alone
_OTHERS = re.compile(
    r"会议|培训|差旅|印刷|办公费|劳务费|水电|物业|一般性支出|机关运行经费|运行成本|[四五]项(?:费用|经费)"
)
# 出国参加国际会议: no expense of meetings
_TAKES_PART = re.compile(r"(?:参加|出席|赴)[^，。；、\d]{0,12}会议?")
_BREAK = re.compile(r"[。；;\n]")
_LIMIT_WORD = (
    r"(?:批[准复](?=总?[数额])|限额|额度|控制数|控制线|控制指标|核定指标|核定数|核定额|年度指标|预算数|预算|上限|定额"
    r"|封顶线|红线)"
)
_LIMIT = re.compile(
    _LIMIT_WORD
    + r"(?:总数|总额|合计|数)?(?:(?:即|就是|是|为)?(?:年初|当年|全年)?(?:核?定|批|给)的|是|为|：|:|共|[核]?定为|定在)?$"
    r"|(?:核定|批[的准]|批复)(?:数)?[是为]$"
)
# 公务接待费安排12.00万元，实用5.37万元: planned, for what was spent follows at once
_ARRANGED = re.compile(r"安排(?:的)?(?:资金|经费)?(?:数|额)?(?:共计|合计|总计|共)?(?:了|为)?$")
_SPENT_NEXT = re.compile(
    r"[ ]?[，,；;](?:实际|全年|当年|年内|累计|已|共)*(?:实[用支]|使用|支出|开支|列支|花费|花去|用去|发生|支付|执行)"
    r"(?:数|额)?(?:共计|合计|总计|共)?(?:了|为)?\d"
)
_APPROVED = re.compile(r"(?:核定|批复|批准|下达)的[“”\u4e00-\u9fff]{0,8}(?:经费|费用|费)(?:是|为)?$")
_KEPT = re.compile(
    r"(?:(?<!实际支出)(?<!实际开支)控制在|压[减缩]?[在到至]|限[于在定]|[未没][有能]?(?:突破|越过|超[过出]?)|不超过?|不突破|低于|少于|小于|守住|(?<!控制)在)了?"
    r"(?:(?:年初|全年|当年|财政)?(?:安排|核定|批复|批准|下达)的)?$"
)
_OF_LIMIT = re.compile(r"[^，。；;、\d]{0,6}" + _LIMIT_WORD)
_WITHIN = re.compile(r".{0,2}(?:以内|之内|以下|范围内)")
_CHANGED = re.compile(r"(?:[增减升降涨跌缩压差抬扬省]|[高低多少超]出?)[^，。；;\d于]{0,4}$")
_EARLIER = re.compile(r"上一?年|去年|同期|前一年|往年|(?:19|20)\d\d年?(?:的)?")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_NOT_SPENT = re.compile(r"人均|每[人辆批次车]|标准|结余|剩余|节约|节省|压减|[较比同与]|预算|补贴|平均|未|截至")
_BARE = re.compile(
    r"(?:^|[，,：:])(?:[我本该](?:们|[局院校委办厅站所中心镇乡县市区]|单位|部门)|本年|全年|年末|年底|当年|年内|年度|实际|共|累计|已|只|仅|才"
    r"|按规定|期末|最终)*实?"
    r"(?:使用|动用|开支|支出|列支|列报|花费|花销|开销|支付|消化|核销|发生|报销|决算|列|用[去掉出]?|花[去掉出]?)(?:数|额|总额)?(?:为|是|了|只有|仅有?|只|共|达)*$"
    r"|[，,；;](?:全年|当年|本年)?实际(?:数|额)?(?:共|只|仅)?(?:为|是|有)?$"
)
# 追加购车经费36.80万元: what follows is of all of them again
_ADDED = re.compile(r"(?:追加|调[增减]|核[增减]|增[列拨补]|新增|压减)了?(?:预算)?[^，。；;、\d]{2,12}$")
_BARE_LIMIT = re.compile(r"(?:^|[，,：:])(?:在)?(?:年初|年度|全年|本年|当年|财政|核定|批复|下达|总|的)*" + _LIMIT_WORD)
_SUMMED = re.compile(
    r"(?:^|[，。；\n ])(?:以上|上述|这)?[两二三四]项(?:合计|合共|共计|总计|折合|合起来|加起来|相加)[^，。；\d]{0,6}$"
)
_PARTS = frozenset(_NAMES.groupindex) - {_TOTAL}
_LOOSE = frozenset({"expenditure_total", "expenditure_item", "expenditure_project", "other_amount", "budget_adjusted"})
_LOOSE_LIMITS = _LOOSE | {"budget_adjustment", "budget_initial"}
_LOOSE_RATES = frozenset({"execution_rate", "budget_adjust_rate", "share"})
_HEAD, _LOOK, _PAIR, _NEXT, _FAR = 30, 16, 2, 3, 14


@dataclass(slots=True)
class _Told:
    """What a paragraph has told so far: of what it speaks, and the spending and the limit of each expense."""

    whole: str = _TOTAL
    kind: str = ""
    named: bool = False
    spent: dict[str, int] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)


def settle_told_sangong(world: World) -> None:
    """Bind the unread expenses, sums and limits of the paragraphs about the 三公 expenses."""
    for start, end in _paragraphs(world.text):
        of_all = _place(world.text[start:end]) >= 0 or not _tells_both(world.text[start:end])
        told = _Told(_TOTAL, _TOTAL) if of_all else _Told("")
        for number in _inside(world, start, end):
            _read(world, told, number, start)
        _settle_rates(world, told)
        _settle_change(world, told)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph speaks of the 三公 expenses: from their name on, or all below a heading with it.

    So does a whole paragraph that tells of receptions and of cars.
    """
    start, below = 0, False
    for line in text.splitlines(keepends=True):
        words, end = line.strip(), start + len(line)
        at = _place(line)
        if words and (at >= 0 or below):
            yield start + max(0, 0 if below else at - 1), end
        elif words and _tells_both(words):
            yield start, end
        if words:
            below = at >= 0 and len(words) <= _HEAD and not re.search(r"[元。]", words)
        start = end


def _place(words: str) -> int:
    """Return where words name the three, -1 where they do not: 三公, or 出国、用车、接待三样花销."""
    at = words.find(_ABOUT)
    return at if at >= 0 else place_of_sangong(words)


def _tells_both(words: str) -> bool:
    return all(one.search(words) for one in _BOTH)


def _inside(world: World, start: int, end: int) -> Sequence[int]:
    return [
        number
        for number, figure in enumerate(world.figures)
        if start <= figure.span.start < end and figure.cell is None and figure.quantity.dimension is Dimension.MONEY
    ]


def _read(world: World, told: _Told, number: int, start: int) -> None:
    """Read one amount, and remember what it tells."""
    figure = world.figures[number]
    words = _words(world, number, start)
    sentence = _BREAK.split(words)
    if told.kind == _TOTAL and _ADDED.search(sentence[-1]):
        return
    if len(sentence) > 1:
        told.kind = told.whole if not told.spent.keys() - {_TOTAL} else ""
        told.named = False
    _name(told, sentence[-1], figure)
    _take(world, told, number)
    if not told.kind or not _is_of_this_year(world, figure, sentence[-1]):
        return
    if _is_limit(world, figure, sentence[-1]):
        told.kind = _TOTAL if _is_limit_of_all(world, told, number, sentence[-1]) else told.kind
        if told.named or _BARE_LIMIT.search(sentence[-1]) or _KEPT.search(sentence[-1]):
            _put_limit(world, told, number)
    elif _is_spent(world, told, figure, sentence[-1]):
        _put_spent(world, told, number)


def _words(world: World, number: int, start: int) -> str:
    """Return the words between the amount before and this one; numbers of people, cars and days stand in them."""
    behind = max(
        (one.span.end for one in world.figures[:number] if one.quantity.dimension is Dimension.MONEY), default=0
    )
    return world.text[max(start, behind) : world.figures[number].span.start]


def _name(told: _Told, words: str, figure: Figure) -> None:
    names = [match.lastgroup or "" for match in _NAMES.finditer(words)]
    if _OTHERS.search(_TAKES_PART.sub("", words)):
        told.kind, told.named = "", False
        return
    if not names:
        return
    parts = [name for name in names if name != _TOTAL]
    if len(set(parts)) > 1:
        told.kind = parts[0] if figure.quantity.value == 0 else ""
    else:
        told.kind = names[-1]
    told.named = bool(told.kind)


def _take(world: World, told: _Told, number: int) -> None:
    """Take the expense that an amount is read as where its sentence has no name known here."""
    one = world.bound.get(number)
    if not told.kind and one is not None and one.concept in _PARTS and one.year == world.year:
        told.kind, told.named = one.concept, True


def _is_of_this_year(world: World, figure: Figure, words: str) -> bool:
    """Tell an amount that no word before it, or right behind it, makes one of another year."""
    behind = world.text[figure.span.end : figure.span.end + _LOOK]
    years = _YEAR.findall(words)
    if years[-1:] == [str(world.year)]:
        return True
    return not years and _EARLIER.search(words) is None and re.match(r"的?(?:19|20)\d\d年", behind) is None


def _is_limit(world: World, figure: Figure, words: str) -> bool:
    end = figure.span.end
    behind = world.text[end : end + _LOOK]
    kept = _KEPT.search(words) is not None
    if kept and (_OF_LIMIT.match(behind) or _WITHIN.match(world.text[end - _PAIR : end + _LOOK])):
        return True
    exact = figure.quantity.approximation is Approximation.EXACT
    arranged = _ARRANGED.search(words) is not None and _SPENT_NEXT.match(world.text, end) is not None
    return exact and (arranged or _LIMIT.search(words) is not None or _APPROVED.search(words) is not None)


def _is_limit_of_all(world: World, told: _Told, number: int, words: str) -> bool:
    """Tell the limit behind all expenses and their parts that names none of them: 没有突破16.00万元的控制数."""
    parts = told.spent.keys() - {_TOTAL}
    clause = re.split(r"[，,]", words)[-1]
    if _TOTAL not in told.spent or len(parts) < _PAIR or _NAMES.search(clause) or not _KEPT.search(words):
        return False
    return world.value(number) >= world.value(told.spent[_TOTAL])


def _is_spent(world: World, told: _Told, figure: Figure, words: str) -> bool:
    clause = re.split(r"[，,]", words)[-1]
    exact = figure.quantity.approximation is Approximation.EXACT
    if not exact or _CHANGED.search(words) or _NOT_SPENT.search(clause):
        return False
    behind = world.text[figure.span.end : figure.span.end + 1]
    if behind in ("/", "的") or told.kind in told.spent:
        return False
    if told.kind == _TOTAL and not told.whole and not _comes_to(world, told, figure):
        return False
    return bool(_NAMES.search(words)) if told.kind != _TOTAL else bool(_BARE.search(words) or _NAMES.search(clause))


def _comes_to(world: World, told: _Told, figure: Figure) -> bool:
    """Tell what the expenses told before come to."""
    return len(told.spent) >= _PAIR and sum(map(world.value, told.spent.values())) == figure.quantity.value


def _put_limit(world: World, told: _Told, number: int) -> None:
    concept = f"{told.kind}_budget"
    one = world.bound.get(number)
    misread = one is not None and one.concept.startswith("sangong_") and one.concept != concept
    if one is None or misread or (one.concept in _LOOSE_LIMITS and _is_unnamed(world, one)):
        world.put(Bound(number, concept, world.unit, None, world.year, topic=told.kind), Reason.TOTAL)
    if world.bound[number].concept == concept:
        told.limits.setdefault(told.kind, number)


def _is_unnamed(world: World, one: Bound) -> bool:
    """Tell an amount without an item, or with one that only the heading over its paragraph gave it."""
    if one.item is None or one.item.kind != "topic":
        return one.item is None
    start = world.figures[one.figure].span.start
    return one.item.name not in world.text[world.text.rfind("\n", 0, start) + 1 : start]


def _put_spent(world: World, told: _Told, number: int) -> None:
    concept = "sangong_total" if told.kind == _TOTAL else told.kind
    one = world.bound.get(number)
    free = one is None or (one.concept in _LOOSE and one.item is None)
    if free or _is_sum(world, told, number) or _is_other(world, told, number):
        world.put(Bound(number, concept, world.unit, None, world.year, topic=told.kind), Reason.TOTAL)
    if world.bound[number].concept == concept:
        told.spent.setdefault(told.kind, number)


def _is_sum(world: World, told: _Told, number: int) -> bool:
    """Tell the sum of the expenses told before, misread as one of them; 三项折合 calls it so whatever it is."""
    if told.kind != _TOTAL or len(told.spent) < _PAIR or not world.bound[number].concept.startswith("sangong_"):
        return False
    parts = sum(world.value(at) for at in told.spent.values())
    return parts == world.value(number) or _SUMMED.search(world.words_before(number, _LOOK)) is not None


def _is_other(world: World, told: _Told, number: int) -> bool:
    """Tell an expense named in its sentence but read as another one that is told: 接待1.20万元；没有出国，支出0万元."""
    one = world.bound[number].concept
    taken = _TOTAL if one == "sangong_total" else one
    return told.named and told.kind not in (_TOTAL, taken) and taken in told.spent


def _settle_rates(world: World, told: _Told) -> None:
    """Bind the rate that all spending makes of its limit."""
    if _TOTAL not in told.spent or _TOTAL not in told.limits:
        return
    spent, limit = told.spent[_TOTAL], told.limits[_TOTAL]
    part, whole = (world.value(at) for at in (spent, limit))
    last = max(spent, limit)
    for rate in range(last + 1, min(len(world.figures), last + 1 + _NEXT)):
        one = world.bound.get(rate)
        free = unread_of(world, rate, Dimension.RATE) or (one is not None and one.concept in _LOOSE_RATES)
        if free and is_fine(world, rate) and is_ratio(world, rate, part, whole):
            put_rate(world, rate)
            return


def _settle_change(world: World, told: _Told) -> None:
    """Bind the change of all spending told right behind last year's: 与2022年的7.20万元相比，省0.36万元."""
    if _TOTAL not in told.spent:
        return
    now = told.spent[_TOTAL]
    for number in range(now + 1, min(len(world.figures), now + _FAR)):
        one = world.bound.get(number - 1)
        earlier = one is not None and one.year == world.year - 1 and _is_earlier(one, world.bound.get(number))
        if not earlier or one is None:
            continue
        if world.figures[number].block != world.figures[now].block:
            return
        before, change = (world.value(at) for at in (number - 1, number))
        moved = world.value(now) - before
        if abs(moved) == change:
            world.put(replace(one, concept="prior_year_amount", item=_ITEM, topic=_TOTAL), Reason.PRIOR)
            _put_change(world, number, 1 if moved > 0 else -1, before)
            return


def _is_earlier(one: Bound, moved: Bound | None) -> bool:
    """Tell last year's amount before an unread change, or one taken for a budget: 2020年是7.21万元."""
    if one.concept == "prior_year_amount":
        return moved is None
    return (
        one.concept.startswith("sangong")
        and one.concept.endswith("_budget")
        and (moved is None or moved.concept == "yoy_amount")
    )


def _put_change(world: World, number: int, sign: int, before: int) -> None:
    """Bind the change, and the rate of it on the earlier amount right behind."""
    moved = Bound(number, "yoy_amount", world.unit, _ITEM, world.year, sign=sign, topic=_TOTAL, phase="change")
    world.put(moved, Reason.CHANGE)
    rate = number + 1
    told = world.bound.get(rate)
    free = rate < len(world.figures) and (
        unread_of(world, rate, Dimension.RATE) or (told is not None and told.concept == "yoy_rate")
    )
    if free and is_ratio(world, rate, world.value(number), before):
        world.put(replace(moved, figure=rate, concept="yoy_rate"), Reason.CHANGE)
