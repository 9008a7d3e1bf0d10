"""The three public expenses by what they are: 出国、用车、接待三样花销全年预算…, without the word 三公."""

import re
from collections.abc import Mapping

from jixiao.extraction.entries import MARK
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.model.document import BlockKind, Document
from jixiao.taxonomy.lexicon import Sense

_COST = r"(?:费用?|经费|开支|支出)?"
_PARTS = (
    re.compile(rf"(?:因公)?(?:临时)?(?:出国|出境)(?:[（(]境[）)]|出境)?{_COST}"),
    re.compile(rf"(?:公务)?(?:用车|车辆|公车|小车)(?:购置[及和与、]?)?(?:运行|运维|维护)*{_COST}"),
    re.compile(rf"(?:公务|业务)?(?:接待|招待){_COST}"),
)
_PART = "|".join(f"(?:{one.pattern})" for one in _PARTS)
_JOINT = re.compile(r"[、，,和及与]")
_THREE = re.compile(
    rf"(?P<name>(?P<parts>(?:{_PART})(?:[、，,](?:{_PART}))(?:[、，,和及与](?:{_PART})))(?:这|等|合计)?三(?:大)?[项样块类笔件宗]"
    r"(?:“?三公”?)?(?:费用|经费|花销|开销|开支|支出|花费|钱)?(?:支出|开支)?)"
)
_OPENS = re.compile(rf"[ \t\u3000]*(?:{MARK}|第[一二三四五六七八九十]{{1,2}}[，,、])?[ \t\u3000]*{_THREE.pattern}")
_TOPIC, _WORD = "sangong", "“三公”经费"


def place_of_sangong(words: str) -> int:
    """Return where words name the three by what they are, -1 where they do not."""
    match = _THREE.search(words)
    return match.start() if match is not None and _are_the_three(match["parts"]) else -1


def sangong_by_parts(document: Document) -> Mapping[int, Lexeme]:
    """Return the words for the three that begin a paragraph, as the plain word for them."""
    text = document.text
    blocks = (one for one in document.blocks if one.kind is BlockKind.PARAGRAPH)
    found = ((one.index, _OPENS.match(text, one.span.start, one.span.end)) for one in blocks)
    return {index: _term(match) for index, match in found if match is not None and _are_the_three(match["parts"])}


def _are_the_three(parts: str) -> bool:
    """Tell one each of them."""
    named = _JOINT.split(parts)
    return all(any(one.fullmatch(part) for part in named) for one in _PARTS)


def _term(match: re.Match[str]) -> Lexeme:
    return Lexeme(Mark.TERM, match.start("name"), match.end("name"), _WORD, ((Sense.TOPIC, _TOPIC),))
