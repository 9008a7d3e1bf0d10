"""Paragraphs that begin with a half of the spending by another name: （1）日常运转。预算…, （2）项目建设。预算…."""

import re
from collections.abc import Mapping
from itertools import pairwise

from jixiao.extraction.entries import MARK
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.naming import BASIC_BY_NAME, PROJECTS_BY_NAME
from jixiao.model.document import BlockKind, Document
from jixiao.taxonomy.lexicon import Sense

_OPENER = rf"[ \t\u3000]*{MARK}[ \t\u3000]*"
_BASIC = re.compile(rf"{_OPENER}(?P<name>{BASIC_BY_NAME})(?:方面)?[。：:，,]")
_PROJECTS = re.compile(rf"{_OPENER}(?P<name>{PROJECTS_BY_NAME}|项目(?:支出|经费))[。：:，,]")
_HALVES = ((_BASIC, "basic", "基本支出"), (_PROJECTS, "project_total", "项目支出"))


def halves_by_name(document: Document) -> Mapping[int, Lexeme]:
    """Return the name in each such paragraph as the plain word for its half, where one stands right over the other."""
    blocks = [one for one in document.blocks if one.kind is BlockKind.PARAGRAPH]
    found: dict[int, Lexeme] = {}
    for pair in pairwise(blocks):
        told = [
            (block.index, match, topic, word)
            for block, (pattern, topic, word) in zip(pair, _HALVES, strict=True)
            if (match := pattern.match(document.text, block.span.start, block.span.end))
        ]
        if len(told) == len(_HALVES):
            found |= {index: _term(match, topic, word) for index, match, topic, word in told}
    return found


def _term(match: re.Match[str], topic: str, word: str) -> Lexeme:
    senses = ((Sense.TOPIC, topic),)
    return Lexeme(Mark.TERM, match.start("name"), match.end("name"), word, senses)
