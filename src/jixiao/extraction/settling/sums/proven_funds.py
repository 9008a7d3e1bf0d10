"""All that a unit had to spend, proven by where it came from: 其来源有四：…；2018年转入…; 加上上年滚存…，可支配财力….

Sources listed in a row, the balance of last year among them or not, that come to an amount to the last digit, make it
the income of the year or the total, whatever either is called; each source is what its own words say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import part_of_income
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_LOOK, _MOST, _PAIR, _DIGITS = 34, 8, 2, 4
_OPENED = re.compile(
    r"(?:上年|去年|上年度|上一年|20\d\d年|年初|期初|以前年度|往年|历年)[^，。；\d]{0,10}?"
    r"(?:结转|结余|滚存|转入|转过来|滚[下过]来|留存|留下|带[到来]|剩余|[未没]有?[用花]完)|(?:^|[，；：、])(?:结转|滚存)"
)
_WHOLE = re.compile(
    r"预算|指标|可用|能用|可支配|可使用|可供?安排|可供使用|总[量额数计]|财力|合计|共|收入|来源|经费|资金|盘子"
)
_PLAN = re.compile(r"预算|指标|控制数")
_SENTENCE = re.compile(r"[。\n]")
_INCOMES = frozenset(
    {"income_fiscal", "income_gov_fund", "income_business", "income_research", "income_superior", "income_operation"}
    | {"income_other", "income_affiliate"}
)
_LOOSE = frozenset({"budget_adjusted", "income_total", "prior_year_amount", "funds_received"})
# what the balance of last year and one amount make up together
_BARE = frozenset({"income_year", "income_fiscal"})


@dataclass(frozen=True, slots=True)
class _Funds:
    """An amount and the sources that make it up, each with the concept that it is."""

    total: int
    sources: Sequence[tuple[int, str]]

    @property
    def concept(self) -> str:
        """The income with the balance of last year, or that of the year alone."""
        return "income_total" if any(one == "carryover_opening" for _, one in self.sources) else "income_year"


def settle_funds(world: World) -> None:
    """Bind the income of the unit that its sources make up, and the sources, again while that proves more."""
    for number in range(len(world.figures)):
        if _may_be_total(world, number):
            funds = next((one for one in _funds(world, number) if _teaches(world, one)), None)
            if funds is not None:
                _put(world, funds)


def _words(world: World, number: int) -> str:
    """Return the words of the sentence between the figure before and this one."""
    return _SENTENCE.split(world.words_before(number, _LOOK))[-1]


def _may_be_total(world: World, number: int) -> bool:
    told = world.bound.get(number)
    loose = told is None or (told.item is None and told.concept in _LOOSE and told.subject == world.unit)
    digits = len(str(world.value(number)).rstrip("0")) >= _DIGITS
    return loose and digits and world.is_amount(number) and _WHOLE.search(_words(world, number)) is not None


def _funds(world: World, number: int) -> Iterator[_Funds]:
    for step in (1, -1):
        run = list(_run(world, number, step))
        sums = accumulate(world.value(at) for at, _ in run)
        count = next((n for n, total in enumerate(sums, 1) if total == world.value(number)), 0)
        if count >= _PAIR:
            yield _Funds(number, sorted(run[:count]))
    yield from _with_opening(world, number)


def _run(world: World, number: int, step: int) -> Iterator[tuple[int, str]]:
    """Yield the sources in a row behind or before an amount, in its paragraph."""
    count = 0
    for at in range(number + step, number + step * (_MOST + _MOST), step):
        if not 0 <= at < len(world.figures) or world.figures[at].block != world.figures[number].block:
            return
        if world.figures[at].quantity.dimension is not Dimension.MONEY:
            continue
        concept = _source(world, at) if world.is_amount(at) else ""
        count += 1
        if not concept or count > _MOST:
            return
        yield at, concept


def _with_opening(world: World, number: int) -> Iterator[_Funds]:
    """Yield the balance of last year directly before an amount and the income that both make up together."""
    opening = number - 1
    if opening < 0 or not world.is_amount(opening) or _source(world, opening) != "carryover_opening":
        return
    for at, one in world.bound.items():
        own = one.concept in _BARE and one.item is None and one.subject == world.unit and one.year == world.year
        if own and world.value(at) + world.value(opening) == world.value(number):
            yield _Funds(number, ((at, one.concept), (opening, "carryover_opening")))


def _source(world: World, number: int) -> str:
    """Return what an amount is as a source of the unit's income, empty where it is none."""
    told = world.bound.get(number)
    if told is not None and told.subject.kind is SubjectKind.PROJECT:
        return ""
    if told is not None and told.concept in _INCOMES:
        return told.concept
    if told is not None and told.concept == "carryover_closing" and told.year == world.year:
        return ""
    if _OPENED.search(_words(world, number)):
        return "carryover_opening"
    loose = told is None or told.concept in ("carryover_opening", "funds_received", "income_year")
    if told is not None and told.concept == "carryover_opening":
        return told.concept
    return part_of_income(world, number) if loose else ""


def _teaches(world: World, funds: _Funds) -> bool:
    """Tell sources that were not all read before, or a total that was read as something else."""
    told = world.bound.get(funds.total)
    known = all(at in world.bound and world.bound[at].concept == concept for at, concept in funds.sources)
    return told is None or told.concept != funds.concept or told.year != world.year or not known


def _put(world: World, funds: _Funds) -> None:
    told = world.bound.get(funds.total)
    planned = _PLAN.search(_words(world, funds.total)) is not None
    keeps = told is not None and told.concept == "budget_adjusted" and told.year == world.year and planned
    if not keeps:
        concept = "budget_adjusted" if planned and told is None else funds.concept
        phase = "adjusted" if concept == "budget_adjusted" else "income"
        world.put(Bound(funds.total, concept, world.unit, None, world.year, topic=concept, phase=phase), Reason.TOTAL)
    for at, concept in funds.sources:
        if at not in world.bound or world.bound[at].concept != concept or world.bound[at].year != world.year:
            phase = "opening" if concept == "carryover_opening" else "income"
            world.put(Bound(at, concept, world.unit, None, world.year, topic=concept, phase=phase), Reason.TOTAL)
    world.ties.append(Tie(LinkKind.LIST_SUM, funds.total, tuple(at for at, _ in funds.sources)))
