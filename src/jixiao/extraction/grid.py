"""A table as a grid of texts: what each cell says, which rows are headers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from jixiao.extraction.heads import Head, read_head
from jixiao.extraction.lexemes import Mark, cut, in_general
from jixiao.extraction.numerals import FULL_WIDTH
from jixiao.model.document import Cell, Document, Table
from jixiao.taxonomy.lexicon import Lexicon
from jixiao.taxonomy.units import load
from jixiao.taxonomy.wording import NO_WORDS

_BULLET = re.compile(r"^[▪◇◆●○■□▶►※➤·•]+(?=[\u4e00-\u9fff“])")
_UNIT = re.compile(r"[（(\[]?(?:金额)?(?:单位[：:])?[ \t]*(?P<unit>亿元|百万元|万元|千元|元|%|％|分|人|个|辆)[）)\]]?$")
# 兑付主体数（个）: what a column counts in its own unit is no money
_SLASH = re.compile(r"[／/]")
_COUNTED = re.compile(
    r"[（(\[](?:个|户|人|项|家|名|次|人次|场|场次|亩|万亩|公里|千米|米|套|台|件|所|村|座|处|条|期|批|批次|只|头|株|平方米|㎡|吨|万吨|天|小时|分钟|份|例|对|间|张|辆|艘|口|眼|公顷)[）)\]]$"
)
# 计划台数, 完成户数: what was planned or done is a number of things
_NUMBER_OF = re.compile(
    r"(?:[台户家套辆座所件亩株床栋]|人次|场次|批次|企业|学生|农户|村|小区|项目|设备|面积|里程|公里)数量?$|面积$|里程$"
)
_LEAST_COLUMNS = 2
# what words of one project's money say over a column: 计划安排 is a plan whose kind the columns beside it tell
_OVER_COLUMNS = {
    "scheduled": "budget", "projected": "allotted", "begun": "initial", "raised": "adjustment",
    "lowered": "reduction", "unpaid": "closing",
}  # fmt: skip
_BRACKET = re.compile(r"[（(][^）)]*[）)]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
# 全年预计执行数: what a year may come to is no figure of its accounts
_FORECAST = re.compile(r"预计")
_MONTHS = re.compile(r"(?:(?<!\d)1月?[—–\-~～至到]+|截[至止]到?(?:\d{4}年)?)(?P<month>1[0-2]|[1-9])月")
_YEAR_ALONE = re.compile(r"(?:(?:19|20)\d{2}|本|今|当)年(?:度)?(?:数|金额|决算)?|本?年末(?:数|余额|金额)?")
# what was paid to each: 结算金额, 救助资金
_PAID = re.compile(
    r"(?:结算|发放|兑付|兑现|支付|补助|补贴|报销|救助|奖励|奖补|慰问|报账|拨付)(?:总?金额|总?额|数额|数|资金|经费|款项?)"
)
# 未兑付数, 待支付金额: what is left, whatever the verb
_UNPAID = re.compile(
    r"(?:尚|还|资金|应付)?[未待](?:完成)?(?:支付|支出|兑付|兑现|拨付|使用|执行|列支|发放|报账|付|用)(?:完|出)?(?:的)?(?:数|额|金额|资金|款项?)?"
)
# 兑付率, 列支比例, 支出占概算
_SPENT_RATE = re.compile(
    r"(?:资金|预算|实际|累计|财政)*(?:支付|支出|兑付|兑现|拨付|列支|使用|用款|发放|执行|付款|报账)"
    r"(?:率|比率|比例|进度|占(?:全年|年初|批复)?(?:概算|预算|计划|安排|指标)(?:的)?(?:比重|比例|百分比|比)?)"
    r"|(?:实际|实支|支出|执行|完成|支付|花费|使用|已支|已付)(?:数|额|金额)?(?:占|比|抵|／|/)"
    r"(?:全年|年初|批复)?(?:概算|预算|计划|安排|指标|批复|批准|可用|下达|批)(?:数|额|金额|资金)?(?:的)?(?:比重|比例|百分比|比|[%％])?"
    r"|率|成数|花了几成|用了几成|用掉几成"
)
_RATE_LABEL = "执行率"
# headers that ask in plain words: 给了多少, 花掉多少, 还剩多少
_ASKED = re.compile(
    r"(?:年初|年中|全年|当年|本年|年底|年末|一共|总共|实际|共|还|又|后来|原先|财政|上面)*(?:"
    r"(?P<initial>(?<=年初)(?:给|批|拨|安排|定|核|排|列)|(?<=原先)(?:给|批|拨|安排|定|核|排|列))"
    r"|(?P<adjustment>(?:追加|添|加|补|增)|(?<=年中)(?:给|批|拨|安排)|(?<=又)(?:给|批|拨|安排))"
    r"|(?P<budget>给|批|拨|安排|核|定|分|可用|能用|下达|该花|该用|有)"
    r"|(?P<expenditure>花|用|付|支|支出|支付|开支|报|报销|花费)|(?P<closing>剩|余|结余|没用|没花|没付|留|结转|存)"
    r")(?:掉|去|出|出去|下|给|来|下来|完)?了?多少(?:钱|万|万元)?"
)
_ROLES = (
    ("ignored", "ignored"), ("full", "full_marks"), ("score", "scores"), ("target", "targets"), ("reached", "reached"),
    ("names", "names"), ("names", "place_names"), ("change", "changes"), ("change_rate", "change_rates"),
)  # fmt: skip
# 比2022年增减, 较上年决算数增长率
_CHANGED = re.compile(
    r"(?:[比较]|与)?(?:20\d\d年|上年|去年)(?:度|决算数?|支出数?|同期|实际)*(?:相比)?(?:增减|增长|增加|变动|变化)"
    r"(?:(?P<rate>率|幅度?|比例|百分比)|额|数|金额|情况)?"
)
_BEFORE_MONTHS = re.compile(r"^.*?月(?:份|底|末|\d{1,2}日)?(?:累计)?")
_DECEMBER = 12
_SPACE = re.compile(r"\s")
_NUMBER = re.compile(
    r"(?:[-－−+＋]|[增减升降](?:加|少)?)?[\d０-９,，.．]+(?:[%％]|[亿万千]?元|分|人次?|名|个|辆|户|批次?|[台套项次处家所])?"
)
# 固定资产购置 is an expense, no asset
_BOUGHT = re.compile(r"资产(?:的)?(?:购置|购建|采购|建造|更新|维修|维护|修缮|改造|折旧|摊销|报废|处置)")
# 专户入账支出 is spending
_SPENT = re.compile(r"(?<!收入)(?:支出|支付|付出)(?:数|额|金额)?$")
NOTHING = frozenset({"", "-", "—", "——", "/", "－", "无", "–", "--"})


@cache
def words(kind: str) -> frozenset[str]:
    """Return the cell texts of one kind of `data/tables.toml`, brackets and blanks taken out."""
    return frozenset(_SPACE.sub("", word) for word in load("tables.toml")[kind])


@cache
def column_phases() -> Mapping[str, str]:
    """Return which phase a whole header stands for."""
    return {word: phase for phase, entries in load("tables.toml")["phases"].items() for word in entries}


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its text without blanks; `numeric` for a cell that is one number or a sign for nothing."""

    cell: Cell
    text: str
    numeric: bool
    blank: bool


