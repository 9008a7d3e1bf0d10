"""Rates that fit nothing as printed, tied to the amounts that their words name: a slip of the hand will tell.

占支出的81.95% behind what was spent on a part, 财政拨款在本年收入中占3.52%, 以年初预算为分母则为119.6%: the part stands
right before or is named, the whole is named and told once in the document.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.bound import Tie, World
from jixiao.extraction.proven import is_ratio
from jixiao.model.link import LinkKind

_OF = r"[^\d，,。；;、（）()：:\n]"
# 用了174.60万元，占支出的81.95%; 6118.35万元，为预算的94.42%
_BEHIND = re.compile(
    rf"[）)]?[，,、]?{_OF}{{0,6}}?(?:占|相当于|为|是)(?P<of>{_OF}{{2,14}}?)的?(?:比重|比例|份额)?(?:为|达)?[ ]?"
)
# 财政拨款在本年收入中占73.52%; 人员经费占总支出的比重为41.16%
_NAMED = re.compile(
    rf"(?:^|[，,。；;、：:\n])(?:其中|而|单)?(?P<name>[\u4e00-\u9fff]{{2,12}}?)约?(?:在(?P<inside>{_OF}{{2,10}}?)中)?约?占"
    rf"(?P<of>{_OF}{{0,14}}?)的?(?:比重|比例|份额)?(?:为|达)?[ ]?$"
)
# 以年初预算为分母，完成率为119.66%; 只同年初预算比，就是125.0%
AGAINST = re.compile(
    rf"(?:以|同|与|跟|和|照|按|拿)(?P<of>年初{_OF}{{0,8}}?|(?:全年|调整后的?)(?:预算|指标|安排){_OF}{{0,3}}?)"
    rf"(?:为分母|作分母|相比|来比|之比|比|来算|算|衡量|计算)[，,]?{_OF}{{0,10}}$"
)
# 与年初预算相比，多支出8.50%; 少完成6.50%: how far off the plan
APART = re.compile(r"[多少超节压差高低涨余未偏剩]")
_TAIL = r"(?:支出|收入|经费|资金|补助|决算)*[数额]?(?:为|共|计|是|有|达|[：: ])*$"
OTHER = re.compile(r"上年|去年|同期|其中|20\d\d|[增减升降]")
_KINDS = (
    (re.compile(r"年初|批复|批准"), ("budget_initial",)),
    (
        re.compile(r"预算|可用|安排|盘子|指标|到[账位]|投入总额|下达"),
        ("budget_adjusted", "income_total", "funds_received", "budget_initial"),
    ),
    (re.compile(r"项目(?:支出|资金)|^专项"), ("expenditure_project",)),
    (re.compile(r"基本支出"), ("expenditure_basic",)),
    (re.compile(r"收入|进账"), ("income_year", "income_total")),
    (
        re.compile(r"^(?:本年度?|当年|全年|全部|各项|总|单位|部门)*(?:支出|开支)(?:总[额数和计]|合计|完成数)?$"),
        ("expenditure_total", "expenditure_project"),
    ),
)
_SPENT = ("expenditure_total", "expenditure_project")
_LOOK, _MOST = 48, 40


def tie_worded_rates(world: World) -> None:
    """Tie each rate that no relation holds of and no meaning is known of to what its words name."""
    tied = {tie.result for tie in world.ties}
    amounts = world.money()
    for rate in range(1, len(world.figures)):
        if rate in tied or not _is_open(world, rate):
            continue
        for kind, tops, words in _read(world, rate):
            wholes = list(wholes_of(world, words, world.figures[rate].block))
            for top in tops:
                if not any(is_ratio(world, rate, world.value(top), one) for one in amounts):
                    world.ties += [
                        Tie(kind, rate, (top, whole), certain=True)
                        for whole in wholes
                        if world.value(whole) != world.value(top)
                    ]
            break


def _is_open(world: World, number: int) -> bool:
    """Tell an exact rate of the prose, to a digit behind the point at the least, that is unread or a bare share."""
    bound = world.bound.get(number)
    fine = world.is_rate(number) and world.figures[number].quantity.decimals > 0
    return fine and (bound is None or bound.concept == "share")


def _read(world: World, rate: int) -> Iterator[tuple[LinkKind, list[int], str]]:
    """Yield what a rate may be of by its words: the kind of relation, the parts, and the words for the whole."""
    part, words = rate - 1, world.words_before(rate, _LOOK)
    if OTHER.search(words):
        return
    between = world.between(part, rate)
    behind = _BEHIND.fullmatch(between) if world.is_amount(part) and len(between) <= _MOST else None
    if behind is not None and world.figures[part].block == world.figures[rate].block:
        yield LinkKind.SUPPOSED_SHARE, [part], behind["of"]
        return
    against = AGAINST.search(words)
    if against is not None and not APART.search(against[0]):
        block = world.figures[rate].block
        found = (_once(world, _told(world, concept, block)) for concept in _SPENT)
        yield LinkKind.SUPPOSED_RATE, next((one for one in found if one), []), against["of"]
        return
    named = _NAMED.search(words)
    if named is not None and bool(named["inside"]) != bool(named["of"]):
        yield LinkKind.SUPPOSED_SHARE, _named(world, rate, named["name"]), named["inside"] or named["of"]


def _named(world: World, rate: int, name: str) -> list[int]:
    """Return the amount that stands before a rate right behind a name, if all told so are of one value."""
    told = re.compile(re.escape(name) + _TAIL)
    found = [at for at in range(rate) if world.is_amount(at) and told.search(world.words_before(at, _LOOK))]
    return found[:1] if len({world.value(at) for at in found}) == 1 else []


def wholes_of(world: World, words: str, block: int) -> Iterator[int]:
    """Yield the amounts that words for a whole may name, each told once."""
    concepts = next((kinds for pattern, kinds in _KINDS if pattern.search(words)), ())
    for concept in concepts:
        yield from _once(world, _told(world, concept, block))


def _told(world: World, concept: str, block: int) -> list[int]:
    """Return what is told of a whole this year: in the paragraph, of the only one that has it, or of the unit."""
    found = [
        one
        for _, one in sorted(world.bound.items())
        if (one.concept, one.item, one.year, one.months) == (concept, None, world.year, 0)
    ]
    beside = [one.figure for one in found if world.figures[one.figure].block == block]
    owners = {one.subject for one in found}
    return beside or [one.figure for one in found if len(owners) == 1 or one.subject == world.unit]


def _once(world: World, numbers: list[int]) -> list[int]:
    """Return the first of figures that all have one value."""
    return numbers[:1] if len({world.value(at) for at in numbers}) == 1 else []
