"""JX304: a heading with nothing under it."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note_all
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.outline import Heading

CARD = Card(
    code="JX304",
    name="标题下没有内容",
    severity=Severity.WARNING,
    clause="报告提纲列出的部分应当填写，没有的写“无”",
    why="空着的部分看不出是没有，还是漏写。",
    passes="“五、其他需要说明的情况”下写“无。”",
    fails="“五、其他需要说明的情况”下一行就是“六、附件”",
    false_alarms="目录、附件清单和只有图片的部分不查；多个相邻标题都没有内容的视为目录，不报。",
    remedy="补写内容，没有的写“无”，或删去这个标题。",
)

_HIGH = 1
_ATTACHED = re.compile(
    r"附[件表录后]|[另见]附|[（(](?:从?略|不涉及|另[行附发]|无)[^）)]{0,8}[）)]"
    r"|[表图]$|名词解释|目录|^[\s：:]*$|[\d.…·]{3,}[ ]*\d*$"
)
_LISTED = re.compile(r"[，,；;。]")
_MOST = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for 第一部分 and 一、 headings between which nothing stands; many of them are a table of contents."""
    text = ground.extracted.document.text
    high = [heading for heading in ground.extracted.headings if heading.level <= _HIGH and not heading.runs_on]
    if not high:
        yield NOT_APPLICABLE
        return
    empty = [heading for heading in high if _is_empty(text, heading)]
    if not empty or len(empty) > _MOST or len(empty) == len(high):
        yield PASSED
        return
    titles = "、".join(f"“{heading.title.of(text).strip()}”" for heading in empty)
    yield note_all(CARD, [heading.title for heading in empty], (("titles", titles),))


def _is_empty(text: str, heading: Heading) -> bool:
    title = heading.title.of(text).strip()
    if "\n" in title or _ATTACHED.search(title) or _LISTED.search(title):
        return False
    return not text[heading.title.end : heading.body.end].strip(" \t\u3000\n：:")


RULE = Rule(CARD, check)
