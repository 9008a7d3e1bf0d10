"""What an amount comes from, told behind it without a word for parts: by level or by kind of income.

到位600.00万元，中央、省、县分别为400.00万元、120.00万元、80.00万元 tells its names first and its amounts in turn;
全年安排600.00万元，省级负担400.00万元，县级补助200.00万元 one by one. Levels may be left out, so a list of them is
taken for all of it only where what it lacks is no round amount, or where it is too much.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_LEVEL = r"(?:乡镇|市县|县区|区县|县乡|中央|国家|自治区|省|市|州|盟|区|县|旗|乡|镇|村)"
_INCOME = r"[\u4e00-\u9fff]{0,10}(?:财政拨款|(?:事业|其他|经营|上级补助|利息|捐赠|专户|学费|拨款)(?:收入|资金))"
_SOURCE = re.compile(
    r"^[，,；;、和及（(：:]?[ ]?(?:其中|含|包括|来自|按[^，。；\d]{2,6})?[，,：:]?(?:"
    rf"(?:中央|国家|自治区)[\u4e00-\u9fff]{{0,12}}|{_LEVEL}(?:[本两]?级)?(?:里|财政|专项|预算内)?"
    r"(?:资金|补助|配套|负担|承担|安排|投入|出资|自筹|拿出|到位|拨款|专项)*"
    rf"|[\u4e00-\u9fff]{{0,6}}(?:自筹|筹资|奖补|债券|捐[赠助])(?:资金|收入)?|村集体|{_INCOME})(?:了|为|是|出)?[ ]?$"
)
_NAME = r"[^，,。；;：:\d]{1,14}"
_NAMES = re.compile(
    rf"^[，,；;（(：:。][ ]?(?:其中)?[，,：:]?(?:按[^，。；\d]{{2,6}}[，,])?(?P<names>{_NAME}(?:[、和及与]{_NAME}?)+?)"
    r"(?:[两二三四五六七八](?:级|项|类|块)|各方)?(?:财政|资金|经费)?(?:分别|依次|各)"
    r"(?:负担|承担|安排|到位|投入|出资)?(?:为|是|有)?[ ]?$"
)
_OF_SOURCES = re.compile(rf"^(?:{_LEVEL}.*|.*(?:收入|拨款|自筹|学费|债券|捐[赠助]).*)$")
_SPLITS, _JOINS = (
    (re.compile(r"[、和及与]"), re.compile(r"[、和]"), re.compile("、")),
    re.compile(r"[ ]*(?:[、，,和及与]|以及)[ ]*"),
)
_SHARE = re.compile(r"^[（(][^（）()\d]{1,8}[）)]")
_WHOLE = re.compile(r"比|较|上年|去年|增|减|每|人均|标准|约|余|其中|支付|拨付(?!到位)|结[转余]|差")
_CAME = re.compile(r"到位|到账|拨[来入到付]|下达|收到|进账|筹集")
_CLAUSE = re.compile(r"[，,；;。：:（(\n]")
_LOOK, _MOST, _SEVERAL = 30, 9, 2
# 1000.00元 in 分
_ROUND = 100_000


def tie_told_sources(world: World) -> None:
    """Tie each amount to the sources behind it."""
    amounts = [number for number in range(len(world.figures)) if world.is_amount(number)]
    tied = {tie.result for tie in world.ties if tie.kind is LinkKind.STATED_LIST}
    for at, whole in enumerate(amounts[:-_SEVERAL]):
        words = _CLAUSE.split(world.words_before(whole, _LOOK))[-1]
        # 中央30万元，省级20万元: one source is no whole of the others
        if whole in tied or _WHOLE.search(words) or _SOURCE.match(words):
            continue
        behind = amounts[at + 1 : at + 1 + _MOST]
        parts, closed = _in_turn(world, whole, behind)
        parts = parts or _one_by_one(world, whole, behind)
        if len(parts) >= _SEVERAL and _is_last(world, parts[-1]) and _is_alike(world, whole, parts, words):
            over = sum(map(world.value, parts)) - world.value(whole)
            odd = over % max(world.figures[whole].quantity.scale, _ROUND)
            # sources that make it up leave open whether they came in or were planned
            if over:
                world.ties.append(Tie(LinkKind.STATED_LIST, whole, tuple(parts), certain=closed or bool(odd)))


def _in_turn(world: World, whole: int, behind: Sequence[int]) -> tuple[list[int], bool]:
    """Return the amounts told in turn of names told before them, and whether all are names of sources."""
    names = _NAMES.match(world.between(whole, behind[0]))
    if names is None:
        return [], False
    parts = [behind[0]]
    for number in behind[1:]:
        if number != parts[-1] + 1 or not _JOINS.fullmatch(world.between(parts[-1], number)):
            break
        parts.append(number)
    # 学费及住宿费 is one name
    told = [split for sign in _SPLITS if len(split := sign.split(names["names"])) == len(parts)]
    return (parts, all(map(_OF_SOURCES.match, told[0]))) if told else ([], False)


def _one_by_one(world: World, whole: int, behind: Sequence[int]) -> list[int]:
    """Return the amounts of one sentence that each have the name of a source before them."""
    parts: list[int] = []
    last = whole
    for number in behind:
        if not _SOURCE.match(_SHARE.sub("", world.between(last, number))) or number != last + 1:
            break
        parts.append(number)
        last = number
    return parts


def _is_alike(world: World, whole: int, parts: Sequence[int], words: str) -> bool:
    """Tell sources of one unit, and none that came in behind what was only planned."""
    units = {world.figures[number].quantity.unit for number in (whole, *parts)}
    came = any(_CAME.search(world.words_before(number, _LOOK)) for number in parts)
    return len(units) == 1 and (not came or _CAME.search(words) is not None)


def _is_last(world: World, part: int) -> bool:
    """Tell a part behind which its sentence tells no further amount."""
    end = world.figures[part].span.end
    rest = re.split(r"[。；;\n]", world.text[end : end + 80])[0]
    behind = (number for number in range(part + 1, min(part + 6, len(world.figures))) if world.is_amount(number))
    return not any(world.figures[number].span.start < end + len(rest) for number in behind)
