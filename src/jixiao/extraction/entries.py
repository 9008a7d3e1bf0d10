"""Projects named by the shape of a list: each entry begins with a name, a plan, what was spent of it, and their rate.

甲、渠道清淤。列入95.00万元，开出88.28万元，兑现92.93%: whatever verbs stand there, two or more entries of one list in
which the second amount is, to the printed digits, that rate of the first are projects with budget and spending.
Without rates the section has to speak of projects. What is left, to the printed digits (付清88.28万元，剩6.72万元),
proves an entry like a rate. Lines without marks, in which the plan follows the name at once, are entries where they
are proven: 渠道清淤全年预算95.00万元，已用88.28万元，执行率92.93%.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import economic_items, is_class, is_name
from jixiao.extraction.proven import unread_of
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.quantity import Dimension
from jixiao.model.result import Kind, Profile
from jixiao.model.span import Span
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import lexicon

MARK = (
    r"(?:[—●◆▲·■□▪◇○※➤\-]{1,2}"
    r"|[①-⒛㈠-㈩][、.．]?|[A-Ha-hＡ-Ｈ][、.．]|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]"
    r"|(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[甲乙丙丁戊己庚辛])[、.．)）](?!\d)"
    r"|[〔［【〖\[][ ]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[ ]?[〕］】〗\]]"
    r"|[第其][一二三四五六七八九十]{1,2}[，,、：:]|其?[一二三四五六七八九十]{1,2}是"
    r"|第(?:[一二三四五六七八九十]{1,3}|\d{1,2})[条节个项类笔件](?:项目|专项|工程|任务)?(?:[，,、：:]|[ \t\u3000]+)"
    r"|\d{1,2}[-－—]\d{1,2}[ \t\u3000]+"
    r"|(?:子项目?|项目|职责|任务|专项|活动|单项工程|序号|编号|登记|事项|[实好大要]事)之?[一二三四五六七八九十\d]{1,2}"
    r"(?:[：:、，,]|[ \t\u3000]+))"
)
_AMOUNT = r"(?:为|了|共)?(?P<{0}>\d[\d,]*(?:\.\d+)?)[ ]?(?P<{0}_unit>亿元|万元|元)"
# 预算64.00，花60.24，执行率94.1%: the unit is told once for all
_BARE_AMOUNT = rf"(?:{_AMOUNT}|(?P<{{0}}_bare>\d[\d,]*\.\d{{{{1,2}}}})(?=[，,、；;。（(]))"
_WORDS = r"[^。；;\n\d]{1,14}"
_NAME = (
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·—\-]{3,30}?)(?:项目|专项)?"
    r"(?:[。，：:,]|——|[ \t\u3000]+(?=(?:全年|调整后)?预算))"
)
_RATE = r"[，,、（(][^。；;\n\d]{0,12}(?P<rate>\d+(?:\.\d+)?)[ ]?[%％]"
_REST = rf"[，,、；;][^。；;\n\d]{{0,8}}(?:余|剩|结[转存])[^。；;，,\n\d]{{0,6}}{_AMOUNT.format('rest')}"
_ENTRY = re.compile(
    rf"[ \t\u3000]*(?P<mark>{MARK})[ \t\u3000]*{_NAME}[ \t\u3000]*(?P<plan>{_WORDS}?){_BARE_AMOUNT.format('one')}"
    rf"(?:[，,、；;]\s*(?P<verb>{_WORDS}?){_BARE_AMOUNT.format('two')}(?:{_RATE})?(?:{_REST})?)?"
)
_BARE = re.compile(
    r"[ \t\u3000]*(?P<name>[\u4e00-\u9fff“”（）()、·—]{3,30}?)的?"
    r"(?P<plan>(?:(?:全年|年初|年度|本年|当年|调整后|财政|总)的?){0,3}(?:预算|指标|安排|批复|下达|核定|计划|列入|拨款|拨入|到账)"
    rf"[^，,。；;\n\d]{{0,6}}){_AMOUNT.format('one')}"
    rf"[，,、；;]\s*(?P<verb>{_WORDS}?){_AMOUNT.format('two')}(?:{_RATE})?(?:{_REST})?"
)
_CALLED = re.compile(r"[\u4e00-\u9fff“”]{3,}(?:经费|资金|费|补助|补贴)")
_MARKED = re.compile(rf"[ \t\u3000]*(?P<mark>{MARK})")
_STYLE = re.compile(r"[一二三四五六七八九十\d甲乙丙丁戊己庚辛①-⒛㈠-㈩A-Ha-hＡ-Ｈ]+")
_FIRST = frozenset({"一", "1", "甲", "①", "⒈", "A", "Ａ"})
_PLAN = re.compile(r"预算|指标|安排|下达|批|核|列入|拨|投|计划|到位|到账|资金|额度")
_GIVEN = re.compile(r"下达|到位|到账|拨[付入]")
_OTHER = re.compile(r"其中|比上?年|上年|较|同比|收入|结转|结余|合同|中标")
_PROJECTS = re.compile(r"项目|专项")
_FACTOR = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_FORMS = frozenset({Kind.SELF_EVALUATION_FORM, Kind.TARGET_FORM})
_SEVERAL, _FULL, _HALF = 2, 100, Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Entry:
    """The name that begins an entry, with its place, the places of its amounts and of their rate where it has them.

    `proven`: the amounts make the rate, or leave the rest, or its words are those of an entry whose amounts do;
    `bare`: its plan has no unit of its own; `planned`: the first is a plan by its words, `given`: money that came in.
    """

    name: str
    at: int
    plan: int
    spent: int | None
    rate: int | None
    proven: bool
    planned: bool
    given: bool
    words: tuple[str, str] = ("", "")
    bare: bool = False


def project_entries(document: Document, headings: Sequence[Heading], profile: Profile) -> tuple[Entry, ...]:
    """Return the entries of all lists that are lists of projects by their shape, in the order of the text.

    In an evaluation of one project such lists name its parts.
    """
    found: list[Entry] = []
    if profile.of_project or profile.kind in _FORMS:
        return ()
    for run in _runs(document):
        entries = [_entry(match) for match in run]
        if len(entries) >= _SEVERAL and _are_projects(entries, document.text, headings):
            found += entries
    for run in _bare_runs(document):
        entries = [_entry(match) for match in run]
        if sum(entry.proven for entry in entries) >= _SEVERAL and _are_called(entries, document.text, headings):
            found += _alike(entries)
    return tuple(sorted(found, key=lambda one: one.at))


def part_entries(document: Document, parts: Collection[str]) -> Iterator[Entry]:
    """Yield the entries that begin with a project which makes up the one evaluated: 任务一：渠道清淤。投入95.00万元."""
    for block in document.blocks if parts else ():
        if block.kind is BlockKind.PARAGRAPH:
            match = _ENTRY.match(document.text, block.span.start, block.span.end)
            if match is not None and match["name"] in parts and not _is_other(match):
                yield _entry(match)


def settle_entries(world: World, entries: Sequence[Entry]) -> None:
    """Bind the unread plan, spending and rate of entries whose amounts make their rate."""
    places = world.by_start()
    for entry in entries:
        meanings = (
            (
                entry.plan,
                "funds_received" if entry.given else "budget_adjusted",
                "received" if entry.given else "budget",
            ),
            (entry.spent, "expenditure_project", "expenditure"),
            (entry.rate, "execution_rate", ""),
        )
        for place, concept, phase in meanings if entry.proven else ():
            number = places.get(place) if place is not None else None
            dimension = Dimension.RATE if concept == "execution_rate" else Dimension.MONEY
            if number is not None and unread_of(world, number, dimension):
                subject = world.project(entry.name)
                world.put(Bound(number, concept, subject, None, world.year, phase=phase), Reason.TOTAL)


def _runs(document: Document) -> Iterator[list[re.Match[str]]]:
    """Yield the entries of one style that stand in one list; a marked line of that style without amounts ends it."""
    runs: dict[str, list[re.Match[str]]] = {}
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        style, first = _style(document.text, block)
        if first and style in runs:
            yield runs.pop(style)
        match = _ENTRY.match(document.text, block.span.start, block.span.end)
        if match is not None and not _is_other(match):
            runs.setdefault(style, []).append(match)
        elif style in runs:
            yield runs.pop(style)
    yield from runs.values()


def _bare_runs(document: Document) -> Iterator[list[re.Match[str]]]:
    """Yield the lines, one below the other, that begin with a name and its plan without any mark."""
    run: list[re.Match[str]] = []
    for block in document.blocks:
        match = _BARE.match(document.text, block.span.start, block.span.end)
        if block.kind is BlockKind.PARAGRAPH and match is not None and not _is_other(match):
            run.append(match)
            continue
        yield run
        run = []
    yield run


def _is_other(match: re.Match[str]) -> bool:
    return _OTHER.search(match["plan"]) is not None or _OTHER.search(match["verb"] or "") is not None


def style_of(mark: str) -> str:
    """Return a mark without its number: （一） and （二） are of one style."""
    return _STYLE.sub("#", mark)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends, without its line break."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _style(text: str, block: Block) -> tuple[str, bool]:
    """Return the mark of a line without its number, and whether it is the first of its list."""
    marked = _MARKED.match(text, block.span.start, block.span.end)
    if marked is None:
        return "", False
    number = _STYLE.search(marked["mark"])
    return style_of(marked["mark"]), number is not None and number.group() in _FIRST


def _entry(match: re.Match[str]) -> Entry:
    one, two = _place(match, "one"), _place(match, "two")
    second, plan = two >= 0, match["plan"]
    given = _GIVEN.search(plan) is not None and "预算" not in plan
    return Entry(
        match["name"], match.start("name"), one, two if second else None,
        match.start("rate") if match["rate"] else None, second and (_makes_rate(match) or _leaves_rest(match)),
        _PLAN.search(plan) is not None, given, (plan, match["verb"] or ""),
        match["one"] is None,
    )  # fmt: skip


def _makes_rate(match: re.Match[str]) -> bool:
    """Tell an entry whose second amount is, to the printed digits, its rate of the first."""
    if (match["one"] is None) != (match["two"] is None):
        return False
    plan, spent = _yuan(match, "one"), _yuan(match, "two")
    if not match["rate"] or not plan or spent > plan:
        return False
    rate = Decimal(match["rate"])
    step = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    return abs(spent * _FULL / plan - rate) <= step * _HALF


def _leaves_rest(match: re.Match[str]) -> bool:
    """Tell an entry whose plan is its second amount and the rest behind both."""
    if match["rest"] is None or match["one"] is None or match["two"] is None:
        return False
    return _yuan(match, "one") == _yuan(match, "two") + _yuan(match, "rest")


def _yuan(match: re.Match[str], key: str) -> Decimal:
    bare = match.groupdict().get(f"{key}_bare")
    if bare:
        return Decimal(bare.replace(",", ""))
    return Decimal(match[key].replace(",", "")) * _FACTOR[match[f"{key}_unit"]]


def _place(match: re.Match[str], key: str) -> int:
    """Return where an amount begins, with a unit or without, -1 where there is none."""
    bare = f"{key}_bare"
    return match.start(bare) if match.groupdict().get(bare) else match.start(key)


def _alike(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries, those as proven that say the same words as a proven one: a wrong rate changes no meaning."""
    told = {entry.words for entry in entries if entry.proven}
    for entry in entries:
        yield replace(entry, proven=entry.proven or (entry.rate is not None and entry.words in told))