@dataclass(slots=True)
class Column:
    """What a column header says. `role`: names, full, score, target, reached, change, change_rate, ignored, value.

    A column of two figures a cell (得分／满分) is `paired`: `halves` are what each of them is.
    `under`: its phase is that of the header above it. `months`: its figures are those up to the end of this month.
    """

    text: str
    role: str = "value"
    head: Head = field(default_factory=Head)
    phase: str = ""
    unit: str = ""
    prior: bool = False
    bare_year: bool = False
    year: int = 0
    under: bool = False
    months: int = 0
    halves: "tuple[Column, ...]" = ()


def grid_rows(document: Document, table: Table) -> list[list[GridCell]]:
    """Return the cells by row, in order of columns."""
    rows: list[list[GridCell]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
        text = _SPACE.sub("", cell.span.of(document.text))
        blank = text in NOTHING
        rows[cell.row].append(GridCell(cell, text, _NUMBER.fullmatch(text) is not None, blank))
    return rows


def plain(text: str) -> str:
    """Return a label without brackets, the mark or number of a list, and 其中."""
    text = _BULLET.sub("", _BRACKET.sub("", text))
    text = re.sub(r"^(?:[一二三四五六七八九十]+、|[（(]?\d{1,2}(?:[)）、]|[.．](?!\d)))", "", text)
    return re.sub(r"^(?:其中[：:]?)", "", text).strip("：:")


def read_label(text: str, lexicon: Lexicon, *, heads: bool = False) -> Head:
    """Read a header or a row label as the words before a figure; `heads`: it stands over a column."""
    lexemes = cut(text, (0, len(text)), (), NO_WORDS, lexicon)
    if not heads:
        lexemes = in_general(lexemes, lexicon)
    head = read_head([one for one in lexemes if one.mark in (Mark.TERM, Mark.GAP, Mark.CLASS, Mark.YEAR)])
    if head.topic.startswith("asset") and _BOUGHT.search(text):
        head.topic = head.count = ""
    if head.topic.startswith("income") and _SPENT.search(text):
        head.topic = ""
    head.phase = _OVER_COLUMNS.get(head.phase, head.phase)
    return head


def column(text: str, lexicon: Lexicon) -> Column:
    """Return what a header says."""
    bare = plain(text)
    found = Column(text, unit=unit_of(text), year=year_of(text), months=months_of(text))
    return found if _says_all(found, bare, lexicon) else _by_words(found, bare, lexicon)


def _halves(text: str, lexicon: Lexicon) -> tuple[Column, ...]:
    """Return what each half of a header over two figures a cell means (得分／满分, 预算/支出), empty for another."""
    parts = _SLASH.split(plain(text))
    if len(parts) != _LEAST_COLUMNS or not all(parts):
        return ()
    halves = tuple(column(part, lexicon) for part in parts)
    told = {one.role if one.role != "value" else one.phase for one in halves}
    marks = told == {"full", "score"}
    money = all(one.role == "value" and one.phase and not one.head.rate for one in halves)
    return halves if marks or (money and len(told) == _LEAST_COLUMNS) else ()


def _says_all(found: Column, bare: str, lexicon: Lexicon) -> bool:
    """Give a header its meaning where all of it is one of those that are known as a whole, and tell whether it is."""
    found.role = next((role for role, kind in _ROLES if bare in words(kind) or found.text in words(kind)), "value")
    if found.role != "value":
        return True
    if halves := _halves(found.text, lexicon):
        found.role, found.halves = "paired", halves
    elif changed := _CHANGED.fullmatch(bare):
        rate = changed["rate"] or found.text.endswith(("%", "％", "%）", "％）", "%)"))
        found.role, found.year = "change_rate" if rate else "change", 0
    elif _FORECAST.search(bare):
        found.role = "ignored"
    elif _UNPAID.fullmatch(bare):
        found.phase = "closing"
    elif _SPENT_RATE.fullmatch(bare):
        found.head = read_label(_RATE_LABEL, lexicon)
    elif asked := _ASKED.fullmatch(bare):
        found.phase = found.head.phase = asked.lastgroup or ""
    else:
        return False
    return True


def _by_words(found: Column, bare: str, lexicon: Lexicon) -> Column:
    """Read a header by its words."""
    text = found.text
    if found.months:
        bare = _BEFORE_MONTHS.sub("", bare)
    head = read_label(text if text in lexicon.senses else bare, lexicon, heads=True)
    whole = column_phases().get(bare, "")
    # 累计指标 counts nothing
    head.count = "" if whole or head.near else head.count
    found.head = head
    found.prior = whole == "prior" or (bare.startswith("上年") and not head.topic and head.phase != "opening")
    found.phase = _phase(head.phase, whole)
    found.bare_year = _YEAR_ALONE.fullmatch(bare) is not None
    if not (found.phase or head.topic or head.rate or head.count) and _PAID.fullmatch(bare):
        found.phase = "paid"
    told = (
        found.bare_year
        or found.prior
        or head.phase
        or head.topic
        or head.rate
        or head.count
        or _is_short(head, bare)
        or found.phase
    )
    of_things = _NUMBER_OF.search(bare) is not None and not found.unit
    if (_COUNTED.search(text) or of_things) and not head.count:
        found.role, found.phase = "ignored", ""
        return found
    if not told and bare not in words("totals") and text not in words("sources"):
        found.role = "unknown"
    return found


def _phase(named: str, whole: str) -> str:
    """Return the phase of a header by its words, or by all of it where that turns them round: 待兑付, 到位后计划."""
    if whole == "closing" or (whole, named) == ("adjusted", "received"):
        return whole
    return named or (whole if whole != "prior" else "expenditure")


def _is_short(head: Head, text: str) -> bool:
    """Tell a header that is a short label (项目, 运行) and nothing else."""
    return bool(head.shorts) and any(label.text == text for label in head.labels)


def year_of(text: str) -> int:
    """Return the year that a header or label names, 0 where it names none."""
    match = _YEAR.search(text)
    return int(match.group(1)) if match else 0


def months_of(text: str) -> int:
    """Return the month up to which a header speaks of the year (1—7月执行数, 截至7月底), 0 for the whole year."""
    match = _MONTHS.search(text.translate(FULL_WIDTH))
    month = int(match["month"]) if match else 0
    return month if month < _DECEMBER else 0


def unit_of(text: str) -> str:
    """Return the unit that stands at the end of a header, empty where there is none."""
    match = _UNIT.search(text)
    return match["unit"] if match and (match.start() or text == match["unit"]) else ""


# what stands in a cell in the place of a number
_NONE = re.compile(r"无|没有|未发生|未安排|不涉及")


def is_header(row: Sequence[GridCell], lexicon: Lexicon, *, first: bool) -> bool:
    """Tell whether a row names columns: no numbers, and at least two cells that say what stands below them."""
    filled = [cell for cell in row if cell.text]
    if any(cell.numeric or _NONE.fullmatch(cell.text) for cell in row) or len(filled) < _LEAST_COLUMNS:
        return False
    telling = 0
    for cell in filled:
        role = column(cell.text, lexicon).role
        telling += role != "unknown"
    return telling >= _LEAST_COLUMNS and (first or telling * 2 >= len(filled))
