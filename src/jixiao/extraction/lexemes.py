"""A text as the reader of figures sees it: figures, years, known words, names, stops and what is left between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from jixiao.extraction.list_words import NAMED
from jixiao.extraction.scanner import Token
from jixiao.model.fact import Subject, SubjectKind
from jixiao.taxonomy.lexicon import OF_ONE_PROJECT, Lexicon, Sense
from jixiao.taxonomy.units import load
from jixiao.taxonomy.wording import Vocabulary


class Mark(StrEnum):
    """The kinds of lexemes."""

    FIGURE = "figure"
    YEAR = "year"
    TERM = "term"
    NAME = "name"
    CLASS = "class"
    STOP = "stop"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    OPEN = "open"
    CLOSE = "close"
    QUOTE = "quote"
    OTHER = "other"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a text. `index` is the figure's number, `value` a year, `text` the words themselves."""

    mark: Mark
    start: int
    end: int
    text: str
    senses: tuple[tuple[Sense, str], ...] = ()
    short: tuple[tuple[Sense, str], ...] = ()
    index: int = -1
    value: int = 0

    def has(self, sense: Sense) -> bool:
        """Tell whether the word can have this sense."""
        return any(own is sense for own, _ in self.senses)

    def of(self, sense: Sense) -> str:
        """Return the id of this sense, empty where the word has none."""
        return next((key for own, key in self.senses if own is sense), "")


# words of work that tell of money where one project is spoken of
_OF_PROJECTS = {
    "paid": "expenditure", "invested": "received", "allotted": "initial", "scheduled": "budget", "projected": "initial",
    "begun": "initial", "raised": "adjustment", "lowered": "reduction", "unpaid": "closing",
}  # fmt: skip
# what is said of a project that the same sentence names
_SPOKEN = frozenset({"expenditure", "budget", "adjustment", "reduction", "closing"})
_MAKE_ANOTHER, _STILL = frozenset("垫预代应未拟"), frozenset("尚还仍")


def with_payments(lexemes: Sequence[Lexeme], subject: Subject, lexicon: Lexicon, whole: str = "") -> list[Lexeme]:
    """Read 实付 and 筹集 as money of the project that is spoken of; elsewhere they tell of work, and say nothing.

    A project named in the same sentence is spoken of for what was paid or set aside (饮水管护安排35万元，实付33.2万元).
    Nor do they where a character before them makes another word of them: 垫付款, 应付. What is set aside (安排) is the
    initial budget of the one project that a document is about (`whole`), one of several, or of those that make it up,
    has but a budget; what was to be put in (计划投入) is so of that project alone. Where a word (年中增加) is not of a
    project, its parts say what they say elsewhere.
    """
    found: list[Lexeme] = []
    alone = bool(whole) and subject.name == whole
    aside = {"allotted": alone or (bool(whole) and subject.kind is not SubjectKind.PROJECT), "projected": alone}
    phases = _OF_PROJECTS | {phase: "budget" for phase, initial in aside.items() if not initial}
    named = ""
    for lexeme in lexemes:
        named = "" if lexeme.mark is Mark.STOP else lexeme.text if lexeme.mark is Mark.NAME else named
        phase = phases.get(lexeme.of(Sense.PHASE))
        if lexeme.of(Sense.PHASE) == "allotted" and named and not (named in whole or whole in named):
            # one of several that make up the one of the document
            phase = "budget"
        before = found[-1] if found and found[-1].mark is Mark.GAP and found[-1].end == lexeme.start else None
        another = before is not None and before.text[-1:] in _MAKE_ANOTHER
        # 尚需资金40.00万元 is what the next year is to bring
        another |= phase == "budget" and before is not None and before.text[-1:] in _STILL
        spoken = subject.kind is SubjectKind.PROJECT or (bool(named) and phase in _SPOKEN)
        if phase is not None and spoken and not another:
            found.append(replace(lexeme, senses=((Sense.PHASE, phase),)))
        elif phase is not None and lexeme.of(Sense.PHASE) in OF_ONE_PROJECT:
            for part in _parts_of(lexeme, lexicon):
                _append(found, part)
        elif phase is not None and len(lexeme.senses) > 1:
            found.append(replace(lexeme, senses=tuple(one for one in lexeme.senses if one[0] is not Sense.PHASE)))
        elif phase is not None and before is not None:
            found[-1] = replace(before, end=lexeme.end, text=before.text + lexeme.text)
        elif phase is not None:
            found.append(replace(lexeme, mark=Mark.GAP, senses=()))
        else:
            _append(found, lexeme)
    return found


