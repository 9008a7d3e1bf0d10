"""Whose the balance is that words tell next to that of the unit: all projects' or a source's of its money.

其中项目结转58.90万元，三个项目结转合计97.40万元: what the projects left is theirs. 由财政拨款结转42.80万元和非财政拨款
结转66.30万元构成: the sources that make up a balance have one each.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.around import SENTENCE, end_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.extraction.sources import is_giver, is_source
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

# what money that was not spent is called
LEFT = r"(?:结转结余|结余结转|结转和结余|结转|结余|剩余|剩下?|尚余|余下|未[用支]完?|没[用花]完|留存)"
_OF_PROJECTS = re.compile(
    r"(?:其中|[，,；;。：:、和\n]|^)(?:属于|归|是)?(?:以上|上述|这|各|全部|所有|[两二三四五六七八九十]+个|\d+个)*"
    r"项目(?:支出|资金|经费)?"
    rf"(?:上|里|中|部分)?(?:的|有)?(?:全年|年末|年底|共|合计|总共)*"
    rf"{LEFT}(?:下年|资金|的|共计|合计|总计|共|为|是|有)*[ ]?$"
)
_NAME = r"(?P<name>[\u4e00-\u9fff（）]{2,14}?)"
_SOURCE = re.compile(rf"[，,、；;和及与其中由：:分别为是 ]*{_NAME}(?:{LEFT}|资金余额)?(?:为|是|共|有)?[ ]?")
_INCOME = re.compile(
    r"(?:事业|经营|其他|财政拨款|上级补助|财政专户)(?:收入|资金)?|非财政拨款(?:资金)?|单位资金"
    r"|(?:一般公共|政府性基金)预算(?:资金)?"
)
_LOOK, _MOST, _SEVERAL = 40, 6, 2
_BALANCES = frozenset({"carryover_closing", "carryover_opening"})


def settle_kept_by(world: World) -> None:
    """Give such balances their item."""
    for number, told in tuple(world.bound.items()):
        if _is_whole(world, told) and is_exact_amount(world, number):
            if told.concept == "carryover_closing" and _OF_PROJECTS.search(world.words_before(number, _LOOK)):
                world.put(replace(told, item=_all_projects(world)), Reason.PART)
                continue
            for at, name in _sources(world, told):
                item = Item("fund_source", name)
                world.put(replace(told, figure=at, item=item, topic=""), Reason.PART)


def _all_projects(world: World) -> Item:
    return Item("topic", world.lexicon.topics["project_total"].name)


def _is_whole(world: World, told: Bound) -> bool:
    own = told.subject == world.unit and told.item is None and told.scope is None
    return own and told.concept in _BALANCES and told.year == world.year


def is_source_of_money(name: str) -> bool:
    """Tell who gives money, or what it comes in as: 中央财政资金, 事业收入."""
    return is_source(name) or is_giver(name) or _INCOME.fullmatch(name) is not None


def _amounts_behind(world: World, number: int) -> Iterator[int]:
    """Yield the amounts behind one in its sentence."""
    end = end_of(world.text, world.figures[number].span.end, SENTENCE)
    for at in range(number + 1, min(len(world.figures), number + 1 + _MOST * _SEVERAL)):
        if world.figures[at].span.start >= end:
            return
        if world.figures[at].quantity.dimension is Dimension.MONEY:
            yield at


def _sources(world: World, whole: Bound) -> list[tuple[int, str]]:
    """Return the sources behind a balance that make it up, with the name of each; none where they do not."""
    found: list[tuple[int, str]] = []
    left = world.value(whole.figure)
    for at in _amounts_behind(world, whole.figure):
        match = _SOURCE.fullmatch(world.words_before(at, _LOOK))
        told = world.bound.get(at)
        free = told is None or (told.subject == world.unit and told.concept in (whole.concept, "funds_received"))
        if match is None or not free or not is_source_of_money(match["name"]) or not is_exact_amount(world, at):
            break
        found.append((at, match["name"]))
        left -= world.value(at)
        if left <= 0:
            break
    return found if left == 0 and len(found) >= _SEVERAL else []
