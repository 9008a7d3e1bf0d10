"""The verb that a sentence glues to the end of an item's name: 市财政实际, 城郊公交公司获得, 决策方面得到.

Sources lose what says that several bear the money (资金由中央, 县三级共担).
"""

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
# 资金由中央, 省, 县三级共担: who bears something together
_BORNE = re.compile(
    r"^(?:(?:资金|经费|款项|投入|所需)+(?:由|来自|来源于))|(?<=[\u4e00-\u9fff])[两二三四五各]级(?:财政)?(?:按比例|共同|分别|分级)*"
    r"(?:共担|分担|负担|承担|筹集|出资|组成|构成|安排|共筹)$"
)
# 另有试剂耗材
_JOINED = re.compile(r"^(?:另外?有|还有|此外有?)(?=[\u4e00-\u9fff]{2})")
_LEVEL_ALONE = re.compile(r"[省市县区州旗镇乡]")
_KINDS = frozenset({"expense", "fund_source", "share", "place"})


def without_tail(item: Item | None) -> Item | None:
    """Return an item without such a verb; a name that is too short without it stays."""
    if item is None or not (item.kind in _KINDS or item.kind == "score_part"):
        return item
    pattern = _SCORED if item.kind == "score_part" else _TAIL
    name = pattern.sub("", _LABEL.sub("", item.name))
    if item.kind in ("expense", "fund_source"):
        name = _JOINED.sub("", name)
    if item.kind == "fund_source":
        name = _BORNE.sub("", name)
        name = f"{name}级" if _LEVEL_ALONE.fullmatch(name) else name
    return item if name == item.name else replace(item, name=name)
