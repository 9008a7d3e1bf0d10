"""The projects a document names: in quotes, in tables, in headings, at the start of a list line, in the title."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from jixiao.extraction.counted_lists import names_counted
from jixiao.extraction.empty_words import says_nothing
from jixiao.extraction.entries import project_entries
from jixiao.extraction.enumerated import enumerated_names
from jixiao.extraction.introduced import introduced_names
from jixiao.extraction.legends import legend_projects
from jixiao.extraction.line_titles import line_titles
from jixiao.extraction.lines import project_lines
from jixiao.extraction.listings import named_by_money
from jixiao.extraction.marked_items import item_names
from jixiao.extraction.naming import is_no_name
from jixiao.extraction.opened import opened_names
from jixiao.extraction.ordinal_lists import ordinal_names
from jixiao.extraction.parallel_lines import counted_names, parallel_names
from jixiao.extraction.plainly_named import plainly_named
from jixiao.extraction.project_cells import labelled, tabled
from jixiao.extraction.project_heads import SHORTEST, SUMMARY, called, headed, siblings
from jixiao.extraction.project_titles import titled
from jixiao.extraction.sentence_programmes import sentence_names
from jixiao.extraction.shorter_names import shorter_names
from jixiao.extraction.spoken_programmes import spoken_names
from jixiao.extraction.sub_projects import sub_names
from jixiao.extraction.table_projects import funds_of_projects, names_in_tables
from jixiao.extraction.told_in_turn import TURN, turned_names
from jixiao.extraction.unit_passages import tells_several
from jixiao.model.document import Document
from jixiao.model.outline import Heading, Project
from jixiao.model.result import Profile
from jixiao.model.span import Span
from jixiao.taxonomy.lexicon import lexicon

_OPEN, _CLOSE = '“"「『《', '”"」』》'
_NAME = rf"(?:[^{_OPEN}{_CLOSE}\n]|[{_OPEN}][^{_OPEN}{_CLOSE}\n]*[{_CLOSE}]){{2,50}}"
_QUOTED = re.compile(
    rf"(?:项目|专项|专项资金)(?:名称)?(?:为|是|即|叫|名为)?[ \t]*[{_OPEN}](?P<after>{_NAME})[{_CLOSE}]"
    rf"|[{_OPEN}](?P<before>{_NAME})[{_CLOSE}](?:专项|等)?(?:项目|经费|专项|资金|工程)"
)
# “渠道清淤”“泵站维修”两个项目
_SERIES = re.compile(
    r"(?P<names>(?:“[^“”\n]{2,30}”[、和与及]?){2,})(?:等|共|这)?(?:\d{1,2}|[两二三四五六七八九十]+)[个项](?:重点|预算|专项|一级|二级)?(?:项目|专项|工程)"
)
_IN_QUOTES = re.compile(r"“(?P<name>[^“”\n]{2,30})”")
_FOR_EXAMPLE = re.compile(r"^以(?P<name>[“\"]?[^“”\"]+[”\"]?)(?:项目)?为例$")
_GENERAL = re.compile(
    r"^(?:部门|单位|整体|本年|全年|年初|项目|专项|其他|其中|本|该|各|主要|基本|以上|上述|一般|重点|全部|合计|总计|支出|预算|资金|绩效)?(?:部门|单位|整体|项目|支出|预算|资金|情况|绩效|概况|实施|组织|管理|目标|完成|自评|评价|到位|来源|投入|决策|过程|效果|绩|概述|背景|及|与|和|的|说明|分析|使用|安排|财政|专项|经费|收支|自身|本身|本级|执行|基本|产出|效益|质量|数量|时效|成本|满意度|指标)+$"
)
_REVIEW = re.compile(r"(?:^|[。；;\n.．、）)])(?P<name>[\u4e00-\u9fffA-Za-z\d“”—\-]{3,30}?)(?:项目)?绩效自评综述[：:]")
_SPENT_FOR = re.compile(
    r"(?:^|[。；;\n：:])(?P<name>[\u4e00-\u9fff]{2,24}?)(?:项目|专项)?(?:经费|资金|项目|支出)?，(?:主要)?用于[^；;。\n]{3,60}，"
    r"(?:实际|共|累计)?支出\d"
)
_NOT_A_PROJECT = re.compile(
    r"^(?:其中|项目|专项|本年|全年|我|本|该|年初|年中|一般|政府性|国有|财政|部门|单位|收入|支出|项目支出|全部|截至|共|总)"
)
# a date, the number of an annex
_NUMBERED = re.compile(r"[\d０-９年月日度至\-—.]+|附[件表录][\d０-９一二三四五六七八九十（）()]{0,4}")
# 渠道清淤支付30万元, 渠道清淤实际支出30万元: the verb and its adverb are none of the name
_PAYS = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?:"
    r"(?:全年|当年|实际|累计|共|已)*(?:(?<!转移)支付|列支|开支|花费|花去|用去|付出|花掉|用掉)|(?:全年|当年|年内)?(?:实际|累计|分别|已经)+)$"
)
# 分别是渠道清淤30万元、…: what leads to the first of a list
_LEADS = re.compile(r"^(?:其中|分别|依次|具体|主要|包括|即)+(?:[是为有：:])?(?=[\u4e00-\u9fff“]{3})")
# 是“渠道清淤, “渠道清淤”可用: a quote that a title cut in two, or that a word of money follows
_IN_PART = re.compile(
    rf"^(?:[是为即][“\"]|[“\"](?=[^”\"]*[”\"](?:可用|可支配|当年|全年|年初|项目|资金|经费|预算|安排|专项)+$))"
    rf"(?P<name>[^{_OPEN}{_CLOSE}]{{3,30}})(?:[”\"].*)?$"
)
# 渠道清淤——核定经费95万元: a dash parts the name from what is told of it
_DASHED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[ ]?(?:——|―+|－－|--)[ ]?[\u4e00-\u9fff]{2,10}$")
_LEVEL = re.compile(r"[（(][类款项][）)]")
# 三个重点项目, 四笔合计 are several projects
_COUNTED = re.compile(
    r"(?:[两二三四五六七八九十]+|\d+)[个项笔类]"
    r"(?:重点|主要|重大|专项|项目|支出|合计|共计|小计|总计|资金|经费)*$"
)


def find_projects(document: Document, headings: Sequence[Heading], profile: Profile) -> list[Project]:
    """Return the projects in order of first mention, each with all places of its name and the text about it."""
    names: dict[str, None] = {}
    quoted = tuple(_quoted(document.text))
    for name in (
        *titled(document, profile),
        *quoted,
        *tabled(document),
        *(() if profile.of_project else names_in_tables(document, headings)),
        *labelled(document),
        *sub_names(document, headings, profile),
        *headed(document.text, headings),
        *(() if profile.of_project else called(document.text, headings)),
        *(() if profile.of_project else names_counted(document.text)),
        *(() if profile.of_project else enumerated_names(document.text)),
        *(() if profile.of_project else line_titles(document, headings)),
        *(() if profile.of_project else opened_names(document, headings)),
        *(() if profile.of_project else ordinal_names(document, headings)),
        *(() if profile.of_project else turned_names(document, headings)),
        *(parallel_names(document) if not profile.of_project or tells_several(document.text) else ()),
        *(() if profile.of_project else counted_names(document)),
        *named_by_money(document, headings),
        *project_lines(document),
        *(() if profile.of_project else headed(document.text, headings, plainly=True)),
        *(entry.name for entry in project_entries(document, headings, profile)),
        *(row.name for row in legend_projects(document, headings, profile)),
        *_summed(document.text),
        *(() if profile.of_project else spoken_names(document, headings)),
    ):
        if name in quoted or not says_nothing(_bare(name)):
            _add(names, name)
    for name in () if profile.of_project else funds_of_projects(document):
        names.setdefault(name)
    for name in () if profile.of_project else tuple(sentence_names(document, headings, names)):
        _add(names, name)
    for name in () if profile.of_project else (
        *introduced_names(document, headings), *plainly_named(document, headings),
    ):  # fmt: skip
        _add(names, name)
    for name in (*siblings(document.text, headings, names), *item_names(document, headings, tuple(names))):
        _add(names, name)
    return [_project(document, headings, name) for name in names]


def _add(names: dict[str, None], name: str) -> None:
    """Add a name without the words around it, unless it names no project or is there with or without 项目."""
    clean = SUMMARY.sub("", _bare(name)) or _bare(name)
    known = clean not in names and (clean.removesuffix("项目") in names or f"{clean}项目" in names)
    said = known or _NUMBERED.fullmatch(clean) or _GENERAL.match(clean) or _LEVEL.search(clean) or _COUNTED.match(clean)
    said = said or TURN.match(clean)
    if len(clean) >= SHORTEST and not said and not is_no_name(clean):
        names.setdefault(clean)


def _bare(name: str) -> str:
    """Return a name without blanks and without quotes around the whole of it."""
    clean = _FOR_EXAMPLE.sub(r"\g<name>", name.lstrip("、.．").strip("：: \t\u3000"))
    clean = _IN_PART.sub(r"\g<name>", clean)
    while len(clean) > 1 and clean[0] in _OPEN and clean[-1] in _CLOSE and _is_one_quote(clean[1:-1]):
        clean = clean[1:-1]
    dashed = _DASHED.search(clean)
    if dashed is not None and says_nothing(dashed.group().strip(" —―－-")):
        clean = clean[: dashed.start()]
    return _LEADS.sub("", _PAYS.sub("", clean))


def _is_one_quote(inside: str) -> bool:
    """Tell words between two quotes that the two belong together."""
    return inside[0] in _OPEN or not any(sign in _CLOSE for sign in inside)


def _quoted(text: str) -> Iterator[str]:
    for series in _SERIES.finditer(text):
        yield from (match["name"] for match in _IN_QUOTES.finditer(series["names"]))
    for match in _QUOTED.finditer(text):
        yield match["after"] or match["before"]


def _summed(text: str) -> Iterator[str]:
    """Yield the names before 项目绩效自评综述, and those of a list NAME经费，用于……，支出X."""
    for match in (*_REVIEW.finditer(text), *_SPENT_FOR.finditer(text)):
        if not _NOT_A_PROJECT.match(match["name"]) and match["name"] not in lexicon().senses:
            yield match["name"]


def _project(document: Document, headings: Sequence[Heading], name: str) -> Project:
    text = document.text
    mentions = tuple(Span(match.start(), match.end()) for match in re.finditer(re.escape(name), text))
    starts = [heading.title.start for heading in headings]
    passages = [
        headings[at].body
        for at in dict.fromkeys(bisect_right(starts, mention.start) - 1 for mention in mentions)
        if at >= 0 and any(_heads(text, headings[at], one) for one in mentions)
    ]
    return Project(name, mentions, tuple(_merged(passages)))


def _heads(text: str, heading: Heading, mention: Span) -> bool:
    """Tell a title that is about a project from a line that names it behind a figure."""
    inside = heading.title.start <= mention.start < heading.title.end
    return inside and not any(character.isdigit() for character in text[heading.title.start : mention.start])


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start <= last.end:
            last = last.cover(span)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def known_names(projects: Sequence[Project], text: str) -> dict[str, str]:
    """Return the names that a text calls the projects by, with or without 项目, and the name of each.

    The text of a report on projects may cut a name short; in that of a unit the end of one names more than a project.
    """
    full = {project.name: project.name for project in projects}
    ends = ("项目", "专项资金", "专项经费", "资金")
    short = {name.removesuffix(end): name for end in reversed(ends) for name in full if name.endswith(end)}
    short = {name: own for name, own in short.items() if len(name) > SHORTEST}
    return dict(shorter_names(text, projects)) | short | full
