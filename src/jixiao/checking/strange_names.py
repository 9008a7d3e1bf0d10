"""A name that stands once, where the words around it are about a project of like name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.kindred import kindred
from jixiao.checking.project_names import bare_name, named_projects
from jixiao.checking.rule import Ground
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.result import Kind
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_KIND = r"(?:建设项目|项目|工程|专项)"
_QUOTED = re.compile(rf"[“《](?P<name>{_HAN}{{4,22}})[”》](?={_KIND}|资金|经费)")
# 渠道清淤项目 at the begin of a clause, with words that may lead to it: 完成渠道清淤项目
_CLAUSE = re.compile(
    rf"(?:^|(?<=[。；;，,：:“\n\t|｜]))[ \u3000]*(?:\d+[.．、])?(?P<words>{_HAN}{{4,24}}?)(?:项目|专项|工程)"
    r"(?!名称|库|经理|部|部门|管理|绩效|预算|类|化|组|负责|单位|法人|自评|评价|支出|建设|质量|进度|款|量|监理|资金管理)",
    re.MULTILINE,
)
_TITLED = re.compile(rf"[“《]?(?P<name>{_HAN}{{4,22}}?)[”》]?(?:项目|专项|工程)(?=[。：:，,（(\s]|$)")
# what is another project, or is only planned
_APART = re.compile(
    r"另|其他|其余|不同|配套|同类|以及|下年|明年|次年|计划|拟|申报|争取|储备|谋划|并入|整合|更名|原名|改为|调整为|上年|去年|前期|后续|衔接"
)
_AMOUNT = re.compile(r"^[^。；;\n\d]{0,14}\d[\d,.]*(?:万|亿)?元")
_BUDGET, _SPENT = ("budget", "funds"), ("expenditure",)
_OF_ONE = (Kind.PROJECT_EVALUATION, Kind.SELF_EVALUATION_FORM)
_TWICE, _LEAST, _LONG, _BACK, _MANY = 2, 4, 8, 20, 40


def strange_names(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield such names, and where the project that is meant is named."""
    yield from _quoted(ground)
    yield from _in_section(ground)
    yield from _beside_itself(ground)
    yield from _in_report_on_one(ground)


