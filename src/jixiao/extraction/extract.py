"""From a document to its facts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jixiao.extraction.apart import apart
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.elsewhere import elsewhere
from jixiao.extraction.entries import part_entries, project_entries, settle_entries
from jixiao.extraction.figures import Scanned, scan_document
from jixiao.extraction.halves_by_name import halves_by_name
from jixiao.extraction.headings import find_headings, with_decimals
from jixiao.extraction.introduced import introduced_subjects
from jixiao.extraction.legends import legend_projects, settle_legends
from jixiao.extraction.lexemes import Lexeme, Mark, class_names, cut, with_payments
from jixiao.extraction.lines import lines
from jixiao.extraction.marked_items import item_subjects
from jixiao.extraction.naming import speaks_of_classes
from jixiao.extraction.ordinal_lists import ordinal_items, ordinal_subjects
from jixiao.extraction.precision import with_precision
from jixiao.extraction.printed_sources import settle_printed_sources
from jixiao.extraction.profile import profile as read_profile
from jixiao.extraction.project_cells import labelled
from jixiao.extraction.project_lists import listed_blocks
from jixiao.extraction.projects import find_projects, known_names
from jixiao.extraction.proven_titles import settle_titles
from jixiao.extraction.sangong_by_parts import place_of_sangong, sangong_by_parts
from jixiao.extraction.scopes import section_of
from jixiao.extraction.scored_sections import scored_sections
from jixiao.extraction.scores import read_scores
from jixiao.extraction.sections import passages, sections
from jixiao.extraction.sentences.prose import read_paragraph
from jixiao.extraction.settling.projects.made_of import settle_made_of
from jixiao.extraction.settling.projects.ordinals import settle_ordinals
from jixiao.extraction.settling.settle import settle
from jixiao.extraction.state import State
from jixiao.extraction.sub_projects import sub_names
from jixiao.extraction.tabular.tables import TableReader
from jixiao.extraction.tabular.worded_cells import Worded
from jixiao.extraction.tying.ties import tie_settled
from jixiao.extraction.unit_passages import tells_several, unit_blocks
from jixiao.extraction.weighing.bounds import Bounds, weighed_bounds
from jixiao.extraction.weighing.page import Page, page_of
from jixiao.extraction.works import read_works
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.fact import Coordinates, Fact, Subject, SubjectKind
from jixiao.model.figure import Figure
from jixiao.model.link import Link
from jixiao.model.outline import Extracted, Heading, Project
from jixiao.model.result import Kind, Profile
from jixiao.model.span import Span
from jixiao.model.trace import Reason, Trace
from jixiao.taxonomy.lexicon import Lexicon, Sense, lexicon
from jixiao.taxonomy.wording import vocabulary

_TITLE_BLOCKS = 3
_COLONS = ("：", ":")
_ITEM = re.compile(r"[ \t\u3000]*(?:[—●◆▲·■□▪◇○※➤\-]+|[①-⑳]|[（(]?\d{1,2}[）)、.．])")
_OFTEN = 3
_SHORT_TITLE = 24
_PLANS = frozenset({Kind.TARGET_FORM, Kind.BUDGET_DISCLOSURE})
_FORMS = frozenset({Kind.SELF_EVALUATION_FORM, Kind.TARGET_FORM, Kind.MONITORING_FORM})
_CHANGES = re.compile(r"对比|比较|增减变化|变化情况|变动情况")
_ABOUT_PROJECTS = re.compile(
    r"项目(?:支出)?(?:实施|完成|推进|支出|开展|建设|资金)?(?:预算|安排|构成)?(?:情况|明细|列表|概况|分析)?$"
)
# （二）上年结转项目。支出30.00万元: a piece of the spending that no name tells
_PIECE = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?[^。：:，；\d]{2,20}"
    r"(?:项目|工程|专项(?:经费|资金)?)[。：:]"
)
_OVERALL = re.compile(r"\s*(?:[本我该]?(?:部门|单位)(?:[（(]单位[）)])?)整体(?:支出)?(?:绩效)?")
_BY_CLASS = re.compile(r"按(?:支出)?(?:功能(?:分类|科目)?(?:分|看)?|科目(?:划分|分类|分|看|列))")
# 四项共支出90.00万元 behind the last of them is of the whole
_SUMS_UP = re.compile(
    r"[ \t\u3000]*(?:以上|上述|这)?(?:各|[两二三四五六七八九十\d]{1,2})?(?:[个项类])?"
    r"(?:子项目?|项目|任务|建设任务|单项工程|工程)?(?:资金)?"
    r"(?:相加|加起来|合起来)?(?:共|合计|总计|累计|一共|总共)"
)
_THIS_PROJECT = re.compile(r"[ \t\u3000]*(?:该|此|上述)(?:项目|专项)")
_BLANKS = re.compile(r"[ \t\u3000]")
_WHOLE = re.compile(r"部门整体|整体支出|单位整体|整体绩效")
_SEVERAL_PROJECTS = re.compile(
    r"等(?:(?:[\d两二三四五六七八九十]{1,3}|多|若干)(?:个|项|类)[^，。；]{0,8})?(?:重点|专项|财政)?(?:项目|专项|工程|资金)"
)
_SCORED_BY_NAME = re.compile(r"得分(?:为)?[ ]?\d[^；;。]*[；;。][^；;。]*得分(?:为)?[ ]?\d")
_TARGETS = re.compile(r"(?:绩效|总体|年度)目标(?:$|[：:]|及|设[定立置]情况|设定$)")
_PLANNED = (
    (re.compile(r"年初预算(?:安排|编制|批复|情况|收支)"), "initial"),
    (re.compile(r"预算(?:安排|编制|批复|下达)(?:及[^执行决算使用支出]{0,6})?(?:情况|说明|表)?$"), "budget"),
)
# 第七条　年初预算…, 其一，基本支出。预算…: the number of an article is no word of its sentence
_ARTICLE = re.compile(
    r"[ \t\u3000]*(?:第[ ]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[条款节][ \t\u3000：:]+(?=[\u4e00-\u9fff“])"
    r"|(?:(?:其[一二三四五六]|第[一二三四五六])(?:[，,、：:]|是)|(?:首先|其次|再次|最后)(?:[，,、：:]|是|看)"
    r"|[一二三四五六]是)(?=(?:基本|项目)支出[。：:]))"
)


def extract(document: Document, words: Lexicon | None = None) -> Extracted:
    """Return everything that was read from a document; a figure without a certain concept stays unread.

    `words` is a lexicon with further words of packs.
    """
    reading = _read(document, words or lexicon(), traced=False)
    return reading.extracted


def trace(document: Document, offset: int) -> Trace | None:
    """Return why the number at a place of the text was read as it was, None where there is none."""
    reading = _read(document, lexicon(), traced=True)
    at = Span(offset, offset + 1)
    over = next((block for block in document.blocks if block.span.contains(at)), None)
    headings = tuple(reading.walk.headings_over(over)) if over is not None else ()
    for number, fact in enumerate(reading.extracted.facts):
        if fact.span is not None and fact.span.contains(at):
            reason, detail = reading.walk.world.why.get(number, (Reason.NONE, ()))
            clues = reading.walk.world.clues.get(number, ())
            return Trace(fact.span, "figure", headings, clues, reason, detail, fact)
    tokens = (token for one in reading.scanned for token in one.tokens if token.span.contains(at))
    token = next(tokens, None)
    return None if token is None else Trace(token.span, token.kind, headings)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document as it was read, with what a trace needs."""

    extracted: Extracted
    walk: "_Walk"
    scanned: Sequence[Scanned]


