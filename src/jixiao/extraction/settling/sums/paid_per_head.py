"""What was paid out at a rate a head: 寄宿生补助按每生每年1250元发放，实际享受1,586人，合198.25万元.

The name before 按每生 is what it was paid for: a project of the document, or an expense. Words tell it, not the
product: a mistyped amount stays what it is.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import is_name
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.trace import Reason

_AMOUNT = r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿|万)?元"
_PAID = r"(?:发放|发给|发了|兑付|兑现|支付|补助|补贴|享受|受益|惠及|领取|救助|资助|发到)"
_PER_HEAD = re.compile(
    r"(?:(?<=[。；;\n—：:])|(?<=[。；;\n][ \u3000]{2}))(?P<name>[\u4e00-\u9fff]{3,16}?)(?:标准)?(?:是|为)?"
    rf"(?:按照?)?每(?:[人生户名床亩头只座]|[\u4e00-\u9fff]{{2}})(?:每[月年天学期]{{1,2}})?[补为发]?{_AMOUNT}(?:的标准)?"
    rf"(?P<words>[^。；;\n元]{{0,40}}?)\d[\d,]*(?:人|名|户|床|亩|头|只|座|人次)[，,]?"
    rf"(?:全年|年内)?(?:共计?|合计?|共?计|总计|累计)(?:发放|兑付|支付|支出)?(?P<total>{_AMOUNT})"
)
_NOT_PAID = re.compile(
    r"预算|计划|拟|应(?!享)|需|合同|欠|测算|核定|安排|多付|少付|下达|拨[入付给来]|收取|收入"
    r"|上年|明年"
)
_OPEN = frozenset({"expenditure_item", "expenditure_project", "narrative_amount"})
_LOOSE_NAMES = frozenset({"共", "合", "计", "共计", "合计"})


def settle_paid_per_head(world: World) -> None:
    """Bind such amounts, unless something else is known of them."""
    at = {figure.span.start: number for number, figure in enumerate(world.figures) if figure.cell is None}
    for match in _PER_HEAD.finditer(world.text):
        number = at.get(match.start("total"))
        paid = re.search(_PAID, match["name"] + match["words"]) and not _NOT_PAID.search(match.group())
        if number is None or not paid or not is_name(match["name"], called=True):
            continue
        told = world.bound.get(number)
        if told is None or _is_open(told):
            _bind(world, number, match["name"])


def _is_open(told: Bound) -> bool:
    """Tell an amount that no name was found for, or only a word before it."""
    return told.concept in _OPEN and (told.item is None or told.item.name in _LOOSE_NAMES)


def _bind(world: World, number: int, name: str) -> None:
    if name in world.projects and world.main is None:
        bound = Bound(number, "expenditure_project", world.project(name), None, world.year, phase="expenditure")
    else:
        told = world.bound.get(number)
        whose = told.subject if told is not None and told.subject.kind is SubjectKind.PROJECT else None
        subject = whose or world.main or world.unit
        bound = Bound(number, "expenditure_item", subject, Item("expense", name), world.year, phase="expenditure")
    world.put(bound, Reason.WORDS)
