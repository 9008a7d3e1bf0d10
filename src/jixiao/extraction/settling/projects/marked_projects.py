"""Projects told one a marked line below what all of them spent: 办了五件实事： ——塘坝加固。花30万元.

As many lines as were counted, or lines whose first amounts are together what the projects spent, are a list of them,
whatever verb stands between a name and its money.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.entries import MARK, lines_of, style_of
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.numerals import counted
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_LINE = re.compile(
    rf"[ \t\u3000]*(?P<mark>{MARK})[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·—\-]{{2,28}}?)(?:项目|专项)?"
    r"(?:[。：:，,；;（( \t\u3000][^。；;\n\d]{0,14}?|(?=\d)"
    r"|(?=(?:一项|全年|当年|本年|实际|共|已)*[支花用付投列开][^，。\d]{0,4}\d))"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?)[ ]?(?:亿元|万元|元)"
)
_COUNT = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:大|个|项|桩|件|笔|块|类|宗)[^，。；\d]{0,8}?(?:项目|专项|实事|[件桩项]事|事|工作|任务|工程)"
)
_ABOUT = re.compile(r"项目|专项|实事|[件桩项]事|工作|任务|工程")
_OTHER = re.compile(r"三公|收入|来源|采购|科目|功能分类|问题|措施|指标|原因|建议|经验|做法|下一步|(?:该|本|此)项目")
_PLANNED = re.compile(r"预算|安排|计划|下达|批复|核定|列入|指标|到位|收到|拨[入来]|合同|中标|总投资|概算")
# 主要办了三件事 need not be all
_SOME = re.compile(r"主要|其中|重点|部分|较大|代表|例如|比如|等")
# 三、项目支出清单: what the lines below a title of this kind begin with is projects
_LISTED = re.compile(
    r"(?:项目|专项)(?:支出|资金|经费)?(?:清单|明细|一览|列表|分项|逐项|情况|支出)(?:情况|执行)?[】〕]?$"
)
_NUMBER = r"(?P<count>[两二三四五六七八九十]|\d{1,2})"
_PROJECTS = re.compile(rf"(?:项目|专项)(?:共有?|有|为|计)?{_NUMBER}[个项]")
_PROJECTS_BEHIND = re.compile(rf"{_NUMBER}[个项](?:重点|主要|子|预算|专项|财政|民生|部门)*(?:项目|专项)")
_SPENT = re.compile(r"[支花用付开投列](?:出|付|去|掉|费|支|入|了|报|款|使用)?")
_SENTENCE = re.compile(r"[。；;]")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _List:
    """The lines of a list, and the paragraph that opens it."""

    start: int
    end: int
    lines: Sequence[re.Match[str]]


def settle_marked_projects(world: World) -> None:
    """Bind the first amount of each line of such a list to the project that begins the line."""
    places = world.by_start()
    for found in _lists(world.text):
        numbers = [places.get(match.start("amount"), -1) for match in found.lines]
        whole = _whole(world, found)
        names = [match["name"].strip("“”") for match in found.lines]
        plain = len(set(names)) == len(names) and all(map(may_be_project, names))
        if not plain or not all(number >= 0 and _is_open(world, number) for number in numbers):
            continue
        if whole is None:
            titled = _LISTED.search(_opening(world, found)) or _is_counted(world, found)
            if titled and all(map(_is_spent, found.lines)):
                _put(world, names, numbers)
            continue
        counted = _counted(world, found) == len(numbers)
        if counted or sum(map(world.value, numbers)) == world.value(whole):
            _put(world, names, numbers)
            if counted and _SOME.search(_opening(world, found)) is None:
                world.ties.append(Tie(LinkKind.LIST_SUM, whole, tuple(numbers), certain=True))


def _lists(text: str) -> Iterator[_List]:
    """Yield the runs of lines with marks of one style, each with the line above it."""
    run: list[re.Match[str]] = []
    above = 0
    for start, end in lines_of(text):
        match = _LINE.match(text, start, end)
        if match is not None and (not run or style_of(match["mark"]) == style_of(run[0]["mark"])):
            run.append(match)
        elif text[start:end].strip():
            if len(run) >= _SEVERAL:
                yield _List(above, run[0].start(), run)
            run, above = ([match], above) if match is not None else ([], start)
    if len(run) >= _SEVERAL:
        yield _List(above, run[0].start(), run)


def _opening(world: World, found: _List) -> str:
    """Return the last sentence of the paragraph above a list."""
    paragraph = world.text[found.start : found.end].rstrip(" \n\u3000：:。")
    return _SENTENCE.split(paragraph)[-1]


def _counted(world: World, found: _List) -> int:
    told = list(_COUNT.finditer(_opening(world, found)))
    return counted(told[-1]["count"]) if told else 0


def _whole(world: World, found: _List) -> int | None:
    """Return what the projects of the unit spent, told last in the paragraph above a list that speaks of projects."""
    opening = _opening(world, found)
    if _ABOUT.search(opening) is None or _OTHER.search(opening):
        return None
    spent = [
        number
        for number, one in sorted(world.bound.items())
        if found.start <= world.figures[number].span.start < found.end
        and (one.concept, one.subject, one.item, one.year) == ("expenditure_project", world.unit, None, world.year)
    ]
    return spent[-1] if spent else None


def _is_open(world: World, number: int) -> bool:
    """Tell an exact amount that is unread, or that for want of a name was taken for the unit's, and no plan."""
    quantity, told = world.figures[number].quantity, world.bound.get(number)
    exact = quantity.dimension is Dimension.MONEY and quantity.approximation is Approximation.EXACT
    loose = told is None or (told.concept in ("expenditure_total", "expenditure_project") and not told.topic)
    start = world.figures[number].span.start
    line = world.text[world.text.rfind("\n", 0, start) + 1 : start]
    return exact and loose and _PLANNED.search(line) is None


def _is_counted(world: World, found: _List) -> bool:
    """Tell as many lines as projects were counted in the line above: 纳入自评的项目4个，资金单独核算：."""
    paragraph = world.text[found.start : found.end]
    count = _PROJECTS.search(paragraph) or _PROJECTS_BEHIND.search(paragraph)
    number = counted(count["count"]) if count is not None else 0
    return number == len(found.lines) and _OTHER.search(paragraph) is None


def _is_spent(match: re.Match[str]) -> bool:
    """Tell a line whose words between name and money say that it was spent."""
    return _SPENT.search(match.group()[len(match["mark"]) + len(match["name"]) :]) is not None


def _put(world: World, names: Sequence[str], numbers: Sequence[int]) -> None:
    for name, number in zip(names, numbers, strict=True):
        told = world.bound.get(number)
        if told is None or told.subject == world.unit:
            subject = world.project(name)
            bound = Bound(number, "expenditure_project", subject, None, world.year, phase="expenditure")
            world.put(bound, Reason.TOTAL)
