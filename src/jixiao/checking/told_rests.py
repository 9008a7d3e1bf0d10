"""What is left of a budget, told in a row with what was spent: 预算35万元，开支28.64万元，剩余6.36万元."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER
from jixiao.checking.rule import Ground
from jixiao.model.fact import SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.span import Span

_END = r"(?:资金|经费|金额|总额|数|额|总计|合计|共计|累计|为|是|了|共|达)*[ ]*$"
_ROLES = (
    ("other", re.compile(
        r"其中|上年支|追加|调[增减]|调整(?!后|预算)|压减|分别|平均|每|合同|中标|概算|未|应付|欠|提取|专用|分配|比|较|增|减|月底?前"
    )),
    ("opening", re.compile(
        rf"(?:上年|年初|期初)(?:末|度)?(?:财政)?(?:拨款|资金)?(?:结转|结余|余额|结存)(?:和?结余)?{_END}|[，,；;。：:]期初(?:账面)?{_END}"
    )),
    ("whole", re.compile(r"[，,；;。](?:两项|收入|资金|来源|可用资金)?(?:总计|合计|共计)(?:为|共)?[ ]*$")),
    ("taken", re.compile(rf"(?:收回|收走|缴回|交回|退回|上缴|统筹|核销)(?:国库|财政)?{_END}")),
    ("rest", re.compile(
        rf"(?:^|[，,；;。）)])(?:项目|资金|年末|年底|期末|当年|全年|账面|实际|尚|还|仍|净|尚有|还有)*"
        rf"(?:剩余|结余|结转|节余|余额|余下|其余|剩下|结存|余|剩)(?:结余|结转|下年|下年度|使用|尚)*{_END}"
        rf"|(?:^|[，,；;。）)])(?:账面)?(?:期末|年末)(?:账面)?{_END}"
    )),
    ("spent", re.compile(
        rf"(?:支出|支付|开支|使用|花费|花了|花|用去|用了|列支|拨付|兑付|执行|付出|付)(?:完成)?{_END}"
    )),
    ("budget", re.compile(
        r"(?:预算|指标|安排|下达|批复|核定|到位|拨入|拨款|可用|总投入|收入|拨付到位)(?:资金|经费|预算|指标|安排|收入|额度)*"
        rf"{_END}"
    )),
)  # fmt: skip
# 年初结转20.00万元，加上本年收入、减去本年支出后，年末结转30.00万元
_RECKONED = re.compile(
    r"(?:上年|年初|期初)(?:末|度)?(?:结转|结余)(?:和?结余)?(?:资金)?(?:为|共|是)?"
    rf"[ ]*(?P<begun>{NUMBER})[ ]*[亿万]?元[，,；;（(]"
    r"(?:加上?|加计)(?:本年|当年|全年)(?:总|度)?收入[、，,；;]?(?:再|并)?(?:减去?|扣除|扣减)"
    rf"(?:本年|当年|全年)(?:总|度)?支出(?:后|之后)?[，,；;）)]?(?:年末|期末|年底)?(?:结转|结余)(?:和?结余)?"
    rf"(?:资金)?(?:为|共|是|应为)*[ ]*(?P<left>{NUMBER})[ ]*[亿万]?元"
)
# 可用资金扣除全年支出后，年末结转30.00万元: what could be used is told elsewhere
_OF_ALL = r"(?:(?:可用|可支配|可供使用|可使用|可供支配)的?资金|收入总计|资金总量)"
_WITHOUT = re.compile(
    rf"(?P<of>{_OF_ALL})(?:中)?(?:减去?|扣除|扣减|扣去)(?:本年|当年|全年|年度)(?:总|度|实际)?支出"
    r"(?:后|之后)?[，,；;]?(?:年末|期末|年底)?(?:结转|结余)(?:和?结余)?(?:资金)?(?:为|共|是|应为|有)*"
    rf"[ ]*(?P<left>{NUMBER})[ ]*[亿万]?元(?![^。；;\n]{{0,20}}(?:收回|上缴|缴回))"
)
_TAKEN_BEHIND = re.compile(r"[^\d，。；]{0,6}(?:被|由|已)[^\d，。；]{0,8}(?:收回|统筹|缴回|收走)")
_MORE = re.compile(r"收回|统筹|缴回|退回|上缴|调剂|核减|压减|收走|交回")
_STOP = re.compile(r"[。\n]")
_CLAUSE = re.compile(r"[，,；;。：:（(\n]")
_OTHERS = re.compile(r"其余(?:资金|经费|部分)?(?:为|共)?[ ]*$")
_KEPT = re.compile(r"[^。；;\n]{0,30}?(?:结转|结余|收回|退回|上缴|下年|次年|尚未|未支付|未拨付)")
_ANOTHER = re.compile(r"\d[\d,.]*[ ]?[亿万]?元|含|剔除|利息|质保|尾款|注销|清零|上年")
_BACK, _LEAST, _NEAR, _SENTENCES = 30, 3, 8, 2
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Rest:
    """What is said to be left, what it should be (fen), how that is reckoned.

    `sure`: a rate told confirms budget and spending, and nothing told behind it may belong to it.
    """

    left: Figure
    right: int
    budget: Figure
    spent: Figure
    formula: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Told:
    role: str
    figure: Figure


def wrong_rests(ground: Ground) -> Iterator[Rest]:
    """Yield the rests that no budget before them makes with what was spent and taken back."""
    figures = [one for one in ground.extracted.figures if one.cell is None]
    starts = [one.span.start for one in figures]
    text = ground.extracted.document.text
    totals = {one.quantity.value for one in figures if one.quantity.dimension is Dimension.MONEY}
    for area in prose(ground.extracted.document):
        inside = figures[bisect_left(starts, area.start) : bisect_left(starts, area.end)]
        money = [one for one in inside if one.quantity.dimension is Dimension.MONEY]
        if len(money) >= _LEAST:
            rates = [one.quantity.value for one in inside if one.quantity.dimension is Dimension.RATE]
            rests = _in_area(text, [_Told(_role(text, area, one), one) for one in money], rates)
            # 全年预算…，支出…，年末结转…: of all that could be used, told elsewhere, and not of the budget
            yield from (one for one in rests if one.left.quantity.value + one.spent.quantity.value not in totals)
        for match in _RECKONED.finditer(text, area.start, area.end):
            by_start = {one.span.start: one for one in inside}
            yield from _reckoned(ground, by_start.get(match.start("begun")), by_start.get(match.start("left")))
        for match in _WITHOUT.finditer(text, area.start, area.end):
            lefts = [one for one in inside if one.span.start == match.start("left")]
            yield from (found for left in lefts for found in _of_all(ground, figures, match["of"], left))


def _of_all(ground: Ground, figures: Sequence[Figure], name: str, left: Figure) -> Iterator[Rest]:
    """Yield a rest told as what could be used, which stands once elsewhere, without the spending of the year."""
    text, went = ground.extracted.document.text, _of_year(ground, "expenditure_total")
    behind = re.compile(rf"{name}(?:总额|总计|合计|共计|共有|共)?(?:为|有|是|达)?[ ]?$")
    told = [one for one in figures if behind.search(text, max(0, one.span.start - _BACK), one.span.start)]
    if went is None or len({one.quantity.value for one in told}) != 1:
        return
    right = told[0].quantity.value - went.quantity.value
    if right > 0 and abs(left.quantity.value - right) > _step(left, told[0], went):
        formula = f"{told[0].span.of(text)}－{went.span.of(text)}"
        yield Rest(left, right, told[0], went, formula, sure=False)


def _reckoned(ground: Ground, begun: Figure | None, left: Figure | None) -> Iterator[Rest]:
    """Yield a rest told as made of the year's income and spending, which stand once each elsewhere in the text."""
    came, went = _of_year(ground, "income_year"), _of_year(ground, "expenditure_total")
    if begun is None or left is None or came is None or went is None:
        return
    text, right = ground.extracted.document.text, begun.quantity.value + came.quantity.value - went.quantity.value
    if abs(left.quantity.value - right) > _step(left, begun, came, went):
        formula = f"{begun.span.of(text)}＋{came.span.of(text)}－{went.span.of(text)}"
        yield Rest(left, right, came, went, formula, sure=False)


