"""What the rules about use of money ask of the facts: whose rates and amounts, and the words about them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jixiao.checking.rule import Ground
from jixiao.model.fact import Fact, Status, Subject, SubjectKind
from jixiao.model.quantity import MICRO, Dimension, decimal_text
from jixiao.model.result import MONITORING, Kind
from jixiao.model.span import Span

_EVALUATIONS = frozenset({Kind.DEPARTMENT_EVALUATION, Kind.PROJECT_EVALUATION, Kind.UNKNOWN})
_REASON = re.compile(
    r"由于|原因|受[^。，]{1,20}(?:影响|制约|阻)|受阻|所致|导致|尚未|未能|未完[成工]|跨年|按合同|质保金|质保期|待[^。，；]{2,14}(?:支付|结算|拨付|验收)|尾款|推[迟后]|延[期后]|顺延"
    r"|暂缓|缓[建拨付]|停[工建招滞]|流标|废标|节约|节省|节支|根子|在于|卡在|进度(?:较慢|滞后|缓慢)"
    r"|(?<![原诱成起])因(?![公此素地人材时势村户校企病灾残子果])|才(?:下达|到账|到位|批复|拨[付入]|开工|启动|完成|签)"
    r"|(?:到账|下达|到位|启动|开工|审批|报批|招标|采购)[^。，；\n]{0,8}[晚迟长慢]"
    r"|(?:率|低|慢|滞后|余|少|结转|差额|未[支拨兑执][出付现行])[^。\n]{0,30}主要(?:[是系为在因](?!用于))"
    r"|(?:结[转余]|未[付支拨兑执]|剩余?|[余差]额|[尚还所]余)[^。；\n]{0,24}(?:系|是|属|为)[^。；\n]{2,40}"
    r"(?:[款金费]|未|后|待|停|下达|到账|退出|减少)"
    r"|(?:全部|临时|均已|被迫|[动班课程会展训习])取消|(?:支出|费用|开支)(?:没有|未)发生"
    r"|(?:手续|意见|方案|征[地拆])[^。；\n]{0,10}(?:不|未|没)"
)

# what a report on monitoring says at its head when the year is over: 1—12月, （全年）
_WHOLE_YEAR = re.compile(r"[（(]全年[）)]|(?<!\d)1月?[ ]?(?:[—－–~～\-]+|至|到)[ ]?12月|全年(?:绩效)?(?:运行)?监控")
_HALF_YEAR = re.compile(r"上半年|[一二三]季度|(?<!\d)1月?[ ]?(?:[—－–~～\-]+|至|到)[ ]?(?:[2-9]|1[01])月")
_HEAD = 600


@dataclass(frozen=True, slots=True)
class Held:
    """One fact of a subject with the place in the text that shows it: its own, or that of what it follows from."""

    fact: Fact
    span: Span
    subject: Subject


def is_evaluation(ground: Ground) -> bool:
    """Tell whether a document is one that owes reasons: an evaluation in words, not a form, budget or account."""
    return ground.extracted.profile.kind in _EVALUATIONS


def is_within_year(ground: Ground) -> bool:
    """Tell a report on monitoring before the year is over: its rates are low by nature."""
    text = ground.extracted.document.text
    title = text[: text.find("\n")] if "\n" in text else text[:_HEAD]
    ended = _WHOLE_YEAR.search(text, 0, _HEAD) is not None and not _HALF_YEAR.search(title)
    return ground.extracted.profile.kind in MONITORING and not ended


def held(ground: Ground, concept: str) -> Iterator[Held]:
    """Yield the stated and derived facts of a concept about the unit or a project as a whole, one for each subject."""
    known = {fact.id: fact for fact in ground.extracted.facts}
    seen: set[Subject] = set()
    period = ground.extracted.profile.year
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if where is None or where.concept != concept or where.item is not None or where.scope is not None:
            continue
        span = fact.span or first_source(fact, known)
        if where.subject in seen or span is None or where.period not in ("", period):
            continue
        seen.add(where.subject)
        yield Held(fact, span, where.subject)


def first_source(fact: Fact, known: Mapping[str, Fact]) -> Span | None:
    """Return the place of the first figure that a derived fact follows from."""
    return next((known[one].span for one in fact.sources if one in known and known[one].span is not None), None)


def amounts(ground: Ground, *concepts: str) -> dict[Subject, Fact]:
    """Return the first amount of money of one of the concepts for each subject."""
    found: dict[Subject, Fact] = {}
    for concept in concepts:
        for one in held(ground, concept):
            if one.fact.quantity.dimension is Dimension.MONEY:
                found.setdefault(one.subject, one.fact)
    return found


def threshold(ground: Ground, name: str) -> int:
    """Return a threshold of the pack in millionths."""
    whole, _, part = ground.thresholds[name].partition(".")
    return int(whole) * MICRO + int((part + "000000")[:6])


def is_contradicted(ground: Ground, fact: Fact) -> bool:
    """Tell a figure that clashes with others, or follows from one that does: another finding speaks of it."""
    if not fact.sources:
        return fact.status is Status.CONFLICTING
    known = {one.id: one for one in ground.extracted.facts}
    return any(
        one.status is Status.CONFLICTING for one in (fact, *(known[name] for name in fact.sources if name in known))
    )


def percent(fact: Fact) -> str:
    """Write a rate with two decimals."""
    return decimal_text(fact.quantity.value, fact.quantity.scale, 2) + "%"


def passages_of(ground: Ground, subject: Subject, span: Span) -> list[Span]:
    """Return the text about a project; of the unit the paragraph of the figure and the one behind it."""
    document = ground.extracted.document
    if subject.kind is SubjectKind.PROJECT:
        for project in ground.extracted.projects:
            if project.name == subject.name and project.passages:
                return list(project.passages)
    at = next((n for n, block in enumerate(document.blocks) if block.span.contains(span)), None)
    return [] if at is None else [block.span for block in document.blocks[at : at + 2]]


def gives_reason(text: str, spans: Iterable[Span]) -> bool:
    """Tell whether a passage says why money was left, or what became of it."""
    return any(_REASON.search(span.of(text)) for span in spans)


def label(ground: Ground, subject: Subject) -> str:
    """Name a subject: a project or a unit below by its name in quotes, the reporting unit as 部门整体."""
    own = subject.kind is SubjectKind.UNIT and subject.name in ("", ground.extracted.profile.unit)
    return "部门整体" if own else f"“{subject.name}”"
