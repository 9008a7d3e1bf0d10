"""Names with brackets whose figures a legend told once: （括号内前为预算、后为执行率）：①渠道清淤（95.00，92.93%）.

The legend gives the order of the figures in each bracket; an amount before the bracket has a meaning where the legend
tells it too (括号外为支出). A word of the legend that is not known leaves all brackets unread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import MARK
from jixiao.extraction.naming import economic_items, is_class, is_name
from jixiao.extraction.whose import is_organ
from jixiao.model.document import BlockKind, Document
from jixiao.model.figure import Figure
from jixiao.model.outline import Heading
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT, Dimension, Quantity
from jixiao.model.result import Profile
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import lexicon

_MEANINGS = (
    ("budget_initial", "initial", r"(?:年初|期初)(?:批复)?预算(?:安排)?(?:数|额)?|年初数"),
    ("budget_adjusted", "budget", r"(?:调整后|全年|调整|项目|当年|本年)?的?预算(?:安排)?(?:数|额)?|安排数?"),
    ("funds_received", "received", r"(?:实际)?(?:到位|到账|下达)(?:资金)?(?:数|额)?"),
    (
        "expenditure_project",
        "expenditure",
        r"(?:全年|实际|当年|本年)?(?:支出|执行|决算|用款)(?:数|额)?|实[支付用](?:数|额)?",
    ),
    ("execution_rate", "", r"(?:预算)?(?:执行|支出|支付)率"),
    ("carryover_closing", "closing", r"(?:年末|期末)?(?:结转|结余|未支|未用|剩余)(?:数|额|资金)?"),
)  # fmt: skip
_PHASES = {concept: phase for concept, phase, _ in _MEANINGS}
# 括号内的数字依次为, 括号中前一数为…，后一数为, 括号里第一个数是
_IN = re.compile(r"括[号弧](?:内|中|里|之内|里面)")
_OUT = re.compile(r"(?:括[号弧](?:外|之外|外面|前|前面)|(?:项目)?名称[之]?后)(?:的)?(?:数字?|金额)?(?:是|为|系|列)")
_FILL = re.compile(
    r"第[一二三四1-4][个项]?|前(?:一|面|边|者)?|[后次中末](?:一|面|边|者)?|[两二三四][个项]?(?=数|依|分|是|为)|依次|分别|顺次"
    r"|数字|数据|金额|数值|[个项]?数|[是为系列指的个项]|[、，,；;／/和与及：:“”\"]"
)
_UNIT = re.compile(
    r"(?:金额|计量)?(?:单位)?(?:均|都|统一|皆)?(?:[：:]|为|是|以|按)?(?:单位)?[ ]?(?P<unit>亿元|万元|元)"
)
_UNIT_TOLD = re.compile(
    r"单位(?:均|都|统一|皆)?(?:[：:]|为|是)?[ ]?(?P<unit>亿元|万元|元)"
    r"|(?:[（(]|均[为以]|都是)(?P<own>亿元|万元|元)(?=[）)。，；：]|为单位)"
)
_ENDS = frozenset("（(）)。；;，,：:、\n")
_NUMBER = r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿元|万元|元|[%％])?"
_PARTS = re.compile(r"[ ]?(?:[，、；;／/｜|]|,(?!\d{3}(?:\D|$)))[ ]?")
_NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z“”·—\-]{3,30}?)"
_ROW = rf"{_NAME}[：:]?[ \t\u3000]*(?P<lead>{_NUMBER})?[ \t\u3000]*[（(](?P<inside>[\d,.，、；;／/｜| %％亿万元]+)[）)]"
_MARK = rf"[ \t\u3000]*(?:{MARK}|[◎☆★△▽○◇※]|\d{{1,2}}(?=[\u4e00-\u9fff]))?[ \t\u3000]*"
_AT_LINE = re.compile(rf"(?m)^{_MARK}{_ROW}")
_IN_LINE = re.compile(rf"(?<=[：:；;、，,。])(?:{MARK})?{_ROW}")
_SEVERAL, _AROUND = 2, 60
_PERCENT = ("%", "％")


@dataclass(frozen=True, slots=True)
class Row:
    """One name with the places of the figures that a legend gave meanings, and the unit it told for bare ones."""

    name: str
    at: int
    begins: bool
    figures: tuple[tuple[int, str], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class _Legend:
    start: int
    end: int
    inside: tuple[str, ...]
    outside: str
    unit: str


def legend_rows(document: Document) -> Iterator[list[Row]]:
    """Yield the rows of each legend that has at least two of them, in order of the text."""
    legends = list(_legends(document))
    for at, legend in enumerate(legends):
        end = legends[at + 1].start if at + 1 < len(legends) else len(document.text)
        rows = list(_rows(document.text, legend, end))
        if len(rows) >= _SEVERAL:
            yield rows


def take_legend_units(document: Document, figures: list[Figure]) -> None:
    """Give bare amounts in such brackets the unit that the legend tells."""
    places = {figure.span.start: number for number, figure in enumerate(figures)}
    for row in (row for rows in legend_rows(document) for row in rows):
        for at, concept in row.figures if row.unit else ():
            number = places.get(at)
            if number is None or concept == "execution_rate":
                continue
            quantity = figures[number].quantity
            # 5,600.00，94.98%: the percent of the rate behind is not its own
            lent = quantity.dimension is Dimension.RATE and not figures[number].span.of(document.text).endswith(
                _PERCENT
            )
            if quantity.dimension is Dimension.PLAIN or lent:
                scale = FEN_PER_YUAN * YUAN_PER_UNIT[row.unit]
                value = quantity.value * scale // MICRO
                money = Quantity.exact(Dimension.MONEY, value, row.unit, scale, quantity.decimals)
                figures[number] = replace(figures[number], quantity=money)


def legend_projects(document: Document, headings: Sequence[Heading], profile: Profile) -> list[Row]:
    """Return the rows of all legends whose names are those of projects."""
    found: list[Row] = []
    for rows in () if profile.of_project else legend_rows(document):
        names = [row.name for row in rows]
        called = all(
            is_name(name, called=True)
            and name.strip("“”") not in lexicon().senses
            and name not in economic_items()
            and not is_organ(name)
            for name in names
        )
        if called and len(set(names)) == len(names) and not is_class(names[0], rows[0].at, document.text, headings):
            found += rows
    return found


def settle_legends(world: World, rows: Sequence[Row]) -> None:
    """Bind the figures of such rows: nothing tells more of them than the legend."""
    places = world.by_start()
    for row in rows:
        subject = world.project(row.name)
        for at, concept in row.figures:
            number = places.get(at)
            dimension = Dimension.RATE if concept == "execution_rate" else Dimension.MONEY
            if number is not None and world.figures[number].quantity.dimension is dimension:
                world.put(Bound(number, concept, subject, None, world.year, phase=_PHASES[concept]), Reason.TOTAL)


def _legends(document: Document) -> Iterator[_Legend]:
    text = document.text
    for block in document.blocks:
        for match in _IN.finditer(text, block.span.start, block.span.end) if block.kind is BlockKind.PARAGRAPH else ():
            end, labels = _labels(text, match.end(), block.span.end)
            if not labels or len(set(labels)) < len(labels):
                continue
            around = text[max(block.span.start, match.start() - _AROUND) : min(block.span.end, end + _AROUND)]
            outside = _OUT.search(around)
            told = _label_at(around, outside.end()) if outside is not None else None
            unit = _UNIT_TOLD.search(around)
            yield _Legend(
                match.start(), end, tuple(labels), told[0] if told is not None else "",
                (unit["unit"] or unit["own"]) if unit is not None else "",
            )  # fmt: skip


def _labels(text: str, at: int, end: int) -> tuple[int, list[str]]:
    """Return what the legend at a place says in turn, and where it ends; nothing where it says anything unknown."""
    labels: list[str] = []
    while at < end:
        told = _label_at(text, at)
        if told is not None:
            labels.append(told[0])
            at = told[1]
            continue
        fill = _FILL.match(text, at, end)
        if fill is None:
            break
        at = fill.end()
    unit = _UNIT.match(text, at, end)
    closed = at >= end or text[at] in _ENDS or text[at - 1] in _ENDS
    return at, labels if closed or unit is not None else []


def _label_at(text: str, at: int) -> tuple[str, int] | None:
    """Return the meaning of the longest label at a place and where it ends."""
    found = [
        (match.end(), concept)
        for concept, _, words in _MEANINGS
        if (match := re.compile(words).match(text, at)) is not None
    ]
    return (max(found)[1], max(found)[0]) if found else None


def _rows(text: str, legend: _Legend, end: int) -> Iterator[Row]:
    line = text.find("\n", legend.end, end)
    line = line if line >= 0 else end
    beside = [(match, False) for match in _IN_LINE.finditer(text, legend.end, line)]
    below = [(match, True) for match in _AT_LINE.finditer(text, line, end)]
    for match, begins in (*beside, *below):
        places = list(_places(match))
        if len(places) != len(legend.inside):
            continue
        percent = [part.rstrip().endswith(_PERCENT) for _, part in places]
        if percent != [concept == "execution_rate" for concept in legend.inside]:
            continue
        told = [(at, concept) for (at, _), concept in zip(places, legend.inside, strict=True)]
        if match["lead"] and legend.outside:
            told.insert(0, (match.start("lead"), legend.outside))
        yield Row(match["name"], match.start("name"), begins, tuple(told), legend.unit)


def _places(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield where each figure in the bracket begins, with its words."""
    at, inside = match.start("inside"), match["inside"]
    begin = 0
    for part in (*_PARTS.finditer(inside), None):
        words = inside[begin : part.start() if part is not None else len(inside)]
        yield at + begin + len(words) - len(words.lstrip()), words
        begin = part.end() if part is not None else len(inside)
