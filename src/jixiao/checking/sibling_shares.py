"""Shares that what they are told of, or the shares of the other parts beside them, prove mistyped, however far off.

项目支出670.74万元，占292.7% below 基本支出1620.83万元，占本年支出的70.73%: both parts together are the spending that
the other share is of. Or the words name the whole, which is told once: 占支出总额的68.2%.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.printed import is_share, is_typed, percentage, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_shares import Misfit
from jixiao.model.fact import Fact, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.span import Span

_OF = r"[^\d，,。；;、（）()：:\n]"
_TAIL = r"的?(?:比重|比例|份额)?(?:为|达|是)?[ ]*"
_BASE = (
    rf"(?:在(?P<inside>{_OF}{{2,12}}?)中占|占(?![用地])(?:去|了|比)?(?P<of>{_OF}{{0,14}}?)|比重|所占比[重例]){_TAIL}"
)
# 占总支出的; 属基本支出，占; 在总支出中占
_BEHIND = re.compile(rf"[）)]?(?:(?:属于?|为|是|系){_OF}{{2,14}})?[，,、（(]?(?:仅|只|就|约)?{_BASE}")
# 支出里项目占32.00%; 实训基地建设一项就占去专项的47.46%
_NAMED = re.compile(
    rf"(?:^|[，,。；;、：:\n])(?:其中|而|单)?(?:(?P<lead>支出|收入|开支)(?:里|中|之中|当中)[，,]?)?(?P<name>[\u4e00-\u9fff]{{2,14}}?)"
    rf"(?:这?一[项块])?(?:就|仅|只|约|大约)?{_BASE}$"
)
_HEADED = re.compile(
    r"(?:支出|收入|开支)?(?:比重|占比|结构)[：:](?:[，,、；;]?[\u4e00-\u9fff]{2,14}\d+(?:\.\d+)?[%％])*[，,、；;]?[\u4e00-\u9fff]{2,14}$"
)
_IN_LIST = re.compile(r"(?:^|[，,、；;：:])(?P<name>[\u4e00-\u9fff]{2,14})$")
_CALLED = r"(?:支出|收入|经费|资金|补助|决算)*(?:为|共|计|是|有|达|[：:\s])*"
_CLOSING = ("）", ")")
_OPENING = re.compile(r"[（(]")
# another base, or a share that is to be or was
_OTHER = re.compile(
    r"上年|去年|同期|20\d\d|[增减升降较近超逾]|(?<!占)比(?![重例])|目标|计划|预算|安排|批复|下达|到[账位]|执行|完成"
)
_TOPIC = re.compile(r"三公|接待费|会议费|培训费|采购|公务用车|差旅费|[上下]半年|季度|\d月(?!\d)")
_BEHIND_SHARE = re.compile(
    r"[ ]?(?:以[上下]|左右|上下|多|余|强|弱|[-—－~～至到]|"
    r"[（(](?:[^（）()，,。；\n]{0,4}[占按以比较])|[，,（(](?:[占按以比较]|上年|去年))"
)
_GENERAL = r"(?:本年度?|当年|全年|年度|全部|各项|单位|部门|总|整个|财政)*"
_SPENT = re.compile(rf"{_GENERAL}(?:支出|开支|花费)(?:总[额数量和计]|合计)?")
_PROJECT = re.compile(r"(?:全部|各项|总)*(?:专项|项目(?=[支资经]))(?:支出|资金|经费)?(?:总[额数量和计]|合计)?")
_BASIC = re.compile(r"(?:全部|总)*基本支出(?:总[额数量和计]|合计)?")
_CAME = re.compile(rf"{_GENERAL}收入(?:总[额数量和计]|合计)?")
_WORDED = (
    (_PROJECT, ("expenditure_project",)),
    (_BASIC, ("expenditure_basic",)),
    (_SPENT, ("expenditure_total", "expenditure_project")),
    (_CAME, ("income_year",)),
)
_ENDS = re.compile(r"[。；;\n]")
_STOPS = re.compile(r"[。\n]|其中")
_HUNDRED = Decimal(100)
_MOST_PARTS, _LEAST, _NEAR, _APART = 6, 2, 60, 4


@dataclass(frozen=True, slots=True)
class _Share:
    """A share of the prose with its part and the words for what it is of, empty where there are none."""

    share: Fact
    part: Fact
    of: str

    @property
    def number(self) -> str:
        """The printed number, of narrow digits."""
        return unicodedata.normalize("NFKC", self.share.printed).rstrip("% ")

    def fits(self, whole: Decimal, *, cut: bool = False) -> bool:
        """Tell whether it is what its part is of a whole; its last place may be moved, or only be `cut` off."""
        part = _value(self.part)
        off = abs(_HUNDRED * part / whole - value(self.number))
        return part <= whole and (
            off < Decimal(1).scaleb(-places(self.number)) if cut else is_share(self.number, part, whole)
        )


def sibling_misfits(ground: Ground) -> Iterator[Misfit]:
    """Yield the shares that one slip of the hand sets apart from what their words, or those beside them, tell."""
    facts = sorted((one for one in ground.extracted.facts if one.span is not None), key=_start)
    text = ground.extracted.document.text
    told = [one for one in facts if one.quantity.dimension is Dimension.MONEY and one.quantity.value > 0]
    amounts = {_value(one): one for one in reversed(told)}
    shares = sorted(_shares(text, facts), key=lambda one: _start(one.share))
    for at, one in enumerate(shares):
        cut = _is_coarse(shares, at)
        whole = _whole_of_run(shares, at, amounts)
        if whole is None and not any(one.fits(amount, cut=cut) for amount in amounts):
            named = None if _is_of_a_topic(text, one.part) else _named_whole(one, told)
            whole = named or _whole_beside(text, shares, at, amounts)
        if whole is None or _is_told_rightly(one, shares, _value(whole)):
            continue
        if _value(whole) > _value(one.part) and not one.fits(_value(whole), cut=cut):
            right = percentage(_value(one.part), _value(whole), _like(one, shares, at))
            if is_typed(one.number, value(right)):
                yield Misfit(_span(one.share), _span(one.part), _span(whole), right)


def _is_told_rightly(one: _Share, shares: Sequence[_Share], whole: Decimal) -> bool:
    """Tell whether the same part has its share of a whole elsewhere: this one is then of something else."""
    return any(other is not one and other.part is one.part and other.fits(whole) for other in shares)


def _is_of_a_topic(text: str, part: Fact) -> bool:
    """Tell a part of half a year, or one told where 支出 means the spending on one thing: 三公经费…，上半年支出."""
    begun = text.rfind("\n", 0, _start(part)) + 1
    return _TOPIC.search(text, begun, _start(part)) is not None


def _shares(text: str, facts: Sequence[Fact]) -> Iterator[_Share]:
    """Yield the exact shares of the prose that stand right behind their amount, or behind its name."""
    for at in range(1, len(facts)):
        share, part = facts[at], facts[at - 1]
        if not _is_share(text, share):
            continue
        between = text[_span(part).end : _start(share)]
        clause = _ENDS.split(between[-_NEAR:])[-1]
        named = None if _OTHER.search(clause) else _named(text, facts, at, clause)
        if named is not None:
            yield named
        if len(between) > _NEAR or named is not None or part.cell is not None or part.block != share.block:
            continue
        if between.startswith(_CLOSING) and (before := _before_bracket(text, facts, at - 1)) is not None:
            part = before
        match = _BEHIND.fullmatch(between)
        if match is not None and part.quantity.dimension is Dimension.MONEY and part.quantity.value > 0:
            of = (match["inside"] or match["of"] or "").removesuffix("的")
            if part.quantity.approximation is Approximation.EXACT and not _OTHER.search(between):
                yield _Share(share, part, of)


def _named(text: str, facts: Sequence[Fact], at: int, between: str) -> _Share | None:
    """Return a share that stands behind the name of its part: 财政拨款占本年收入的61.05%; 支出比重：人员52.20%."""
    match = _NAMED.search(between) or (_IN_LIST.search(between) if _is_listed(text, facts[at]) else None)
    if match is None:
        return None
    told = match.groupdict()
    found = [one for one in facts[:at] if _is_called(text, one, match["name"])]
    found = [one for one in found if _is_flow(one)] or found
    of = (told.get("inside") or told.get("of") or told.get("lead") or "").removesuffix("的")
    return _Share(facts[at], found[0], of) if len({_value(one) for one in found}) == 1 else None


def _is_listed(text: str, share: Fact) -> bool:
    """Tell a share of a list that is said to be one of shares."""
    return _HEADED.search(text[max(0, _start(share) - _NEAR * 2) : _start(share)]) is not None


def _is_flow(fact: Fact) -> bool:
    return fact.coordinates is not None and fact.coordinates.concept.startswith(("expenditure_", "income_"))


def _is_called(text: str, fact: Fact, name: str) -> bool:
    """Tell an exact amount that stands right behind a name, or that was read as that of this name."""
    quantity, where = fact.quantity, fact.coordinates
    if (
        quantity.dimension is not Dimension.MONEY
        or not quantity.value
        or quantity.approximation is not Approximation.EXACT
    ):
        return False
    if where is not None and _is_flow(fact) and name == (where.item or where.subject).name:
        return True
    before = text[max(0, _start(fact) - _NEAR) : _start(fact)]
    return fact.cell is None and re.search(rf"{re.escape(name)}{_CALLED}$", before) is not None


def _is_share(text: str, fact: Fact) -> bool:
    quantity = fact.quantity
    exact = quantity.approximation is Approximation.EXACT and quantity.value > 0
    rate = quantity.dimension is Dimension.RATE and fact.printed.rstrip().endswith(("%", "％"))
    told = exact and rate and fact.cell is None and quantity.decimals > 0
    return told and _BEHIND_SHARE.match(text, _span(fact).end) is None


def _before_bracket(text: str, facts: Sequence[Fact], last: int) -> Fact | None:
    """Return the amount right before the bracket that closes behind a figure: 基本支出60万元（人员50万元），占60%."""
    opened = [
        one.start() for one in _OPENING.finditer(text, max(0, _start(facts[last]) - _NEAR * 2), _start(facts[last]))
    ]
    if not opened:
        return None
    before = [one for one in facts[:last] if _span(one).end <= opened[-1]]
    return before[-1] if before and opened[-1] - _span(before[-1]).end == 0 else None


def _named_whole(one: _Share, told: Sequence[Fact]) -> Fact | None:
    """Return what the words of a share name, where all told so have one value."""
    concepts = next((names for pattern, names in _WORDED if one.of and pattern.fullmatch(one.of)), ())
    period = one.part.coordinates.period if one.part.coordinates is not None else None
    for concept in concepts:
        found = [fact for fact in told if _is_whole(fact, concept, period) and _value(fact) > _value(one.part)]
        if found:
            return _of_all(found)
    return None


def _of_all(found: Sequence[Fact]) -> Fact | None:
    """Return the amount of the unit, else of the one project that all others are parts of, if told of one value."""
    owned = [fact for fact in found if fact.coordinates and fact.coordinates.subject.kind is SubjectKind.UNIT] or found
    most = max(owned, key=_value)
    others = [
        fact
        for fact in owned
        if fact.coordinates and most.coordinates and fact.coordinates.subject != most.coordinates.subject
    ]
    own = [fact for fact in owned if fact not in others]
    alone = len({_value(fact) for fact in own}) == 1 and sum(map(_value, others)) <= _value(most)
    return own[0] if alone else None


def _is_whole(fact: Fact, concept: str, period: str | None) -> bool:
    where = fact.coordinates
    if where is None or where.concept != concept or (period is not None and where.period != period):
        return False
    return where.item is None or where.item.kind == "total"


def _whole_of_run(shares: Sequence[_Share], at: int, amounts: dict[Decimal, Fact]) -> Fact | None:
    """Return the amount that the parts around a share come to, of which all their other shares are."""
    for size in range(_LEAST, _MOST_PARTS + 1):
        for first in range(max(0, at - size + 1), min(at, len(shares) - size) + 1):
            run = shares[first : first + size]
            whole = amounts.get(sum((_value(one.part) for one in run), Decimal(0)))
            if whole is not None and _are_of(run, shares[at], _value(whole)):
                return whole
    return None


def _whole_beside(text: str, shares: Sequence[_Share], at: int, amounts: dict[Decimal, Fact]) -> Fact | None:
    """Return the only amount that the share told next to this one in its sentence is of, without a base of its own."""
    for first, second in ((at, at + 1), (at - 1, at)):
        if not 0 <= first < second < len(shares) or shares[second].of:
            continue
        one, other = shares[first], shares[second]
        between = text[_span(one.share).end : _start(other.share)]
        wholes = [whole for whole in amounts if (other if first == at else one).fits(whole)]
        if len(between) <= _NEAR and not _STOPS.search(between) and len(wholes) == 1:
            return amounts[wholes[0]]
    return None


def _are_of(run: Sequence[_Share], odd: _Share, whole: Decimal) -> bool:
    """Tell shares all of which but one are of a whole, and that one by no words of anything else."""
    others = [one for one in run if one is not odd]
    blocks = [one.share.block or 0 for one in run]
    near = max(blocks) - min(blocks) <= _APART * len(run)
    alike = not odd.of or odd.of in {one.of for one in others} or _SPENT.fullmatch(odd.of) is not None
    return near and alike and all(one.fits(whole) and places(one.number) > 0 for one in others)


def _is_coarse(shares: Sequence[_Share], at: int) -> bool:
    """Tell a share of fewer places than those beside it have."""
    beside = [other for other in (*shares[max(0, at - 2) : at], *shares[at + 1 : at + 3]) if other.of == shares[at].of]
    return bool(beside) and all(places(other.number) > places(shares[at].number) for other in beside)


def _like(one: _Share, shares: Sequence[_Share], at: int) -> str:
    """Return a number of as many places as the shares beside have, two where there are none."""
    beside = [other.number for other in (*shares[max(0, at - 2) : at], *shares[at + 1 : at + 3])]
    usual = min((places(number) for number in beside), default=places("0.00"))
    return (
        beside[0]
        if beside and all(places(number) == usual for number in beside)
        else max(one.number, "0.00", key=places)
    )


def _value(fact: Fact) -> Decimal:
    return Decimal(fact.quantity.value)


def _span(fact: Fact) -> Span:
    return fact.span if fact.span is not None else Span(0, 0)


def _start(fact: Fact) -> int:
    return _span(fact).start
