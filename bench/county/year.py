"""The book of one unit and year."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bench.county.money import FEN, FUND, GENERAL, OWN, Line, Row, payments, quotas
from bench.county.shapes import Shape

from jixiao.model.book import Book, Table
from jixiao.model.document import Source
from jixiao.taxonomy.book import sheet_form

MILLION = 1_000_000
WEIGHTS = (
    ("产出指标", "数量指标", 20),
    ("产出指标", "质量指标", 20),
    ("产出指标", "时效指标", 10),
    ("效益指标", "社会效益指标", 30),
    ("满意度指标", "服务对象满意度指标", 10),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is in all years: its shape, people, projects with their sizes, what the 三公 expenses began with."""

    name: str
    code: str
    shape: Shape
    staff: int
    quota: int
    cost: int
    running: int
    projects: Mapping[str, int]
    reception: int
    cars: int
    seed: str


def unit_of(shape: Shape, name: str, at: int, seed: int) -> Unit:
    """Return a unit of a shape; the same seed and place give the same unit."""
    chance = random.Random(f"{seed}/{name}")
    staff = chance.randrange(*shape.staff)
    count = min(len(shape.projects), shape.fewest + int(chance.expovariate(0.4)))
    low, high = shape.size
    sizes = {
        one: int(low * (high / low) ** chance.random()) // 1000 * 1000 * FEN
        for one in chance.sample(shape.projects, count)
    }
    return Unit(
        name, f"{at + 101}001", shape, staff, staff + chance.randrange(6), chance.randrange(*shape.cost) * FEN,
        chance.randrange(*shape.running) * FEN, sizes, chance.randrange(8_000, 60_000) * FEN, chance.randrange(4),
        f"{seed}/{name}",
    )  # fmt: skip


def book_of(unit: Unit, year: int, before: Book | None = None) -> Book:
    """Return the book of a year; `before` is what the year before has rolled into it."""
    chance = random.Random(f"{unit.seed}/{year}")
    carried = _carried(before)
    lines = _lines(unit, year, chance, carried)
    given = [*_rows(before, "budget"), *quotas(lines, year, chance, unit.code[:3])]
    spare = _sangong(unit, year)
    paid: list[Row] = []
    for line in lines:
        shares = {one: amount for one, amount in spare.items() if amount} if line.kind == "公用经费" else {}
        available = sum(_signed(row) for row in given if (row["project"], row["fund"]) == (line.project, line.fund))
        paid += payments(line, available, year, chance, shares)
    paid.sort(key=lambda row: (str(row["date"]), str(row["project"])))
    for number, row in enumerate(paid):
        row["voucher"] = f"{year}{number + 1:05}"
    ended = {line.project for line in lines if line.rate == 1}
    works = _works(unit, chance)
    tables: dict[str, Sequence[Row]] = {
        "unit": [{"name": unit.name, "year": year, "code": unit.code, "nature": unit.shape.nature, "level": "一级",
                  "basis": "本级", "with_carryover": "否"}],
        "staff": [_staff(unit)], "budget": given, "payments": paid,
        "projects": [_project(line, ended) for line in lines if line.fund != OWN],
        "indicators": [
            *_unit_indicators(unit, works, random.Random(f"{unit.seed}/{year}/unit")),
            *(row for line in lines if line.kind == "特定目标类" for row in _indicators(line, chance)),
        ],
        "works": works, "sangong": [_card(spare, unit)], "procurement": [_procurement(paid, chance)],
        "assets": [_assets(unit, year)], "problems": _problems(year), "prior": _rows(before, "prior"),
        "notes": _notes(unit, lines), "figures": _rows(before, "figures"),
    }  # fmt: skip
    return Book(
        Source(f"{unit.name}{year}.xlsx", "", "xlsx"), {name: _table(name, rows) for name, rows in tables.items()}
    )