def _are_called(entries: Sequence[Entry], text: str, headings: Sequence[Heading]) -> bool:
    """Tell entries without marks that are called like projects: no organs, and most by more than a kind of expense."""
    names = [entry.name for entry in entries]
    plain = [is_name(name) for name in names]
    called = all(
        (name_is or _CALLED.fullmatch(name)) and name not in lexicon().senses and name not in economic_items()
        for name, name_is in zip(names, plain, strict=True)
    )
    several = len(set(names)) == len(names) and sum(plain) >= _SEVERAL
    return called and several and not is_class(names[0], entries[0].at, text, headings)


def _are_projects(entries: Sequence[Entry], text: str, headings: Sequence[Heading]) -> bool:
    """Tell entries named like projects: two of them prove their rates, or their section speaks of projects."""
    names = [entry.name for entry in entries]
    plain = all(
        is_name(name, called=True) and name.strip("“”") not in lexicon().senses and name not in economic_items()
        for name in names
    )
    if not plain or len(set(names)) < len(names) or is_class(names[0], entries[0].at, text, headings):
        return False
    proven = sum(entry.proven for entry in entries) >= _SEVERAL
    place = Span(entries[0].at, entries[0].at)
    over = (one.title.of(text) for one in headings if one.body.contains(place) and not one.runs_on)
    told = all((entry.spent is not None or not entry.planned) and not entry.bare for entry in entries)
    return proven or (told and any(_PROJECTS.search(title) for title in over))
