"""The projects a document names: in quotes, in tables, in headings, at the start of a list line, in the title."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from jixiao.extraction.lines import project_lines
from jixiao.extraction.listings import named_by_money
from jixiao.extraction.naming import is_name, is_no_name
from jixiao.extraction.whose import is_organ
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading, Project
from jixiao.model.result import Kind, Profile
from jixiao.model.span import Span
from jixiao.taxonomy.lexicon import lexicon, trie_expression

_OPEN, _CLOSE = '“"「『《', '”"」』》'
_NAME = rf"(?:[^{_OPEN}{_CLOSE}\n]|[{_OPEN}][^{_OPEN}{_CLOSE}\n]*[{_CLOSE}]){{2,50}}"
_QUOTED = re.compile(
    rf"(?:项目|专项|专项资金)(?:名称)?(?:为|是|即|叫|名为)?[ \t]*[{_OPEN}](?P<after>{_NAME})[{_CLOSE}]"
    rf"|[{_OPEN}](?P<before>{_NAME})[{_CLOSE}](?:专项|等)?(?:项目|经费|专项|资金|工程)"
)
_SECTION = re.compile(r"项目(?:支出)?(?:绩效|支出|情况|完成|实施|资金|预算)|专项(?:资金|经费|支出)|项目支出|重点项目")
_PROJECT_END = re.compile(
    r"(?:项目|经费|资金|工程|专项|补助|补贴|服务费|建设|改造|维修|奖补|工作费|购置|更新|采购|保障|维护|运维|管护|活动|行动"
    r"|试点|费|养护|布置|编研|加工|征集|整治|治理|提升|修复|防治|防控|淘汰|监控|监测|加固|疏浚|清淤|绿化|改建|扩建|新建|装修"
    r"|安置|注资|收尾|信息系统|平台|[一二三四五]期)$"
)
_LINE_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·、]{2,40}?)(?:[：:。，,；;]|$|(?=(?:年初|全年|调整后)?(?:预算|批复|安排|实际支出|支出)))"
)
_ITEM_NAME = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·、]{3,30})(?:[：:。]|$)")
_REVIEWED = r"(?:重点)?(?:项目)?(?:支出)?(?:财政支出)?(?:项目)?(?:重点)?绩效"
_REVIEW_WORDS = "(?:自评|评价|自我评价|再评价|(?:完成|实现|目标)?情况|总结)"
_TITLE = re.compile(
    rf"^(?:关于)?(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·+＋.]{{2,40}}?)"
    rf"(?:{_REVIEWED}{_REVIEW_WORDS}|(?:项目|专项|工程)(?:支出)?(?:自评|自我评价|评价)(?:报告|说明|总结|综述))"
)
_ABOUT = re.compile(r"^[^，。：；]{0,20}?关于")
_OF_SEVERAL = re.compile(r"等[一二两三四五六七八九十多数几\d]+[个项类大]$")
_REPORT = re.compile(r"(?:重点|财政|项目|支出|预算)*绩效(?:自评|评价|自我评价|再评价)(?:工作)?报告")
_SUBTITLE = re.compile(r"[ \t\u3000]*(?:——|--|—)[ ]?(?:以)?(?P<name>[^，。；：\n—]{4,30}?)(?:为例)?[ \t\u3000]*")
_FOR_EXAMPLE = re.compile(r"^以(?P<name>[“\"]?[^“”\"]+[”\"]?)(?:项目)?为例$")
_TITLE_YEAR = re.compile(
    r"(?:(?:19|20|１９|２０)[\d０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})[—－\-至]?(?:\d{4})?年度?"
)
_TITLE_TAIL = re.compile(
    r"(?:的|(?:资金|经费)?(?:安排|使用|支出|管理|收支|和|及|与)*情况的?|(?:财政)?支出的?|(?:专项资金|专项经费|资金)的)$"
)
_GENERAL = re.compile(
    r"^(?:部门|单位|整体|本年|全年|年初|项目|专项|其他|其中|本|该|各|主要|基本|以上|上述|一般|重点|全部|合计|总计|支出|预算|资金|绩效)?(?:部门|单位|整体|项目|支出|预算|资金|情况|绩效|概况|实施|组织|管理|目标|完成|自评|评价|到位|来源|投入|决策|过程|效果|绩|概述|背景|及|与|和|的|说明|分析|使用|安排|财政|专项|经费|收支|执行|基本|产出|效益|质量|数量|时效|成本|满意度|指标)+$"
)
_NO_NAME = re.compile(
    r"[（(][类款项][）)]|^(?:合计|总计|小计|其中)|\d$|支出$|^(?:人员经费|公用经费|基本支出|项目支出|人员支出|公用支出|[\d.,%—\-/]+)$"
)
_MONEY = re.compile(
    r"[。：:，,]?[^。；;]{0,14}?(?:预算|安排|批复|下达|到位|拨付)[^。；;]{0,14}?\d[\d.,，]*(?:万元|元)[^。]*(?:支出|执行|使用|支付)"
)
_REVIEW = re.compile(r"(?:^|[。；;\n.．、）)])(?P<name>[\u4e00-\u9fffA-Za-z\d“”—\-]{3,30}?)(?:项目)?绩效自评综述[：:]")
_SPENT_FOR = re.compile(
    r"(?:^|[。；;\n：:])(?P<name>[\u4e00-\u9fff]{2,24}?)(?:项目|专项)?(?:经费|资金|项目|支出)?，(?:主要)?用于[^；;。\n]{3,60}，"
    r"(?:实际|共|累计)?支出\d"
)
FORM_NAME = re.compile(
    r"(?:转移支付|项目支出|预算项目|实施项目|项目|专项资金|专项|政策|资金)(?:（项目）|\(项目\))?名称"
)
_NAMED = re.compile(rf"[ \t\u3000]*(?:{FORM_NAME.pattern})[ \t]*(?:[：:][ ]*(?P<name>[^\s，。；：:]{{3,40}}))?")
_MARKS_OF_TEXT = re.compile(r"[，。；：:？]")
_NOT_A_PROJECT = re.compile(
    r"^(?:其中|项目|专项|本年|全年|我|本|该|年初|年中|一般|政府性|国有|财政|部门|单位|收入|支出|项目支出|全部|截至|共|总)"
)
_SUMMARY = re.compile(
    r"(?:项目)?(?:支出)?绩效(?:目标|自评|评价|自我评价)?(?:完成|实现)?(?:综述|情况|结果|报告|情况综述|情况说明)$"
)
_BUDGETED = re.compile(
    r"(?:预算|安排|批复|下达)[^。；]{0,14}?\d[\d.,]*[ ]?(?:万元|元)[\s\S]{0,120}?(?:支出|执行|使用|支付)[^。；]{0,8}?\d"
)
_PASSAGE = 220
_MONEY_WITHIN = 80
_DATE = re.compile(r"[\d０-９年月日度至\-—.]+")
_SUM = re.compile(r"(?:合计|总计|小计|结余|结转|收入|拨款)$")
_CLASSED = re.compile(r"[^，,。；;\d]*[（(][类款项][）)]")
_LEVEL = re.compile(r"[（(][类款项][）)]")
# 三个重点项目, 四笔合计 are several projects
_COUNTED = re.compile(
    r"(?:[两二三四五六七八九十]+|\d+)[个项笔类]"
    r"(?:重点|主要|重大|专项|项目|支出|合计|共计|小计|总计|资金|经费)*$"
)
_SHORTEST = 3
_LONGEST = 40
_LIST_LEVEL = 2


def find_projects(document: Document, headings: Sequence[Heading], profile: Profile) -> list[Project]:
    """Return the projects in order of first mention, each with all places of its name and the text about it."""
    names: dict[str, None] = {}
    for name in (
        *_titled(document, profile),
        *_quoted(document.text),
        *_tabled(document),
        *_labelled(document),
        *_headed(document.text, headings),
        *named_by_money(document, headings),
        *project_lines(document),
        *_summed(document.text),
    ):
        clean = _SUMMARY.sub("", _bare(name)) or _bare(name)
        known = clean not in names and (clean.removesuffix("项目") in names or f"{clean}项目" in names)
        if (
            len(clean) >= _SHORTEST
            and not _DATE.fullmatch(clean)
            and not known
            and not _GENERAL.match(clean)
            and not _LEVEL.search(clean)
            and not _COUNTED.match(clean)
            and not is_no_name(clean)
        ):
            names.setdefault(clean)
    if not names:
        return []
    return [_project(document, headings, name) for name in names]


def _bare(name: str) -> str:
    """Return a name without blanks and without quotes around the whole of it."""
    clean = _FOR_EXAMPLE.sub(r"\g<name>", name.strip("：: \t\u3000"))
    while len(clean) > 1 and clean[0] in _OPEN and clean[-1] in _CLOSE and _is_one_quote(clean[1:-1]):
        clean = clean[1:-1]
    return clean


def _is_one_quote(inside: str) -> bool:
    """Tell words between two quotes that the two belong together."""
    return inside[0] in _OPEN or not any(sign in _CLOSE for sign in inside)


def _titled(document: Document, profile: Profile) -> Iterator[str]:
    if profile.kind is not Kind.PROJECT_EVALUATION:
        return
    subtitle = next(
        filter(None, (_SUBTITLE.fullmatch(document.text, *_ends(one)) for one in document.blocks[1:3])), None
    )
    if subtitle is not None:
        yield subtitle["name"]
        return
    for block in document.blocks[:3]:
        title = re.sub(r"[ \t\u3000]", "", block.span.of(document.text))
        title = _of_whom(title + _second_line(document, block)).replace(profile.unit, "", 1)
        match = _TITLE.match(title)
        if match and _OF_SEVERAL.search(match["name"]) is None:
            yield _TITLE_TAIL.sub("", match["name"]) or match["name"]
            return


def _second_line(document: Document, block: Block) -> str:
    """Return the end of a title that stands on a line of its own: 绩 效 评 价 报 告."""
    below = document.blocks[block.index + 1 : block.index + 2]
    words = re.sub(r"[ \t\u3000]", "", below[0].span.of(document.text)) if below else ""
    return words if _REPORT.fullmatch(words) else ""


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _of_whom(title: str) -> str:
    """Return a title without its year, and without the place or organ that stands before that."""
    title = _ABOUT.sub("", title)
    year = _TITLE_YEAR.search(title)
    if year is None:
        return title
    before, behind = title[: year.start()], title[year.end() :]
    return behind if is_organ(before) else f"{before}{behind}"


def _quoted(text: str) -> Iterator[str]:
    for match in _QUOTED.finditer(text):
        yield match["after"] or match["before"]


_NUMBER = re.compile(r"[\d,，.．]*\d[%％]?")
_NAME_HEADERS = re.compile(
    r"^(?:项目名称|项目|项目（万元）|项目\(万元\)|项目支出名称|项目明细|(?:年度)?(?:主要|重点|工作)?任务(?:名称)?|预算项目名称|预算项目|支出项目)$"
)


def _tabled(document: Document) -> Iterator[str]:
    for table in document.tables:
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        texts = {(cell.row, cell.column): re.sub(r"\s", "", cell.span.of(document.text)) for cell in cells}
        for (row, column), text in texts.items():
            if FORM_NAME.match(text) and not _is_column(texts, row, column):
                right = next((texts[key] for key in texts if key[0] == row and key[1] > column and texts[key]), "")
                if right and not _looks_like_header(right):
                    yield re.sub(r"^[\dA-Z]+[-—]", "", right)
                    continue
            if _NAME_HEADERS.match(text) or FORM_NAME.match(text):
                yield from _below(texts, row, column)


def _labelled(document: Document) -> Iterator[str]:
    """Yield what stands behind 项目名称： on its line, or on the line below 项目名称."""
    blocks = document.blocks
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _NAMED.match(document.text, block.span.start, block.span.end)
        if match is None:
            continue
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if match["name"]:
            yield match["name"]
        elif match.end() == block.span.end and below is not None and below.kind is BlockKind.PARAGRAPH:
            name = below.span.of(document.text).strip()
            if len(name) <= _LONGEST and not _looks_like_header(name) and not _MARKS_OF_TEXT.search(name):
                yield name


def _is_column(texts: dict[tuple[int, int], str], row: int, column: int) -> bool:
    """Tell a header of a column of names: what stands right of the name below it is a number."""
    below = (texts.get((row + 1, at), "") for at in range(column + 1, column + 4))
    return bool(texts.get((row + 1, column))) and any(_NUMBER.fullmatch(text) for text in below)


def _looks_like_header(text: str) -> bool:
    return bool(re.search(r"预算|支出|执行|资金|金额|性质|类别|单位|编码|内容", text)) and not _PROJECT_END.search(text)


def _below(texts: dict[tuple[int, int], str], row: int, column: int) -> Iterator[str]:
    for (other_row, other_column), text in texts.items():
        plain = re.sub(r"^其中[：:]", "", text)
        line = re.sub(r"^[一二三四五六七八九十]+、", "", plain)
        named = plain and not _NO_NAME.search(plain) and line not in lexicon().senses and not _SUM.search(line)
        if other_column == column and other_row > row and named:
            yield plain


def _headed(text: str, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield titles and line beginnings under a section about projects."""
    sections = [
        heading for heading in headings if heading.level <= _LIST_LEVEL and _SECTION.search(heading.title.of(text))
    ]
    for heading in headings:
        if heading.level < _LIST_LEVEL or not any(
            section.body.contains(heading.marker) and section.level < heading.level for section in sections
        ):
            continue
        title = heading.title.of(text).strip()
        if (
            not heading.runs_on
            and (_PROJECT_END.search(title) or _tells_money(text, heading))
            and len(title) <= _LONGEST
            and not re.search(r"\d", title[-4:])
        ):
            yield title
        else:
            yield from _line_name(text, heading)
    yield from _siblings(text, headings, sections)