def _quoted(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield a name in quotes that resembles one project: of a table, where no prose names it, or of its paragraph."""
    text = ground.extracted.document.text
    areas = prose(ground.extracted.document)
    names = [one.name for one in named_projects(ground, works=True)]
    money = _money(ground)
    for area in areas:
        for match in _QUOTED.finditer(text, area.start, area.end):
            span = Span(*match.span("name"))
            found = span.of(text)
            if text.count(found) != 1 or _APART.search(text, max(area.start, span.start - _BACK), span.start):
                continue
            like = {one for one in names if one != found and kindred(found, one, apart=False)}
            # a longer name and the same without 建设 are one
            like = {one for one in like if not any(one in other for other in like if other != one)}
            if len(like) != 1:
                continue
            name = like.pop()
            at = text.find(name, area.start, area.end)
            told = [other for other in areas if text.find(name, other.start, other.end) >= 0]
            beside = at >= 0 and text.count(name, area.start, area.end) >= _TWICE and _complete(money, name, found)
            # a long name without any money of its own is nobody's but that of the like project
            own = not told or (found not in money and len(found) >= _LONG)
            if beside or (own and kindred(found, name) and not _clash(money, name, found)):
                start = at if beside else text.find(name)
                if start >= 0:
                    yield span, Span(start, start + len(name))


def _in_section(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield another name within the section whose heading is the name of a project."""
    text = ground.extracted.document.text
    money = _money(ground)
    for heading in ground.extracted.headings:
        match = _TITLED.match(text, heading.title.start, heading.title.end)
        if match is not None and len(match["name"]) >= _LEAST:
            area = Span(match.end(), heading.body.end)
            yield from _strange(text, area, Span(*match.span("name")), money, paid=True)


def _beside_itself(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield another name within a paragraph that names one project again and again, and no amount of the other."""
    text = ground.extracted.document.text
    money = _money(ground)
    for area in prose(ground.extracted.document):
        named = {match["words"] for match in _CLAUSE.finditer(text, area.start, area.end)}
        if len(named) > _MANY:
            continue
        often = {words for words in named if text.count(f"{words}项目", area.start, area.end) >= _TWICE}
        for name in sorted(often):
            start = text.index(name, area.start)
            yield from _strange(text, area, Span(start, start + len(name)), money)


def _in_report_on_one(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield another name in the report or form of one project, without an amount of its own."""
    if ground.extracted.profile.kind not in _OF_ONE:
        return
    text = ground.extracted.document.text
    names = {bare_name(one.name) for one in named_projects(ground)}
    stems = [one for one in names if not any(other in one for other in names if other != one)]
    if len(stems) > 1 and ground.extracted.document.blocks:
        # its parts are named too: it is about what its title names
        title = ground.extracted.document.blocks[0].span.of(text)
        stems = [one for one in stems if one in title]
    if len(stems) == 1 and len(stems[0]) >= _LEAST:
        start = text.find(stems[0])
        if start >= 0:
            name, money = Span(start, start + len(stems[0])), _money(ground)
            for area in prose(ground.extracted.document):
                yield from _strange(text, area, name, money)


def _strange(
    text: str, area: Span, own: Span, money: Mapping[str, Mapping[str, set[int]]], *, paid: bool = False
) -> Iterator[tuple[Span, Span]]:
    """Yield the names of like words at the begin of a clause of an area that stand nowhere else.

    With `paid` an amount behind them is no sign of another project, unless it was read as that.
    """
    name = own.of(text)
    for match in _CLAUSE.finditer(text, area.start, area.end):
        words = match["words"]
        if name in words or _APART.search(text, max(area.start, match.start() - _BACK), match.end()):
            continue
        for at in (at for at, sign in enumerate(words) if sign == name[0]):
            found = words[at:]
            if kindred(found, name) and text.count(found) == 1:
                amount = _AMOUNT.match(text[match.end() : match.end() + 40]) is not None
                alone = not amount or (paid and found not in money) or _complete(money, name, found)
                if alone and not _clash(money, name, found):
                    start = match.start("words") + at
                    yield Span(start, start + len(found)), own
                break


def _money(ground: Ground) -> Mapping[str, Mapping[str, set[int]]]:
    """Map the names of projects to what was read of each: the amounts of its concepts."""
    found: dict[str, dict[str, set[int]]] = {}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if (
            where is not None
            and where.subject.kind is SubjectKind.PROJECT
            and fact.quantity.dimension is Dimension.MONEY
        ):
            amounts = found.setdefault(bare_name(where.subject.name), {})
            amounts.setdefault(where.concept, set()).add(fact.quantity.value)
    return found


def _clash(money: Mapping[str, Mapping[str, set[int]]], name: str, found: str) -> bool:
    """Tell two names that have other amounts of the same: then they are two projects."""
    mine, its = money.get(name, {}), money.get(found, {})
    return any(not mine[concept] & its[concept] for concept in mine.keys() & its.keys())


def _complete(money: Mapping[str, Mapping[str, set[int]]], name: str, found: str) -> bool:
    """Tell names of which one has a budget alone and the other its spending: 平安乡镇 had 20, 平安乡村 spent 18."""
    mine, its = _kinds(money.get(name, {})), _kinds(money.get(found, {}))
    return bool(mine) and bool(its) and not mine & its


def _kinds(amounts: Mapping[str, Sequence[int] | set[int]]) -> set[str]:
    kinds = {"budget": _BUDGET, "spent": _SPENT}
    return {kind for kind, begins in kinds.items() if any(concept.startswith(begins) for concept in amounts)}
