"""What the parts of a proven sum are called: the words before each, before all of them, or behind the last."""

import itertools
import re
from collections.abc import Sequence

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import World
from jixiao.extraction.sources import is_level, is_source, source_item
from jixiao.model.fact import Item
from jixiao.model.quantity import Dimension

_LOOK, _REACH = 40, 60
_LEAD = re.compile(
    r"^(?:[、，,；;：:。（(\s\u3000]|其中|包括|分别|主要|用于|用在|具体|[一二三四五六七八九]是|[（(]?\d{1,2}[）)、.．]|[①-⑳]|[●◆▲■□—]"
    r"|和|及|与|为|是|占|再|另|其他的|第[一二三四五六七八九][包块类项])+"
)
_TAIL = re.compile(
    r"(?:[：:\s\u3000]|花了|花去|用去|支付|支出|使用|发放|付给|安排|投入|负担|承担|出资|出|列|计|共计|约|为|是|到账|到位|实付|实到|给"
    r"|拨[来入付给下到]|划[来入拨转]|转[来入]|下拨|汇[来入]"
    r"|[“”])+$"
)
# 县财政安排中央补助资金: what stands behind the last verb
_VERBS = re.compile(
    r"(?:下达|拨付|收到|到账|安排|投入|拨入|列入|发放|付给|支付给|支付|用于|花在|分配给|预算列)(?:了|我[省市县区旗州局乡镇])?(?=.{2})"
)
# 省级补助于9月6日下达到县: who gives stands before the verb
_GIVEN = re.compile(
    r"(?:于|在|已经?|全部|足额|陆续|分批|[上中下]半年|[年月]底|[年月][末初]|[\d年月日旬上中下到至])*"
    r"(?:下达|下拨|拨[付来入给下到]|到[位账]|划[来入拨转]|转[来入]|安排|落实|兑现)"
)
# 分担方式是省级: who gives stands behind the verb
_SHARED_BY = re.compile(r"[为是由即](?P<name>[^为是由即]+)$")
# who gives money, and no item that it is spent on
_GIVES = re.compile(r"自筹|捐|配套|筹[资集款]")
_BY_RATIO = re.compile(r"按[^，。；、]{1,10}(?:比例)?(?=负担|承担)")
_COUNTED = re.compile(r"\s*\d+[\u4e00-\u9fff]{1,2}\s*")
_STOPS = re.compile(r"[。；;，,：:\n]|\d(?![\d—\-]*[\u4e00-\u9fffA-Z—\-.])")
_REST = re.compile(r"其余|余下的?|剩余的?|剩下的?|另有|其他")
_BEHIND = re.compile(r"(?:为|是|由|用于|系)(?P<name>[\u4e00-\u9fff、]{2,16}?)(?:承担|负担|出资|安排)?(?=[，,。；;]|$)")
_SEVERAL = 2
_JOINT = re.compile(r"[、和及与]")
_BETWEEN = re.compile(r"[、，,和及与\s]{1,2}")
_LISTED = re.compile(r"(?P<names>[\u4e00-\u9fffA-Za-z]{1,12}(?:[、和及与][\u4e00-\u9fffA-Za-z]{1,12})+)")
_QUARTERS = re.compile(r"(?P<first>[一二三四])至(?P<last>[一二三四])季度")
_ORDER = "一二三四"
_PHASES = (
    ("received", re.compile(r"下达|下拨|拨[付来入给下]|划[来入拨]|到账|到位|实到")),
    ("initial", re.compile(r"年初|安排")),
)


def part_items(world: World, parts: Sequence[int], *, spent: bool) -> list[Item]:
    """Return the items of the parts: expenses of what was `spent`, else sources; empty where one has no name."""
    names = _in_turn(world, parts) or [_name(world, part) for part in parts]
    told = [world.bound.get(part) for part in parts]
    items = [
        one.item if one is not None and one.item is not None else Item("expense", name) if spent else source_item(name)
        for name, one in zip(names, told, strict=True)
    ]
    given = spent and any(_GIVES.search(item.name) or is_level(item.name) for item in items)
    return items if all(item.name for item in items) and not given else []


