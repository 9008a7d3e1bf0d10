"""Figures whose own words say that they are none of the unit's books, whatever was spoken of before.

Bounds of classes (执行率90%以上的3个), factors of a formula, what was looked into, a quarter, one of several
investment years: such a figure takes no meaning of the books. What some projects have together is not the unit's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.around import PART, SENTENCE, begin_of
from jixiao.extraction.numerals import counted
from jixiao.model.document import Document, Table
from jixiao.model.figure import Figure
from jixiao.model.quantity import Dimension

# what such a figure may still be
ALLOWED = ("narrative_", "target_", "threshold_", "other_amount", "per_capita_", "expenditure_item", "budget_item")
_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
# the bound of a class of projects
_CLASS = re.compile(
    r"[ ]?(?:[（(]含[）)]|及)?(?:以[上下内])?(?:[（(]含[）)])?"
    r"(?:[、，至到和且但]?(?:不足|低于|小于|未达|不到|不满)[ ]?\d[\d.]*[%％])?"
    rf"的(?:项目|部门|单位|专项|指标)?(?:共|有|共有|为)?[ ]?{_NUMBER}[ ]?[个项家]"
)
_FACTOR = re.compile(r"[×＊*✕╳]\s*$")
_CUT_BY = re.compile(r"按照?[^，。；\d]{0,6}$")
_CUT = re.compile(r"[ ]?的?(?:比例|幅度|标准)?[^，。；\d]{0,4}?(?:压减|压缩|核减|扣减|削减)")
_LOOKED_INTO = re.compile(
    r"(?:抽查|抽取|抽样|抽检|核查|延伸检查)了?(?:的|涉及|项目)*"
    r"(?:资金|金额|经费|支出|预算)(?:共|合计|为|达)*$"
)
# what the first one spent is told from January on
_QUARTER = re.compile(
    r"(?<![至到止末前后以—–\-])(?:第?[二三四2-4]季度|(?<!\d)(?:1[0-2]|[2-9])月份?)(?:当季|当月|单季|单月|共|实际|完成|集中){0,2}"
    r"(?:支出|支付|列支)(?:资金|金额)?(?:为|达)?$"
)
_UP_TO = re.compile(r"(?:截至|截止|前|至|到|[-—－–~～])[^，。；]{0,6}$")
_CUMULATED = re.compile(r"累计(?:完成)?(?:支付|支出|投资|拨付|付款)(?:资金|金额|工程款|投资)?(?:为|达)?$")
_OF_CONTRACT = re.compile(r"[，,]?[ ]?占(?:施工|工程|中标)?(?:合同|总投资|概算|投资总额|工程总)")
# 2020年支付515.20万元，累计支付1375.40万元，占合同价的64.09%
_OF_YEAR = re.compile(r"20\d\d年(?:度)?(?:支付|完成投资|拨付|付款)(?:资金|工程款)?(?:为)?$")
_THEN_CUMULATED = re.compile(
    r"[^。；\n]{0,60}累计(?:完成)?(?:支付|支出|投资|拨付|付款)[^，。；\n]{0,16}"
    r"[，,]占(?:施工|工程|中标)?(?:合同|总投资|概算|投资总额)"
)
# 消费维权资金按人数分配，局机关169.37万元，…，全年支付253.77万元: all of it is of that money
_DEALT_OUT = re.compile(
    r"(?!项目|专项|全部|公用|财政|年度|本年|当年|全年)[\u4e00-\u9fff“”]{2,16}(?:资金|经费)按[^，。；\d]{1,8}(?:分配|切块|分解|分摊)"
)
_EACH_TIME = re.compile(
    r"(?:平均)?每(?:次|人|户|亩|场|期|件|个|名|台|辆|项|公里|例|批)(?:平均)?(?:支出|花费|成本|费用|支付)(?:为|约)?$"
)
_SPLIT_UP = re.compile(r"(?:分解|细分|拆分|划分)(?:为|成)[^，。；]{0,4}[个项]子?项")
_IDLE = re.compile(r"(?:收回|盘活|清理|统筹|清收)[^，。；\d]{0,16}(?:闲置|沉淀|存量)(?:的)?(?:资金|项目资金)?$")
_SHIFTED, _SHIFTED_BY = re.compile(r"闲置|沉淀|存量"), re.compile(r"[，,](?:调剂|统筹|盘活|重新安排)使用$")
# 支出中，行政运行770万元，专项业务674万元: lines of one class
_AMONG_CLASS = re.compile(r"[\u4e00-\u9fff]{2,20}支出中[，,](?:行政运行|机关服务|事业运行|一般行政)")
_LINE_OF_CLASS = re.compile(r"[，,、](?:专项业务|专项|其他)$")
_OTHER_PROJECTS = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?[ ]?(?:其[他它余]|零星)项目[。：:]"
    r"(?=预算|年初|全年|安排|支出|批复|到位|实际)"
)
_SOME = re.compile(rf"(?P<count>{_NUMBER})(?:个|项)(?:项目|专项)(?!支出)(?=[^，。；：:]*(?:合计|共计))")
_LISTS_SOME = re.compile(r"(?:只|仅)(?:列|列示|列出|反映|包括|包含|填列)[^。\n]{0,20}项目")
_SUM = re.compile(r"(?:小|合|总)\s*计")
_DONE_RATE = re.compile(r"(?:实际|指标|目标)?完成(?:率|比例|程度)(?:[（(][%％][）)])?")
_OF_OUTPUT = re.compile(r"(?:指标值|目标值|完成值|实际值|指标名称|计划数量|完成数量)")
_OF_MONEY = re.compile(r"预算|金额|支出|资金|万元|经费")
_INVESTED, _PLANNED = re.compile(r"累计(?:支付|完成投资|投资|支出|拨付)"), re.compile(r"计划投资|投资计划|年度投资")
_YEAR = re.compile(r"(?:20\d\d)(?:年度?)?")
# 如扣除购车，日常两项合计46.77万元，只增加2.67万元: what would be
_SUPPOSED = re.compile(
    r"(?:^|[，,。；;：:（(\n])[ ]*(?:但|而)?(?:如果?|若|假如|倘若|假设)(?:是|把|将|再|仅)?"
    r"(?:扣除|剔除|不计|不含|不算|不考虑|除去|撇开|去掉|抛开|排除|不包括|不包含|刨除|刨去)[^。；;\n]*$"
)
_IS_CHANGE = re.compile(r"(?:[增减升降涨跌压缩]|多|少|占|比重)[^，。；;\d]{0,6}$")
_REACH, _BEHIND_TABLE, _HEAD_ROWS = 40, 80, 2


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Numbers of figures: `closed` to all that the books hold, `partly` to what is the whole unit's."""

    closed: frozenset[int] = frozenset()
    partly: frozenset[int] = frozenset()