def _append(found: list[Lexeme], lexeme: Lexeme) -> None:
    """Add a lexeme, a gap to the one directly before it."""
    before = found[-1] if found and found[-1].mark is Mark.GAP and found[-1].end == lexeme.start else None
    if lexeme.mark is Mark.GAP and before is not None:
        found[-1] = replace(before, end=lexeme.end, text=before.text + lexeme.text)
    else:
        found.append(lexeme)


def in_general(lexemes: Sequence[Lexeme], lexicon: Lexicon) -> list[Lexeme]:
    """Return lexemes with the parts of those words that only one project's money gives a meaning."""
    found: list[Lexeme] = []
    for lexeme in lexemes:
        own = lexeme.of(Sense.PHASE) in OF_ONE_PROJECT
        for part in _parts_of(lexeme, lexicon) if own else (lexeme,):
            _append(found, part)
    return found


def _parts_of(lexeme: Lexeme, lexicon: Lexicon) -> Iterator[Lexeme]:
    """Yield what a word is made of without the words that only one project's money gives a meaning."""
    text, at = lexeme.text, 0
    for match in lexicon.general.find(text):
        if match.start > at:
            yield Lexeme(Mark.GAP, lexeme.start + at, lexeme.start + match.start, text[at : match.start])
        word, at = match.text, match.end
        senses = tuple(one for one in lexicon.senses.get(word, ()) if one[1] not in OF_ONE_PROJECT)
        short = lexicon.short.get(word, ())
        yield Lexeme(Mark.TERM, lexeme.start + match.start, lexeme.start + at, word, senses, short)
    if at < len(text):
        yield Lexeme(Mark.GAP, lexeme.start + at, lexeme.end, text[at:])


