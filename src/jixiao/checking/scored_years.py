"""The year that a sentence gives the evaluation whose score or grade it tells."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_SCORED = re.compile(
    r"(?P<year>20\d{2})[ ]*年度?(?P<what>[^\d，,。；;\n]{0,24}?)(?:绩效(?:自评|评价|自我评价)?|自评|自我评价)"
    r"[^\d，,。；;\n]{0,8}?(?:得分|评分|总分|得|综合评定|评定|等级|等次)[^\d，。；;\n]{0,8}?(?:\d|[“]?(?:优|良|中|差))"
)
_OTHER = re.compile(
    r"上年|去年|以前|往年|整改|反馈|发现|指出|结果应用|复核|抽查|公布|通报|用于|运用|作为|比|较|提高|下降|增加|减少"
)
_STOP = re.compile(r"[。；;\n]")


def scored_years(ground: Ground) -> Iterator[tuple[str, Span]]:
    """Yield the year of each sentence that tells the score of an evaluation, and where the year stands."""
    text = narrow(ground.extracted.document.text)
    for area in prose(ground.extracted.document)[1:]:
        for match in _SCORED.finditer(text, area.start, area.end):
            end = _STOP.search(text, match.end(), area.end)
            start = max((one.end() for one in _STOP.finditer(text, area.start, match.start())), default=area.start)
            sentence = text[start : end.start() if end else area.end]
            if not _OTHER.search(sentence):
                yield match["year"], Span(*match.span("year"))
