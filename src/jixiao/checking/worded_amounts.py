"""Amounts of some paragraphs, each with the words that name it, whatever it was read as.

The name stands right before the amount, in a list of names before several (货物、工程、服务分别为…), or right behind it
(其中12.00万元是上年结转). What stands in brackets belongs to the amount before it and is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.checking.printed import NUMBER, is_mistyped, is_typed, places, printed_as, value
from jixiao.model.span import Span

UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_AMOUNT = re.compile(
    rf"(?<![\d.,A-Za-z])(?P<number>{NUMBER})"
    r"(?:[ ]?(?P<unit>亿元|万元|元)(?!/)|(?P<bare>(?![\d.,%％‰]|[ ]?[\u4e00-\u9fff])))"
)
_BARE = re.compile(r"\d[\d,]*\.\d{1,4}|\d{1,3}(?:,\d{3})+")
_BRACKET = re.compile(r"[（(][^（）()\n]*[）)]")
_CLAUSE = re.compile(r"[，,；;。：:！!—\n]|(?<=\D)\.(?=\D)")
_LEADS = re.compile(r"^(?:\d{1,2}[.、]|[（(]?\d{1,2}[）)]|[①-⑳]|其中|具体|分别|分为|[、和及与为由即])+")
_TURN = re.compile(
    r"^(?P<names>[^、]{1,12}(?:[、和及与][^、]{1,12}){1,9}?)(?:[两二三四五六]类)?(?:支出|收入|经费)?(?:分别|依次)(?:为|是)?$"
)
_NAMES = re.compile(r"[、和及与]")
_NEXT = re.compile(r"[、，,和及与]{1,2}")
_BEHIND = re.compile(r"[ ]*(?:是|为|系|来自|属)(?P<words>[^，,；;。、：:\n\d]{2,20})")
_OPENS = frozenset({"", "其中"})
_LISTED = re.compile(r"[\0 ]*[、和及与]")
_CLAUSE_REACH = 24
_PAIR, _FEN = 2, 2


@dataclass(frozen=True, slots=True)
class Worded:
    """An amount with the words of its clause and all since the amount before it; `sentence` is where its own begins."""

    span: Span
    number: str
    unit: str
    words: str
    gap: str
    sentence: int

    @property
    def value(self) -> Decimal:
        """The amount in its unit, or without one."""
        return value(self.number)


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure of a sum, what it should be, and whether more than a digit was changed."""

    figure: Worded
    right: Decimal
    unit: str
    rare: bool


def worded_amounts(text: str, area: Span) -> Sequence[Worded]:
    """Return the amounts of a range of the text, those in brackets left out."""
    plain = _BRACKET.sub(lambda match: "\0" * len(match[0]), text[area.start : area.end])
    found: list[Worded] = []
    last = 0
    for match in _AMOUNT.finditer(plain):
        if match["unit"] is None and _BARE.fullmatch(match["number"]) is None:
            continue
        begun = max(plain.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        gap = plain[max(begun, last) : match.start()]
        words = _named(plain, begun, last, match.start())
        behind = _BEHIND.match(plain, match.end())
        if words in _OPENS and behind is not None:
            words = behind["words"]
        span = Span(area.start + match.start(), area.start + match.end())
        found.append(
            Worded(span, match["number"], match["unit"] or "", words, gap.replace("\0", ""), area.start + begun)
        )
        last = match.end()
    return tuple(_in_turn(plain, area.start, found))


def _named(plain: str, begun: int, last: int, start: int) -> str:
    """Return the words of the clause before an amount, in a list those behind the amount before it."""
    gap = plain[max(begun, last) : start]
    stop = max((one.end() for one in _CLAUSE.finditer(gap)), default=0)
    if not stop and last > begun and _LISTED.match(gap) is None:
        # 比2022年的12.00万元多: one clause with the amount before it
        return plain[max(begun, last - _CLAUSE_REACH) : start].replace("\0", "").strip()
    return _LEADS.sub("", gap[stop:].replace("\0", "").strip(" \t\u3000"))


def _in_turn(plain: str, start: int, found: Sequence[Worded]) -> Iterator[Worded]:
    """Give each amount behind names told in turn its own."""
    names: list[str] = []
    for at, one in enumerate(found):
        match = _TURN.match(one.words)
        joined = at > 0 and _NEXT.fullmatch(plain[found[at - 1].span.end - start : one.span.start - start]) is not None
        if match is not None:
            names = _NAMES.split(match["names"])
        elif not joined:
            names = []
        yield replace(one, words=names.pop(0)) if names else one


def slips(total: Worded, parts: Sequence[Worded]) -> Sequence[Slip]:
    """Return the figures of a sum that fails of which one slip of the hand explains it, what is no changed digit first.

    A part that was left out would hardly make a digit lost, doubled or put in, two swapped, a wrong point or unit; one
    digit changed, it may.
    """
    if len({one.unit for one in (total, *parts) if one.value}) > 1:
        return [Slip(one, one.value, unit, rare=True) for one, unit in _of_other_unit(total, parts)]
    over = sum((one.value for one in parts), Decimal(0)) - total.value
    if abs(over) <= sum((half_step(one) for one in (total, *parts) if one.value), Decimal(0)):
        return []
    wanted = [(total, total.value + over), *((one, one.value - over) for one in parts)]
    odd = [
        Slip(one, right, total.unit, rare=not _is_changed(one.number, right))
        for one, right in wanted
        if right >= 0 and _meant(one, right)
    ]
    return sorted(odd, key=lambda slip: not slip.rare)


def half_step(one: Worded) -> Decimal:
    """Return what rounding may do to an amount; one in yuan to the fen is exact."""
    exact = one.unit == "元" and places(one.number) == _FEN
    return Decimal(0) if exact else Decimal(1).scaleb(-places(one.number)) / 2


def _meant(one: Worded, right: Decimal) -> bool:
    """Tell whether one slip leads from a right amount to what is printed; a nothing is mistyped by a single digit."""
    number = one.number.replace(",", "")
    return is_typed(number, right) if right else is_mistyped(number, right)


def _is_changed(number: str, right: Decimal) -> bool:
    wrong = value(number)
    return is_mistyped(number, right) and sorted(printed_as(wrong).replace(".", "")) != sorted(
        printed_as(right).replace(".", "")
    )


def _of_other_unit(total: Worded, parts: Sequence[Worded]) -> Sequence[tuple[Worded, str]]:
    """Return the one figure of another unit where the sum holds with it in the unit of the others, and that unit."""
    figures = [one for one in (total, *parts) if one.value]
    odd = [one for one in figures if sum(one.unit == other.unit for other in figures) == 1]
    whole = sum((one.value for one in parts), Decimal(0)) == total.value
    if len(odd) != 1 or not whole or len(figures) <= _PAIR or not all(one.unit for one in figures):
        return []
    return [(odd[0], next(one.unit for one in figures if one is not odd[0]))]
