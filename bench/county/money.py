"""Quotas and payments of a year: what was given at its start, added, taken back, and paid month by month. In fen."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

Row = dict[str, str | int | date | None]
GENERAL, OWN, FUND = "一般公共预算", "单位资金", "政府性基金预算"
FEN = 100
PERSONNEL = ("30101", "30102", "30107", "30108", "30110", "30112", "30113")
RUNNING = ("30201", "30202", "30205", "30206", "30207", "30211", "30213", "30216", "30226", "30228", "30299")
WORK = ("30201", "30202", "30213", "30214", "30216", "30226", "30227", "30299")


@dataclass(frozen=True, slots=True)
class Line:
    """A project's money in one year: what the year begins with, the share that it pays, what was carried over."""

    project: str
    kind: str
    initial: int
    rate: float
    fund: str = GENERAL
    function: str = ""
    carried: int = 0


def quotas(lines: list[Line], year: int, chance: random.Random, code: str) -> Iterator[Row]:
    """Yield the quotas: the initial one of each project, additions and reductions of some, one transfer between two."""
    for line in lines:
        if line.initial:
            yield _quota(line, date(year, 1, 18), f"云财预〔{year}〕{code}号", "年初", line.initial)
    movable = [line for line in lines if line.kind == "特定目标类" and line.initial]
    for at, line in enumerate(movable):
        lot = chance.random()
        if lot < 0.35:
            added = _round(line.initial * chance.uniform(0.05, 0.5))
            yield _quota(
                line, date(year, chance.randrange(4, 10), 12), f"云财追〔{year}〕{code}{at:02}号", "追加", added
            )
        elif lot < 0.45:
            taken = _round(line.initial * chance.uniform(0.02, 0.15))
            yield _quota(
                line, date(year, chance.randrange(8, 11), 20), f"云财减〔{year}〕{code}{at:02}号", "调减", taken
            )
    if len(movable) > 2 and chance.random() < 0.5:
        giver, taker = chance.sample([line for line in movable if line.fund == GENERAL], 2)
        moved = _round(giver.initial * 0.05)
        for line, amount in ((giver, -moved), (taker, moved)):
            yield _quota(line, date(year, 7, 6), f"云财调〔{year}〕{code}号", "调剂", amount)


def _quota(line: Line, day: date, document: str, kind: str, amount: int) -> Row:
    return {
        "date": day, "document": document, "kind": kind, "project": line.project, "fund": line.fund,
        "function": line.function, "amount": amount,
    }  # fmt: skip


def payments(line: Line, available: int, year: int, chance: random.Random, shares: dict[str, int]) -> Iterator[Row]:
    """Yield what a line pays of what is available; `shares` are amounts of single economic classes within it."""
    left = int(available * line.rate)
    for economic, amount in shares.items():
        part = min(amount, left)
        left -= part
        if part:
            yield _payment(line, date(year, 11, 15), economic, part)
    months = 12 if line.kind in ("人员类", "公用经费") else chance.randrange(2, 7)
    first = 1 if months == 12 else 13 - months
    classes = {"人员类": PERSONNEL, "公用经费": RUNNING}.get(line.kind, WORK)
    for at in range(months):
        part = left if at == months - 1 else int(left / (months - at) * chance.uniform(0.8, 1.2))
        part = min(part, left)
        left -= part
        if part:
            yield _payment(line, date(year, first + at, 25), classes[at % len(classes)], part)


def _payment(line: Line, day: date, economic: str, amount: int) -> Row:
    return {
        "date": day, "project": line.project, "fund": line.fund, "function": line.function, "economic": economic,
        "amount": amount, "payee": f"{line.project[:6]}供应单位", "purpose": line.project,
    }  # fmt: skip


def _round(amount: float) -> int:
    """Return an amount in whole hundreds of 元, as quotas are given."""
    return max(1, int(amount / (100 * FEN))) * 100 * FEN