def page_and_concepts(document: Document) -> tuple[Page, list[str]]:
    """Return what is weighed of a document and the concept that the grammar alone gives each figure, empty for none."""
    reading = _read(document, lexicon(), traced=False, weighs=False)
    coordinates = (fact.coordinates for fact in reading.extracted.facts)
    return reading.walk.page(), [one.concept if one is not None else "" for one in coordinates]


def _read(document: Document, words: Lexicon, *, traced: bool, weighs: bool = True) -> _Reading:
    profile = read_profile(document)
    plain = find_headings(document)
    headings = with_decimals(document, plain)
    projects = find_projects(document, headings, profile)
    scanned, figures = scan_document(document)
    unit = Subject(SubjectKind.UNIT, profile.unit)
    names = known_names(projects, document.text if profile.of_project else "")
    parts = _parts(document, headings, profile, projects)
    world = World(words, document.text, figures, int(profile.year or 0), unit, names, parts, traced=traced)
    world.elsewhere, world.apart = elsewhere(document, figures, len(projects)), apart(document, figures)
    walk = _Walk(document, profile, headings, projects, world, figures)
    world.main = Subject(SubjectKind.PROJECT, projects[0].name) if parts and walk.one_project else None
    walk.read(scanned)
    settle_entries(world, (*project_entries(document, headings, profile), *part_entries(document, parts)))
    settle_legends(world, legend_projects(document, headings, profile))
    if not profile.of_project:
        settle_ordinals(world, ordinal_items(document, headings))
    settle(world, projects[0].name if walk.one_project else "")
    settle_made_of(world)
    settle_titles(world, headings)
    world.leave_elsewhere()
    tie_settled(world, document)
    settle_printed_sources(world, document)
    figures = with_precision(figures)
    facts = tuple(_fact(number, figure, world.bound.get(number), document) for number, figure in enumerate(figures))
    links = tuple(
        Link(tie.kind, f"f{tie.result}", tuple(f"f{member}" for member in tie.members), tie.sign, tie.certain, tie.less)
        for tie in world.ties
        if tie.members
    )
    bounds = weighed_bounds(world, walk.page(), walk.homes()) if weighs else Bounds({})
    # words that a pack gives a meaning are never overruled
    weighed = tuple(
        replace(_fact(number, figures[number], bound, document), weighed=bound is not None)
        for number, bound in bounds.found.items()
        if words is lexicon() or number not in world.bound
    )
    firm = frozenset(f"f{number}" for number in bounds.firm)
    extracted = Extracted(document, profile, plain, tuple(projects), tuple(figures), facts, links, weighed, firm)
    return _Reading(extracted, walk, scanned)