def phase_told(world: World, part: int) -> str:
    """Return the phase that the words of a part name themselves, empty where they name none."""
    words = _words(world, part)
    return next((phase for phase, pattern in _PHASES if pattern.search(words)), "")


def _in_turn(world: World, parts: Sequence[int]) -> list[str]:
    """Return the names listed before amounts that stand in a row: 中央、省、县各640万元、320万元、320万元."""
    figures, text = world.figures, world.text
    row = all(
        right == left + 1 and _BETWEEN.fullmatch(text, figures[left].span.end, figures[right].span.start)
        for left, right in itertools.pairwise(parts)
    )
    if not row or len(parts) < _SEVERAL:
        return []
    start = figures[parts[0]].span.start
    begun = begin_of(text, start)
    before = text[max(begun, start - _REACH) : start]
    quarters = _QUARTERS.search(before)
    if quarters is not None:
        first, last = _ORDER.index(quarters["first"]), _ORDER.index(quarters["last"])
        names = [f"{number}季度" for number in _ORDER[first : last + 1]]
        return names if len(names) == len(parts) else []
    for listed in reversed(list(_LISTED.finditer(before))):
        names = [_plain(name) for name in _JOINT.split(listed["names"])]
        if len(names) == len(parts):
            return names
    return []


def _plain(name: str) -> str:
    return re.sub(
        r"(?:[两三四五六]级(?:财政)?)?(?:各|分别|依次|均)(?:为|是)?$|^(?:[\u4e00-\u9fff]{0,6}(?:渠道|来源)(?:为|是)|其中|由)",
        "",
        name,
    )


def _name(world: World, part: int) -> str:
    """Return the words directly before an amount, back to the last mark; behind it for 其余96万元为前期费用."""
    words = _words(world, part)
    # 白石镇，500户，20.00万元: how many is no name
    clauses = [one for one in words.split("，") if not _COUNTED.fullmatch(one)] or [""]
    name = _cleaned(clauses[-1]) or _cleaned(clauses[-2] if len(clauses) > 1 else "")
    if not name or _REST.fullmatch(name):
        end = world.figures[part].span.end
        behind = _BEHIND.match(world.text, end, end + _LOOK)
        return behind["name"] if behind else name
    return name


def _words(world: World, part: int) -> str:
    """Return the words between the last full mark or figure and an amount, with their commas."""
    start = world.figures[part].span.start
    behind = _end_of_money_before(world, part)
    words = _BY_RATIO.sub("", world.text[max(behind, start - _LOOK) : start]).rstrip(" ：:\u3000\t，,")
    last = [match.end() for match in _STOPS.finditer(words) if match.group() not in "，,"]
    return words[last[-1] if last else 0 :].replace(",", "，")


def _end_of_money_before(world: World, part: int) -> int:
    for at in range(part - 1, -1, -1):
        if world.figures[at].quantity.dimension in (Dimension.MONEY, Dimension.RATE):
            return world.figures[at].span.end
    return 0


def _cleaned(words: str) -> str:
    source = _giver(_LEAD.sub("", words))
    if source:
        return source
    name = _TAIL.sub("", _LEAD.sub("", words))
    verbs = list(_VERBS.finditer(name))
    return (name[verbs[-1].end() :] if verbs else name).strip("“”的")


def _giver(words: str) -> str:
    """Return who gives money, before or behind a verb of giving or sharing, empty where nobody is told."""
    shared = _SHARED_BY.search(words)
    if shared is not None and is_source(shared["name"]):
        return shared["name"]
    ends = (at for at in range(len(words), 0, -1) if is_source(words[:at]))
    return next((words[:at] for at in ends if _GIVEN.match(words, at)), "")
