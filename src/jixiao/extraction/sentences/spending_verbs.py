"""Verbs of spending that no list holds: 基本支出列报987万元, 项目支出实际拨付使用701万元."""

import re

from jixiao.extraction.state import SPENDING, Place

# a character of paying or using ends the verb; what is owed, planned or kept back is not spent
_VERB = re.compile(
    r"(?:共计?|总共|合计|全年|当年|本年|实际|累计|已经?|账面|经)*"
    r"(?:列[报入示]?[了为]?|(?![\u4e00-\u9fff]*[未应欠拟待预垫代占尚余剩结免收退少节])[\u4e00-\u9fff]{0,3}"
    r"(?:支|付|用|花|报|销|耗|发生|开销|兑现|支出)(?:了|去|掉|出|完|数|额|款|使用)*)"
)
# 完成 tells spending of the halves alone: behind an expense it may be any progress
_HALVES = frozenset({"basic", "project_total"})
_DONE = re.compile(r"(?:共计?|总共|合计|全年|当年|本年|实际|累计|已经?)*完成了?")


def is_spent_by_verb(place: Place) -> bool:
    """Tell a verb of spending between a kind of spending and its amount; the amount is then what was spent."""
    head = place.head
    topic = place.world.lexicon.topics.get(head.topic)
    spent = topic is not None and topic.phase in SPENDING - {"income"} and head.phase in SPENDING
    beside = bool(head.labels) and place.world.text[head.labels[-1].end :].startswith(head.near)
    done = head.topic in _HALVES and _DONE.fullmatch(head.near) is not None
    if not spent or not beside or not (done or _VERB.fullmatch(head.near)):
        return False
    head.near, head.near_raw = "", ""
    return True
