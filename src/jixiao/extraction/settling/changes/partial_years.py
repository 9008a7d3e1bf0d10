"""Rates and spending of a part of the year, or of another one: 三季度末支出进度71.4%; 上半年支出480.00万元."""

import re
from dataclasses import replace

from jixiao.extraction.bound import World

_NUMBERS = {"一": 3, "二": 6, "三": 9, "1": 3, "2": 6, "3": 9}
_HALF = 6
_PART = re.compile(
    r"(?P<half>上半年|年中时点)|(?:第|前)?(?P<quarter>[一二三123])个?季度(?:末|底|结束)?"
    r"|(?<![\d.年])(?P<month>[1-9]|1[01])月(?:份|底|末|[123]?\d日)(?!前|以前|之前|起)"
)
_IN_PART = re.compile(
    r"(?:上半年|[第前]?[一二三123]个?季度)(?:末|底)?(?:累计|共|实际|完成|预算|资金|已)*"
    r"(?:支出|支付|执行|使用|拨付|花费|列支)(?:了|数|额|为|达|到|[：:])*[ ]?$"
)
# 截至6月底，…: nothing but the time stands in the clause before
_TIME_ALONE = re.compile(
    r"(?:截至|截止|到|至|于)?(?:20\d\d年|当年|本年|年内)?[^，。；]{0,2}(?:末|底|日|季度|半年|月份)(?:止|时)?"
)
_CLAUSES = re.compile(r"[，,。；;：:\n]")
_OTHER_TIME = re.compile(r"全年|年末|年底|年终|12月")
_CONCEPTS = frozenset({"execution_rate", "completion_rate_initial"})
_SPENT = frozenset({"expenditure_total", "expenditure_project", "expenditure_basic"})
_MARK = re.compile(r"[，,（(][^，。；;\d]{0,10}")
_OF_YEAR = re.compile(r"(?P<year>20\d\d)年度?的?(?:预算|资金|支出|总)?(?:执行|完成|支出|使用)率(?:为|的)?$")
_REACH = 40


def settle_partial_years(world: World) -> None:
    """Give rates their months where their clause, or one of nothing but the time before it, tells them."""
    for number, bound in list(world.bound.items()):
        plain = bound.year == world.year and not bound.months and world.figures[number].cell is None
        if plain and bound.concept in _SPENT and bound.item is None and _spent_in_part(world, number):
            world.bound[number] = replace(bound, months=_months(world, number))
        if plain and bound.concept in _SPENT and bound.subject == world.unit and _rated_in_part(world, number):
            months = _months(world, number)
            world.bound[number] = replace(bound, months=months)
            world.bound[number + 1] = replace(world.bound[number + 1], months=months)
        if plain and bound.concept in _CONCEPTS:
            months, year = _months(world, number), _year(world, number)
            if months or year:
                world.bound[number] = replace(bound, months=months, year=year or bound.year)


def _rated_in_part(world: World, number: int) -> bool:
    """Tell spending of a part of the year by the rate of that part behind it: 一季度支出64.00万元，执行率16.00%."""
    told = world.bound.get(number + 1)
    rated = (
        told is not None
        and told.concept in _CONCEPTS
        and _MARK.fullmatch(world.between(number, number + 1)) is not None
    )
    return rated and bool(_months(world, number))


def _spent_in_part(world: World, number: int) -> bool:
    """Tell spending told right behind a part of the year: 上半年支出480.00万元."""
    start = world.figures[number].span.start
    clause = _CLAUSES.split(world.text[max(0, start - _REACH) : start])[-1]
    return _IN_PART.search(clause.split("、")[-1]) is not None and bool(_months(world, number))


def _year(world: World, number: int) -> int:
    """Return the year whose rate words right before a figure call it, 0 where they name none but this one."""
    start = world.figures[number].span.start
    match = _OF_YEAR.search(world.text[max(0, start - _REACH) : start])
    return int(match["year"]) if match and int(match["year"]) != world.year else 0


def _months(world: World, number: int) -> int:
    start = world.figures[number].span.start
    clauses = _CLAUSES.split(world.text[max(0, start - _REACH) : start])
    own = clauses[-1]
    if _OTHER_TIME.search(own):
        return 0
    before = clauses[-2] if len(clauses) > 1 and _TIME_ALONE.fullmatch(clauses[-2]) else ""
    match = next(reversed(list(_PART.finditer(own))), None) or _PART.search(before)
    if match is None:
        return 0
    if match["half"]:
        return _HALF
    return _NUMBERS[match["quarter"]] if match["quarter"] else int(match["month"])
