"""A unit of money that a text tells once for all that follows: 文中金额单位一律为元; （单位：万元，下同）."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.model.document import BlockKind, Document
from jixiao.model.figure import Figure
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT, Dimension, Quantity

# 单位：平方米、元: units of what is counted may go before that of money
OTHER_UNITS = r"(?:[\u4e00-\u9fff]{1,4}[、，,/／][ ]?){0,4}"
_UNIT = r"(?:人民币)?(?P<{}>亿元|万元|千元|元)"
_SAME = r"(?:以下|下|后|后文|下文|全文)(?:均|皆|各表|各处|相)?同"
_LASTING = re.compile(
    r"(?:本?报告|全文|本文|文中|文内|通篇|各表)(?:中|内|所列|涉及)?(?:的|各表)?(?:金额|货币|计量|数据|数字)?"
    rf"单位[：:为]?[ ]?{_UNIT.format('whole')}(?![\u4e00-\u9fff])"
    rf"|(?:金额|单位)[^。；;\n\d]{{0,12}}(?:一律|均|都|统一|皆|全部|全)(?:为|以|按|用|是|采用|使用)?[“\"]?{_UNIT.format('all')}"
    rf"|(?:金额|单位|以|按|用)[：:为是]?[ ]?[“\"]?{_UNIT.format('same')}[”\"]?(?:为单位|计|列示|表示)?"
    rf"[，,、；; ]{{0,2}}{_SAME}"
    rf"|单位[：:][ ]?{_UNIT.format('but')}[，,（(][^）)。\n\d]{{0,12}}(?:除外|例外)"
    rf"|(?:如无|凡未|除|未|没有)[^，。；;\n\d]{{0,10}}(?:注明|说明|标明|指明|写明)[^。；;\n\d]{{0,14}}"
    rf"(?:为|以|按|用|是|即)[“\"]?{_UNIT.format('else')}"
)
# 填报单位：某局　金额单位：万元 over a form
_OVER_FORM = re.compile(
    rf"[^\n]{{0,60}}(?:填报|编报|申报|填表|报送|单位名称|部门名称|编制单位)[^\n]{{0,60}}"
    rf"[ \t\u3000（(](?:金额)?单位[：:][ ]?{_UNIT.format('form')}[）)]?[ \t\u3000]*"
)
# in the first lines of a report: 数额单位为万元；…, 计量单位　万元（栏内另注的从其注）, …核对过，单位万元。
_AT_HEAD = re.compile(
    r"(?:^|[，,；;。：:（(\t\u3000 ])(?:本[册表单账]|各栏|表内|栏内)?(?:金额|数额|计量|货币)?的?单位(?:[：:为是]|均为)?"
    rf"[ \t\u3000]*{_UNIT.format('head')}(?=[。；;，,（(）)\s]|$)",
    re.MULTILINE,
)
# 二、预算与支出情况（金额单位：万元，保留两位小数）: for what stands below the title, to the next one
_OVER_SECTION = re.compile(
    r"(?m)^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}(?:部分|章))[^\n。；]{2,30}?"
    rf"[（(](?:金额)?单位[：:为]?[ ]?{_UNIT.format('section')}(?:[，,][^）)\n]{{1,16}})?[）)][ \t\u3000]*$"
)
# （以下预算、支出均为万元） on a line of its own: for what stands below it, to the next title
_OVER_LINES = re.compile(
    r"(?m)^[ \t\u3000]*[（(【]?(?:以下|下列|下面|本节|下述)[^。；;（）()\n\d]{0,16}?"
    rf"(?:(?:均|皆|都|一律|统一)(?:为|以|按|是|系|用)?|单位(?:均)?[：:为是]?|以|按)[ ]?{_UNIT.format('lines')}"
    r"(?:为单位|计|计算|列示)?[）)】]?[。：:]?[ \t\u3000]*$"
)
# 以下各项目的预算是调整后的数字，单位万元。 in a sentence: likewise
_OVER_LIST = re.compile(
    r"(?m)(?:^|(?<=[。；;（(：:]))[ \t\u3000]*(?:以下|下列|下面|下述|下文|后列"
    r"|各个?(?:重点|专项|财政)?项目)[^。；;\n]{0,60}?"
    rf"[，,、（(](?:金额|计量|数额)?单位(?:都|均|皆|一律|统一)?(?:[：:]|[为是用以])?[ ]?"
    rf"{_UNIT.format('list')}(?=[。；;，,：:）)]|\s*$)"
)
_TITLE = re.compile(r"(?m)^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}(?:部分|章))")
_ANY_UNIT = re.compile(rf"单位(?:[：:为是]|均为)?[ \t\u3000]*{_UNIT.format('any')}")
_GROUPED = re.compile(r"[\d０-９]{1,3}(?:[,，][\d０-９]{3})+(?:[.．][\d０-９]{1,2})?")
# no other figure of a report is printed so, be it in a row of cells or in a line
_CENTS_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{2}")
# a label behind which a bare number with two decimals, or a whole one, is an amount
_OF_MONEY = re.compile(
    r"(?:预算|支出|安排|追加|拨付|到位|下达|执行|决算|收入|资金|经费|结转|结余|拨款|支付|列支|费|批复|使用|增加|减少|到账)"
    r"(?:数|额|金额|总额|合计|共计|共)?(?:为|是|达|约)?[：:】〗〕]?[ \t\u3000]*$"
)
_SCORED = re.compile(r"(?:分|分值|权重|满分|得)[：:为]?[ ]?$")
# 预算18.50　实际15.92
_BESIDE = re.compile(r"(?:实际|实支|实用|已用|用去|花去)(?:为|[：:])?[ \t\u3000]*$")
# a name directly before its number, and what may follow where no unit does
_NAMED = re.compile(r"[\u4e00-\u9fff”）)](?:[：:，,】〗〕]|[ \t\u3000]+|…+)?$")
_NO_MONEY = re.compile(
    r"(?:率|度|比|比例|比重|占|指数|系数|倍|均|平均|每[\u4e00-\u9fff]{1,2}|分|值|约|第|版|至|到|个|人|名|岁|面积|里程|长度|产量|重量"
    r"|数量|提前量|[（(][^（）()]*(?:米|亩|吨|人|个|次|里|顷|瓦|辆|天|度|分|[%％])[）)])[：:】〗〕]?[ \t\u3000…]*$"
)
_ENDS = re.compile(r"[，,。；;、）)（(… \t\u3000\r\n]|$")
_CLAUSES = re.compile(r"[\u4e00-\u9fff][^，。；]*\d[^，。；]*[，；。][^，。；]*[\u4e00-\u9fff]")
_LABEL = 10
_CENTS, _YUAN_IN_WAN = 2, 4
# 金额保留一位小数: then one place tells money like two do elsewhere
_ONE_PLACE = re.compile(r"(?:保留|取|精确到|留)(?:小数点后)?(?:一位小数|1位小数|小数点后[一1]位|一位)")
_HEAD_BLOCKS = 8


def take_units_told(document: Document, figures: list[Figure]) -> None:
    """Give the unit told for all that follows, or over a form, to bare amounts of the running text.

    An amount is told by its form (8,264,300.00), or by the label before it (年初预算640.00).
    """
    told = units_told(document)
    if not told:
        return
    one_place = any(_ONE_PLACE.search(document.text, at, _end_of_line(document.text, at)) for at, _ in told)
    cents = 1 if one_place else _CENTS
    prose = {block.index for block in document.blocks if block.kind is BlockKind.PARAGRAPH}
    for number, figure in enumerate(figures):
        unit = unit_at(told, figure.span.start)
        formed = _CENTS_GROUPED.fullmatch(figure.span.of(document.text)) is not None
        running = figure.block in prose or formed or _is_in_sentence(document, figure)
        if unit and running and _is_amount(document.text, figure, unit, cents):
            scale = FEN_PER_YUAN * YUAN_PER_UNIT[unit]
            value = figure.quantity.value * scale // MICRO
            like = Quantity.exact(Dimension.MONEY, value, unit, scale, figure.quantity.decimals)
            figures[number] = replace(figure, quantity=like)


def units_told(document: Document) -> list[tuple[int, str]]:
    """Return where a unit is told for all that follows, and which; an empty one where that ends."""
    return sorted(_told(document))


def unit_at(told: list[tuple[int, str]], at: int) -> str:
    """Return the unit told for a place, empty where there is none."""
    return next((unit for start, unit in reversed(told) if start <= at), "")


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _told(document: Document) -> Iterator[tuple[int, str]]:
    for match in _LASTING.finditer(document.text):
        yield match.end(), match["whole"] or match["all"] or match["same"] or match["but"] or match["else"]
    for pattern, name in ((_OVER_SECTION, "section"), (_OVER_LINES, "lines"), (_OVER_LIST, "list")):
        for match in pattern.finditer(document.text):
            yield match.end(), match[name]
            behind = _TITLE.search(document.text, match.end())
            if behind is not None:
                yield behind.start(), ""
    if len({match["any"] for match in _ANY_UNIT.finditer(document.text)}) == 1:
        for block in document.blocks[:_HEAD_BLOCKS]:
            head = _AT_HEAD.search(document.text, block.span.start, block.span.end)
            if head is not None:
                yield head.end(), head["head"]
            form = _OVER_FORM.fullmatch(document.text, block.span.start, block.span.end)
            if form is not None:
                yield form.end(), form["form"]


def _is_amount(text: str, figure: Figure, unit: str, cents: int) -> bool:
    quantity = figure.quantity
    if quantity.dimension is not Dimension.PLAIN:
        return False
    if _GROUPED.fullmatch(figure.span.of(text)):
        return True
    # 年度安排：120.0000 in 万元: to the 元
    exact = unit == "万元" and quantity.decimals == _YUAN_IN_WAN
    before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
    fine = exact or quantity.decimals == _CENTS or (unit != "元" and quantity.decimals <= _CENTS)
    beside = quantity.decimals == cents and _BESIDE.search(before) is not None
    if (exact or quantity.decimals == cents) and _stands_alone(text, figure):
        return True
    return fine and _SCORED.search(before) is None and (beside or _OF_MONEY.search(before) is not None)


def _stands_alone(text: str, figure: Figure) -> bool:
    """Tell a number between a name and the end of its words, where the name is of no rate, mean or score."""
    before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
    named = _NAMED.search(before) is not None and _NO_MONEY.search(before) is None and _SCORED.search(before) is None
    return named and _ENDS.match(text, figure.span.end) is not None


def _is_in_sentence(document: Document, figure: Figure) -> bool:
    """Tell a figure in a cell of several clauses: 政府采购 | 预算12.00，实际采购11.40，其中货物8.00."""
    if figure.cell is None:
        return False
    number, row, column = figure.cell
    cells = (one for one in document.tables[number].cells if (one.row, one.column) == (row, column))
    return any(_CLAUSES.search(one.span.of(document.text)) for one in cells)