def _parts(
    document: Document, headings: Sequence[Heading], profile: Profile, projects: Sequence[Project]
) -> frozenset[str]:
    """Return the projects that make up the one evaluated, by the names that they were found under."""
    told = {name.removesuffix("项目") for name in sub_names(document, headings, profile)}
    names = [one.name for one in projects]
    main = bool(names) and names[0].removesuffix("项目") not in told
    return frozenset(name for name in names if main and name.removesuffix("项目") in told)


def _fact(number: int, figure: Figure, bound: Bound | None, document: Document) -> Fact:
    coordinates = None
    if bound is not None:
        coordinates = Coordinates(bound.concept, bound.subject, bound.item, bound.period, bound.scope)
    sign, phase, topic = (1, "", "") if bound is None else (bound.sign, bound.phase, bound.topic)
    return Fact(
        f"f{number}", coordinates, figure.quantity, figure.span.of(document.text), figure.span, figure.block,
        cell=figure.cell, sign=sign, phase=phase, topic=topic,
        sentence=document.text.rfind("。", 0, figure.span.start),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _scope_of(title: str) -> str | None:
    """Return the fund that a title names first."""
    for match in lexicon().every.find(title):
        scopes = [key for sense, key in lexicon().senses.get(match.text, ()) if sense is Sense.SCOPE]
        if scopes:
            return scopes[0]
    return None


class _Walk:
    """Reads the blocks in order, each with the subject that its place in the document gives it."""

    def __init__(
        self, document: Document, profile: Profile, headings: Sequence[Heading], projects: Sequence[Project],
        world: World, figures: list[Figure],
    ) -> None:  # fmt: skip
        self.document = document
        self.profile = profile
        self.headings = headings
        self.projects = projects
        self.world = world
        self.figures = figures
        self.names = vocabulary(world.projects)
        self.opens = {heading.block: heading.title.start for heading in headings}
        self.over = sections(document, headings)
        self.passages = passages(document, projects)
        self.titles = {heading.marker.start: heading.title.of(document.text) for heading in headings}
        self.one_project = self._is_of_one_project()
        self.of_unit = unit_blocks(document, self.over, self._names_of_first())
        self.lines = lines(document, frozenset(self.opens), world.projects, world.lexicon)
        told = {} if profile.of_project else introduced_subjects(document, headings, world.projects)
        ordinal = {} if profile.of_project else ordinal_subjects(document, headings, world.projects)
        self.items = {**told, **ordinal, **item_subjects(document, world.projects)}
        self.classes = class_names()
        self.halves = {**halves_by_name(document), **sangong_by_parts(document)}
        self.scored = scored_sections(
            document, self.passages, {index: one.subject for index, one in self.lines.items()}
        )
        self.listed = listed_blocks(document, headings)
        self.by_class = False
        self.tables = TableReader(world, document, figures)
        self.state = State(world.unit)
        self.carried: Bound | None = None

    def read(self, scanned: Sequence[Scanned]) -> None:
        """Read all blocks. Figure tokens are numbered through the whole document."""
        for one in scanned:
            if one.block.kind is BlockKind.TABLE:
                self._table(one)
                self.world.leave_elsewhere()
                continue
            self.state = self._state(one.block)
            if not one.figures:
                continue
            lexemes = self._lexemes(one)
            self._carry_on(one.block)
            read_paragraph(self.world, lexemes, self.state)
            self._carry_over(one.block)
            heading = next(iter(self.headings_over(one.block)), "")
            for piece, subject in self._scored_in_turn(one.block, lexemes):
                read_scores(piece, self.world, subject, heading)
            read_works(self.world, one.figures, self.state)

    def page(self) -> Page:
        """Return the document as the weighing of words sees it."""
        above = [self.headings_over(block) for block in self.document.blocks]
        return page_of(self.document, above, self.figures, self.profile.kind.value)

    def homes(self) -> list[Subject]:
        """Return whose each block is by its place in the document."""
        return [self._subject(block) for block in self.document.blocks]

    def _carry_on(self, block: Block) -> None:
        """Let a line of a list stand under the amount that the paragraph before the list ends with."""
        if self.carried is not None and _ITEM.match(self.document.text, block.span.start, block.span.end):
            self.state.parent, self.state.subject = self.carried, self.carried.subject
        else:
            self.carried = None

    def _carry_over(self, block: Block) -> None:
        """Keep the spending of a project that a paragraph ending with a colon is about to list."""
        if self.document.text[: block.span.end].rstrip()[-1:] not in _COLONS:
            return
        spent = [one for one in self.state.spoken if one.concept == "expenditure_project" and one.item is None]
        whole = spent and spent[-1].subject.kind is SubjectKind.PROJECT
        self.carried = spent[-1] if whole else None

    def _scored(self, block: Block, lexemes: Sequence[Lexeme]) -> Subject:
        """Return who is scored in a paragraph: in the report of a whole unit a project only where it is named."""
        if self.one_project or any(lexeme.mark is Mark.NAME for lexeme in lexemes):
            return self.state.subject
        project = self.passages.get(block.index) if self.profile.of_project else None
        if project is not None:
            return Subject(SubjectKind.PROJECT, project.name)
        return self.scored.get(block.index, self.world.unit)

    def _scored_in_turn(self, block: Block, lexemes: Sequence[Lexeme]) -> list[tuple[Sequence[Lexeme], Subject]]:
        """Return the pieces of a paragraph that score one project each: 甲，…，自评得分93分；乙，…，自评得分97分."""
        starts = [at for at, one in enumerate(lexemes) if one.mark is Mark.NAME]
        names = [self.world.project(lexemes[at].text) for at in starts]
        if (
            self.one_project
            or len(set(names)) < len(names)
            or len(names) <= 1
            or not _SCORED_BY_NAME.search(block.span.of(self.document.text))
        ):
            return [(lexemes, self._scored(block, lexemes))]
        ends = [*starts[1:], len(lexemes)]
        first = [(lexemes[: starts[0]], self.world.unit)] if starts[0] else []
        return [*first, *((lexemes[at:end], name) for at, end, name in zip(starts, ends, names, strict=True))]

    def _lexemes(self, one: Scanned) -> list[Lexeme]:
        article = _ARTICLE.match(self.document.text, one.block.span.start, one.block.span.end)
        start = max(article.end() if article else one.block.span.start, self.opens.get(one.block.index, 0))
        bounds = (start, one.block.span.end)
        by_class = self.by_class or _BY_CLASS.search(self.document.text, *bounds) is not None
        names = self.classes if by_class else None
        half = self.halves.get(one.block.index)
        bounds = bounds if half is None else (half.end, one.block.span.end)
        cuts = cut(self.document.text, bounds, one.tokens, self.names, self.world.lexicon, names)
        cuts = cuts if half is None else [half, *cuts]
        whole = self.projects[0].name if self.one_project else ""
        lexemes = with_payments(cuts, self.state.subject, self.world.lexicon, whole)
        numbers = iter(one.figures)
        number_of = {at: next(numbers) for at, token in enumerate(one.tokens) if token.kind == "figure"}
        return [replace(lexeme, index=number_of[lexeme.index]) if lexeme.index >= 0 else lexeme for lexeme in lexemes]

    def _table(self, one: Scanned) -> None:
        self.state = replace(self._state(one.block), topic=self.state.topic)
        for number, table in enumerate(self.document.tables):
            if table.block == one.block.index:
                self.tables.read(number, table, self.state)
                for pair in self.tables.left:
                    self._pair(one, Span(pair.label.cell.span.start, pair.value.cell.span.end), pair.figure)
                for worded in self.tables.worded:
                    self._worded(one, worded)
                self.tables.finish()

    def _pair(self, one: Scanned, span: Span, figure: int) -> None:
        """Read a label and its value as a sentence."""
        tokens = tuple(token for token in one.tokens if span.contains(token.span))
        figures = tuple(number for number in one.figures if span.contains(self.figures[number].span))
        if figures == (figure,):
            lexemes = self._lexemes(Scanned(replace(one.block, span=span), tokens, figures))
            state = replace(self._state(one.block), topic=self.state.topic)
            read_paragraph(self.world, lexemes, state)
            read_scores(lexemes, self.world, self._scored(one.block, lexemes))
            self._keep_out(state.home or state.subject, figure)

    def _worded(self, one: Scanned, worded: Worded) -> None:
        """Read a label and the words behind it as a sentence; the stroke between the cells is no part of it."""
        if any(number in self.world.bound for number in worded.figures):
            return
        lexemes: list[Lexeme] = []
        for span in (worded.label.cell.span, worded.value.cell.span):
            tokens = tuple(token for token in one.tokens if span.contains(token.span))
            figures = tuple(number for number in one.figures if span.contains(self.figures[number].span))
            lexemes += self._lexemes(Scanned(replace(one.block, span=span), tokens, figures))
        read_paragraph(self.world, lexemes, replace(self._state(one.block), topic=self.state.topic))

    def _keep_out(self, home: Subject, figure: int) -> None:
        """Drop the meaning of a value that a label was taken for another project for: 直接费用 | 95.00."""
        told = self.world.bound.get(figure)
        if told is not None and home.kind is SubjectKind.PROJECT and told.subject not in (home, self.world.unit):
            del self.world.bound[figure]

    def _state(self, block: Block) -> State:
        above = self.headings_over(block)
        self.by_class = speaks_of_classes(above)
        compares = any(_CHANGES.search(title) for title in above[:1])
        phase = next((phase for title in above for pattern, phase in _PLANNED if pattern.search(title)), "")
        if self.profile.kind in _PLANS:
            phase = "initial"
        line = self.lines[block.index]
        return State(
            line.subject or self._subject(block), scope=self._scope(block), compare=compares, compares=compares,
            phase=phase,
            topic=line.topic or (self._topic(above) if line.subject is None else ""), headed=bool(line.topic),
            section=section_of(above[0], self.world.lexicon) if above else "",
            projects=block.index in self.listed or any(_ABOUT_PROJECTS.search(title) for title in above[:1]),
            targets=any(_TARGETS.search(title) for title in above[:1]),
            form=self.profile.kind in _FORMS,
            plan=self.profile.kind is Kind.BUDGET_DISCLOSURE,
            piece=_PIECE.match(self.document.text, block.span.start, block.span.end) is not None
            or any(_PIECE.match(f"{title}。") for title in above[:1]),
        )  # fmt: skip

    def _topic(self, above: Sequence[str]) -> str:
        """Return the lasting topic (三公经费, 政府采购) that the innermost heading is about."""
        lexicon = self.world.lexicon
        for match in lexicon.every.find(above[0]) if above and len(above[0]) <= _SHORT_TITLE else ():
            for sense, key in lexicon.senses.get(match.text, ()):
                if sense is Sense.TOPIC and lexicon.topics[key].keeps:
                    return key
        return "sangong" if above and place_of_sangong(above[0]) >= 0 else ""

    def headings_over(self, block: Block) -> list[str]:
        """Return the titles of the headings that a block stands under, the innermost first."""
        return [
            self.titles[heading.marker.start]
            for heading in self.over[block.index]
            if not heading.runs_on and heading.block != block.index
        ]

    def _scope(self, block: Block) -> str | None:
        """Return the fund that the headings over a block, or its own, speak of, the innermost first."""
        titles = (self.titles[one.marker.start] for one in self.over[block.index] if not one.runs_on)
        return next((scope for scope in map(_scope_of, titles) if scope), None)

    def _subject(self, block: Block) -> Subject:
        """Return the project whose passage this is, in an evaluation of one project that one, else the unit."""
        overall = _OVERALL.match(self.document.text, block.span.start, block.span.end) is not None
        project = self.passages.get(block.index)
        if overall or block.index in self.of_unit:
            return self.world.unit
        part = self.items.get(block.index)
        if part is not None and part.name in self.world.parts:
            return part
        if project is not None and not self._sums_up(block, project):
            return Subject(SubjectKind.PROJECT, project.name)
        if self.one_project:
            return Subject(SubjectKind.PROJECT, self.projects[0].name)
        return self.items.get(block.index) or self._pointed_at(block) or self.world.unit

    def _sums_up(self, block: Block, project: Project) -> bool:
        """Tell a paragraph that begins with what all projects together have, behind the last of them."""
        apart = self.one_project and project.name in self.world.parts and block.index not in self.opens
        return apart and _SUMS_UP.match(self.document.text, block.span.start, block.span.end) is not None

    def _names_of_first(self) -> Sequence[str] | None:
        """Return what the one project of a report is called, None in a report on a unit."""
        if not self.one_project:
            return None
        return [called for called, name in self.world.projects.items() if name == self.projects[0].name]

    def _pointed_at(self, block: Block) -> Subject | None:
        """Return the project that a paragraph beginning with 该项目 points back at: the one that the last one names."""
        if not block.index or _THIS_PROJECT.match(self.document.text, block.span.start, block.span.end) is None:
            return None
        above = self.document.blocks[block.index - 1].span
        told = {one.name for one in self.projects if any(above.contains(mention) for mention in one.mentions)}
        return Subject(SubjectKind.PROJECT, told.pop()) if len(told) == 1 else None

    def _is_of_one_project(self) -> bool:
        """Tell whether the whole document speaks of the first project: it names no other, or its title names this."""
        heads = [_BLANKS.sub("", one.span.of(self.document.text)) for one in self.document.blocks[:_TITLE_BLOCKS]]
        if any(_WHOLE.search(head) or _SEVERAL_PROJECTS.search(head) for head in heads):
            return False
        if not (self.profile.of_project or self.profile.kind in _FORMS) or not self.projects:
            return False
        if len(self.projects) > _OFTEN and tells_several(self.document.text):
            return False
        numbered = {heading.marker.start for heading in self.headings}
        titles = [one.span for one in self.document.blocks[:_TITLE_BLOCKS] if one.span.start not in numbered]
        titles = [one for one in titles if "。" not in one.of(self.document.text)]
        titled = any(span.contains(mention) for span in titles for mention in self.projects[0].mentions)
        alone = len(self.projects) == 1 and len(self.projects[0].mentions) >= _OFTEN
        named = set(labelled(self.document)) == {self.projects[0].name}
        return alone or titled or named or self.profile.kind in _FORMS
