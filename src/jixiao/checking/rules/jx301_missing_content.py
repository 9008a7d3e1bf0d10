"""JX301: content that an evaluation report should have and that is nowhere in it."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from re import Pattern
from re import compile as compiled

from jixiao.checking.lists import word_list
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.result import Kind
from jixiao.model.span import Span

CARD = Card(
    code="JX301",
    name="缺少绩效评价的基本内容",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号附件《项目支出绩效评价报告（参考提纲）》及各地部门整体支出绩效自评报告提纲",
    why="绩效目标、自评得分和等级、评价过程是评价报告的基本内容，三项全无时只是一份资金情况说明。",
    passes="一、绩效目标……二、自评工作开展情况……自评得分92分，等级为优。",
    fails="一、单位概况……二、收支情况……三、主要工作……",
    false_alarms="当地提纲不要求、或另附自评表的，可以不理会；三项基本内容有一项的不报。规则包另有要求的，按规则包逐项核对。",
    remedy="按当地提纲补充，或注明见附表。",
    silent=(
        "期初结转没有写，不能断定漏写：当年可能没有。"
        "收入按预算分开列是决算公开的要求，自评报告的提纲没有要求。"
        "人员、公用经费和“三公”经费由决算公开说明，自评报告可以不写。"
        "提纲没有要求与上年比较。"
    ),
)

_KINDS = frozenset({Kind.DEPARTMENT_EVALUATION, Kind.PROJECT_EVALUATION})


@cache
def _wanted(group: str) -> tuple[tuple[str, Pattern[str]], ...]:
    return tuple((one["name"], compiled(one["find"])) for one in word_list("contents")[group])


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for each of the contents anywhere in the text: the basic ones, and those that the packs demand."""
    document = ground.extracted.document
    if ground.extracted.profile.kind not in _KINDS or not document.blocks:
        yield NOT_APPLICABLE
        return
    first = document.blocks[0].span
    title = Span(first.end - len(first.of(document.text).lstrip()), first.end)
    yield from or_passed(chain(_basic(document.text, title), _demanded(ground, title)))


def _basic(text: str, title: Span) -> Iterator[Verdict]:
    """Speak once, and only where all basic contents are missing."""
    if any(pattern.search(text) for _, pattern in _wanted("basic")):
        return
    wanted = (*_wanted("basic"), *_wanted("further"))
    missing = [name for name, pattern in wanted if pattern.search(text) is None]
    yield note(CARD, title, (("missing", "、".join(missing)),))


def _demanded(ground: Ground, title: Span) -> Iterator[Verdict]:
    """Speak once for each severity of the sections that are missing."""
    kind, text = ground.extracted.profile.kind, ground.extracted.document.text
    bare = "".join(text.split())
    missing = [one for one in ground.sections if kind in one.kinds and not any(word in bare for word in one.words)]
    for level in Severity:
        names = [f"{one.name}（{one.source}）" if one.source else one.name for one in missing if one.level is level]
        if names:
            yield note(CARD, title, (("missing", "；".join(names)),), variant="section", severity=level)


RULE = Rule(CARD, check)
