"""Spending of the one project told anew in each entry of a list: it is that of the pieces that the entries name.

一是管网工程，合同价800.00万元，已支付760.00万元，支付比例95.00%；二是水厂工程，……已支付420.00万元: a project spends one
amount a year, so each amount, with the rate beside it, belongs to the piece that begins its entry.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.whose import is_organ
from jixiao.model.fact import Item, Subject
from jixiao.model.trace import Reason

_ENTRY = re.compile(
    r"(?:^|(?<=[。；;：:\n]))[ \t\u3000]*"
    r"(?:(?:[一二三四五六七八九]是|其[一二三四五六七八九]是?|[①-⑳]|[（(]\d{1,2}[）)]|\d{1,2}[、.．])"
    r"(?P<name>[\u4e00-\u9fff“”（）()、]{3,18}?)[，：:。,](?=[^。；;\n]*\d)"
    # 一标段合同价100.00万元，已付95.00万元
    r"|(?P<lot>[\u4e00-\u9fff\dA-Za-z]{1,12}(?:标段|标包|工程|子项))(?=(?:合同|中标|签约)[^。；;，\n]{0,4}\d))",
    re.MULTILINE,
)
_END = re.compile(r"[。；;\n]")
_SPENT, _RATE = "expenditure_project", "execution_rate"
# the entries of a list follow each other, but for a sentence or so
_SEVERAL, _NEXT = 2, 80


def settle_rival_entries(world: World, only: Subject | None) -> None:
    """Give such spending to the pieces; `only` is the one project evaluated, None where the unit is."""
    if only is None:
        return
    for entries in _lists(world.text):
        told = [(name, _told(world, start, end, only)) for name, start, end in entries]
        spent = [[one for one in bounds if one.concept == _SPENT] for _, bounds in told]
        if len(told) < _SEVERAL or not all(len(one) == 1 for one in spent):
            continue
        values = {world.value(one.figure) for (one,) in spent}
        if len(values) == len(told) and all(map(may_be_project, (name for name, _ in told))):
            for name, bounds in told:
                _give(world, name, bounds)


def _lists(text: str) -> Iterator[Sequence[tuple[str, int, int]]]:
    """Yield the entries of each paragraph: name, start and end."""
    run: list[tuple[str, int, int]] = []
    for match in _ENTRY.finditer(text):
        stop = _END.search(text, match.end())
        if run and match.start() - run[-1][2] > _NEXT:
            yield run
            run = []
        run.append(
            ((match["name"] or match["lot"]).strip("“”"), match.end(), stop.start() if stop is not None else len(text))
        )
    yield run


def _told(world: World, start: int, end: int, only: Subject) -> list[Bound]:
    """Return what an entry gives to the whole project."""
    return [
        one
        for number, one in sorted(world.bound.items())
        if start <= world.figures[number].span.start < end
        and (one.subject, one.item, one.year) == (only, None, world.year)
        and one.concept in (_SPENT, _RATE)
        and world.figures[number].cell is None
    ]


def _give(world: World, name: str, bounds: Sequence[Bound]) -> None:
    """Give what an entry tells to its piece; what an organ or a place spent is an item of the project too."""
    item = Item("place" if is_organ(name) else "expense", name)
    for one in bounds:
        concept = "expenditure_item" if one.concept == _SPENT else one.concept
        world.put(replace(one, concept=concept, item=item), Reason.WORDS)
