"""JX117: a list of parts that add up to more than what they are parts of."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.arithmetic import violated_starts
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.quantity import exact_text
from jixiao.model.span import Span

CARD = Card(
    code="JX117",
    name="“其中”各项之和大于总数",
    severity=Severity.WARNING,
    clause="部门决算报表审核公式：其中项之和不大于合计项",
    why="“其中”可以只列一部分，但加起来不能比总数大。",
    passes="结转结余50万元，其中结转30万元、结余20万元。",
    fails="结转结余50万元，其中结转40万元、结余20万元。",
    false_alarms="其中又分细项、没有写明层次的，凡有一种分法能对上就不报；含增减、比较的句子不查。",
    remedy="核对各项和总数；分层的写成“其中……，包括……”。",
)

_MONEY = r"(?P<{0}>\d[\d,]*(?:\.\d+)?)[ ]*(?P<{0}_unit>亿元|万元|元)"
_BEFORE = r"(?<![\d.,，．])(?<![\d.]\n)"
_PARTS = r"[，,：:]?其中[：:，,]?(?P<parts>[^。；;\n（(]{8,200})(?=[。；;\n]|$)"
_LIST = re.compile(_BEFORE + _MONEY.format("whole") + _PARTS)
# a separator of thousands or a point in full width: not read here
_WIDE = re.compile(r"\d[，．]\d|[０-９]")
_PART = re.compile(_MONEY.format("part"))
# words that compare, add or take away, or open a list inside the list
_OTHER = re.compile(
    r"其中|包括|比|较|同比|增加|减少|增长|下降|上年|去年|年初|追加|调[增减整]|每|人均|预算|结余结转|占比"
    r"|约|余元|分别|[两三四五六2-6]项(?:即|合|共|小|相)|小计|即[\u4e00-\u9fff]{2,6}支出|共支出|执行|完成|合计|总"
)
_CARRY = re.compile(r"结转|结余|节余")
_YUAN = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
_LEAST, _MOST = 2, 10


def check(ground: Ground) -> Iterator[Verdict]:
    """Add up the amounts behind each 其中 to the end of its sentence."""
    text = ground.extracted.document.text
    told = violated_starts(ground)
    areas = prose(ground.extracted.document)
    return or_passed(verdict for area in areas for verdict in _judge(text, area, told))


def _judge(text: str, area: Span, told: set[int]) -> Iterator[Verdict]:
    for match in _LIST.finditer(text, area.start, area.end):
        parts = list(_PART.finditer(text, match.start("parts"), match.end("parts")))
        head = text[max(area.start, match.start() - _HEAD) : match.start()]
        mixed = _CARRY.search(match["parts"]) is not None and _CARRY.search(head) is None
        other = mixed or _OTHER.search(match["parts"]) or _WIDE.search(match["parts"])
        if not _LEAST <= len(parts) <= _MOST or other or match.start() in told:
            continue
        whole = _fen(match, "whole")
        units = [match["whole_unit"], *(part["part_unit"] for part in parts)]
        amounts = [_fen(part, "part") for part in parts]
        slack = sum(map(_half_step, [match["whole"], *(part["part"] for part in parts)], units))
        if sum(amounts) <= whole + slack or _some_make(amounts, whole, slack):
            yield PASSED
            continue
        unit = match["whole_unit"]
        total = exact_text(sum(amounts), _YUAN[unit]) + unit
        args = (("found", match["whole"] + unit), ("count", str(len(parts))), ("total", total))
        related = [Place(Span(*part.span()), "label.part") for part in parts]
        yield note(CARD, Span(match.start("whole"), match.end("whole_unit")), args, related=related)


_HEAD = 12


def _fen(match: re.Match[str], name: str) -> int:
    whole, _, part = match[name].replace(",", "").partition(".")
    scale = _YUAN[match[f"{name}_unit"]]
    return int(whole) * scale + int(part or 0) * scale // int("1" + "0" * len(part))


def _half_step(figure: str, unit: str) -> int:
    """Return half of the last printed place in fen, 0 where that is less than a fen."""
    return _YUAN[unit] // int("2" + "0" * len(figure.partition(".")[2]))


def _some_make(amounts: Sequence[int], whole: int, slack: int) -> bool:
    """Tell whether some of the amounts add up to the whole: the others are then parts of parts."""
    sums = {0}
    for amount in amounts:
        sums |= {one + amount for one in sums}
    return any(abs(one - whole) <= slack for one in sums)


RULE = Rule(CARD, check)
