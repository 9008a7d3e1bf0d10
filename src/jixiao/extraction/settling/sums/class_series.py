"""Spending by functional classes that one sentence lists, with the amounts between the names or behind them in turn.

一般公共服务、社会保障和就业、住房保障三类支出依次为60.00万元、30.00万元、10.00万元; 按功能归集：教育支出60.00、….
Two classes or more, and nothing else in the row, are spending where the words say so or the amounts make up the total.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from jixiao.extraction.bound import Bound, World
from jixiao.model.fact import Item
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.units import load

_SEVERAL, _LOOK, _REACH = 2, 30, 160
_BETWEEN = re.compile(r"[ ]?(?:[、，,；;和与及]|以及)[ ]?")
_IN_TURN = re.compile(
    r"(?:等?[两二三四五六七八九十\d]{0,2}[个大]?[类项款]?)(?P<phase>支出|开支|决算)?(?:数|额|金额|总额)?(?:分别|依次|各|顺次|先后)(?:为|是|计|达|列支|支出)$"
)
_SPENDING = re.compile(r"支出|列支|决算|花|用")
_OTHER = re.compile(r"预算|年初|批复|收入|拨款|上年|去年|结转|结余")
_SENTENCE = re.compile(r"[。；;\n]")


@cache
def _names() -> re.Pattern[str]:
    """Return an expression for the name of a class with or without 支出."""
    listed = "|".join(map(re.escape, sorted(load("function_items.toml")["classes"], key=len, reverse=True)))
    return re.compile(rf"(?P<name>{listed})(?:支出)?(?:（类）)?")


_BETWEEN_NAMES = re.compile(r"[、，,和与及]|以及")


def settle_class_series(world: World) -> None:
    """Bind unread amounts of functional classes as the unit's spending on each."""
    done: set[int] = set()
    for number in range(len(world.figures)):
        if number in done:
            continue
        for found in (_named(world, number), _in_turn(world, number)):
            if len(found) >= _SEVERAL and _is_spending(world, found):
                for at, name in found:
                    bound = Bound(at, "expenditure_function", world.unit, Item("function_class", name), world.year,
                                  phase="expenditure")  # fmt: skip
                    world.put(bound, Reason.TOTAL)
                done |= {at for at, _ in found}
                break


def _is_free(world: World, number: int) -> bool:
    if not 0 <= number < len(world.figures):
        return False
    quantity, told = world.figures[number].quantity, world.bound.get(number)
    exact = quantity.approximation is Approximation.EXACT and quantity.dimension is Dimension.MONEY
    loose = told is None or (told.concept == "expenditure_total" and told.subject == world.unit)
    return exact and loose and world.figures[number].cell is None


def _named(world: World, first: int) -> Sequence[tuple[int, str]]:
    """Return the amounts in a row that each stand directly behind the name of a class."""
    found: list[tuple[int, str]] = []
    at = first
    while _is_free(world, at):
        begun = world.figures[at - 1].span.end if found else max(0, world.figures[at].span.start - _LOOK)
        words = world.text[begun : world.figures[at].span.start]
        name = next((one.group() for one in _names().finditer(words) if _ends(words, one.end())), "")
        joined = not found or _BETWEEN.fullmatch(words[: words.find(name)]) is not None
        if not name or not joined:
            break
        found.append((at, name))
        at += 1
    return found


def _ends(words: str, end: int) -> bool:
    return words[end:].strip() in ("", "为", "是", "计", "共")


def _in_turn(world: World, first: int) -> Sequence[tuple[int, str]]:
    """Return the amounts in a row, each with the class that a list directly before them names for it."""
    if not _is_free(world, first):
        return ()
    start = world.figures[first].span.start
    before = _SENTENCE.split(world.text[max(0, start - _REACH) : start])[-1]
    lead = _IN_TURN.search(before)
    names = list(_listed(before[: lead.start()])) if lead is not None else []
    if not names:
        return ()
    run = [first]
    while (
        len(run) <= len(names)
        and _is_free(world, run[-1] + 1)
        and _BETWEEN.fullmatch(world.text[world.figures[run[-1]].span.end : world.figures[run[-1] + 1].span.start])
    ):
        run.append(run[-1] + 1)
    return list(zip(run, names, strict=True)) if len(run) == len(names) else ()


def _listed(words: str) -> Iterator[str]:
    """Yield the names of classes at the end of words, one behind the other."""
    found: list[str] = []
    end = len(words)
    for match in reversed(list(_names().finditer(words))):
        between = words[match.end() : end]
        if between and not (_BETWEEN_NAMES.fullmatch(between) and found):
            break
        found.append(match.group())
        end = match.start()
    yield from reversed(found)


def _is_spending(world: World, found: Sequence[tuple[int, str]]) -> bool:
    """Tell classes that make up what the unit spent, or whose sentence speaks of spending and of nothing else."""
    total = sum(world.value(at) for at, _ in found)
    wholes = (one for one in list(world.bound.values()) if one.concept == "expenditure_total" and one.item is None)
    if any(world.value(one.figure) == total for one in wholes if one.year == world.year):
        return True
    start = world.figures[found[0][0]].span.start
    sentence = _SENTENCE.split(world.text[max(0, start - _REACH) : start])[-1]
    return _SPENDING.search(sentence) is not None and _OTHER.search(sentence) is None
