"""What columns of a table mean by each other and by their numbers, where their own words do not tell."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.extraction.grid import NOTHING, Column, GridCell, plain, words
from jixiao.extraction.tabular.change_columns import settle_changes

_LEAST, _SEVERAL = 2, 4
_INITIAL = re.compile(r"年初|期初|部门预算|单位预算")
_HANDED_OUT = re.compile(r"下达(?:预算|指标|计划)(?:数|金额|资金)?(?:[（(].*)?")
_EXPENSES = re.compile(r"支出|开支|费用|用途|用款")
_BARE = re.compile(r"金额|数额|决算数|本年数|合计金额|年[末度]数|(?:20\d\d|本)年(?:度)?(?:金额|决算数?)")
_INCOME = re.compile(r"收入")
_AMOUNTS = re.compile(r"(?:数|额|金额|决算|预算)$")
_PLANS = frozenset({"initial", "adjusted", "budget", "allotted"})
_BASES = _PLANS | {"received"}
_SPENT = frozenset({"expenditure", "final", "paid"})
_NUMBER = re.compile(r"[\d,，]+(?:[.．]\d+)?")
_PAYEES = re.compile(r"收款|领款|支付对象|供应商|施工单位|承包|中标|供货")
_SIGNED = re.compile(r"[-－−+]?[\d,，]+(?:[.．]\d+)?")
# cells that print their unit
_MONEY = re.compile(r"(?<=\d)(?:[亿万千]?元|[人名])$")
_SIGNS = str.maketrans({"，": "", ",": "", "．": ".", "－": "-", "−": "-"})
_RATE = re.compile(r"(?P<value>[\d,]+(?:[.．]\d+)?)[%％]?")
# 实际完成 heads what work reached, or money
_OPEN_ROLES = frozenset({"unknown", "value", "names", "reached"})
_FREE = frozenset({"unknown", "ignored", "change", "value"})
_CAME = ("initial", "adjustment", "opening")
_HALVES = ("basic", "project_total")
_REACHED = frozenset({"实际", "实际数", "完成", "结果", "执行", "实际发生", "实际执行"})
# 支出占分配额的百分比: what was spent stands before 占, what it is measured by behind it
_PART_OF_PLAN = re.compile(
    r"(?:支出?|付|用|花费?|发放?|兑付?|兑现)(?:出|去|掉)?(?:数|额|金额)?[占比](?!比|重|例|[全总各合]|支出|本年|当年)[\u4e00-\u9fff]{2,}"
)
_COMPLETED = re.compile(r"(?:预算|支出)?(?:完成|执行)(?:比例|比率|比)?(?:[（(]?[%％][）)]?)?")
# a bare word for a part, which the rows tell the whole of
_BARE_RATE = re.compile(r"(?:所占)?(?:比例|占比|比率|比值|百分比|百分数|比重)(?:[（(]?[%％][）)]?)?")
_TAKEN_BACK = re.compile(r"收回|上缴|交回|缴回|核减|压减|压缩|指标收回")
# 累计支出 beside 2015年支出 is of all years
_OF_YEARS = re.compile(r"累计|历年|总|至今|合计")
_HUNDRED, _HALF = Decimal(100), Decimal("0.5")


def settle_columns(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Give columns the phase that their neighbours and their numbers tell.

    A lone plan beside what was spent of it is that of the year, whatever its verb (预算安排 | 实际使用), but for what
    was only handed out (安排, 下达预算): that is the budget the year begins with. Where the
    rate beside them is in every row what one column makes of another, these are spending and plan. Columns of years
    alone speak of what the column of names lists (收入来源 | 2021年 | 2022年).
    """
    _settle_words(columns, rows)
    _settle_kinds(columns, rows)
    _prove(columns, rows)
    _settle_handed_over(columns, rows)
    _settle_carried(columns, rows)
    _settle_lone_plan(columns)
    _settle_years(columns)
    _settle_sides(columns)
    _settle_difference(columns, rows)
    settle_changes(columns, rows)
    _settle_rest(columns, rows)
    _settle_addition(columns, rows)
    _settle_usable(columns, rows)
    _settle_both_halves(columns, rows)
    _settle_indicators(columns)