# 批168.00万元／支161.28万元: a stroke between an amount and the next label parts them as a comma does
_PUNCTUATION = re.compile(
    r"[。！？!?\n]|[；;]|[，,、]|[（(]|[）)]|[“”\"《》‘’]|(?<=[元%％])[／/](?=[ ]?[\u4e00-\u9fff]{1,6}[ ]?[\d０-９])"
)
_MARKS = (
    {"；": Mark.SEMICOLON, ";": Mark.SEMICOLON}
    | dict.fromkeys("，,、／/", Mark.COMMA)
    | dict.fromkeys("（(", Mark.OPEN)
)
_MARKS |= dict.fromkeys("）)", Mark.CLOSE) | dict.fromkeys('“”"《》‘’', Mark.QUOTE)
CLASS_ITEM = re.compile(
    r"[\u4e00-\u9fff（()）、]{2,30}?（类）[\u4e00-\u9fff（()）、及室]{2,40}?（款）(?:[\u4e00-\u9fff（()）、及室]{2,40}?（项）)?"
    r"|[\u4e00-\u9fff（()）、]{2,30}?\(类\)[\u4e00-\u9fff（()）、及室]{2,40}?\(款\)(?:[\u4e00-\u9fff（()）、及室]{2,40}?\(项\))?"
)
# a document that decided something (《关于…的通知》, 临财预〔2023〕5号文件) says nothing of the figure behind it
_DOCUMENT = re.compile(
    r"(?:依据|根据|按照|[以按据])?《[^》\n]{2,60}(?:通知|批复|意见|办法|方案|函|规定|决定|决议|报告|细则|条例|文件)》"
    r"(?:[（(][^（）()\n]{0,30}[号)）])?(?:文件|文|要求|规定|精神)?"
    r"|(?:(?:依据|根据|按照|[以按据])[\u4e00-\u9fff]{1,6}|(?<=[，。；：、\n（( ])[\u4e00-\u9fff]{1,6})?"
    r"[〔\[【]20\d\d[〕\]】]\d+号(?:文件?|通知|批复)?"
)
_BRIEF = re.compile(
    r"(?<=[，,、；;（(])[支余批花付剩用存](?=[ ]?[\d０-９])|(?<=[／/\n。])[支余付剩用存批核率](?=[ ]?[\d０-９])"
    r"|(?<=[，,、；;（(])(?:率|成数)(?=[ ]?[\d０-９.．]+[%％])"
)
_BRIEFLY = {
    "支": "expenditure", "花": "expenditure", "付": "expenditure", "用": "expenditure",
    "余": "closing", "剩": "closing", "存": "closing", "批": "initial", "核": "initial",
}  # fmt: skip
_BRIEF_RATES = frozenset({"率", "成数"})
_LEVEL_NAMES = ("类", "款", "项）", "项)")
_LOOK = 3
_THAN, _WITH = (
    ("比", "较", "较之", "相比", "相较", "相比于", "相对", "相对于", "少于", "低于", "多于", "高于", "超过"),
    ("与", "同", "和"),
)
_HELD = re.compile(r"年?度?(?:决算|支出|收入|预算|实际|同期|末|底)*(?:数|总额|情况)?(?:相比|比较|对比|持平|基本持平)")
# 与2020年度收入总计1,838.20万元相比: what the other year had stands between the two
_HELD_AMOUNT = re.compile(
    r"年?度?(?:部门|单位|机关|本级|实际|同期|全年|财政|拨款|一般公共|政府性基金|预算|基本|项目|人员|公用|“?三公”?|经费"
    r"|运行|维护|接待|公务|收、支|收支|收入|支出|决算|总|合计|计|数|额|的)*[ ]?[\d,，.]+(?:亿元|万元|元)[ ]?"
    r"(?:相比|相较|相对比|比较|比照|对比|对照|比|持平|基本持平)"
)
_MADE_UP = re.compile(
    r"主要用于(?=[\u4e00-\u9fff（）]{2,14}[\d０-９])|由[^，。；;：:、\d]{0,10}(?:构成|组成)(?:[，,：:]|(?=[^，。；]{0,12}\d))"
)
_HOLDS = re.compile(r"(?<=[，,、；;（(])(?:其中)?(?:内)?含(?=[^，。；：:、（）()\d]{1,14}[\d０-９])")
# 全年预算数中，基本支出12万元
_WITHIN = re.compile(r"(?:(?<=预算|算数|支出|收入|总额|出数)|(?<=\d[亿万]元|\d{2}元))中(?=[，,：:])")
# 收入总计含当年收入12万元
_TOTAL_HOLDS = re.compile(r"(?<=总计|总额|合计)(?:包含|含)(?=[\u4e00-\u9fff])")
_LEVEL = r"(?:（[类款项]）|\([类款项]\))"
_QUOTED_ITEM = re.compile(
    rf"“(?P<item>[\u4e00-\u9fff（）、]{{3,30}})”{_LEVEL}?(?:科目)?"
    r"(?=(?:20\d\d年度?)?(?:年初预算|全年预算|支出决算|决算|决算支出|财政拨款支出)(?:数|为)?|(?<=科目)\d[\d.,，]*(?:万元|亿元|元))"
    rf"|(?<![\u4e00-\u9fff）])(?P<bare>[\u4e00-\u9fff、]{{3,30}}){_LEVEL}(?=支出\d|20\d\d年|年初预算|决算|支出决算|[。：:])"
    r"|(?:(?<=其中)|(?<![\u4e00-\u9fff）]))(?P<low>(?!其中)[\u4e00-\u9fff、]{3,30}(?:（[款项]）|\([款项]\)))(?=\d[\d.,，]*(?:万元|亿元|元))"
)


