"""The verb that a sentence glues to the end of an item's name: 市财政实际, 城郊公交公司获得, 决策方面得到."""

import re
from dataclasses import replace

from jixiao.model.fact import Item

_ADVERBS = r"(?:实际|累计|已经?|仅|分别|依次|各自|当年|全年|年内)"
_GOT = r"(?:获得|获批|得到|取得|拿到|拿走|分到|分得|分配到?|领到|领取|争取到?|收到)"
_PAID = r"(?:兑付|兑现|付出|付掉|支出了|用去|用掉|用了|花去|花掉|花了|耗去|占去|支用)"
# 来自上级的有, 财务管理扣的, 占用于维修的
_LINK = r"(?:的(?:有|是|为|占)?|就?有|便?是|则?为|占)"
_TAIL = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:{_ADVERBS}|{_GOT}|{_PAID})+{_LINK}?$")
_SCORED = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:方面|(?:一|这)(?:项|块))?(?:{_ADVERBS}|{_GOT})+{_LINK}?$")
# 【资金去向】设备款: the label of the line
_LABEL = re.compile(r"^[【\[〔][^】\]〕]{2,10}[】\]〕](?=.{2})")
_KINDS = frozenset({"expense", "fund_source", "share", "place"})


def without_tail(item: Item | None) -> Item | None:
    """Return an item without such a verb; a name that is too short without it stays."""
    if item is None or not (item.kind in _KINDS or item.kind == "score_part"):
        return item
    pattern = _SCORED if item.kind == "score_part" else _TAIL
    name = pattern.sub("", _LABEL.sub("", item.name))
    return item if name == item.name else replace(item, name=name)
