"""The levels of indicators before a name: 产出指标—数量指标—清淤长度, 一级指标：产出；三级指标：清淤长度."""

import re
from collections.abc import Iterator

from jixiao.model.span import Span

_LABEL = re.compile(r"(?:[一二三四]级指标|指标(?:名称|类型|类别)|绩效指标|指标)[：:][ ]?")
# signs that part levels; the strong ones stand in no name
_STRONG = re.compile(r"[ ]?(?:—{1,2}|–|→|=>|->|＞|>|｜|\||\t+|\u3000+|·)[ ]?")
_WEAK = re.compile(r"[ ]?[-－/／、：:；;，, ][ ]?")
_CLASS = re.compile(
    r"(?:产出|效益|满意度|成本|数量|质量|时效|(?:经济|社会|生态|环境)?(?:成本|效益)|可持续(?:影响|发展)?(?:效益)?"
    r"|服务对象(?:满意度)?|社会公众满意度|决策|过程|投入|管理|效果|履职(?:效能)?|运行成本|预算执行)(?:类)?(?:指标)?"
    r"|[\u4e00-\u9fff]{2,8}指标"
)
_TRIM = "；;，,、（(：: \t\u3000"


def level_names(text: str, words: Span) -> tuple[Span, ...]:
    """Return the first level and the name, or the name alone; nothing where there is no word."""
    levels = list(_levels(text, words))
    return (levels[0], levels[-1]) if len(levels) > 1 else tuple(levels)


def _levels(text: str, words: Span) -> Iterator[Span]:
    """Yield the levels from the outermost one to the name."""
    labels = list(_LABEL.finditer(text, words.start, words.end))
    if labels:
        bounds = [(one.end(), after) for one, after in zip(labels, _after(labels, words.end), strict=True)]
        yield from (span for span in (_bare(text, *one) for one in bounds) if span)
        return
    strong = [one.span() for one in _STRONG.finditer(text, words.start, words.end)]
    start = words.start
    for sign in strong:
        if span := _bare(text, start, sign[0]):
            yield span
        start = sign[1]
    while not strong and (sign_found := _WEAK.search(text, start, words.end)):
        outer = _bare(text, start, sign_found.start())
        if not outer or not _CLASS.fullmatch(text, outer.start, outer.end) or sign_found.end() >= words.end:
            break
        yield outer
        start = sign_found.end()
    if span := _bare(text, start, words.end):
        yield span


def _after(labels: list[re.Match[str]], end: int) -> list[int]:
    return [*(one.start() for one in labels[1:]), end]


def _bare(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end) if end > start else None
