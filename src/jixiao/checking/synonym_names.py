"""Names of projects of which one word was taken for another: 村级扶贫车间 and 村级扶贫工坊, told once."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from jixiao.checking.areas import prose
from jixiao.checking.kindred import is_short_form
from jixiao.checking.lists import word_list
from jixiao.checking.project_names import bare_name, named_projects
from jixiao.checking.rule import Ground
from jixiao.model.outline import Project
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_SHORTEST, _KEPT, _MANY, _BACK, _RUN, _CUT = 6, 4, 60, 20, 3, 2
_APART = re.compile(
    r"另|其他|其余|不同|配套|同类|以及|下年|明年|次年|计划|拟|申报|争取|储备|谋划|并入|整合|更名|原名|改[名为称]|调整为|上年|去年"
    r"|前期|后续|衔接|文件|《|会议|工作|行动|简称|又称|即"
)
# what may lead to a name without parting from it
_LEAD = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[对将把由为的及和与是]|实施|开展|完成|推进|组织|加强|通过|用于|支付|安排|其中|认为|评价|来看"
    r"|以来|开工|启动)[ ]*$"
)
# 渠道维护办法, 泵站养护中心 are other things
_LONGER = re.compile(
    r"[\u4e00-\u9fff]{0,4}"
    r"(?:办法|制度|方案|规划|条例|规定|细则|合同|协议|中心|站|所|局|处|科|股|办公室|领导小组|公司|队伍?|标准|指南|规范"
    r"|培训班|工作|职[责能]|业务|事项|任务)"
)


def synonym_names(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield such names, and where the project that is meant is named first."""
    text = ground.extracted.document.text
    projects = [one for one in named_projects(ground, works=True) if len(bare_name(one.name)) >= _SHORTEST]
    if len(projects) > _MANY:
        return
    areas, known = prose(ground.extracted.document), {bare_name(one.name) for one in ground.extracted.projects}
    paid = _paid(ground)
    for project in projects:
        name = bare_name(project.name)
        first = _first(text, name, project)
        if first is None:
            continue
        for span in _variants(text, name, areas):
            found = span.of(text)
            other = any(one != name and (found in one or one in found) for one in known) or found in paid
            short = is_short_form(found, name) or is_short_form(name, found)
            again = first.start > span.start or text.count(found) > 1
            if not (other or short or again or _stands_beside(text, span, name)):
                yield span, first


def _paid(ground: Ground) -> set[str]:
    """Return the names that amounts were read for."""
    told = (one for one in ground.extracted.facts if one.quantity.dimension is Dimension.MONEY)
    return {bare_name(one.coordinates.subject.name) for one in told if one.coordinates is not None}


def _first(text: str, name: str, project: Project) -> Span | None:
    start = text.find(name)
    if start < 0 or not (project.mentions or text.count(name) > 1):
        return None
    return Span(start, start + len(name))


def _variants(text: str, name: str, areas: Sequence[Span]) -> Iterator[Span]:
    """Yield where the name stands in prose with another word of a row in the place of one of its own."""
    for expression in _expressions(name):
        for area in areas:
            for match in expression.finditer(text, area.start, area.end):
                before = text[max(area.start, match.start() - _BACK) : match.start()]
                whole = match.group() != name and _LEAD.search(before) and not _LONGER.match(text, match.end())
                if whole and not _APART.search(before) and not _goes_on(text, match.end()):
                    yield Span(*match.span())


def _expressions(name: str) -> Iterator[re.Pattern[str]]:
    """Yield what finds a name with a run of such words, or the last of a run, changed; or that and a word left out."""
    for run in _words().finditer(name):
        words = list(_word().finditer(name, run.start(), run.end()))
        for start in dict.fromkeys((run.start(), words[-1].start())):
            begin, end = name[:start], name[run.end() :]
            if not begin or len(begin) + len(end) < _KEPT:
                continue
            others = "|".join(sorted(_like(name[start : run.end()])))
            yield re.compile(rf"{re.escape(begin)}(?:{others}){{1,{_RUN}}}{re.escape(end)}")
            if not end:
                # 耕地地力保护补贴 as 耕地保护补助
                cuts = {begin[:at] + begin[at + _CUT :] for at in range(_CUT, len(begin) - _CUT)}
                short = "|".join(sorted(re.escape(one) for one in cuts if len(one) >= _KEPT))
                changed = "|".join(sorted(_like(name[start : run.end()]) - {name[start : run.end()]}))
                if short:
                    yield re.compile(rf"(?:{short})(?:{changed})")
                # 名师工作室培育 as 名师培养工作室项目
                every = "|".join(sorted(_like(name[start : run.end()])))
                for at in range(_CUT, len(begin) - _CUT):
                    one, other = re.escape(begin[:at]), re.escape(begin[at:])
                    yield re.compile(rf"{one}(?:{every}){other}(?=[”]?(?:项目|专项|工程))")


def _goes_on(text: str, end: int) -> bool:
    """Tell a name that has a further word of the kind behind it: 渠道维护|改造."""
    return _words().match(text, end) is not None


def _stands_beside(text: str, span: Span, name: str) -> bool:
    """Tell whether the sentence names the project as well: then the other is something else."""
    begin = max(text.rfind(mark, 0, span.start) for mark in "。\n") + 1
    ends = [at for mark in "。\n" if (at := text.find(mark, span.end)) >= 0]
    return name in text[begin : min(ends, default=len(text))]


@cache
def _words() -> re.Pattern[str]:
    every = sorted({word for row in word_list("name_words")["rows"] for word in row}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(every)})+")


@cache
def _word() -> re.Pattern[str]:
    every = sorted({word for row in word_list("name_words")["rows"] for word in row}, key=len, reverse=True)
    return re.compile("|".join(every))


@cache
def _like(run: str) -> frozenset[str]:
    """Return the words of the rows that the words of a run are of."""
    rows = [row for row in word_list("name_words")["rows"] if any(word in run for word in row)]
    return frozenset(word for row in rows for word in row)