def cut(
    text: str,
    bounds: tuple[int, int],
    tokens: Sequence[Token],
    names: Vocabulary,
    lexicon: Lexicon,
    classes: re.Pattern[str] | None = None,
) -> list[Lexeme]:
    """Return the lexemes of text[bounds]. `tokens` are the scanner's, of the same range, in order.

    Names of projects win over everything, then functional classes, figures and years, known words, other numbers,
    punctuation. What remains is a gap.
    """
    start, end = bounds
    firm = (
        _names(names, text, bounds), _documents(text, bounds), _classes(text, bounds, lexicon),
        _matches(classes, text, bounds, Mark.CLASS), _made_up(text, bounds), _brief(text, bounds),
        _tokens(text, tokens, start),
    )  # fmt: skip
    loose = (_others(text, tokens, start), _punctuation(text, bounds))
    taken = bytearray(end - start)
    kept: list[Lexeme] = []
    for layer in (*firm, None, *loose):
        for lexeme in _terms(text, _free(kept, bounds), lexicon) if layer is None else layer:
            if not any(taken[lexeme.start - start : lexeme.end - start]):
                taken[lexeme.start - start : lexeme.end - start] = b"\x01" * (lexeme.end - lexeme.start)
                kept.append(lexeme)
    kept.sort(key=lambda lexeme: lexeme.start)
    return list(_with_gaps(text, kept, start, end))


@cache
def class_names() -> re.Pattern[str]:
    """Return an expression for the names of functional classes before their figures, without their level."""
    data = load("function_items.toml")
    names = sorted((*data["items"], *data["classes"]), key=len, reverse=True)
    classes = "|".join(map(re.escape, sorted(data["classes"], key=len, reverse=True)))
    ends = r"(?=(?:20\d\d年度?)?(?:年初预算|全年预算|支出决算|决算|支出)?(?:数|为)?[“”]?[\d０-９])"
    listed = "|".join(map(re.escape, names))
    # 教育支出 is the printed name of a class, 教育事务 that of an item of one
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:(?:{classes})支出|{listed}|其他[\u4e00-\u9fff]{{2,12}}支出){ends}")