def _of_year(ground: Ground, concept: str) -> Figure | None:
    """Return the figure of the unit's amount of the year, when all that are told are the same."""
    told = [
        fact
        for fact in ground.extracted.facts
        if fact.coordinates is not None
        and fact.coordinates.concept == concept
        and fact.coordinates.subject.kind is SubjectKind.UNIT
        and fact.coordinates.item is None
        and fact.coordinates.period == ground.extracted.profile.year
        and fact.span is not None
    ]
    starts = {fact.span.start for fact in told if fact.span is not None}
    figures = [one for one in ground.extracted.figures if one.span.start in starts]
    return figures[0] if len({fact.quantity.value for fact in told}) == 1 and figures else None


def _role(text: str, area: Span, figure: Figure) -> str:
    start = figure.span.start
    before = text[max(area.start, start - _BACK) : start]
    stops = [match.start() for match in _CLAUSE.finditer(before)]
    clause = before[stops[-1] :] if stops else before
    if _TAKEN_BEHIND.match(text, figure.span.end) is not None:
        return "taken"
    exact = figure.quantity.approximation is Approximation.EXACT
    return next((role for role, words in _ROLES if words.search(clause)), "other") if exact else "other"


def _in_area(text: str, told: Sequence[_Told], rates: Sequence[int]) -> Iterator[Rest]:
    run: list[_Told] = []
    for one in told:
        if one.role == "other":
            run = []
            continue
        if one.role == "whole":
            # what there was and came, added up rightly, only confirms them
            parts = [each for each in run if each.role in ("opening", "budget")]
            right = len(run) == len(parts) > 1 and one.figure.quantity.value == sum(
                each.figure.quantity.value for each in parts
            )
            run = run if right else []
        elif one.role == "rest" and _is_left(text, one.figure):
            yield from _judge(text, run, one.figure, rates)
            run = []
        elif one.role == "rest":
            run = []
        else:
            run.append(one)


