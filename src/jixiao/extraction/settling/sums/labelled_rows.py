"""Rows of a table printed as lines, with a label before each amount: 国医堂装修　预算200万元　支出192.3万元."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import economic_items, is_name
from jixiao.extraction.numerals import counted
from jixiao.extraction.whose import is_organ
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span
from jixiao.model.trace import Reason

_APART = re.compile(r"[\t\u3000]+|[ ]{2,}|[；;|｜]")
# cells behind commas: 河道清淤，预算780.00，支出752.64，结转27.36；
_COMMA = re.compile(r"[，,；;](?!\d{3})[ ]?")
_MARK = re.compile(r"^(?:[①-⑳]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．](?!\d)|[—\-●◆▲■□·▪◇○※➤]+)[ ]*")
_CELL = re.compile(r"(?P<label>[\u4e00-\u9fff]{1,8})(?:为|：|:)?[ ]?(?P<amount>\d[\d.,，]*)[ ]?(?:亿|万)?元?$")
_RATE = re.compile(r"(?:预算)?执行(?:率|进度|到)?[为达：:]?(?P<rate>\d[\d.]*)[%％]$")
_COUNT = re.compile(
    r"\d+[项个台套户人]$|占?\d[\d.]*[%％]$"
    r"|(?:(?:预算)?执行(?:率|进度|到)?[为达：:]?|占比|完成率|得分|评分)[\d.]+[%％分]?$"
)
_TOTAL = re.compile(r"^(?:合[ ]?计|总[ ]?计|小[ ]?计|共[ ]?计)")
_OPENS = re.compile(r"项目|专项|课题|投向|工程|设备|逐[台项笔个]|付款|明细|资金")
_COUNTED = re.compile(
    r"(?:项目|专项)(?:支出)?(?:共|一共|总共)?有?(?P<one>[两二三四五六七八九十]|\d{1,2})个[：:。]?$"
    r"|(?P<other>[两二三四五六七八九十]|\d{1,2})个(?:[\u4e00-\u9fff]{2})?(?:项目|专项)[^。；：\d]{0,12}[：:]$"
)
_LABELS = (
    ("initial", re.compile(r"年初(?:预算|安排|批复)?数?")),
    ("budget", re.compile(r"(?:全年|调整后)?(?:预算|计划|安排|批复|概算|可用)数?(?:金额|资金|的钱)?")),
    ("received", re.compile(r"(?:实际)?(?:到账|到位|下达|拨入)(?:资金|金额)?")),
    (
        "expenditure",
        re.compile(
            r"(?:实际|已|累计)?(?:支出|实付|支付|付款|决算|执行|使用|兑付|支)(?:数|金额|资金)?"
            r"|[花用](?:了|掉|去|出去)?|开支"
        ),
    ),
    ("closing", re.compile(r"(?:年末)?(?:结转|结余|余额|剩余|未付)(?:资金)?")),
)
_OF_PROJECT = {
    "initial": "budget_initial", "budget": "budget_adjusted", "received": "funds_received",
    "expenditure": "expenditure_project", "closing": "carryover_closing",
}  # fmt: skip
_OF_ITEM = _OF_PROJECT | dict.fromkeys(("initial", "budget"), "budget_item") | {"expenditure": "expenditure_item"}
_SEVERAL, _LONGEST = 2, 30


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: where it stands, its name, what label stands before which amount, and its rate of execution."""

    start: int
    end: int
    name: str
    cells: Mapping[int, str]
    rates: Sequence[int] = ()


def settle_rows(world: World, whole: Subject | None) -> None:
    """Bind the amounts of labelled rows: of the items of the one project evaluated (`whole`), else of projects.

    Two rows or more with the same labels make a table; the line above them has to speak of projects or payments.
    What the words told of the same subject stays.
    """
    for table in _tables(world):
        if whole is None and not _is_of_projects(world, table):
            continue
        for row in table:
            if _TOTAL.match(row.name):
                continue
            for number, phase in row.cells.items():
                bound, told = _bound(world, whole, row.name, number, phase), world.bound.get(number)
                if told is None or (told.subject, told.item) != (bound.subject, bound.item):
                    world.put(bound, Reason.TABLE)
            _put_rates(world, whole, row)