def take_for_income(columns: Iterable[Column]) -> None:
    """Take the bare amounts of a table that is headed 收入 for income: 来源 | 金额 | 备注."""
    for one in columns:
        if one.role == "value" and one.phase == "expenditure" and _BARE.fullmatch(plain(one.text)):
            one.phase = "income"


def take_for_rates(columns: Iterable[Column]) -> None:
    """Take the columns of a table headed 执行率（%） that name kinds of spending alone for their rates."""
    for one in columns:
        if one.role == "value" and one.head.topic and not one.phase and not one.head.rate:
            one.head.rate = "execution"


def take_for_spent(columns: Collection[Column]) -> None:
    """Take what the one project paid out for what was spent of it: 发放金额, 结算金额."""
    spent = any(one.phase in _SPENT for one in columns if one.phase != "paid")
    payees = not spent and any(_PAYEES.search(one.text) for one in columns)
    for one in columns:
        if (one.phase == "paid" or (payees and one.phase == "received")) and not one.head.topic:
            one.phase = one.head.phase = "expenditure"


def is_block_of_funds(columns: Collection[Column]) -> bool:
    """Tell the block of a form that says what the year's funds were made of: budget, execution, score by source."""
    phases = {one.phase for one in columns}
    return any(one.role == "score" for one in columns) and {"initial", "adjusted", "expenditure"} <= phases


def lists_places(columns: Iterable[Column]) -> bool:
    """Tell a table whose only column of names holds places: 乡镇 | 预算 | 支出."""
    names = [one.text for one in columns if one.role == "names"]
    return len(names) == 1 and (names[0] in words("place_names") or plain(names[0]) in words("place_names"))


def lists_parts(columns: Collection[Column]) -> bool:
    """Tell a table of the projects that one is made of, each with its rate: 子项目 | 安排 | 支出 | 执行率."""
    named = any(one.role == "names" and plain(one.text) in words("part_names") for one in columns)
    return named and any(one.head.rate == "execution" for one in columns)


def is_compared(column: Column, columns: Collection[Column], year: int) -> bool:
    """Tell a column of spending or income of one year beside that of `year`: 2016年开支 | 2015年开支.

    A column that names no year is that of `year` where all others that name one are of the year before:
    支出 | 2015年支出, not 累计支出 | 2014年支出 | 2015年支出.
    """
    if column.phase not in (*_SPENT, "income") or column.head.rate:
        return False
    beside = [one for one in columns if one.role == "value" and one.phase == column.phase and not one.head.rate]
    if any(one.year == year for one in beside):
        return True
    return {one.year for one in beside} == {0, column.year} and not any(_OF_YEARS.search(one.text) for one in beside)


