"""JX204: a number of projects and the projects that are listed under it."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.fact import Fact
from jixiao.model.finding import Place, Severity
from jixiao.model.outline import Heading
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX204",
    name="项目个数与所列项目不符",
    severity=Severity.ERROR,
    clause="前后表述应当一致",
    why="写明几个项目，后面就应当逐个说明；少列的项目没有绩效情况，多列的说不清资金来源。",
    passes="全年共2个项目。1.渠道管护费……2.图书购置费……",
    fails="全年共2个项目。1.渠道管护费……2.图书购置费……3.路灯维修费……",
    false_alarms="只说明其中主要项目的不查；列出的少于写明的只作提醒。",
    remedy="核对项目个数，或补齐、删去所列项目。",
)

_SOME = re.compile(r"主要|重点|其中|等|部分|开工|签约|引进|抽[取查]|其余|变化较?大")
# some of them, by age, size, level or state: 新增项目2个, 超过100万元的项目2个, 中央资金项目1个
_CLASS = re.compile(
    r"新增|年中|年初|追加|其余|其他|余下|剩余|变化|波动|延续|续建|[未已]完|未[开竣达]|超过|不足|以[上下]|(?:中央|省级?|市级?|县级?|上级)(?!.*[局委会])|资金项目|终止|取消|结转|跨年"
)
_CLAUSES = "，,、：:"
_STOPS = "。；;\n"
_LEAST = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Count the numbered projects that begin in the paragraph behind each stated number of projects."""
    return or_passed(verdict for fact in _counts(ground) for verdict in _judge(ground, fact))


def _counts(ground: Ground) -> Iterator[Fact]:
    """Yield the numbers of projects."""
    for fact in ground.extracted.facts:
        if fact.coordinates and fact.coordinates.concept == "count_projects":
            yield fact


def _judge(ground: Ground, fact: Fact) -> Iterator[Verdict]:
    if fact.span is None or fact.coordinates is None or fact.coordinates.item is not None:
        return
    text = ground.extracted.document.text
    start = max(text.rfind(stop, 0, fact.span.start) for stop in _STOPS) + 1
    end = text.find("\n", fact.span.end)
    listed = _list_behind(ground, fact.span)
    clause = max(start, *(text.rfind(mark, 0, fact.span.start) + 1 for mark in _CLAUSES))
    some = _SOME.search(text, start, end) or _CLASS.search(text[clause : fact.span.end])
    if not listed or end < 0 or some or _is_of_several(ground, fact, len(listed)):
        return
    stated = fact.quantity.value // MICRO
    if stated == len(listed) or _is_told_beside(ground, fact, Span(start, end), len(listed)):
        yield PASSED
        return
    severity = CARD.severity if len(listed) > stated else Severity.WARNING
    args = (("found", str(stated)), ("listed", str(len(listed))))
    related = [Place(heading.marker, "label.listed_project") for heading in listed]
    put = fact.printed.replace(str(stated), str(len(listed)))
    yield expecting(note(CARD, fact.span, args, severity=severity, related=related), put)


def _is_of_several(ground: Ground, fact: Fact, listed: int) -> bool:
    """Tell numbers of projects of one paragraph that make up the list together."""
    counts = [one.quantity.value // MICRO for one in _counts(ground) if one.block == fact.block]
    return len(counts) > 1 and sum(counts) == listed


def _is_told_beside(ground: Ground, fact: Fact, rest: Span, listed: int) -> bool:
    """Tell a number in a sentence that counts those listed as well: 年初批复2个，年中追加1个，现将3个项目分述如下.

    `rest` begins with the sentence and ends with its paragraph.
    """
    sentence = re.split(f"[{_STOPS}]", rest.of(ground.extracted.document.text))[0]
    inside = Span(rest.start, rest.start + len(sentence))
    beside = (one for one in _counts(ground) if one is not fact and one.span and inside.contains(one.span))
    return any(one.quantity.value // MICRO == listed for one in beside)


def _list_behind(ground: Ground, span: Span) -> list[Heading]:
    """Return the headings 1, 2, … that begin right behind the paragraph of a figure, where each names a project."""
    text, headings = ground.extracted.document.text, ground.extracted.headings
    behind = [heading for heading in headings if heading.marker.start > span.end]
    if not behind or text[span.end : behind[0].marker.start].strip().count("\n") or behind[0].ordinal != 1:
        return []
    run: list[Heading] = []
    for heading in behind:
        if heading.level < behind[0].level:
            break
        if heading.level == behind[0].level:
            run.append(heading)
    counted = [heading.ordinal for heading in run] == list(range(1, len(run) + 1))
    named = [_project_of(ground, heading) for heading in run]
    goes_on = re.compile(rf"\n[ \t\u3000]*[（(]?{len(run) + 1}[）)、.．]").search(
        text, run[-1].marker.start, run[-1].body.end
    )
    complete = counted and not goes_on and all(named) and len(set(named)) == len(named)
    return run if complete and len(run) >= _LEAST else []


def _project_of(ground: Ground, heading: Heading) -> str | None:
    """Return the project that a heading names first."""
    named = [
        (mention.start, -len(mention), project.name)
        for project in ground.extracted.projects
        for mention in project.mentions
        if heading.title.contains(mention)
    ]
    return min(named)[2] if named else None


RULE = Rule(CARD, check)