def _put_rates(world: World, whole: Subject | None, row: _Row) -> None:
    """Bind the rate of execution of a row of a project: the unit has no such rate."""
    for number in row.rates if whole is None else ():
        told, subject = world.bound.get(number), world.project(row.name)
        if told is None or (told.concept == "execution_rate" and told.subject != subject):
            world.put(Bound(number, "execution_rate", subject, None, world.year), Reason.TABLE)


def _bound(world: World, whole: Subject | None, name: str, number: int, phase: str) -> Bound:
    if whole is not None and world.projects.get(name, name) != whole.name:
        return Bound(number, _OF_ITEM[phase], whole, Item("expense", name), world.year, phase=phase)
    return Bound(number, _OF_PROJECT[phase], whole or world.project(name), None, world.year, phase=phase)


def _tables(world: World) -> Iterator[Sequence[_Row]]:
    """Yield the runs of lines, one behind the other, whose amounts have the same labels."""
    run: list[_Row] = []
    for row in _rows(world):
        beside = bool(run) and not world.text[run[-1].end : row.start].strip()
        alike = beside and list(row.cells.values()) == list(run[-1].cells.values())
        if run and not alike:
            if len(run) >= _SEVERAL:
                yield run
            run = []
        run.append(row)
    if len(run) >= _SEVERAL:
        yield run


def _rows(world: World) -> Iterator[_Row]:
    money = [
        number
        for number, figure in enumerate(world.figures)
        if figure.cell is None and figure.quantity.dimension is Dimension.MONEY
    ]
    for start, numbers in groupby(money, key=lambda number: _line_start(world, number)):
        row = _row(world, start, list(numbers))
        if row is not None:
            yield row


def _line_start(world: World, number: int) -> int:
    return world.text.rfind("\n", 0, world.figures[number].span.start) + 1


def _row(world: World, start: int, numbers: Sequence[int]) -> _Row | None:
    """Read a line of cells: its name, then amounts with a label each, counts and rates between them."""
    end = world.text.find("\n", start)
    end = len(world.text) if end < 0 else end
    name, *cells = _split(world.text[start:end].strip())
    name = _MARK.sub("", name)
    amounts = [match for cell in cells if (match := _CELL.match(cell.rstrip("。")))]
    others = [cell for cell in cells if not _CELL.match(cell.rstrip("。")) and not _COUNT.match(cell.rstrip("。"))]
    if others or len(amounts) != len(numbers) or not 1 < len(name) <= _LONGEST or re.search(r"[，。；：:]", name):
        return None
    phases = [_phase(match["label"]) for match in amounts]
    if not all(phases) or len(set(phases)) < len(phases):
        return None
    rates = [match["rate"] for cell in cells if (match := _RATE.match(cell.rstrip("。")))]
    return _Row(start, end, name, dict(zip(numbers, phases, strict=True)), _numbers(world, Span(start, end), rates))


def _numbers(world: World, line: Span, rates: Sequence[str]) -> Sequence[int]:
    """Return the one rate of a line that was found in its cells."""
    within = [
        number
        for number, one in enumerate(world.figures)
        if line.contains(one.span) and one.quantity.dimension is Dimension.RATE
    ]
    return [one for one in within if world.figures[one].number.of(world.text) in rates] if len(rates) == 1 else []


def _split(line: str) -> list[str]:
    """Return the cells of a line; commas are apart where nothing else is."""
    cells = [cell for cell in _APART.split(line.rstrip("；;。")) if cell]
    return cells if len(cells) > 1 else [cell for cell in _COMMA.split(line.rstrip("；;。")) if cell] or [line]


def _phase(label: str) -> str:
    return next((phase for phase, pattern in _LABELS if pattern.fullmatch(label)), "")


def _is_of_projects(world: World, table: Sequence[_Row]) -> bool:
    """Tell rows below a line about projects, none of them named like an organ or a kind of expense."""
    above = world.text[: table[0].start].rstrip().rsplit("\n", 1)[-1]
    names = [row.name for row in table if not _TOTAL.match(row.name)]
    known = any(name in world.projects for name in names)
    # 专项有四个： over four rows, of which one may be called 预警发布中心
    told = _COUNTED.search(above)
    whole = told is not None and counted(told["one"] or told["other"]) == len(names)
    plain = all(
        is_name(name, called=True) and (whole or not is_organ(name)) and name not in economic_items() for name in names
    )
    return plain and (known or _OPENS.search(above) is not None)