def _siblings(text: str, headings: Sequence[Heading], sections: Sequence[Heading]) -> Iterator[str]:
    """Yield what begins the items of a list in a section about projects, where most of them are named like projects."""
    lists: dict[tuple[int, str], list[str]] = {}
    for at, heading in enumerate(headings):
        if not any(one.body.contains(heading.marker) and one.level < heading.level for one in sections):
            continue
        over = next((one.marker.start for one in reversed(headings[:at]) if one.level < heading.level), 0)
        match = _ITEM_NAME.match(heading.title.of(text).strip())
        lists.setdefault((over, heading.style), []).append(match["name"] if match else "")
    for names in lists.values():
        ends = sum(_PROJECT_END.search(name) is not None for name in names)
        if len(names) >= _LIST_LEVEL and ends * 2 >= len(names):
            yield from (name for name in names if is_name(name, called=True))


def _tells_money(text: str, heading: Heading) -> bool:
    """Tell whether the passage under a heading begins with a budget and its spending: the heading names a project."""
    begun = text[heading.title.end : min(heading.body.end, heading.title.end + _PASSAGE)]
    return heading.title.of(text).strip() not in lexicon().senses and _BUDGETED.search(begun) is not None


def _line_name(text: str, heading: Heading) -> Iterator[str]:
    """Yield the words that begin a list line, where they end like a project or its money follows them."""
    match = _LINE_NAME.match(heading.title.of(text).strip())
    if match is None or _CLASSED.match(heading.title.of(text)):
        return
    name = _SUMMARY.sub("", match["name"])
    rest = text[heading.title.start + match.end() : heading.title.start + match.end() + _MONEY_WITHIN]
    summed = name != match["name"] and len(name) >= _SHORTEST
    if (
        summed
        or _PROJECT_END.search(name)
        or (_MONEY.match(rest) and not _NO_NAME.search(name) and name not in lexicon().senses)
    ):
        yield name


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


def known_names(projects: Sequence[Project]) -> dict[str, str]:
    """Return the names that a text may call the projects by, with or without 项目, and the name of each."""
    full = {project.name: project.name for project in projects}
    ends = ("项目", "专项资金", "专项经费", "资金")
    short = {name.removesuffix(end): name for end in reversed(ends) for name in full if name.endswith(end)}
    return {name: own for name, own in short.items() if len(name) > _SHORTEST} | full


def names_expression(projects: Sequence[Project]) -> re.Pattern[str] | None:
    """Return an expression that finds the names of the projects, the longest first, None where there are none."""
    names = known_names(projects)
    return re.compile(trie_expression(names)) if names else None
