"""Names of another project where the text speaks of the one that it is about."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.project_names import named_projects
from jixiao.checking.rule import Ground
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.result import Kind
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_OF_ONE = (Kind.PROJECT_EVALUATION, Kind.SELF_EVALUATION_FORM)
# what is only said of the whole project that a report is about
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。；;\n]))[ \t\u3000]*(?P<name>{_HAN}{{6,22}}?(?:项目|工程|专项|补助|补贴|资金|基地))"
    r"(?=(?:的)?(?:综合|评价|绩效|自评|总体?)?(?:评价|自评)?(?:得分|评分|总分)|[共总]?(?:涉及|覆盖)\d|(?:均|都|已)?建立了?专[账户])",
    re.MULTILINE,
)
# 综上，食堂改造项目达到了预期目标; 退耕还林补贴项目实行报账制
_CONCLUDED = re.compile(
    rf"(?:^|(?<=[。；;\n]))[ \t\u3000]*(?:(?:综上(?:所述)?|总体来看|总的来看|综合来看)[，,])?"
    rf"(?P<name>{_HAN}{{2,14}}?(?:改造|建设|补助|补贴|修复|整治|治理|购置|培训|维修|养护))项目"
    r"(?=(?:基本|总体|全面)?(?:达到|实现|完成)了?(?:预期|年度|绩效|既定)的?(?:绩效)?目标"
    r"|实行(?:县级|财政|专账)*(?:报账制|核算|管理)|实行专款专用)",
    re.MULTILINE,
)
# “泵站改造工程”最终得分90分: what is put in quotes before the score is a name, wherever it stands
_SCORED = re.compile(
    rf"[“《](?P<name>{_HAN}{{6,22}})[”》](?:项目|工程|专项)?的?(?:绩效|综合|整体|总体|评价|自评|最终|最后|实际|总)*"
    r"(?:得分|评分|总分|得\d|等[级次]|评[为定])"
)
_GENERAL = re.compile("该|本|此|上述|全部|各|个|所有|等")
_KIND = re.compile(r"(?:专项)?(?:补助|补贴)?(?:项目|工程|专项|资金|经费|建设|基地)*$")
_SHARED, _SHORTEST, _DIGITS = 2, 6, 4


def other_project(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield names of another project, and the name that stands in the report for what is told of it."""
    yield from _of_its_kind(ground)
    yield from _of_the_whole(ground)
    yield from _with_its_amount(ground)


def _of_the_whole(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield another name of like begin by which a report on one project tells the score or reach of it, once."""
    text = ground.extracted.document.text
    projects = {one.name: one for one in (*ground.extracted.projects, *named_projects(ground))}
    names = sorted(projects, key=len)
    stems = {name for name in names if not any(other in name for other in names if other != name)}
    if ground.extracted.profile.kind not in _OF_ONE or len(stems) != 1:
        return
    stem = stems.pop()
    found = [*_SUBJECT.finditer(text), *_SCORED.finditer(text)]
    # the score or reach of the project itself is told: the others are its parts, or stand beside it
    if any(_KIND.sub("", stem) in match["name"] or match["name"] in stem for match in found):
        return
    for match in found:
        name = match["name"]
        core = _KIND.sub("", name)
        like = name[:_SHARED] == stem[:_SHARED]
        held = core in stem or _KIND.sub("", stem) in name
        if like and not held and len(core) >= _SHORTEST and text.count(core) == 1 and projects[stem].mentions:
            yield Span(*match.span("name")), projects[stem].mentions[0]


def _of_its_kind(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield another name of the same kind, once, by which a report tells what came of its project or how it is run."""
    document = ground.extracted.document
    text, title = document.text, document.blocks[0].span.of(document.text) if document.blocks else ""
    titled = [
        one for one in (*ground.extracted.projects, *named_projects(ground)) if one.name in title and one.mentions
    ]
    if ground.extracted.profile.kind not in _OF_ONE or not titled:
        return
    own = max(titled, key=lambda one: len(one.name))
    for match in _CONCLUDED.finditer(text):
        name = match["name"]
        alike = name[-_SHARED:] == own.name.removesuffix("项目")[-_SHARED:] and name not in own.name
        if alike and text.count(name) == 1 and not _GENERAL.search(name):
            whole = own.name.endswith("项目")
            yield Span(match.start("name"), match.end("name") + len("项目") * whole), own.mentions[0]


def _with_its_amount(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield a name with the begin, the end and the amount of a project of a table: 泵站改造花去的100.00万元."""
    text = ground.extracted.document.text
    names = {project.name: project for project in ground.extracted.projects}
    areas = prose(ground.extracted.document)
    for name, fact in _rows(ground):
        if len(name) < _SHORTEST or name not in names or fact.span is None:
            continue
        expression = re.compile(
            rf"(?<!{_HAN})(?P<name>{re.escape(name[:_SHARED])}{_HAN}{{2,14}}?{re.escape(name[-_SHARED:])})"
            rf"[^。；;\n，,、\d]{{0,8}}{re.escape(fact.printed.removesuffix('万元'))}(?![\d.])"
        )
        for area in areas:
            for match in expression.finditer(text, area.start, area.end):
                found = match["name"]
                known = any(found in other or other in found for other in names)
                if not known and not area.contains(fact.span) and text.count(found) == 1:
                    yield Span(*match.span("name")), names[name].mentions[0]


def _rows(ground: Ground) -> Iterator[tuple[str, Fact]]:
    """Yield the projects of tables with those of their amounts that no other row has."""
    facts = [fact for fact in ground.extracted.facts if fact.quantity.dimension is Dimension.MONEY]
    owners: dict[int, set[str]] = {}
    for fact in facts:
        if fact.cell is not None and fact.coordinates is not None:
            owners.setdefault(fact.quantity.value, set()).add(fact.coordinates.subject.name)
    for fact in facts:
        where = fact.coordinates
        if fact.cell is None or where is None or where.subject.kind is not SubjectKind.PROJECT:
            continue
        if len(owners[fact.quantity.value]) == 1 and sum(sign.isdigit() for sign in fact.printed) >= _DIGITS:
            yield where.subject.name, fact
