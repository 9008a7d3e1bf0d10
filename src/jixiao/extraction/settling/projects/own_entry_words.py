"""Entries of a list of one project's money: the name that begins each, and its amounts by what is said of them.

1.新建泵站：计划120.00万元，使用100.00万元；2.改造渠道：计划80.00万元，使用60.00万元: entries of lines or between
semicolons, or each amount of a sentence alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import World
from jixiao.extraction.entries import MARK
from jixiao.extraction.naming import is_name
from jixiao.extraction.portions import portion_of
from jixiao.extraction.sources import is_level, is_source
from jixiao.model.fact import Subject
from jixiao.model.quantity import Approximation, Dimension

_MOST, FAR = 24, 60
_ENTRY_ENDS, _LINE_ENDS, SENTENCE_ENDS = re.compile(r"[；;。\n]"), re.compile(r"\n"), re.compile(r"[。\n]")
_CLAUSE = re.compile(r"[，,；;。：:、（(\n]")
_MARKED = re.compile(rf"[ \t\u3000]*{MARK}[ \t\u3000]*")
# what opens a list: 支出按用途分，; 对应安排; 资金投向为
_OPENS = re.compile(
    r"^.*(?:其中|按[^，。：]{1,8}(?:分|看|划分|统计|归集)|按[^，。：]{1,8}(?=[：:])|分[^，。：]{1,4}看|分别[为是]?|构成[为是]?|投向[为是]?|去向[为是]?|明细[为是]?"
    r"|对应(?:安排|为)?|具体[为是]?|包括|如下|主要(?:用于|花在|投向|支付|是)|(?<!使)用于|花在|来源[为是]?|由)[，,：:]?"
)
_VERB = (
    r"(?:方面|部分|的|原|应|年初|全年|计划|预算|安排|核定|下达|需要?(?:资金|经费)?|兑[付现]|支[付出]|使用|用[去掉]|花[费去了]|拨付|发放|获得|分到"
    r"|领取|列支|付款|实[支付]|已|共计?|合计|实际|累计|每|为|是|于|到|至|在|年[底末]|到账|承担|负担|出资|投入|配套|结[余转]|剩余|尚?未|约)"
)
_NAME = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z“”·—](?:[\u4e00-\u9fffA-Za-z“”·—及和与]|（[^（）\d]{{1,8}}）){{1,20}}?)"
    rf"(?={_VERB}*(?:[\d，,：:（(]|$))"
)
# 共实施6个子项目: what follows are projects of their own
_PROJECTS = re.compile(
    r"具体到项目|项目(?:明细|清单|进展)|[，,][一二三四五六七八九十]项[）)]|(?:[\d一二两三四五六七八九十]|各|分|子|具体|单个|单体)(?:个|类)?(?:子|具体|分|重点|单体)?(?:项目|工程)"
)
_NO_NAME = re.compile(
    r"兑[付现]|结[余转存]|滞留|沉淀|剩|未|支付|拨付|到[位账]|拨入|付[给出]|资金$|款项?$|[条个种各]渠道$|先后|后$|[上下]半年|季度|年[底末初]|实际|的$|^按|[两三四五六]块$"
)
_CALLED = ("项目", "工程")
# 按用途分：土建工程300.00万元
_USES = re.compile(r"用途|构成|去向|组成")
_BEFORE, _ABOVE = 600, 120
_NORM = re.compile(r"每|[人户亩均]均|标准|单价")
_OTHER = re.compile(
    r"上年|去年|同期|往年|20\d\d年|较|比|增|减|合同|中标|概算|估算|总投资|追[加回]|收回|贷款|撬动|带动|产值|收入|节约|罚|审定|送审|欠|质保"
)
SUM_WORDS = re.compile(r"合计|共计|总计|小计")
_ROLES = (
    ("left", re.compile(r"结[余转存]|剩|余|未|没")),
    ("came", re.compile(r"到[位账]|下达|拨[入来]|配套|筹")),
    ("planned", re.compile(r"计划|预算|安排|需|核定|应|额度|方案|承担|负担")),
    ("spent", re.compile(r"支|付|使用|用[去掉于]|花|兑|发放|列|获得|领取|分到|拨|执行|完成")),
)
BARE = ""


_KNOWN = frozenset(
    {"budget_adjusted", "budget_initial", "budget_item", "expenditure_project", "expenditure_item"}
    | {"carryover_closing", "funds_received"}
)


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """The name that begins an entry and its amounts by what its words say of each; `ends` are the signs behind it."""

    name: str
    amounts: Mapping[str, int]
    ends: re.Pattern[str]

    def ends_in(self, between: str) -> bool:
        """Tell whether words hold the end of the entry."""
        return self.ends.search(between) is not None

    def of(self, role: str) -> int | None:
        """Return the amount of a column; one that is only named belongs to any."""
        alone = self.amounts.get(BARE) if len(self.amounts) == 1 else None
        return self.amounts.get(role, alone)


def own_runs(world: World, only: Subject) -> Iterator[list[OwnEntry]]:
    """Yield the named entries that follow each other, then lines with several clauses, then amounts of one each."""
    for ends in (_ENTRY_ENDS, _LINE_ENDS, None):
        yield from _runs(world, only, ends)


def _runs(world: World, only: Subject, ends: re.Pattern[str] | None) -> Iterator[list[OwnEntry]]:
    run: list[OwnEntry] = []
    for group in _groups(world, ends):
        entry = _entry(world, only, group, ends or _ENTRY_ENDS)
        near = bool(run) and entry is not None and _is_next(world, max(run[-1].amounts.values()), group[0], ends)
        if run and not near:
            yield run
            run = []
        if entry is not None and len(run) < _MOST:
            run.append(entry)
    if run:
        yield run


def _groups(world: World, ends: re.Pattern[str] | None) -> Iterator[list[int]]:
    group: list[int] = []
    for number in range(len(world.figures)):
        if not world.is_amount(number) or _NORM.search(_clause(world, number)):
            continue
        if group and (ends is None or ends.search(world.between(group[-1], number))):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _is_next(world: World, last: int, first: int, ends: re.Pattern[str] | None) -> bool:
    between = world.between(last, first)
    if ends is None:
        return not SENTENCE_ENDS.search(between)
    return len(between) <= FAR and 0 < len(ends.findall(between)) <= len("；\n")


def _entry(world: World, only: Subject, group: Sequence[int], ends: re.Pattern[str]) -> OwnEntry | None:
    """Return the entry that amounts of one clause or line make, None where they have no name or are another's."""
    told = _words(world, group[0])
    named = None if SUM_WORDS.search(told) else _named(only, _MARKED.sub("", told, count=1))
    if named is None or _OTHER.search(named[1]) or not all(is_free(world, only, at, named[0]) for at in group):
        return None
    roles = [_role(named[1]), *(_role(_clause(world, number)) for number in group[1:])]
    return OwnEntry(named[0], dict(zip(roles, group, strict=True)), ends) if len(set(roles)) == len(roles) else None


