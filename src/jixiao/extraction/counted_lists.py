"""Projects told one a clause behind a colon, as many as their number says: 项目支出…由两件事构成：渠道清淤，…；….

That there are as many clauses as were counted, each with a name before its money, proves what the names are, whatever
words stand between a name and its money (一年下来95.00万元, 结算后付出88.28万元).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.numerals import counted
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_NUMBER = r"(?:[两二三四五六七八九十]|\d{1,2})"
_LIST = re.compile(
    rf"(?:^|[。；;\n])(?P<opens>[^。；;\n]{{0,80}}?)(?P<count>{_NUMBER})(?:大|个|项|桩|件|笔|块|类|宗)"
    r"(?P<noun>[^。；;：:，,\d\n]{0,8}|[^。；;：:，,\d\n]{0,8}[，,][^。；;：:，,\d\n]{0,8})[：:](?P<rest>[^。\n]+)"
)
_PROJECTS = re.compile(r"项目|专项")
_SPENT = re.compile(r"(?:项目|专项)的?(?:资金|经费)?的?(?:支出|开支|用款)[^。；;\d]{0,8}\d[\d,.]*[ ]?[万亿]?元")
_WORK = re.compile(r"事|工作|任务|工程|活动")
_OTHER = re.compile(r"三公|科目|功能分类|经费支出构成|问题|措施|指标|绩效|采购|(?:该|本|此)项目|用途|方面|环节")
_ENTRY = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|其[一二三四五六七八九十](?:[，,]|是|为)?|第[一二三四五六七八九十](?:是|为|[，,])?|[（(]\d{1,2}[）)]|[①-⑳]|首先是|最后是|另一?[个项桩件]是)?"
    r"(?P<name>[\u4e00-\u9fff“”（）A-Za-z]{3,24}?)(?:项目|专项)?"
    r"(?:[，,]|(?=(?:预算|资金)?(?:执行|完成|支出|支付|使用)(?:率|进度))|(?=(?:的?(?:全年|年初|年度|本年|当年|实际|财政|共)*(?:预算|安排|支出|列支|支付|投入|使用|开支|资金|经费)[^，,；;\d]{0,4})?\d))"
)
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?[ ]?[万亿]?元")
_APART = re.compile(r"[；;]")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Listed:
    """The names of such a list, the range of each clause, and where the sentence begins."""

    start: int
    names: Sequence[str]
    clauses: Sequence[tuple[int, int]]


def names_counted(text: str) -> Iterator[str]:
    """Yield the names in lists of clauses that are as many as were counted."""
    for listed in _lists(text):
        yield from listed.names


def settle_counted_lists(world: World) -> None:
    """Bind the only amount of each clause to its project where all together are what the projects spent."""
    for listed in _lists(world.text):
        whole = _whole(world, listed)
        parts = [_amounts(world, *clause) for clause in listed.clauses]
        if whole is None or not all(len(amounts) == 1 for amounts in parts):
            continue
        for name, (number,) in zip(listed.names, parts, strict=True):
            told = world.bound.get(number)
            if told is None or told.subject == world.unit:
                subject = world.project(name)
                world.put(
                    Bound(number, "expenditure_project", subject, None, world.year, phase="expenditure"), Reason.TOTAL
                )
        members = tuple(number for (number,) in parts)
        world.ties[:] = [tie for tie in world.ties if tie.kind is not LinkKind.LIST_SUM or tie.result != whole]
        world.ties.append(Tie(LinkKind.LIST_SUM, whole, members, certain=True))


def _lists(text: str) -> Iterator[_Listed]:
    for match in _LIST.finditer(text):
        count = counted(match["count"])
        clauses = list(_clauses(match["rest"], match.start("rest")))
        if len(clauses) != count or count < _SEVERAL or not _is_of_projects(match):
            continue
        entries = [_ENTRY.match(text, *clause) for clause in clauses]
        names = [entry["name"].strip("“”") for entry in entries if entry is not None]
        money = all(_AMOUNT.search(text, *clause) for clause in clauses)
        if len(set(names)) == count and money and all(map(may_be_project, names)):
            yield _Listed(match.start("opens"), names, clauses)


def _is_of_projects(match: re.Match[str]) -> bool:
    """Tell a list of projects by the noun that is counted, or by what the projects spent before it."""
    noun, opens = match["noun"], match["opens"]
    if _OTHER.search(noun) or _OTHER.search(opens[-24:]):
        return False
    return _PROJECTS.search(noun) is not None or (_SPENT.search(opens) is not None and _WORK.search(noun) is not None)


def _clauses(rest: str, start: int) -> Iterator[tuple[int, int]]:
    at = 0
    for mark in (*_APART.finditer(rest), None):
        end = mark.start() if mark is not None else len(rest)
        if rest[at:end].strip():
            yield start + at, start + end
        at = end + 1


def _whole(world: World, listed: _Listed) -> int | None:
    """Return the amount before the list, in its sentence, that all projects of the unit spent."""
    found = None
    for number in _amounts(world, listed.start, listed.clauses[0][0]):
        told = world.bound.get(number)
        spent = told is not None and told.concept == "expenditure_project" and told.subject == world.unit
        found = number if spent and told is not None and told.item is None else None
    return found


def _amounts(world: World, start: int, end: int) -> list[int]:
    """Return the exact amounts of the prose within a range of the text."""
    return [
        number
        for number, figure in enumerate(world.figures)
        if start <= figure.span.start < end
        and figure.cell is None
        and figure.quantity.dimension is Dimension.MONEY
        and figure.quantity.approximation is Approximation.EXACT
    ]