def _settle_words(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take a column that holds words alone for names, whatever its header: 支付内容, 支出方向."""
    for at, one in columns.items():
        cells = [cell for row in rows for cell in row if cell.cell.column == at and cell.text and not cell.blank]
        if one.role == "value" and len(cells) >= _LEAST and not any(re.search(r"\d", cell.text) for cell in cells):
            one.role, one.phase = "names", ""


def _settle_kinds(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Pass over the column that tells the kind of money beside the names of projects: 项目名称 | 资金性质 | 预算数.

    Only where no project stands in two rows, which its kinds of money would tell apart.
    """
    named = [at for at, one in columns.items() if plain(one.text) in words("project_names") | words("part_names")]
    kinds = [at for at, one in columns.items() if plain(one.text) in words("fund_kinds")]
    if len(named) != 1:
        return
    names = [cell.text for row in rows for cell in row if cell.cell.column == named[0] and cell.text and not cell.blank]
    for at in kinds if len(set(names)) == len(names) else ():
        cells = [cell for row in rows for cell in row if cell.cell.column == at and cell.text and not cell.blank]
        if not any(re.search(r"\d", cell.text) for cell in cells):
            columns[at].role, columns[at].phase = "ignored", ""


def _settle_lone_plan(columns: Mapping[int, Column]) -> None:
    plans = [one for one in columns.values() if one.role == "value" and one.phase in _PLANS]
    spent = any(one.phase in _SPENT and not one.prior for one in columns.values())
    if len(plans) != 1 or not spent or _INITIAL.search(plans[0].text):
        return
    if _HANDED_OUT.fullmatch(plans[0].text) and not lists_parts(columns.values()):
        plans[0].phase = plans[0].head.phase = "initial"
    elif plans[0].phase in ("initial", "allotted"):
        plans[0].phase = plans[0].head.phase = "budget"


def _settle_carried(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take one of two plans for the initial one where what was left of last year makes the other of it in every row.

    上年结转 | 当年预算 | 可用预算.
    """
    plans = [at for at, one in columns.items() if one.role == "value" and one.phase in _PLANS]
    carried = [at for at, one in columns.items() if one.role == "value" and one.phase == "opening"]
    if len(plans) != _LEAST or len(carried) != 1:
        return
    for own, usable in (plans, plans[::-1]):
        if _INITIAL.search(columns[usable].text) is None and _differs(rows, carried[0], usable, own):
            columns[own].phase = columns[own].head.phase = "initial"
            columns[usable].phase = columns[usable].head.phase = "adjusted"
            return


def _settle_handed_over(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take what was handed over for what was spent where a rate of execution is in every row what it makes of the plan.

    安排 | 拨付 | 支出进度: money that the one who reports pays out.
    """
    if any(one.phase in _SPENT and not one.head.rate for one in columns.values()):
        return
    plans = [at for at, one in columns.items() if one.role == "value" and one.phase in _PLANS]
    handed = [at for at, one in columns.items() if one.role == "value" and one.phase == "received"]
    rates = [at for at, one in columns.items() if one.head.rate == "execution"]
    if len(plans) == len(handed) == len(rates) == 1 and _fits(rows, rates[0], handed[0], plans[0], signed=False):
        columns[handed[0]].phase = columns[handed[0]].head.phase = "expenditure"


def _settle_years(columns: Mapping[int, Column]) -> None:
    """Give columns headed by years alone the phase of income where it is listed."""
    names = [one.text for one in columns.values() if one.role == "names"]
    if len(names) == 1 and _INCOME.search(names[0]) and not _EXPENSES.search(names[0]):
        for one in columns.values():
            one.phase = "income" if one.bare_year and not one.phase else one.phase


def _settle_sides(columns: Mapping[int, Column]) -> None:
    """Take the bare amounts beside names of income for income where spending is listed at the right.

    收入 | 决算数 | 支出（按功能分类） | 决算数.
    """
    incomes = [at for at, one in columns.items() if _is_side(one, _INCOME, _EXPENSES)]
    spending = [at for at, one in columns.items() if _is_side(one, _EXPENSES, _INCOME)]
    if len(incomes) != 1 or len(spending) != 1 or spending[0] < incomes[0]:
        return
    for at, one in columns.items():
        beside = incomes[0] < at < spending[0] and one.role == "value" and one.phase in _SPENT
        if beside and not one.head.topic and _BARE.fullmatch(plain(one.text)):
            one.phase = "income"


def _is_side(column: Column, of: re.Pattern[str], never: re.Pattern[str]) -> bool:
    """Tell the head over names of one side."""
    named = column.role == "names" or column.role in _OPEN_ROLES
    told = of.search(column.text) is not None and not never.search(column.text)
    return named and told and not _AMOUNTS.search(plain(column.text))


def _settle_difference(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take 差额 for the change where every row has it as what this year's column is more than last year's."""
    years = {one.year: at for at, one in columns.items() if one.year and one.role == "value"}
    this = max(years, default=0)
    last = years.get(this - 1)
    for at, one in columns.items() if last is not None else ():
        open_column = at not in years.values() and one.phase == "closing" and not one.head.topic
        if last is not None and open_column and _differs(rows, at, years[this], last):
            one.role, one.phase = "change", ""


def _settle_rest(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take a column without a phase for what is left where every row has it as the plan less what was spent.

    So is what was taken back of it: 全年 | 支出 | 收回. Of two plans, it is that of the whole year.
    """
    plans = [at for at, one in columns.items() if one.role == "value" and one.phase in _PLANS]
    if {columns[at].phase for at in plans} == {"initial", "adjusted"}:
        plans = [at for at in plans if columns[at].phase == "adjusted"]
    spent = [at for at, one in columns.items() if one.role == "value" and one.phase in _SPENT and not one.prior]
    if len(plans) != 1 or len(spent) != 1:
        return
    for at, one in columns.items():
        free = one.role in ("unknown", "ignored") and not one.phase
        free |= one.phase == "reduction" and at > spent[0] and _TAKEN_BACK.search(one.text) is not None
        if free and not one.head.topic and _differs(rows, at, plans[0], spent[0]):
            one.role, one.phase, one.head.phase = "value", "closing", "closing"


def _settle_addition(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take a column without a phase for the adjustment where every row has it as what the plan became more.

    年初安排 | 年中增加 | 全年数, whatever the one between is called.
    """
    planned = {phase: [at for at, one in columns.items() if one.phase == phase] for phase in ("initial", "adjusted")}
    if any(len(found) != 1 or columns[found[0]].role != "value" for found in planned.values()):
        return
    for at, one in columns.items():
        free = one.role in _FREE and not one.head.topic and not one.head.rate and not one.phase
        if free and _differs(rows, at, planned["adjusted"][0], planned["initial"][0]):
            one.role, one.phase, one.head.phase = "value", "adjustment", "adjustment"


def _settle_usable(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take a column without a phase for what could be spent where every row has it as the sum of what it came from.

    年初预算 | 年中追加 | 上年结转 | 合计.
    """
    came = {phase: [at for at, one in columns.items() if one.phase == phase and one.role == "value"] for phase in _CAME}
    left = [at for at, one in columns.items() if one.phase == "closing" and one.role == "value"]
    if not came["opening"] and len(left) > 1:
        # 结转 before what could be spent, 结余 behind what was
        came["opening"] = left[:1]
    added = [at for found in came.values() for at in found]
    planned = any(one.phase in _PLANS for at, one in columns.items() if at not in added)
    if planned or not came["initial"] or len(added) < _LEAST or any(len(found) > 1 for found in came.values()):
        return
    for at, one in columns.items():
        free = one.role in _FREE and not one.head.topic and not one.head.rate and not one.phase
        if free and _adds_up(rows, at, added):
            one.role, one.phase, one.head.phase = "value", "adjusted", "adjusted"
            for opening in came["opening"]:
                columns[opening].phase = columns[opening].head.phase = "opening"
            return


def _settle_both_halves(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Take 合计 beside 基本支出 and 项目支出 of each unit for what it spent where every row has it as their sum."""
    if not any(one.role == "names" and plain(one.text) in words("unit_names") for one in columns.values()):
        return
    halves = {topic: [at for at, one in columns.items() if one.head.topic == topic] for topic in _HALVES}
    if any(len(found) != 1 or columns[found[0]].phase not in (*_SPENT, "") for found in halves.values()):
        return
    basic, project = (found[0] for found in halves.values())
    for at, one in columns.items():
        free = one.role in _FREE and not one.head.topic and not one.head.rate and not one.phase
        if free and plain(one.text) in words("totals") and _differs(rows, project, at, basic):
            one.role, one.phase = "value", "expenditure"


def _settle_indicators(columns: Mapping[int, Column]) -> None:
    """Take 实际 beside the targets of indicators for what was reached: 指标 | 目标 | 实际."""
    named = any(one.role == "names" and "指标" in one.text for one in columns.values())
    if not named or all(one.role != "target" for one in columns.values()):
        return
    for one in columns.values():
        if one.role == "value" and one.phase in _SPENT and plain(one.text) in _REACHED:
            one.role, one.phase = "reached", ""


def _differs(rows: Sequence[Sequence[GridCell]], at: int, this: int, last: int) -> bool:
    held = missed = 0
    for row in rows:
        texts = {cell.cell.column: _MONEY.sub("", cell.text) for cell in row}
        amounts = [texts.get(one, "") for one in (this, last)]
        if not _SIGNED.fullmatch(texts.get(at, "")) or not all(_NUMBER.fullmatch(text) for text in amounts):
            continue
        more, less = map(_amount, amounts)
        if more - less == _amount(texts[at]):
            held += 1
        else:
            missed += 1
    return _is_law(held, missed)


def _adds_up(rows: Sequence[Sequence[GridCell]], at: int, parts: Sequence[int]) -> bool:
    held = missed = 0
    for row in rows:
        texts = {cell.cell.column: _MONEY.sub("", cell.text) for cell in row}
        added = [texts.get(one, "") for one in parts if texts.get(one, "") not in NOTHING]
        if _NUMBER.fullmatch(texts.get(at, "")) and added and all(_SIGNED.fullmatch(text) for text in added):
            fits = sum(map(_amount, added)) == _amount(texts[at])
            held, missed = held + fits, missed + (not fits)
    return _is_law(held, missed)


def _is_law(held: int, missed: int) -> bool:
    """Tell what holds in all rows, or in all but one of several: that one is printed wrong."""
    return held >= _LEAST and (not missed or (missed == 1 and held >= _SEVERAL))


def _amount(text: str) -> Decimal:
    return Decimal(plain(text).translate(_SIGNS))


def _prove(columns: Mapping[int, Column], rows: Sequence[Sequence[GridCell]]) -> None:
    """Name the plan, what was spent of it and their rate where the rows prove which they are."""
    open_rates = [at for at, one in columns.items() if _may_be_rate(one) and _is_open_rate(one)]
    money = [at for at, one in columns.items() if one.role in _OPEN_ROLES and not one.head.rate]
    for rate in open_rates:
        for spent, plan in _pairs(money):
            percent = columns[rate].unit in ("%", "％")
            if _fits(rows, rate, spent, plan, signed=not percent) and _may_be(columns, spent, plan):
                for at, phase in ((spent, "expenditure"), (plan, "budget")):
                    if not columns[at].phase:
                        columns[at].role, columns[at].phase = "value", phase
                columns[rate].role, columns[rate].phase = "value", ""
                columns[rate].unit = columns[rate].unit or "%"
                told = columns[rate].head.rate
                of_plan = "completion_initial" if _INITIAL.search(columns[plan].text) else "execution"
                columns[rate].head.rate = of_plan if told in ("", "share") else told
                return


def _may_be_rate(column: Column) -> bool:
    """Tell a column without a meaning, or 完成（%）, which without its sign would be what was reached."""
    return column.role in ("unknown", "value") or (column.role == "reached" and column.unit in ("%", "％"))


def _is_open_rate(column: Column) -> bool:
    """Tell a column that may hold the rate of execution; 支出占分配额的百分比 is no share where the rows prove it."""
    bare = _COMPLETED.fullmatch(column.text) or _BARE_RATE.fullmatch(column.text)
    told = column.head.rate == "share" and (_PART_OF_PLAN.search(column.text) or bare)
    return (bool(told) or column.head.rate in ("", "execution", "completion")) and not column.head.topic


def _pairs(money: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for one in money for other in money if one != other)


def _may_be(columns: Mapping[int, Column], spent: int, plan: int) -> bool:
    """Tell whether what is known of two columns allows them to be spending and plan of one year."""
    one, other = columns[spent], columns[plan]
    known = one.phase in _SPENT or other.phase in _BASES
    fits = one.phase in (*_SPENT, "") and other.phase in (*_BASES, "")
    return fits and known and not one.prior and not other.prior and not other.head.count and not one.head.count


def _fits(rows: Sequence[Sequence[GridCell]], rate: int, spent: int, plan: int, *, signed: bool) -> bool:
    """Tell whether the rate of the rows that have all three is that of the other two; it must have told rows apart."""
    held = missed = 0
    told: set[Decimal] = set()
    for row in rows:
        texts = {cell.cell.column: _MONEY.sub("", cell.text) for cell in row}
        percent = _RATE.fullmatch(texts.get(rate, ""))
        marked = not signed or texts.get(rate, "").endswith(("%", "％"))
        amounts = [texts.get(at, "") for at in (spent, plan)]
        if percent is None or not marked or not all(_NUMBER.fullmatch(text) for text in amounts):
            continue
        part, whole = map(_amount, amounts)
        value = _amount(percent["value"])
        step = Decimal(1).scaleb(int(value.as_tuple().exponent))
        if not whole or abs(part * _HUNDRED / whole - value) > step * _HALF:
            missed += 1
        else:
            held, told = held + 1, told | {value}
    return _is_law(held, missed) and bool(told - {_HUNDRED})
