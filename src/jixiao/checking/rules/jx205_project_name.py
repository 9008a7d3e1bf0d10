"""JX205: a project under two names that differ a little."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from jixiao.checking.likeness import Near, is_mark, near, swapped
from jixiao.checking.listed_names import renamed, retold
from jixiao.checking.listed_strange import beside_quoted, listed_strange, quoted_strange
from jixiao.checking.near_names import near_names
from jixiao.checking.notes import note, or_passed, unsafe
from jixiao.checking.numbering import steps
from jixiao.checking.odd_names import odd_listed, odd_titles
from jixiao.checking.other_project import other_project
from jixiao.checking.project_names import bare_name, named_projects
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.checking.runs_of_names import odd_below, runs_of_names
from jixiao.checking.same_amount import same_amount
from jixiao.checking.scored_names import scored_names
from jixiao.checking.strange_names import strange_names
from jixiao.checking.synonym_names import synonym_names
from jixiao.checking.unlisted_names import unlisted_names
from jixiao.checking.wider_names import wider
from jixiao.model.finding import Edit, Place, Severity
from jixiao.model.outline import Project
from jixiao.model.span import Span

CARD = Card(
    code="JX205",
    name="项目名称前后不一致",
    severity=Severity.ERROR,
    clause="项目名称应当与预算批复一致，全文统一",
    why="名称差一个字，就对不上批复、自评表和指标文件，也可能是张冠李戴。",
    passes="项目“节水灌溉改造”……（1）节水灌溉改造",
    fails="项目“节水灌溉改造”……（1）节水灌改造",
    false_alarms="两个名称各有预算或列在同一张表里的，视为两个项目，不报；只出现在叙述里的，或只换了一个词（中心与站、补助与津贴）的，只作提醒。",
    remedy="按预算批复（一体化系统项目库）的名称改正，自评表、附件一并统一。",
)

_SHORTEST = 5
_FILLERS = frozenset("的和与及等之各年度项费")
_NUMBERS = frozenset("一二三四五六七八九十甲乙丙丁")
_TELLING = _NUMBERS | frozenset("东西南北中上下前后左右内外大小新旧高低初男女老少春夏秋冬期县市区镇乡村")
_QUOTED = re.compile("[“《]([^”》\\n]{4,40})[”》]")
_OPENERS = re.compile(r"(?:^|[“《|｜\t\n、；;。：:.．）)]|实施|开展|组织)[ \u3000]*$")
_FOLLOWERS = re.compile(
    r"[ \u3000]*(?:[”》]|[|｜\t]|\n|$|[：:]|项目|专项|经费|资金|工程|(?:年初|全年|调整后)?预算|全年|年初|支出)"
)
# 《…补助资金管理办法》 has a name of its own; 上年“…”资金已结清 is another's
_PAPER = re.compile(r"《[^《》\n]{4,40}(?:办法|细则|方案|通知|规定|意见|制度)[^《》\n]{0,10}》")
_OTHER = re.compile(r"上年|遗留|另(?!行)|不在本|以前年度|与本项目无关")
_STOP = re.compile(r"[。；;\n]|$")
# 村公益事业 and 村级公益事业 may be said of one
_LEVEL = "级"
_HAN = re.compile(r"[\u4e00-\u9fff]")
# 动物疫病预防控|制中心 is an organ, and none of the project 动物疫病防控
_ORGAN = re.compile(r"[\u4e00-\u9fff]{0,3}?(?:中心|站|所|局|处|科|股|院|会|办|队)")


@dataclass(frozen=True, slots=True)
class _Variant:
    project: Project
    name: str
    spans: tuple[Span, ...]
    changed: bool


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for names that are a character away from that of a project, and for titles that give another name."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    told: set[Span] = set()
    in_place = ((span, right, Severity.WARNING) for span, right in (*renamed(ground), *retold(ground)))
    apart = ((span, right, Severity.WARNING) for span, right in wider(ground))
    other = ((span, right, Severity.WARNING) for span, right in other_project(ground))
    paid = ((span, right, Severity.WARNING) for span, right in same_amount(ground))
    odd = (
        (span, right, Severity.WARNING)
        for span, right in (
            *odd_titles(ground), *odd_listed(ground), *strange_names(ground),
            *listed_strange(ground), *quoted_strange(ground), *beside_quoted(ground),
            *scored_names(ground), *synonym_names(ground), *near_names(ground), *unlisted_names(ground),
            *runs_of_names(ground), *odd_below(ground),
        )
    )  # fmt: skip
    for found in (*_mixed_titles(ground), *in_place, *_variants(ground), *apart, *other, *paid, *odd):
        span, right, severity = found
        if not any(span.overlaps(other) for other in told):
            told.add(span)
            yield _finding(ground, span, right, severity)


def _finding(ground: Ground, span: Span, right: Span, severity: Severity) -> Verdict:
    text = ground.extracted.document.text
    args = (("found", span.of(text)), ("expected", right.of(text)))
    fix = unsafe(Edit(span, right.of(text)))
    return note(CARD, span, args, severity=severity, fix=fix, related=[Place(right, "label.other_name")])


def _mixed_titles(ground: Ground) -> Iterator[tuple[Span, Span, Severity]]:
    """Yield the titles under a heading that quotes one project which are the name of another project."""
    text = ground.extracted.document.text
    names = {project.name for project in ground.extracted.projects}
    for step in steps(ground.extracted.headings):
        if step.parent is None or step.previous is not None:
            continue
        quoted = list(_QUOTED.finditer(text, step.parent.title.start, step.parent.title.end))
        title = step.heading.title.of(text).strip()
        if len(quoted) == 1 and quoted[0][1] in names and title in names - {quoted[0][1]}:
            start = text.index(title, step.heading.title.start)
            if title not in quoted[0][1] and quoted[0][1] not in title:
                yield Span(start, start + len(title)), Span(*quoted[0].span(1)), CARD.severity


def _variants(ground: Ground) -> Iterator[tuple[Span, Span, Severity]]:
    text = ground.extracted.document.text
    projects = named_projects(ground, works=True)
    for project in (*projects, *_suffixed(ground, projects)):
        if len(project.name) < _SHORTEST:
            continue
        groups: dict[str, list[Near]] = {}
        for one in chain(near(text, project.name), swapped(text, project.name)):
            if not _is_other_name(text, projects, project, one):
                groups.setdefault(one.span.of(text), []).append(one)
        for name, places in groups.items():
            variant = _Variant(project, name, tuple(one.span for one in places), places[0].changed)
            if not _are_two(ground, variant):
                yield from _wrong_places(text, variant)


def _suffixed(ground: Ground, projects: Sequence[Project]) -> Iterator[Project]:
    """Yield projects under their name with 项目: a slip in the last character, or in a short name, is inside it."""
    text = ground.extracted.document.text
    for project in projects:
        name = f"{project.name}项目"
        spans = tuple(Span(*match.span()) for match in re.finditer(re.escape(name), text))
        if spans and len(project.name) >= _SHORTEST - 1:
            yield Project(name, spans, ())


def _is_cut_short(text: str, project: Project, one: Near) -> bool:
    """Tell words that lack the name's last character but one and go on as another word: 水土保|护 for 水土监保."""
    lacking = len(one.span) < len(project.name) and one.span.of(text)[:-1] == project.name[:-2]
    return lacking and _HAN.match(text, one.span.end) is not None and _FOLLOWERS.match(text, one.span.end) is None


