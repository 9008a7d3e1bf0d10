"""Whether two names may be one project's: begun and ended alike, with a word or two of another kind between."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

# what sets two projects apart: a number, a side, a rank
_TELLING = re.compile(
    r"[一二三四五六七八九十甲乙丙丁东西南北上下前后左右内外大小旧高低初男女老少春夏秋冬期县市镇乡村省第号\dA-Za-z]"
    r"|中(?!心|试|转|央)|(?<![更创革翻])新(?!建)|(?<![园社景库片])区|标段"
)
# the place of it: 石桥|社区 and 柏树|社区
_PLACE = frozenset("村街路桥河湖江库校园院乡镇县区州社")
# words for what is done or where: a writer takes one for the other
_WORK = re.compile(
    r"(?:建设|新建|改造|提升|升级|维修|修缮|修复|养护|管护|维护|管理|治理|整治|清理|补助|补贴|津贴|奖补|奖励|资助|救助|扶持|帮扶|运行|运营|运转|服务|示范|试点|中试"
    r"|购置|采购|更新|配置|中心|基地|[站点所]|园区|平台|系统|保障|保护|防治|防控|监测|检测|推广|培训|经费|资金)+"
)
_SHORTEST, _LENGTH, _BEGIN, _CLOSE, _LOOSE = 4, 2, 2, 65, 50


def kindred(found: str, name: str, *, apart: bool = True) -> bool:
    """Tell whether `found` may be meant for `name`. Without `apart` a word that sets two projects apart may differ."""
    if min(len(found), len(name)) < _SHORTEST or abs(len(found) - len(name)) > _LENGTH:
        return False
    if found[0] != name[0] or is_short_form(found, name) or is_short_form(name, found):
        return False
    if apart and are_apart(found, name):
        return False
    matcher = SequenceMatcher(None, found, name, autojunk=False)
    changes = _changes(matcher)
    begun = found[:_BEGIN] == name[:_BEGIN]
    ratio = matcher.ratio() * 100
    works = begun and all(_WORK.fullmatch(found[one]) and _WORK.fullmatch(name[other]) for one, other in changes)
    return (ratio >= _CLOSE and (begun or found[-_BEGIN:] == name[-_BEGIN:])) or (works and ratio >= _LOOSE)


def are_apart(found: str, name: str) -> bool:
    """Tell whether a word that sets two projects apart is another one in two names: a number, a side, a place."""
    changes = _changes(SequenceMatcher(None, found, name, autojunk=False))
    return any(_tells(found, one, name, other) for one, other in changes)


def _changes(matcher: SequenceMatcher[str]) -> Sequence[tuple[slice, slice]]:
    return [(slice(a, b), slice(c, d)) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def is_short_form(short: str, name: str) -> bool:
    """Tell a name that only leaves characters of the other one out."""
    rest = iter(name)
    return all(sign in rest for sign in short)


def _tells(found: str, one: slice, name: str, other: slice) -> bool:
    """Tell a changed word that sets projects apart: by itself, or as the name of a place."""
    telling = _TELLING.search(found, one.start, one.stop) or _TELLING.search(name, other.start, other.stop)
    placed = found[one] and name[other] and found[one.stop : one.stop + 1] in _PLACE
    return telling is not None or bool(placed)
