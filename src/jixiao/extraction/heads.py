"""The words before a figure, read from right to left: what they say about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.taxonomy.forms import all_forms
from jixiao.taxonomy.lexicon import Sense
from jixiao.taxonomy.units import load

# the income that a fund alone names where income is spoken of
INCOME_OF = {
    "general_public_budget": "income_public",
    "government_fund": "income_gov_fund",
    "state_capital": "income_state_capital",
}
# characters that may stand between a label and its figure, or beside a label, without adding a meaning
_DIRECTIONS = (Sense.UP, Sense.DOWN)
# 追加预算 is an addition, not a budget
_SILENT = frozenset({Sense.LINK, Sense.NEUTRAL, Sense.LIST, Sense.SCOPE, Sense.PRIOR, Sense.COMPARE})
# what stands before a colon introduces the name behind it, and says nothing of the name's own figure
_COLONS = ("：", ":")
BELOW = ("如下：", "如下:")
_OPENERS = frozenset({Sense.LIST, Sense.EACH})
# 收入总计扣除本年支出后的年末结转结余: the reckoning between labels
_RECKONED = re.compile(r"(?:收支)?(?:扣除|减去|减掉|扣减|除去|减|加上)(?:后|之后|以后)?的?")
_AGAINST = frozenset(
    {"较", "比", "与", "同", "和", "相比", "相较", "相比于", "相对", "相对于", "少于", "低于", "多于", "高于", "超过"}
)
# a word before 预算 that says which budget: 年初人大批准的预算
_FIRMER = frozenset({"initial", "adjusted"})
_HALVES = frozenset({"basic", "project_total", "personnel", "public"})
_FOR = ("用于", "用在", "用来", "保障", "投向", "投入", "支持", "围绕")
# 经资助系统发放: the way that money went, not what it was
_WAYS = ("系统", "平台", "专户", "账户", "窗口")
# 年初县财政下达640万元 is the budget that the year begins with
_ISSUED = ("下达", "批复", "核给")
_MOVED = frozenset({"adjustment", "reduction"})
_FILLERS = (
    "为是者共计达约数的了近超逾至到在于仅仍等款已就即额各均有也亦其现总该年月日度末初中期和与及对按从由经我本并则又故内"
    "：:【】—-－~～/／＝=+＋ \t\u3000\xa0\r|｜．.、，"
)


MORE = {"多": "up", "多了": "up", "高": "up", "增": "up", "少": "down", "少了": "down", "低": "down", "减": "down"}
# 资产占用情况：共有车辆7辆
_TITLES = frozenset({"情况：", "情况:"})
_GOES_ON = ("等", "和", "与", "及", "、", "以及")
_LAST_DAY = re.compile(r"(?<!\d)(?:12月(?:31日?|底|末)?|十二月(?:三十一日|底|末))")
_DAY = re.compile(r"(?<!\d)\d{1,2}月(?:份|底|末|初|[上中下]旬|\d{1,2}[日号]?)?")
_ORDINAL = re.compile(r"[（(]?[\d０-９]{1,2}[)）.．、]|[①-⑳]|[一二三四五六七八九十]是|其[一二三四五六七八九]")
_IN_PARTS = re.compile(r"^分(?:[一二两三四五六七八九十多数几]+)?[批次期笔]")


@dataclass(slots=True)
class Head:
    """What the words before a figure say. Words nearer to the figure win.

    `residue` are unknown words directly before the label (the name of an item), `near` unknown words between the label
    and the figure, `aside` those of the segments before it. `than` is the word or year that this segment holds the
    figure against, `base_year` that year.
    What stands behind: `share_of` is what a percentage is the share of, `purpose` what an amount was spent on,
    `spent_on` tells that this is the project `name`. `fund` is the fund between a verb and its amount.
    """

    phase: str = ""
    topic: str = ""
    count: str = ""
    rate: str = ""
    rate_word: str = ""
    direction: str = ""
    direction_word: str = ""
    residue: str = ""
    aside: str = ""
    near: str = ""
    near_raw: str = ""
    scope: str = ""
    year: int = 0
    base_year: int = 0
    than: str = ""
    name: str = ""
    class_item: str = ""
    purpose: str = ""
    spent_on: bool = False
    fund: str = ""
    share_of: str = ""
    flags: set[Sense] = field(default_factory=set)
    shorts: tuple[tuple[Sense, str], ...] = ()
    labels: list[Lexeme] = field(default_factory=list)

    @property
    def labelled(self) -> bool:
        """Tell whether any word says what the figure is."""
        return bool(self.phase or self.topic or self.count or self.rate or self.direction)

    def has(self, sense: Sense) -> bool:
        """Tell whether a word of this sense stands in the head."""
        return sense in self.flags


def only_verbs(words: str) -> bool:
    """Tell whether words are verbs of office language alone (完成, 按预算批复)."""
    left = _IN_PARTS.sub("", words)
    for verb in _verbs():
        left = left.replace(verb, "")
    return not left


@cache
def _verbs() -> tuple[str, ...]:
    """Return the verbs of office language, the longest first."""
    return tuple(sorted(all_forms(load("words.toml")["verbs"]), key=len, reverse=True))


def bare(text: str) -> str:
    """Return `text` without the fillers at its ends."""
    return text.strip(_FILLERS)


def read_head(lexemes: Sequence[Lexeme]) -> Head:
    """Read one segment (no comma inside) from the figure back to its start."""
    head = Head()
    gap: list[str] = []
    for at in range(len(lexemes) - 1, -1, -1):
        lexeme = lexemes[at]
        if lexeme.mark is Mark.GAP and (lexeme.text.endswith(BELOW) or (head.name and lexeme.text.endswith(_COLONS))):
            head.flags |= {sense for one in lexemes[:at] for sense, _ in one.senses if sense in _OPENERS}
            break
        if head.count and lexeme.text in _TITLES:
            break
        if lexeme.mark is Mark.TERM:
            _term(head, lexeme, gap, lexemes[at + 1] if at + 1 < len(lexemes) else None)
        elif lexeme.mark is Mark.YEAR:
            _year(head, lexeme)
        elif lexeme.mark is Mark.NAME and not _is_one_of_many(lexemes, at) and not _is_purpose(lexemes, at):
            head.name = head.name or lexeme.text
        elif lexeme.mark is Mark.CLASS:
            head.class_item = head.class_item or lexeme.text
        elif lexeme.mark in (Mark.GAP, Mark.OTHER) and not (head.name and head.has(Sense.LIST)):
            _gap(head, lexeme, gap)
    _take_direction(head)
    head.labels.reverse()
    head.residue = _residue("".join(reversed(gap)), head.phase)
    if head.phase == "closing" and _RECKONED.fullmatch(head.residue):
        head.topic, head.residue = "", ""
    return head


def _residue(words: str, phase: str) -> str:
    """Return unknown words without fillers; a verb keeps those that it holds itself (年实现 is 实现).

    The last day of the year says nothing that the year does not: 截至12月31日支出; nor does the day of a change of the
    budget: 6月底追加20万元.
    """
    words = _LAST_DAY.sub("", words)
    words = bare(_DAY.sub("", words)) if phase in _MOVED else words
    verb = words.strip("年度")
    return verb if only_verbs(verb) else bare(words)


def _is_one_of_many(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell a name in a row of causes: 津贴提标、人居环境整治等追加385.40万元, 为渠道清淤和抗旱追加20万元."""
    behind = lexemes[at + 1] if at + 1 < len(lexemes) else None
    etc = behind is not None and behind.mark is Mark.GAP and behind.text.startswith(_GOES_ON)
    return etc and any(one.of(Sense.PHASE) in _MOVED for one in lexemes[at + 1 :])