def _is_left(text: str, figure: Figure) -> bool:
    """Tell what is left to be spent from what went to other purposes: 其余5.00万元用于…."""
    others = _OTHERS.search(text, max(0, figure.span.start - _NEAR), figure.span.start) is not None
    return not others or _KEPT.match(text, figure.span.end) is not None


def _judge(text: str, run: Sequence[_Told], left: Figure, rates: Sequence[int]) -> Iterator[Rest]:
    roles = [one.role for one in run]
    if roles.count("spent") != 1 or "budget" not in roles:
        return
    budgets = [one.figure for one in run if one.role == "budget"]
    spent = next(one.figure for one in run if one.role == "spent")
    opening = sum(one.figure.quantity.value for one in run if one.role == "opening")
    taken = sum(one.figure.quantity.value for one in run if one.role == "taken")
    told, paid = left.quantity.value, spent.quantity.value
    budget = budgets[-1]
    if spent.span.start < budget.span.start or len(_STOP.findall(text, budget.span.end, left.span.start)) > 1:
        return
    added, gone = {0, opening}, {0, taken}
    made = {one.quantity.value + begun - paid - less for one in budgets for begun in added for less in gone}
    right = budget.quantity.value + opening - paid - taken
    if told in made or right <= 0 or any(abs(told - one) <= _step(left, budget, spent) for one in made):
        return
    plus = "".join(f"{one.figure.span.of(text)}＋" for one in run if one.role == "opening")
    minus = "".join(f"－{one.figure.span.of(text)}" for one in run if one.role == "taken")
    reckoned = f"{plus}{budget.span.of(text)}－{spent.span.of(text)}{minus}"
    rated = any(_is_rate(rate, paid, budget.quantity.value) for rate in rates)
    more = opening or _MORE.search(text, budget.span.start, left.span.end + _BACK) is not None
    yield Rest(left, right, budget, spent, reckoned, sure=rated and not more and _is_alone(text, left))


def _is_alone(text: str, left: Figure) -> bool:
    """Tell a rest behind which nothing is told that may belong to it: another amount, interest, money of last year."""
    stops = [match.start() for match in _STOP.finditer(text, left.span.end)][:_SENTENCES]
    end = stops[-1] if stops else len(text)
    return _ANOTHER.search(text, left.span.end, end) is None


def _step(left: Figure, *others: Figure) -> int:
    """Return what rounding may do to a rest: half its last place where others are finer, else their last place."""
    own, finest = _last(left), min(map(_last, others))
    return own // 2 if own > finest else finest


def _last(figure: Figure) -> int:
    return figure.quantity.scale // int("1" + "0" * figure.quantity.decimals)


def _is_rate(rate: int, part: int, whole: int) -> bool:
    return whole > 0 and abs(rate * whole - _HUNDRED * MICRO * part) * _HUNDRED <= MICRO * whole
