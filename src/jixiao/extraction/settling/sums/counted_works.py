"""What the works of one project cost, each behind how much was done, or as many places as were counted.

小农水。衬砌渠道23公里，265.00万元；配套机井31眼，133.50万元: two or more alike, with any verb of spending or none.
地质灾害排查，三个片区分别花费：青石关51.20万元、沱岭48.60万元、云中坪38.40万元: as many as counted.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.numerals import chinese_integer
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_AMOUNT = r"\d[\d,]*(?:\.\d+)?[ ]?(?:亿|万)?元"
_VERB = r"(?:(?:共|计|合计|全部|实际|累计)*(?:用去|用|花去|花|支出|开支|列支|付|支付|耗资|使用|投入)?了?)"
_DONE = r"(?:新增|新购|新建|购置|采购|购入|购买|添置|续订|更新)"
_WORK = re.compile(
    rf"(?<=[。；;：:\n])[ \u3000]*{_DONE}?(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?:续订|续费|更新)?"
    rf"\d[\d,]*(?:\.\d+)?万?(?!元|年|月|日|个月|%)[\u4e00-\u9fff]{{1,3}}(?:（[台套件]）)?[，,]{_VERB}(?P<amount>{_AMOUNT})"
    r"(?=[；;。\n])"
)
_PLACES = re.compile(
    r"(?<![第\d])(?P<count>[两二三四五六七八九])(?:个|处|条|家|座|片)(?:片区|区域|标段|工区|点位?|乡镇|镇|村|站点?|社区|园区|校区|分站)?"
    r"(?:分别|各自|各|依次)(?:花费|支出|开支|使用|用去|支付|投入|列支|用|花)(?:了|为|是|资金|经费)?[：:，,]?(?=[\u4e00-\u9fff])"
)
_PLACE = re.compile(r"(?:[、，,；;]|和|及|与|以及)?(?P<name>[\u4e00-\u9fff]{2,8})")
_OTHER = re.compile(
    r"预算|计划|拟|合同|中标|协议|上年|去年|同期|增加|增长|减少|下降|补助标准|人均|户均|结转|剩余|欠|收入|到位|下达|目标|企业|群众|自筹"
    r"|产值|增收|捐|贷款|销售|罚"
)
_LEAD = re.compile(
    r"[ \u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]?[、.．]?|[①-⑳]|[●◆■—\-]+)?[ ]*“?"
    r"(?P<name>[\u4e00-\u9fffA-Za-z（）()、]{2,24}?)”?(?:项目)?[。：:，,]"
)
_VERBS = frozenset({"用", "花", "付", "用去", "花去", "支", "共用", "计", "共"})
_SEVERAL = 2


def settle_counted_works(world: World, only: Subject | None) -> None:
    """Bind such amounts that are unread; `only` is the one project evaluated."""
    at = {figure.span.start: number for number, figure in enumerate(world.figures) if figure.cell is None}
    for run in (*_works(world), *_places(world, at)):
        numbers = [at.get(start, -1) for start, _ in run]
        subject = _subject(world, run[0][0], only)
        if subject is None or not all(number >= 0 and _is_money(world, number) for number in numbers):
            continue
        for number, (_, name) in zip(numbers, run, strict=True):
            if _is_open(world, number):
                bound = Bound(
                    number, "expenditure_item", subject, Item("expense", name), world.year, phase="expenditure"
                )
                world.put(bound, Reason.WORDS)


def _works(world: World) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield the works of each line, two or more, by the place of the amount and the name."""
    start = 0
    for line in world.text.splitlines(keepends=True):
        found = _WORK.finditer(world.text, start, start + len(line))
        run = [(one.start("amount"), one["name"]) for one in found if not _OTHER.search(one[0])]
        if len(run) >= _SEVERAL:
            yield run
        start += len(line)


def _places(world: World, at: dict[int, int]) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield as many places as were counted, each with its amount."""
    for opened in _PLACES.finditer(world.text):
        count, end, run = chinese_integer(opened["count"]), opened.end(), list[tuple[int, str]]()
        while len(run) < count:
            name = _PLACE.match(world.text, end)
            number = at.get(name.end(), -1) if name is not None else -1
            if name is None or number < 0 or _OTHER.search(name["name"]):
                break
            run.append((name.end(), name["name"]))
            end = world.figures[number].span.end
        if len(run) == count and world.text[end : end + 1] in "。；;，,\n":
            yield run


def _subject(world: World, start: int, only: Subject | None) -> Subject | None:
    """Return the project that the line of an amount begins with, or the one evaluated."""
    lead = _LEAD.match(world.text, world.text.rfind("\n", 0, start) + 1)
    name = lead["name"] if lead is not None else ""
    told = {one.subject.name for one in world.bound.values() if one.subject.kind is SubjectKind.PROJECT}
    return world.project(name) if name in world.projects or name in told else only


def _is_money(world: World, number: int) -> bool:
    return world.figures[number].quantity.dimension is Dimension.MONEY


def _is_open(world: World, number: int) -> bool:
    """Tell an amount that is unread, or that was taken for an item of no name."""
    told = world.bound.get(number)
    if told is None:
        return True
    nameless = told.item is not None and told.item.name in _VERBS
    whole = told.concept == "expenditure_project" and told.item is None and told.subject.kind is SubjectKind.PROJECT
    # a verb alone has made it all that the unit spent
    bare = told.concept == "expenditure_total" and (told.item, told.topic) == (None, "")
    return (told.concept == "expenditure_item" and nameless) or whole or bare
