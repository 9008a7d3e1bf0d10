"""Grades that stand right behind their scores without a word between them, and the one of a sheet on its own line."""

import re
from collections.abc import Iterator, Sequence

from jixiao.model.span import Span

_POINTS = r"\d{2,3}(?:\.\d+)?"
# what else may be marked: last year's score, a mean, the full mark
_OTHER = re.compile(r"满分|平均|最[高低]|上年|去年|往年|每|合格线|权重|分值|[扣加减差折](?:了|去|分)?[ ]*$")
# 7－5　总分　满分100　得分88.8; 自评总分：92.3分　自评等级：…
_NUMBERED = (
    r"^[ \t\u3000|｜]*(?:\d{1,2}(?:[-－—.．]\d{1,2})?[.．、 \t\u3000]+|[（(]?[一二三四五六七八九十]{1,2}[）)、])?"
)
_TOTAL = re.compile(
    rf"{_NUMBERED}(?:自评|评价|绩效|综合|最终)*总[ \u3000]*得?分[ \t\u3000|｜：:]+"
    r"(?:(?:满分)?[ ]*100[ ]?分?[ \t\u3000|｜]+)?(?:得分|实得)?[：: ]*"
    rf"(?P<score>{_POINTS})[ ]*分?(?=[ \t\u3000|｜]*$"
    r"|[ \t\u3000|｜，,；;]+(?:自评|评价|绩效|综合|评定)*(?:等级|等次|档次))",
    re.MULTILINE,
)
_GAP, _LEAST, _BACK = 60, 3, 24

_Pair = tuple[Span, Span]


def total_scores(text: str) -> list[Span]:
    """Return where the total of a sheet of marks stands on a line of its own, or before the grade on its line."""
    return [Span(*match.span("score")) for match in _TOTAL.finditer(text)]


def sole_grade(text: str, grade: str) -> Iterator[_Pair]:
    """Yield the one grade that has a line of its own with the one total score that has: 评定等次｜良."""
    line = re.compile(
        rf"{_NUMBERED}(?:绩效|综合|自评|评价|评定|自我评价|最终|整体)*"
        rf"(?:等级|等次|档次|评级(?:结果)?)[ \t\u3000|｜：:]+"
        rf"{grade}[级等]?(?:[（(][^（）()\n]{{8,90}}[）)])?[。；;|｜ \t\u3000]*$",
        re.MULTILINE,
    )
    grades, scores = list(line.finditer(text)), total_scores(text)
    if len(grades) == len(scores) == 1:
        yield Span(*grades[0].span("grade")), scores[0]


def bare_runs(text: str, grade: str, scale: Sequence[Span]) -> Iterator[list[_Pair]]:
    """Yield three or more scores in a row, each with its grade: 甲　92.0分　A / 乙　85.4分　B / 丙　64.5分　C.

    `grade` is the expression of a grade, `scale` where the text tells the scale itself.
    """
    pattern = re.compile(
        rf"(?<![\d.])(?P<score>{_POINTS})[ ]*分[，,、（(｜| \t\u3000]{{1,3}}{grade}(?=[）)]?(?:[。；;，,、｜|\s]|$))"
    )
    run: list[_Pair] = []
    for match in pattern.finditer(text):
        pair = Span(*match.span("grade")), Span(*match.span("score"))
        begun = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _BACK, run[-1][0].end if run else 0)
        if any(area.overlaps(pair[0]) for area in scale) or _OTHER.search(text, begun, match.start()):
            continue
        if run and (pair[1].start - run[-1][0].end > _GAP or "\n\n" in text[run[-1][0].end : pair[1].start]):
            yield from [run] * (len(run) >= _LEAST)
            run = []
        run.append(pair)
    if len(run) >= _LEAST:
        yield run