def _named(only: Subject, told: str) -> tuple[str, str] | None:
    """Return the name that words before an amount begin with, and what they say behind it."""
    words = _OPENS.sub("", told).strip("，,、：: \u3000“")
    while words:
        match = _NAME.match(words)
        name = match["name"].strip("“”") if match is not None else ""
        if match is not None and _is_name(name) and name not in only.name:
            # 对应安排新建泵站120.00万元: what opens the list says what its first amount is
            return name, words[match.end() :] or told[: len(told) - len(words)].rstrip("，：:")
        words = words.partition("，")[2]
    return None


def _is_name(name: str) -> bool:
    place = portion_of(name)
    if (place is not None and place.kind != "place") or (_NO_NAME.search(name) and not is_source(name)):
        return False
    return is_name(name, called=True) or is_source(name) or is_level(name) or portion_of(name) is not None


def _words(world: World, number: int) -> str:
    """Return the words of an entry before its first amount, with the counts among them."""
    start = world.figures[number].span.start
    at = number - 1
    while at >= 0 and world.figures[at].quantity.dimension is not Dimension.MONEY:
        at -= 1
    while at >= 0 and _NORM.search(_clause(world, at)):
        at -= 1
    behind = world.figures[at].span.end if at >= 0 else 0
    return _ENTRY_ENDS.split(world.text[max(behind, start - 2 * FAR) : start])[-1]


def _clause(world: World, number: int) -> str:
    return _CLAUSE.split(world.words_before(number, FAR))[-1]


def _role(words: str) -> str:
    """Return what words between a name and its amount say of it, nothing where they say nothing."""
    last = _CLAUSE.split(words)[-1] or words
    return next((role for role, pattern in _ROLES if pattern.search(last)), BARE)


def is_free(world: World, only: Subject, number: int, name: str) -> bool:
    """Tell an amount that is unread, or was read as the project's own, an item of it, or that of a part of the name."""
    told = world.bound.get(number)
    if told is None:
        return world.figures[number].quantity.approximation is Approximation.EXACT
    own = told.subject == only or (
        told.subject.name in (name, f"{name}项目") and not is_called_project(world, number, name)
    )
    return own and told.concept in _KNOWN and told.year == world.year


def is_called_project(world: World, number: int, name: str) -> bool:
    """Tell a part that the words before its list, or its own name among no uses of money, call a project of its own."""
    start = world.figures[number].span.start
    used = _USES.search(world.text, max(0, start - _ABOVE), start) is not None
    called = name.endswith(_CALLED) and not used
    return called or _PROJECTS.search(world.text, max(0, start - _BEFORE), start) is not None
