"""JX707: private mail addresses."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX707",
    name="含个人电子邮箱",
    severity=Severity.WARNING,
    clause="《中华人民共和国个人信息保护法》第五条、第二十八条；政府信息公开条例第十五条",
    why="公开报告中的个人邮箱会泄露个人信息。",
    passes="联系邮箱：slj@qingling.gov.cn",
    fails="联系邮箱：12345678@qq.com",
    false_alarms="单位对外公布的工作邮箱可以保留。",
    remedy="改用单位公务邮箱或删去。",
)

_MAIL = re.compile(
    r"(?<![\w.+-])(?P<name>[A-Za-z0-9][\w.+-]{2,30})@(?:qq|163|126|139|189|sina|sohu|yeah|gmail|foxmail"
    r"|outlook|hotmail|aliyun)"
    r"\.(?:com|cn|net|com\.cn)(?![\w-])",
    re.ASCII,
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find addresses of private mail services."""
    return or_passed(_places(ground.extracted.document.text))


def _places(text: str) -> Iterator[Verdict]:
    for match in _MAIL.finditer(text):
        yield note(CARD, Span(*match.span()), (("found", match["name"][:2] + "***" + match[0][len(match["name"]) :]),))


RULE = Rule(CARD, check)
