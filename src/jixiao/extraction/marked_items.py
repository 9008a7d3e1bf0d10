"""Marked lines that begin with the name of a project, which then holds for all of their sentences.

②渠道清淤。预算100.00万元。全年雇工58人，合计支出95.00万元，剩5.00万元: all of it is told of 渠道清淤.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from jixiao.extraction.entries import MARK
from jixiao.extraction.naming import is_class, is_name
from jixiao.model.document import BlockKind, Document
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.outline import Heading
from jixiao.taxonomy.lexicon import lexicon

_ITEM = re.compile(
    rf"[ \t\u3000]*(?P<mark>{MARK})[ \t\u3000]*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·—\-+＋\d]{3,30}?)(?:项目|专项)?[ ]?[。：:｜|]"
)
# 渠道清淤。资金95.00万元, 渠道清淤——预算95.00万元 without any mark
_OPENS = re.compile(
    r"[ \t\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z“”（）()、·+＋\d]{3,30}?)(?:项目|专项)?(?:[。：:]|——)(?=[^\n]{4})"
)
_NUMBER = re.compile(r"[①-⑳一二三四五六七八九十\d]+")
_AMOUNT = re.compile(r"\d[ ]?(?:亿|万)?元")
_SEVERAL = 2


def item_names(document: Document, headings: Sequence[Heading], known: Collection[str]) -> Iterator[str]:
    """Yield what begins the other items of a list, all with money, of which most begin with a project that is known."""
    for _, run in groupby(_items(document), key=lambda one: one[0]):
        items = [(name, at, amount) for _, name, at, amount in run]
        told = [name in known or f"{name}项目" in known for name, _, _ in items]
        if sum(told) < _SEVERAL or sum(told) * 2 < len(items) or not all(amount for _, _, amount in items):
            continue
        for (name, at, _), sure in zip(items, told, strict=True):
            plain = (
                is_name(name, called=True) and not any(one.isdigit() for one in name) and name not in lexicon().senses
            )
            if not sure and plain and not is_class(name, at, document.text, headings):
                yield name


def item_subjects(document: Document, projects: Mapping[str, str]) -> Mapping[int, Subject]:
    """Return the project that each marked line is told of, by the index of its block, where the name begins it."""
    found: dict[int, Subject] = {}
    for block in document.blocks:
        found_in = (one.match(document.text, block.span.start, block.span.end) for one in (_ITEM, _OPENS))
        match = next((one for one in found_in if one is not None and one["name"] in projects), None)
        if block.kind is BlockKind.PARAGRAPH and match is not None:
            found[block.index] = Subject(SubjectKind.PROJECT, projects[match["name"]])
    return found


def _items(document: Document) -> Iterator[tuple[tuple[int, str], str, int, bool]]:
    """Yield marked lines: which list (one style, one below the other), the name, its place, whether money is told."""
    last, number = "", 0
    for block in document.blocks:
        match = _ITEM.match(document.text, block.span.start, block.span.end)
        style = _NUMBER.sub("#", match["mark"]) if match is not None and block.kind is BlockKind.PARAGRAPH else ""
        number += style != last
        last = style
        if match is not None and style:
            amount = _AMOUNT.search(document.text, match.end(), block.span.end) is not None
            yield (number, style), match["name"], match.start("name"), amount
