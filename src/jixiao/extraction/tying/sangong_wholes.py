"""The three public expenses told in full: parts of which a paragraph says that there are no others.

“三公”经费支出5.00万元，运行维护费3.20万元，接待费1.80万元，没有因公出国: who did not go abroad spent nothing on it, so
what is told is all; so it is where 全部为公务接待和车辆运行 or 两项 says so.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_TOTAL = "sangong_total"
_PARTS = ("sangong_abroad", "sangong_car", "sangong_car_purchase", "sangong_car_run", "sangong_reception")
_CLAUSE = re.compile(r"[，,；;。\n]")
_ABROAD, _BUY = re.compile(r"出国|出境"), re.compile(r"购车|购置|购买|新购|更新(?=车|公务用车)")
_NONE = re.compile(
    r"未(?:曾|能)?(?:安排|组织|发生|产生|列支|支出|开支|派|有|购|更新|新购|新增|买)|没有|没(?:安排|组织|发生|派|人|买|购)|无(?!法)|(?:为|[:：])零|取消"
)
# what was not against the rules may have been all the same, and of last year nothing follows
_OTHER = re.compile(r"违|超|擅自|变相|公款|旅游|突破|上一?年|去年|同期|(?:19|20)\d\d年|[增减]|变化|不再|计划|原定|无关")
_NO_PART = re.compile(r"主要|为主|其中[两二]项|等")
_ALL = re.compile(
    r"(?:全部|全|均|都)(?:为|是|系|用于|花在)(?:了)?(?:公务|业务|国内)?(?:接待|用车|车辆|公车)"
    r"|[两二]项(?:构成|组成|合计|相加|之和|即)"
)
_SEVERAL = 2


def tie_sangong_wholes(world: World) -> None:
    """Tie each total of the three to its parts where its paragraph leaves no other part open."""
    own = [
        (number, one.concept)
        for number, one in sorted(world.bound.items())
        if one.concept in (_TOTAL, *_PARTS)
        and (one.subject, one.year, one.item, one.months) == (world.unit, world.year, None, 0)
    ]
    prose = [(number, concept) for number, concept in own if world.figures[number].cell is None]
    for block in dict.fromkeys(world.figures[number].block for number, _ in prose):
        told = [(number, concept) for number, concept in prose if world.figures[number].block == block]
        concepts = [concept for _, concept in told]
        # told twice: of which of the two the parts are is left open
        if len(set(concepts)) < len(concepts) or _TOTAL not in concepts or not _are_plain(concepts):
            continue
        # a part may be told in another paragraph
        if any(concept not in concepts and world.value(number) for number, concept in own):
            continue
        whole, parts = told[concepts.index(_TOTAL)][0], [number for number, concept in told if concept != _TOTAL]
        if _is_whole(world, [whole, *parts], concepts):
            world.ties.append(Tie(LinkKind.LIST_SUM, whole, tuple(parts), certain=True))


def _are_plain(concepts: Sequence[str]) -> bool:
    """Tell a reception and cars, these in one or by what was bought and what was run."""
    cars = "sangong_car" in concepts
    return "sangong_reception" in concepts and cars != bool({"sangong_car_run", "sangong_car_purchase"} & {*concepts})


def _is_whole(world: World, numbers: Sequence[int], concepts: Sequence[str]) -> bool:
    """Tell whether the paragraph says that there was none of what it tells no amount of, or that two are all."""
    spans = [world.figures[number].span for number in numbers]
    start = world.text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = world.text.find("\n", max(span.end for span in spans))
    words = world.text[start : end if end >= 0 else len(world.text)]
    between = world.text[spans[0].end : max(span.end for span in spans)]
    if _NO_PART.search(between):
        return False
    went = "sangong_abroad" in concepts or _is_none(_ABROAD, words)
    bought = {"sangong_car", "sangong_car_purchase"} & {*concepts}
    bought_none = bool(bought) or not _BUY.search(words) or _is_none(_BUY, words)
    return bought_none and (went or _says_all(words, len(numbers) - 1))


def _is_none(kind: re.Pattern[str], words: str) -> bool:
    """Tell whether a clause says that there was none of a kind."""
    return any(
        kind.search(clause) and _NONE.search(clause) and not _OTHER.search(clause) for clause in _CLAUSE.split(words)
    )


def _says_all(words: str, parts: int) -> bool:
    return parts == _SEVERAL and not _ABROAD.search(words) and _ALL.search(words) is not None