def _free(kept: Sequence[Lexeme], bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the ranges between what is taken already."""
    ranges: list[tuple[int, int]] = []
    at = bounds[0]
    for lexeme in sorted(kept, key=lambda one: one.start):
        if lexeme.start > at:
            ranges.append((at, lexeme.start))
        at = max(at, lexeme.end)
    if at < bounds[1]:
        ranges.append((at, bounds[1]))
    return ranges


def _matches(pattern: re.Pattern[str] | None, text: str, bounds: tuple[int, int], mark: Mark) -> Iterator[Lexeme]:
    if pattern is not None:
        for match in pattern.finditer(text, *bounds):
            yield Lexeme(mark, match.start(), match.end(), match.group())


def _names(names: Vocabulary, text: str, bounds: tuple[int, int]) -> Iterator[Lexeme]:
    for name in names.find(text, *bounds):
        yield Lexeme(Mark.NAME, name.start, name.end, name.text)


def _documents(text: str, bounds: tuple[int, int]) -> Iterator[Lexeme]:
    """Yield the titles and numbers of documents as one sign each, which no head holds."""
    if any(text.find(sign, *bounds) >= 0 for sign in "》〕]】"):
        yield from _matches(_DOCUMENT, text, bounds, Mark.QUOTE)


def _classes(text: str, bounds: tuple[int, int], lexicon: Lexicon) -> Iterator[Lexeme]:
    part = text[slice(*bounds)]
    levels = [level for level in _LEVEL_NAMES if level in part]
    if "类" in levels and "款" in levels:
        yield from _matches(CLASS_ITEM, text, bounds, Mark.CLASS)
    if levels or "“" in part:
        for match in _QUOTED_ITEM.finditer(text, *bounds):
            if match["item"] and f"“{match['item']}”" in lexicon.senses:
                # 2023年“三公经费”年初预算: a word of the books in quotes is no class
                continue
            yield Lexeme(Mark.CLASS, match.start(), match.end(), match["item"] or match["bare"] or match["low"])


def _made_up(text: str, bounds: tuple[int, int]) -> Iterator[Lexeme]:
    """Yield 由三块构成 and its like: they open a list."""
    if any(text.find(word, *bounds) >= 0 for word in ("成", "用于")):
        for match in _MADE_UP.finditer(text, *bounds):
            yield Lexeme(Mark.TERM, match.start(), match.end(), match.group(), ((Sense.LIST, ""),))
    for match in NAMED.finditer(text, *bounds):
        yield Lexeme(Mark.TERM, match.start(), match.end(), match.group(), ((Sense.LIST, ""),))
    if text.find("中", *bounds) >= 0:
        for match in _WITHIN.finditer(text, *bounds):
            yield Lexeme(Mark.TERM, match.start(), match.end(), match.group(), ((Sense.LIST, ""),))
    if text.find("含", *bounds) >= 0:
        for match in _HOLDS.finditer(text, *bounds):
            yield Lexeme(Mark.TERM, match.start(), match.end(), match.group(), ((Sense.LIST, ""),))
        for match in _TOTAL_HOLDS.finditer(text, *bounds):
            yield Lexeme(Mark.TERM, match.start(), match.end(), match.group(), ((Sense.NEUTRAL, ""),))


def _brief(text: str, bounds: tuple[int, int]) -> Iterator[Lexeme]:
    """Yield the clerks' short words directly between a mark and a figure: （支280.74万元，余9.68万元，率96.67%）."""
    for match in _BRIEF.finditer(text, *bounds):
        word = match.group()
        sense = (Sense.RATE, "execution") if word in _BRIEF_RATES else (Sense.PHASE, _BRIEFLY[word])
        yield Lexeme(Mark.TERM, match.start(), match.end(), match.group(), (sense,))


def _tokens(text: str, tokens: Sequence[Token], start: int) -> Iterator[Lexeme]:
    for index, token in enumerate(tokens):
        span = token.span
        if span.start < start:
            continue
        if token.kind == "figure":
            yield Lexeme(Mark.FIGURE, span.start, span.end, span.of(text), index=index)
        elif token.kind == "year":
            # what follows the digits may begin a word of the field: 2023年初预算, 2023年末结转
            end = span.end if "月" in span.of(text) else token.number.end
            compared = _compared(text, span.start, end)
            senses = ((Sense.COMPARE, compared),) if compared else ()
            yield Lexeme(Mark.YEAR, span.start, end, text[span.start : end], senses, value=token.year)


def _compared(text: str, start: int, end: int) -> str:
    """Return how a year is one that another is held against: 比 for 比2022年, 与 for 与2022年度相比, else nothing."""
    before = text[max(0, start - _LOOK) : start].rstrip(" \t\u3000")
    if before.endswith(_THAN):
        return _THAN[0]
    return _WITH[0] if before.endswith(_WITH) and (_HELD.match(text, end) or _HELD_AMOUNT.match(text, end)) else ""


def _others(text: str, tokens: Sequence[Token], start: int) -> Iterator[Lexeme]:
    for token in tokens:
        if token.kind not in ("figure", "year") and token.span.start >= start:
            # the running number of a line is no word of its sentence
            mark = Mark.STOP if token.kind == "ordinal" else Mark.OTHER
            yield Lexeme(mark, token.span.start, token.span.end, token.span.of(text))


def _terms(text: str, ranges: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Lexeme]:
    for bounds in ranges:
        for word in lexicon.every.find(text, *bounds):
            senses, short = lexicon.senses.get(word.text, ()), lexicon.short.get(word.text, ())
            yield Lexeme(Mark.TERM, word.start, word.end, word.text, senses, short)


def _punctuation(text: str, bounds: tuple[int, int]) -> Iterator[Lexeme]:
    for match in _PUNCTUATION.finditer(text, *bounds):
        sign = match.group()
        yield Lexeme(_MARKS.get(sign, Mark.STOP), match.start(), match.end(), sign)


def _with_gaps(text: str, kept: Sequence[Lexeme], start: int, end: int) -> Iterator[Lexeme]:
    at = start
    for lexeme in kept:
        if lexeme.start > at and (gap := text[at : lexeme.start].strip(" \t\u3000\xa0")):
            yield Lexeme(Mark.GAP, at, lexeme.start, gap)
        yield lexeme
        at = lexeme.end
    if at < end and (gap := text[at:end].strip(" \t\u3000\xa0")):
        yield Lexeme(Mark.GAP, at, end, gap)