def _lines(unit: Unit, year: int, chance: random.Random, carried: Mapping[tuple[str, str], int]) -> list[Line]:
    grown = 1 + 0.03 * (year % 5)
    people = int(unit.staff * unit.cost * grown)
    running = unit.staff * unit.running
    lines = [
        Line("人员经费", "人员类", people // 10_000 * 10_000, 1, GENERAL, unit.shape.function),
        Line("公用经费", "公用经费", running // 10_000 * 10_000, chance.uniform(0.96, 1), GENERAL, unit.shape.function),
    ]
    for at, (project, size) in enumerate(unit.projects.items()):
        fund = FUND if at == 2 and size > 100_000_000 else GENERAL
        rate = 1 if chance.random() < 0.3 else chance.betavariate(12, 1.2)
        initial = int(size * chance.uniform(0.8, 1.2)) // 100_000 * 100_000
        lines.append(Line(project, "特定目标类", initial, rate, fund, unit.shape.function))
    if unit.shape.own_funds:
        lines.append(
            Line(
                "公用经费",
                "公用经费",
                running * 3 // 10_000 * 10_000,
                chance.uniform(0.9, 0.99),
                OWN,
                unit.shape.function,
            )
        )
    return [replace(line, carried=carried.get((line.project, line.fund), 0)) for line in lines]


def _signed(row: Row) -> int:
    amount = row["amount"]
    value = amount if isinstance(amount, int) else 0
    return -value if row["kind"] in ("调减", "收回") else value


def _sangong(unit: Unit, year: int) -> dict[str, int]:
    """Return what the 三公 expenses come to by economic class: they fall from year to year."""
    fall = 0.93 ** (year - 2020)
    return {
        "30217": int(unit.reception * fall) // FEN * FEN,
        "30231": int(unit.cars * 28_000 * FEN * fall) // FEN * FEN,
    }


def _card(spare: Mapping[str, int], unit: Unit) -> Row:
    reception, cars = spare["30217"], spare["30231"]
    plan = {"reception_budget": int(reception * 1.2) // FEN * FEN, "car_run_budget": int(cars * 1.1) // FEN * FEN}
    batches = max(1, reception // (900 * FEN))
    return {
        **plan, "total_budget": sum(plan.values()), "total": reception + cars, "abroad_budget": 0, "abroad": 0,
        "car_buy_budget": 0, "car_buy": 0, "car_run": cars, "reception": reception, "batches": batches * MILLION,
        "persons": batches * 8 * MILLION, "vehicles": unit.cars * MILLION,
    }  # fmt: skip


def _staff(unit: Unit) -> Row:
    kind = "quota_admin" if unit.shape.nature == "行政单位" else "quota_inst"
    return {
        "quota": unit.quota * MILLION,
        kind: unit.quota * MILLION,
        "on_post": unit.staff * MILLION,
        "retired": unit.staff // 3 * MILLION,
    }


def _project(line: Line, ended: Iterable[str]) -> Row:
    return {"name": line.project, "class": line.kind, "state": "已完成" if line.project in ended else "未完成"}


def _indicators(line: Line, chance: random.Random) -> list[Row]:
    found: list[Row] = []
    count = chance.randrange(4, 120)
    values = ((f"{line.project}数量", "≥", count, "项", count + chance.randrange(3)), ("验收合格率", "≥", 95, "%", 98),
              ("按期完成率", "≥", 90, "%", chance.choice((88, 92, 95, 100))), ("受益群体覆盖率", "≥", 85, "%", 90),
              ("服务对象满意度", "≥", 90, "%", chance.randrange(90, 98)))  # fmt: skip
    for (level1, level2, weight), (name, operator, target, measure, actual) in zip(WEIGHTS, values, strict=True):
        late = "受施工季节影响，部分任务跨年完成" if actual < target else None
        found.append(
            {
                "project": line.project, "level1": level1, "level2": level2, "level3": name, "operator": operator,
                "target": str(target), "measure": measure, "weight": weight * MILLION, "actual": str(actual),
                "evidence": "台账", "deviation": late,
            }
        )  # fmt: skip
    return found


def _unit_indicators(unit: Unit, done: Sequence[Row], chance: random.Random) -> list[Row]:
    """Return the indicators of the unit as a whole: its works as they were done, and what they are to bring."""
    works = unit.shape.works[:2]
    counts = {str(row["activity"]): int(str(row["count"])) // MILLION for row in done}
    counted = [
        ("产出指标", "数量指标", one.activity, "≥", one.least, one.measure, 25 if len(works) == 1 else 15,
         counts[one.activity])
        for one in works
    ]  # fmt: skip
    rates = [
        ("产出指标", "质量指标", "工作质量达标率", "≥", 95, "%", 50 - sum(one[6] for one in counted) - 5,
         chance.randrange(93, 100)),
        ("产出指标", "成本指标", "公用经费控制率", "≤", 100, "%", 5, chance.randrange(90, 101)),
        ("效益指标", "社会效益指标", "服务覆盖率", "≥", 90, "%", 30, chance.randrange(88, 100)),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥", 90, "%", 10, chance.randrange(86, 99)),
    ]  # fmt: skip
    return [
        {"level1": level1, "level2": level2, "level3": name, "operator": sign, "target": str(aim), "measure": measure,
         "weight": weight * MILLION, "actual": str(got), "evidence": "年度工作总结",
         "deviation": None if (got >= aim) == (sign == "≥") or got == aim else "部分工作年末集中开展，进度偏慢"}
        for level1, level2, name, sign, aim, measure, weight, got in (*counted, *rates)
    ]  # fmt: skip


def _notes(unit: Unit, lines: Sequence[Line]) -> list[Row]:
    """Return the goals in words, for the unit and some of its projects."""
    told = [("年度总体目标", f"履行{unit.shape.works[0].duty}等职责，完成年度各项任务。"),
            ("年度总体目标完成情况", "各项任务按计划完成。")]  # fmt: skip
    for line in [one for one in lines if one.kind == "特定目标类"][::2]:
        told += [(f"{line.project}年度总体目标", f"完成{line.project}年度任务，资金使用规范。"),
                 (f"{line.project}年度总体目标完成情况", "年度任务完成，资金使用规范。")]  # fmt: skip
    return [{"title": title, "content": content} for title, content in told]


def _works(unit: Unit, chance: random.Random) -> list[Row]:
    return [
        {"duty": one.duty, "activity": one.activity, "count": chance.randrange(one.least, one.most) * MILLION,
         "measure": one.measure, "evidence": "工作台账"}
        for one in unit.shape.works
    ]  # fmt: skip


def _procurement(paid: Sequence[Row], chance: random.Random) -> Row:
    goods = _of_class(paid, "30227") // 2
    services = _of_class(paid, "30214") // 2
    total = goods + services
    return {
        "budget": int(total * chance.uniform(1.02, 1.2)) // FEN * FEN, "total": total, "goods": goods, "works": 0,
        "services": services, "sme": total * 4 // 5,
    }  # fmt: skip


def _of_class(paid: Iterable[Row], economic: str) -> int:
    return sum(int(str(row["amount"])) for row in paid if row["economic"] == economic)


def _assets(unit: Unit, year: int) -> Row:
    fixed = unit.staff * 180_000 * FEN + (year - 2020) * 1_000_000
    return {"total": fixed * 3 // 2, "fixed": fixed, "equipment": unit.staff // 60 * MILLION}


def _problems(year: int) -> list[Row]:
    return [
        {"problem": "部分项目支出进度前低后高", "cause": "招标采购启动较晚", "measure": "上年四季度完成采购前期工作",
         "owner": "办公室", "due": date(year + 1, 6, 30)}
    ]  # fmt: skip


def _rows(book: Book | None, name: str) -> list[Row]:
    table = book.tables.get(name) if book is not None else None
    if table is None:
        return []
    return [dict(zip(table.columns, values, strict=True)) for values in zip(*table.columns.values(), strict=True)]


def _carried(book: Book | None) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for row in _rows(book, "budget"):
        key = (str(row["project"]), str(row["fund"]))
        found[key] = found.get(key, 0) + int(str(row["amount"]))
    return found


def _table(name: str, rows: Sequence[Row]) -> Table:
    form = sheet_form(name)
    columns = {one.id: tuple(row.get(one.id) for row in rows) for one in form.columns}
    return Table(form.name, tuple(range(3, 3 + len(rows))), columns)
