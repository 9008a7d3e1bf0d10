"""What one kind of income was made of: 事业收入内部又分四块：门票95.00万元，占47.50%；培训60.00万元，占30.00%；….

A sentence names the kind, or its amount, and opens a list; the amounts of the list come to what the report tells as
that income. Where it says how many there are, a slip of the hand in one of them, or in the whole, changes no meaning.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.numerals import chinese_integer
from jixiao.extraction.proven import unread_of
from jixiao.model.fact import Item
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_KINDS = {
    "事业收入": "income_business", "经营收入": "income_operation", "其他收入": "income_other",
    "上级补助收入": "income_superior", "财政拨款收入": "income_fiscal", "财政拨款": "income_fiscal",
    "财政补助收入": "income_fiscal", "财政补助": "income_fiscal", "医疗收入": "income_business",
}  # fmt: skip
_AMOUNT = r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)"
_COUNT = r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:大|个|项|块|类|部分|方面|笔|种)+"
_OPENED = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})(?:共|为|合计)?(?P<amount>{_AMOUNT})?(?P<bracket>[（(](?:其中|含|包括)?)?[，,]?"
    r"(?:(?:内部|里面?|里头|中|当中)?[，,]?(?:又|再|主要|具体|可)?"
    rf"(?:分|细?分为|细?分成|拆分?[为成]|由|包括|包含|含|有|来自|来源于|其中)?(?:以下)?(?:{_COUNT})?(?:收入|来源)?(?:构成|组成|组成的)?)[：:，,]?"
)
_SAYS = re.compile(r"内部|里|中|分|由|包括|包含|含|来自|来源于|其中|构成|组成")
_LED = re.compile(r"^(?:细?分[为成]|拆分?[为成])(?=..)")
_JOINED = re.compile(r"[^。\n]{0,30}")
_SHARED = re.compile(r"[，,、（(]?约?占(?:比|到|了)?[^，。；;、：:\d]{0,12}")
_MOST, _LEAST, _NEAR = 12, 2, 10


def settle_income_kinds(world: World) -> None:
    """Bind the parts of such incomes, and the share behind each."""
    starts = [one.span.start for one in world.figures]
    for match in _OPENED.finditer(world.text):
        whole = _whole_there(world, match) or _whole(world, _KINDS[match["kind"]])
        bracketed = match["amount"] is not None and match["bracket"] is not None
        if whole is None or not (bracketed or _SAYS.search(match[0], len(match["kind"]))):
            continue
        parts = _parts(world, bisect_left(starts, match.end()), whole)
        count = chinese_integer(match["count"]) if match["count"] else 0
        total = sum(world.value(at) for at in parts)
        value = world.value(whole.figure)
        counted = count == len(parts) and abs(total - value) * _NEAR <= value
        if len(parts) >= _LEAST and (total == value or counted):
            _put(world, whole, parts)


def _whole_there(world: World, match: re.Match[str]) -> Bound | None:
    """Return the amount that the words before a list tell themselves, where it was read as that income."""
    at = next((at for at, one in enumerate(world.figures) if one.span.start == match.start("amount")), -1)
    told = world.bound.get(at) if match["amount"] is not None else None
    concept = _KINDS[match["kind"]]
    return told if told is not None and _plain(world, told, concept) else None


def _plain(world: World, told: Bound, concept: str) -> Bound | None:
    own = (told.concept, told.subject, told.year, told.item) == (concept, world.unit, world.year, None)
    return told if own else None


def _whole(world: World, concept: str) -> Bound | None:
    """Return the one amount that the report tells as an income of the unit in this year."""
    told = [one for one in world.bound.values() if _plain(world, one, concept) is not None]
    values = {world.value(one.figure) for one in told}
    return told[0] if len(values) == 1 else None


def _parts(world: World, first: int, whole: Bound) -> Sequence[int]:
    """Return the named amounts that follow in one sentence, as far as they do not exceed the whole."""
    found: list[int] = []
    left = world.value(whole.figure)
    for at in range(first, min(len(world.figures), first + 2 * _MOST)):
        figure = world.figures[at]
        before = world.figures[at - 1]
        if at > first and not _JOINED.fullmatch(world.text[before.span.end : figure.span.start]):
            break
        if figure.quantity.dimension is Dimension.RATE and found:
            continue
        if not _is_part(world, at, whole) or not label_of(world, at):
            break
        found.append(at)
        left -= world.value(at)
        if left <= 0:
            break
    return found


def _is_part(world: World, at: int, whole: Bound) -> bool:
    told = world.bound.get(at)
    if told is None:
        return unread_of(world, at, Dimension.MONEY)
    money = world.figures[at].quantity.dimension is Dimension.MONEY and world.figures[at].cell is None
    return money and told.concept == whole.concept and told.figure != whole.figure


def _put(world: World, whole: Bound, parts: Sequence[int]) -> None:
    for at, name in zip(parts, _names(world, parts), strict=True):
        item = Item("fund_source", name)
        world.put(Bound(at, whole.concept, world.unit, item, world.year, phase="income"), Reason.PART)
        world.certain.add(at)
        share = at + 1
        free = share < len(world.figures) and unread_of(world, share, Dimension.RATE)
        if free and _SHARED.fullmatch(world.between(at, share)):
            world.put(Bound(share, "share", world.unit, Item("share", name), world.year), Reason.SHARE)
            world.ties.append(Tie(LinkKind.SHARE, share, (at, whole.figure)))
    world.ties.append(Tie(LinkKind.LIST_SUM, whole.figure, tuple(parts)))


def _names(world: World, parts: Sequence[int]) -> Iterator[str]:
    return (_LED.sub("", label_of(world, at)) for at in parts)