def _is_other_name(text: str, projects: Sequence[Project], project: Project, one: Near) -> bool:
    """Tell whether a place is no slip of this name: a mark or a telling word differs, or a longer name holds it."""
    if any(character in _FILLERS or is_mark(character) for character in one.differing):
        return True
    shorter = len(one.span) < len(project.name)
    if any(character in (_NUMBERS if shorter else _TELLING) or character.isdigit() for character in one.differing):
        return True
    wider = text[max(0, one.span.start - 1) : one.span.end + 1]
    if project.name in wider or _is_cut_short(text, project, one) or _ORGAN.match(text, one.span.end):
        return True
    others = (other for other in projects if other is not project)
    return any(mention.contains(one.span) and mention != one.span for other in others for mention in other.mentions)


def _are_two(ground: Ground, variant: _Variant) -> bool:
    """Tell whether two names are two projects: each with its own amount, or side by side in a table or paragraph."""
    document = ground.extracted.document
    amounts: dict[str, dict[str, set[int]]] = {variant.name: {}, variant.project.name: {}}
    for fact in ground.extracted.facts:
        where = fact.coordinates
        name = "" if where is None else bare_name(where.subject.name)
        if where is not None and name in amounts and where.item is None:
            amounts[name].setdefault(where.concept, set()).add(fact.quantity.value)
    mine, other = amounts[variant.project.name], amounts[variant.name]
    if any(not mine[concept] & other[concept] for concept in mine.keys() & other.keys()):
        return True
    blocks = {block.index for span in variant.project.mentions if (block := document.block_at(span.start))}
    beside = {block.index for span in variant.spans if (block := document.block_at(span.start))}
    listed = any(table.block in blocks & beside for table in document.tables)
    return listed or (variant.changed and bool(blocks & beside))


def _wrong_places(text: str, variant: _Variant) -> Iterator[tuple[Span, Span, Severity]]:
    """Yield the places of the rarer name (of two equally rare ones the shorter), with the first place of the other."""
    mentions, places = variant.project.mentions, variant.spans
    if (len(mentions), len(variant.project.name)) < (len(places), len(variant.name)):
        mentions, places = places, mentions
    if variant.changed and len(mentions) == len(places):
        # neither is the rarer: only where both stand as names, and the later one is asked about
        mentions, places = sorted((mentions, places))
        if not all(_is_named(text, span) for span in (*mentions, *places)):
            return
    told = Counter(variant.project.name)
    told.subtract(variant.name)
    by_level = all(character == _LEVEL for character, times in told.items() if times)
    for span in places:
        sure = _is_named(text, span) and not variant.changed and not by_level and not _may_be_other(text, span)
        yield span, mentions[0], CARD.severity if sure else Severity.WARNING


def _may_be_other(text: str, span: Span) -> bool:
    """Tell a name inside the title of a paper, or in a sentence about what was before or is not judged here."""
    begun = max(text.rfind(mark, 0, span.start) for mark in "。；;\n") + 1
    end = _STOP.search(text, span.end)
    titles = (match.span() for match in _PAPER.finditer(text, begun, end.start())) if end else ()
    inside = any(start < span.start and span.end < stop for start, stop in titles)
    return inside or _OTHER.search(text, begun, end.start() if end else len(text)) is not None


def _is_named(text: str, span: Span) -> bool:
    before = _OPENERS.search(text[max(0, span.start - 6) : span.start])
    whole = span.of(text).endswith("项目") or _FOLLOWERS.match(text, span.end) is not None
    return before is not None and whole


RULE = Rule(CARD, check)
