"""Amounts whose label stands in brackets right before them, behind plainer words: 养人的钱（基本支出）500.00万元."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.extraction.whose import is_organ
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_LABEL = re.compile(
    r"(?P<before>[\u4e00-\u9fff]+)[（(](?:即|指)?(?P<label>[\u4e00-\u9fff“”]{3,10})[）)](?:为|是|共|[：:])?[ ]?$"
)
_LOOK = 24
# 较上年增加（项目支出）, 预算（基本支出）: not what was spent of it
_OTHER = re.compile(r"预算|计划|批复|安排|下达|增|减|结[转余]|上年|去年|占|收入")
_LOOSE = frozenset({"expenditure_total", "expenditure_personnel", "expenditure_public", "expenditure_item"})
_HALVES = frozenset({"expenditure_basic", "expenditure_project"})
_KINDS = _HALVES | {"expenditure_personnel", "expenditure_public"}


def settle_bracket_labels(world: World) -> None:
    """Bind the unread, or loosely read, amounts of the unit whose bracket names a kind of spending."""
    for number, figure in enumerate(world.figures):
        told = world.bound.get(number)
        loose = told is None or (told.concept in _LOOSE and told.subject == world.unit)
        start = figure.span.start
        line = world.text[max(world.text.rfind("\n", 0, start) + 1, start - _LOOK) : start]
        match = _LABEL.search(line)
        if match is None or not loose or _OTHER.search(line) or not is_exact_amount(world, number):
            continue
        if is_organ(match["before"]) or "其中" in line:
            continue
        topic, concept = _meant(world, match["label"])
        if concept in (_KINDS if told is None else _HALVES):
            bound = Bound(number, concept, world.unit, None, world.year, topic=topic, phase="expenditure")
            world.put(bound, Reason.WORDS)


def _meant(world: World, label: str) -> tuple[str, str]:
    """Return the topic that a label names, and the concept of what was spent on it, both empty where it names none."""
    for sense, key in world.lexicon.senses.get(label, ()):
        if sense is Sense.TOPIC:
            return key, world.lexicon.topics[key].concepts.get("expenditure", "")
    return "", ""
