"""JX526: numbers of tables and figures that skip, repeat or do not exist."""

import itertools
import re
from collections.abc import Container, Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX526",
    name="表号、图号有误",
    severity=Severity.WARNING,
    clause="GB/T 7713.3《科技报告编写规则》：图、表应按序编号，正文引用应与编号一致",
    why="表号跳号，或正文引用了不存在的表，读者找不到依据。",
    passes="表1、表2、表3；文中写“见表3”。",
    fails="表1、表3；文中写“见表4”。",
    false_alarms="表另附、文中只引用的不查（全文没有任何表题时）；从1重新编号的不报。",
    remedy="重新编号，核对引用。",
)

_CAPTION = re.compile(
    r"[ \u3000]*(?P<what>[表图])[ ]?(?P<number>\d{1,2})(?![\d.．\-—–])"
    r"[ \t\u3000:：]*(?:20\d\d年)?[\u4e00-\u9fff“《][^。；\n]{0,40}?"
    r"(?:[ \t\u3000]*[（(]?(?:金额)?单位[：: ][^\n]{1,12}|[ \t\u3000]*)$"
)
# a table written as text holds its caption
_LINE = re.compile(
    r"(?m)^[ \t\u3000|]*(?P<what>[表图])[ ]?(?P<number>\d{1,2})(?![\d.．\-—–])"
    r"(?=[ \t\u3000:：]*(?:20\d\d年)?[\u4e00-\u9fff“《])"
)
_REFERENCE = re.compile(r"(?:见|如|据|按照?)(?P<at>(?P<what>[表图])[ ]?(?P<number>\d{1,2}))(?![\d.．\-—–])")


def check(ground: Ground) -> Iterator[Verdict]:
    """Follow the captions of tables and of figures, each in its own order, and look up what the text refers to."""
    document = ground.extracted.document
    captions = [
        match
        for area in prose(document)
        if (match := _CAPTION.fullmatch(document.text, area.start, area.end)) is not None
    ]
    lines = {(match["what"], int(match["number"])) for match in _LINE.finditer(document.text)}
    return or_passed(verdict for what in "表图" for verdict in _judge(document.text, captions, lines, what))


def _judge(
    text: str, captions: Sequence[re.Match[str]], lines: Container[tuple[str, int]], what: str
) -> Iterator[Verdict]:
    own = [match for match in captions if match["what"] == what]
    for previous, match in itertools.pairwise(own):
        expected = int(previous["number"]) + 1
        if int(match["number"]) not in (1, expected):
            span = Span(match.start("what"), match.end("number"))
            args = (
                ("found", span.of(text)),
                ("previous", what + previous["number"]),
                ("expected", f"{what}{expected}"),
            )
            yield note(CARD, span, args, variant="order")
    numbers = {int(match["number"]) for match in own}
    for match in _REFERENCE.finditer(text):
        number = int(match["number"])
        if own and match["what"] == what and number not in numbers and (what, number) not in lines:
            yield note(CARD, Span(*match.span("at")), (("found", match["at"]),), variant="none")


RULE = Rule(CARD, check)
