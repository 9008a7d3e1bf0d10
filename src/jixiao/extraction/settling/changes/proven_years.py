"""Amounts of several years that make up one: 两年累计安排960万元，其中2021年420万元、2022年540万元."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.extraction.bound import Tie, World, years_together
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason

_MOST, _REACH = 5, 40
_YEAR = r"(?P<year>(?:19|20)\d{2})年度?"
_OWN = re.compile(rf"(?:其中|分别为|包括)?[：:，,、；和与]*{_YEAR}(?:为|是|计|共)?[ ]?$")
_IN_TURN = re.compile(
    r"(?P<years>(?:(?:19|20)\d{2}年度?[、和与及，]?){2,5})(?:各|分别|依次|先后)(?:为|是|安排|支出|兑付|支付)?[ ]?$"
)
_ONE_YEAR = re.compile(r"(?:19|20)\d{2}")
_BETWEEN = re.compile(r"[、，,和与及]{1,2}")
_MONEY = ("expenditure", "budget", "funds_received", "income")


def settle_years(world: World) -> None:
    """Give amounts of single years the meaning of the one before them that they add up to, to the last digit.

    That one is of all the years together.
    """
    for number, whole in sorted(world.bound.items()):
        if not whole.concept.startswith(_MONEY) or not world.is_amount(number):
            continue
        parts = _parts(world, number)
        years = _own_years(world, parts) or _years_in_turn(world, parts)
        if not years or len(set(years)) < len(parts):
            continue
        for part, year in zip(parts, years, strict=True):
            world.put(replace(whole, figure=part, year=year), Reason.TOTAL)
        world.bound[number] = replace(whole, year=years_together(min(years), max(years)))
        world.ties.append(Tie(LinkKind.LIST_SUM, number, tuple(parts)))


def _parts(world: World, number: int) -> Sequence[int]:
    """Return the amounts directly behind one, in its paragraph, that add up to it; none where none do."""
    total, block = world.value(number), world.figures[number].block
    parts: list[int] = []
    for at in range(number + 1, min(len(world.figures), number + 1 + _MOST)):
        if world.figures[at].block != block or not world.is_amount(at):
            return ()
        parts.append(at)
        total -= world.value(at)
        if total <= 0:
            break
    return parts if total == 0 and len(parts) > 1 else ()


def _own_years(world: World, parts: Sequence[int]) -> list[int]:
    """Return the years that stand directly before the amounts, one each; none where one has no year of its own."""
    found = []
    for part in parts:
        match = _OWN.search(_before(world, part))
        if match is None:
            return []
        found.append(int(match["year"]))
    return found


def _years_in_turn(world: World, parts: Sequence[int]) -> list[int]:
    """Return the years listed before a row of amounts: 2021年和2022年各为387万元与499万元."""
    match = _IN_TURN.search(_before(world, parts[0])) if parts else None
    if match is None:
        return []
    for left, right in itertools.pairwise(parts):
        if not _BETWEEN.fullmatch(world.text, world.figures[left].span.end, world.figures[right].span.start):
            return []
    years = [int(year) for year in _ONE_YEAR.findall(match["years"])]
    return years if len(years) == len(parts) else []


def _before(world: World, part: int) -> str:
    return world.words_before(part, _REACH)
