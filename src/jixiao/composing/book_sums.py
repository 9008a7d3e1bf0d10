"""Formulas of the computed cells of a book: what the clerk sees while typing. They are never read back."""

from collections.abc import Iterator

from jixiao.taxonomy.book import EXAMPLE, sheet_form

SUMS = (
    ("年初预算（计算）", 16), ("本年调整（计算）", 16), ("上年结转（计算）", 16), ("支出（计算）", 16),
    ("剩余（计算）", 16), ("执行率（计算）", 12),
)  # fmt: skip
ADDED, TAKEN = ("追加", "调增", "调剂"), ("调减", "收回")


def _letter(sheet: str, column: str) -> str:
    at = [one.id for one in sheet_form(sheet).columns].index(column)
    letter = chr(ord("A") + at)
    return f"{sheet_form(sheet).name}!${letter}:${letter}"


def _sum(sheet: str, *conditions: str) -> str:
    """Return the sum of the amounts of a sheet, the untouched example left out."""
    every = (*conditions, f'{_letter(sheet, "remark")},"<>{EXAMPLE}"')
    return f"SUMIFS({_letter(sheet, 'amount')},{','.join(every)})"


def _of_kind(kind: str, *conditions: str) -> str:
    return _sum("budget", f'{_letter("budget", "kind")},"{kind}"', *conditions)


def _adjustment(*conditions: str) -> str:
    return "+".join(_of_kind(one, *conditions) for one in ADDED) + "".join(
        f"-{_of_kind(one, *conditions)}" for one in TAKEN
    )


def project_sums(row: int, first: int) -> Iterator[tuple[str, bool]]:
    """Yield the formulas of one row (from 1) of the sheet 项目, and whether each is a rate; `first` is their column."""
    mine = f"{_letter('budget', 'project')},$A{row}"
    letters = [chr(ord("A") + first + offset) for offset in range(len(SUMS))]
    amounts = [f"{letter}{row}" for letter in letters]
    base = "+".join(amounts[:3])
    formulas = (
        _of_kind("年初", mine),
        _adjustment(mine),
        _of_kind("上年结转", mine),
        _sum("payments", f"{_letter('payments', 'project')},$A{row}"),
        f"{base}-{amounts[3]}",
        f'IF({base}=0,"",{amounts[3]}/({base}))',
    )
    for at, formula in enumerate(formulas):
        yield f'=IF($A{row}="","",{formula})', at == len(formulas) - 1


def summary_rows() -> tuple[tuple[str, str, str, bool], ...]:
    """Return name, formula, its wording and whether it is a rate, of each row of the sheet of totals (from row 3)."""
    return (
        ("年初预算数", f"={_of_kind('年初')}", "预算指标中类型为“年初”的合计", False),
        ("上年结转", f"={_of_kind('上年结转')}", "预算指标中类型为“上年结转”的合计", False),
        ("预算调整数", f"={_adjustment()}", "追加＋调增＋调剂－调减－收回", False),
        ("全年预算数", "=B3+B4+B5", "年初预算数＋上年结转＋预算调整数", False),
        ("支出合计", f"={_sum('payments')}", "支付表合计", False),
        ("年末结转结余", "=B6-B7", "全年预算数－支出合计", False),
        ("预算执行率", '=IF(B6=0,"",B7/B6)', "支出合计÷全年预算数", True),
    )