def _is_purpose(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell a name that only says what the half of the spending behind it is for: 用于清淤和维修的项目支出."""
    half = next((n for n, one in enumerate(lexemes[at:], at) if one.of(Sense.TOPIC) in _HALVES), 0)
    opened = any(word in one.text for one in lexemes[:at] for word in _FOR)
    return opened and half > at + 1 and lexemes[half - 1].text.endswith("的")


def _take_direction(head: Head) -> None:
    """Read 多 and 少 behind a comparison as a direction: 支出比上年多562.74万元."""
    moved = MORE.get(head.near) if head.than and not head.direction else None
    if moved is not None:
        head.direction, head.direction_word, head.near, head.near_raw = moved, head.near, "", ""


def _gap(head: Head, lexeme: Lexeme, gap: list[str]) -> None:
    if _ORDINAL.fullmatch(lexeme.text):
        return
    if head.than and lexeme.text in _AGAINST:
        return
    if not head.labelled:
        head.near_raw = lexeme.text + head.near_raw
        head.near = bare(lexeme.text) + head.near
    else:
        gap.append(lexeme.text)


def _year(head: Head, lexeme: Lexeme) -> None:
    if lexeme.has(Sense.COMPARE):
        head.flags.add(Sense.COMPARE)
        head.base_year = head.base_year or lexeme.value
        head.than = head.than or lexeme.of(Sense.COMPARE)
    else:
        head.year = head.year or lexeme.value


def _term(head: Head, lexeme: Lexeme, gap: list[str], right: Lexeme | None) -> None:
    known, before = False, head.labelled and not _is_budget_of(head, lexeme, right)
    if head.phase == "budget" and right is not None and right.start == lexeme.end and lexeme.of(Sense.PHASE) in _MOVED:
        head.phase = lexeme.of(Sense.PHASE)
    for sense, key in lexeme.senses:
        if sense is Sense.BLIND and right is not None and right.start == lexeme.end and right.text.startswith(_WAYS):
            continue
        if sense in _DIRECTIONS and head.labelled and not _moves(lexeme, right):
            return
        known |= _sense(head, sense, key, lexeme.text)
    if lexeme.short and not before and not head.shorts:
        head.shorts = lexeme.short
        known = True
    if known:
        head.labels.append(lexeme)
    elif head.labelled and not any(sense in _SILENT for sense, _ in lexeme.senses):
        gap.append(lexeme.text)
    elif not head.labelled and not lexeme.senses:
        head.near = lexeme.text + head.near


def _is_budget_of(head: Head, lexeme: Lexeme, right: Lexeme | None) -> bool:
    """Tell a short label directly before the only word so far, a budget: 运行维护预算8.00万元."""
    beside = right is not None and right.start == lexeme.end and right.of(Sense.PHASE) == "budget"
    return beside and head.labels == [right]


def _is_handed_out(head: Head, phase: str, word: str) -> bool:
    """Tell 下达 before 资金指标: the budget that the year begins with, not money that came in."""
    quota = head.phase == "budget" and bool(head.labels) and head.labels[-1].text.endswith("资金指标")
    return quota and phase == "received" and word.endswith(_ISSUED)


def _moves(lexeme: Lexeme, right: Lexeme | None) -> bool:
    """Tell whether a word of direction speaks of the label right of it: 增加支出, not 增加，本年支出."""
    return right is not None and right.start - lexeme.end <= 1 and (right.has(Sense.PHASE) or right.has(Sense.TOPIC))


def _sense(head: Head, sense: Sense, key: str, word: str) -> bool:
    """Take one sense of a word into the head; tell whether it is a label."""
    match sense:
        case Sense.PHASE:
            firmer = head.phase == "budget" and key in _FIRMER
            issued = key == "initial" and bool(head.labels) and head.labels[-1].text.endswith(_ISSUED)
            head.phase = (
                "initial" if _is_handed_out(head, key, word) else key if firmer or issued else head.phase or key
            )
        case Sense.TOPIC:
            head.topic = head.topic or key
        case Sense.COUNT:
            head.count = head.count or key
        case Sense.RATE:
            if not head.rate:
                head.rate, head.rate_word = key, word
        case Sense.SCOPE:
            head.scope = head.scope or key
            return False
        case Sense.UP | Sense.DOWN if head.than and word in _AGAINST:
            return False
        case Sense.UP | Sense.DOWN:
            head.direction_word = head.direction_word if head.direction else word
            head.direction = head.direction or sense.value
        case _:
            head.flags.add(sense)
            if sense is Sense.COMPARE:
                head.than = head.than or word
            return False
    return True


def segments(lexemes: Iterable[Lexeme]) -> list[list[Lexeme]]:
    """Split at commas and semicolons, brackets and quotes dropped."""
    parts: list[list[Lexeme]] = [[]]
    for lexeme in lexemes:
        if lexeme.mark in (Mark.COMMA, Mark.SEMICOLON):
            parts.append([])
        elif lexeme.mark not in (Mark.OPEN, Mark.CLOSE, Mark.QUOTE, Mark.STOP):
            parts[-1].append(lexeme)
    return parts