def elsewhere(document: Document, figures: Sequence[Figure], projects: int) -> Elsewhere:
    """Return the figures that are told of something else; `projects` is how many projects the document names."""
    closed = {at for at, one in enumerate(figures) if one.cell is None and _is_closed(document.text, one)}
    partly = {at for at, one in enumerate(figures) if one.cell is None and _is_partly(document.text, one, projects)}
    for number, table in enumerate(document.tables):
        inside = [at for at, one in enumerate(figures) if one.cell is not None and one.cell[0] == number]
        places = set(_closed_cells(document.text, table))
        closed |= {at for at in inside if (figures[at].cell or ())[1:] in places}
        rows = set(_rows_of_some(document.text, table))
        partly |= {at for at in inside if (figures[at].cell or (0, -1, 0))[1] in rows}
    return Elsewhere(frozenset(closed), frozenset(partly))


def _is_closed(text: str, figure: Figure) -> bool:
    start, end = figure.span.start, figure.span.end
    before = text[max(0, start - _REACH, begin_of(text, start, PART)) : start]
    money = figure.quantity.dimension is Dimension.MONEY
    if (money or _IS_CHANGE.search(before)) and _SUPPOSED.search(text[begin_of(text, start, SENTENCE) : start]):
        return figure.quantity.dimension in (Dimension.MONEY, Dimension.RATE)
    if figure.quantity.dimension is Dimension.RATE:
        cut = _CUT_BY.search(before) is not None and _CUT.match(text, end) is not None
        return cut or _FACTOR.search(before) is not None or _CLASS.match(text, end) is not None
    if not money:
        return False
    quarter = _QUARTER.search(before)
    if quarter is not None:
        return _UP_TO.search(before[: quarter.start()]) is None
    if _CUMULATED.search(before):
        return _OF_CONTRACT.match(text, end) is not None
    shifted = _SHIFTED_BY.search(before) is not None and _SHIFTED.search(before) is not None
    told = any(one.search(before) for one in (_LOOKED_INTO, _EACH_TIME, _IDLE))
    return told or shifted or _SPLIT_UP.match(text, end) is not None or _is_line_of_class(text, start, before)


def _is_line_of_class(text: str, start: int, before: str) -> bool:
    begun = begin_of(text, start, SENTENCE)
    return _LINE_OF_CLASS.search(before) is not None and _AMONG_CLASS.match(text, begun) is not None


def _is_partly(text: str, figure: Figure, projects: int) -> bool:
    """Tell what some projects have together, where the document names more of them."""
    if figure.quantity.dimension not in (Dimension.MONEY, Dimension.RATE):
        return False
    start = figure.span.start
    if _OTHER_PROJECTS.match(text, text.rfind("\n", 0, start) + 1, start):
        return True
    if _OF_YEAR.search(text, max(0, start - _REACH), start) and _THEN_CUMULATED.match(text, figure.span.end):
        return True
    if _DEALT_OUT.match(text, begin_of(text, start, SENTENCE), start):
        return True
    some = _SOME.match(text, begin_of(text, start, SENTENCE), start)
    return some is not None and (not projects or 2 * counted(some["count"]) <= projects)


def _header(text: str, table: Table) -> dict[tuple[int, int], str]:
    return {(one.row, one.column): one.span.of(text).strip() for one in table.cells if one.row < _HEAD_ROWS}


def _closed_cells(text: str, table: Table) -> Iterator[tuple[int, int]]:
    """Yield the places of rates of output (完成率 beside 指标值), and all places of a table of investment by years."""
    header = _header(text, table)
    first = [word for (row, _), word in header.items() if row == 0]
    output = any(map(_OF_OUTPUT.search, first)) and not any(map(_OF_MONEY.search, first))
    done = {column for (row, column), word in header.items() if row == 0 and _DONE_RATE.fullmatch(word)}
    years = sum(one.column == 0 and _YEAR.fullmatch(one.span.of(text).strip()) is not None for one in table.cells)
    invested = years > 1 and any(map(_INVESTED.search, first)) and any(map(_PLANNED.search, first))
    for one in table.cells:
        if (invested and one.column) or (output and one.column in done):
            yield one.row, one.column


def _rows_of_some(text: str, table: Table) -> Iterator[int]:
    """Yield the rows of sums of a table that a note below says to list some projects only: 只列金额较大的4个项目."""
    if _LISTS_SOME.search(text, table.span.end, table.span.end + _BEHIND_TABLE):
        yield from (one.row for one in table.cells if _SUM.fullmatch(one.span.of(text).strip()))
