"""Spending that its words add up: the three public expenses, purchases by kind, the halves of basic spending."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.told_sums import Summed
from jixiao.checking.worded_amounts import Worded, worded_amounts
from jixiao.checking.worded_kinds import is_bare, lacking, only, plain_words, spent_by_kind, summed
from jixiao.model.span import Span

_SANGONG = re.compile(r"[“\"]?三公")
_PAIR = re.compile(
    r"^(?:(?:以上|上述|这)?[两二](?:项|样|者|笔|类)(?:费用|支出|经费|开支)?|归总)"
    r"(?:合计|共计|相加|加总|并作|加起来|合起来|总计|之和|共|以后|之后)*$"
)
_SANGONG_KINDS = (
    ("none", re.compile(r"资产|保险柜|租|机要|大型")),
    ("total", re.compile(r"三公|^(?:以上|上述|这)?[两二](?:项|样|者|笔)(?!预算)|^归总")),
    ("abroad", re.compile(r"出国|出境")),
    ("car", re.compile(r"购置(?:及|和|与|、)运行|购置及?运(?:行|维)|(?:公务用车|公务车)费?$")),
    ("purchase", re.compile(r"(?:车.{0,4}(?:购置|购买|更新)|购车|购置费)")),
    ("run", re.compile(r"运行|运维|(?:车|油).{0,8}(?:维护|维修|保险)|油修|车辆费|用车费|小车")),
    ("reception", re.compile(r"接待|吃喝")),
)  # fmt: skip
_NOT_ABROAD = re.compile(
    r"(?:未|没有?|无|零|0(?:\.0+)?).{0,12}(?:出国|出境)|(?:出国|出境)[^，。；\n]{0,12}(?:未|没有?|无|零|为0|均为|0元|0万)"
)
_PURCHASES = (
    ("none", re.compile(r"面向|授予|承接|企业|节能|环保|进口|公开招标")),
    ("goods", re.compile(r"货物|设备|器材|物资")),
    ("works", re.compile(r"工程")),
    ("services", re.compile(r"服务")),
    ("total", re.compile(r"采购")),
)  # fmt: skip
_BASIC = (
    ("total", re.compile(r"基本支出$|保人员、?保运转|保工资、?保运转|维持.{0,12}运转")),
    ("personnel", re.compile(r"人员(?:经费|支出|费用|类|工资)|^人头")),
    ("wages", re.compile(r"^(?:用在)?工资")),
    ("public", re.compile(r"公用|^(?:用在)?办公")),
    ("total", re.compile(r"基本支出")),
)  # fmt: skip
_LINES, _HEADING, _TWO = 6, 20, 2


def wrong_spending(ground: Ground) -> Iterator[Summed]:
    """Yield the sums of spending by words that the figures do not make."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year
    areas = prose(ground.extracted.document)
    for at, area in enumerate(areas):
        amounts, above = worded_amounts(text, area), areas[at - 1] if at else area
        if not amounts:
            continue
        if _SANGONG.search(text, above.start, area.end) or "接待" in text[area.start : area.end]:
            heading = text[above.start : above.end]
            yield from _sangong(text, areas[at : at + _LINES], heading, year)
        if "采购" in text[area.start : area.end]:
            yield from _purchases(amounts, year)
        yield from _basic(amounts, year)


def _kind(kinds: Sequence[tuple[str, re.Pattern[str]]], words: str) -> str:
    return next((kind for kind, told in kinds if told.search(words)), "")


def _sangong(text: str, areas: Sequence[Span], heading: str, year: str) -> Iterator[Summed]:
    """Yield the total of the three that its parts do not make, in its paragraph or the lines right below it."""
    kind_of = partial(_kind, _SANGONG_KINDS)
    amounts = worded_amounts(text, areas[0])
    found = dict(spent_by_kind(amounts, kind_of, year))
    if "total" not in found:
        found["total"] = list(_unnamed(text, areas[0], amounts, heading, year))
    total, end = only(found, "total"), areas[0].end
    if total is None or "none" in found:
        return
    if _of_three(found) is None:
        for line in areas[1:]:
            told = spent_by_kind(worded_amounts(text, line), kind_of, year)
            if not told and kind_of(text[line.start : line.start + _HEADING]):
                continue
            if not told or not found.keys().isdisjoint(told) or "none" in told:
                break
            found.update(told)
            end = line.end
    words = text[areas[0].start : end]
    parts = _of_three(found)
    if parts is None or lacking(amounts, kind_of, found, year):
        return
    all_told = "abroad" in found or _NOT_ABROAD.search(words) is not None or _PAIR.match(total.words) is not None
    yield from summed(total, parts, whole=all_told)


def _unnamed(text: str, area: Span, amounts: Sequence[Worded], heading: str, year: str) -> Iterator[Worded]:
    """Yield the first amount that was spent below words for the three, and what 两项合计 tells behind two of them."""
    about = len(heading) <= _HEADING and _SANGONG.search(heading) is not None
    for at, one in enumerate(amounts):
        words = plain_words(one, year)
        before = [_kind(_SANGONG_KINDS, plain_words(other, year)) for other in amounts[:at]]
        if _PAIR.match(words) and {"reception"} < {*before} and "total" not in before:
            yield one
            return
        named = about or _SANGONG.search(text, area.start, one.span.start) is not None
        if named and is_bare(words) and not any(before):
            yield one
            return


def _of_three(found: Mapping[str, Sequence[Worded]]) -> list[Worded] | None:
    """Return what makes up the three, each told once: a reception and cars, in one or by what was bought and run."""
    cars = ("car",) if "car" in found else ("purchase", "run")
    told = [only(found, kind) for kind in ("abroad", *cars, "reception") if kind in found]
    parts = [one for one in told if one is not None]
    whole = "reception" in found and any(kind in found for kind in cars)
    return parts if whole and len(parts) == len(told) else None


def _purchases(amounts: Sequence[Worded], year: str) -> Iterator[Summed]:
    """Yield what was bought that its kinds do not make."""
    found = spent_by_kind(amounts, partial(_kind, _PURCHASES), year)
    total = only(found, "total")
    told = [only(found, kind) for kind in ("goods", "works", "services") if kind in found]
    parts = [one for one in told if one is not None]
    if total is None or len(parts) < len(told) or len(parts) < _TWO:
        return
    if lacking(amounts, partial(_kind, _PURCHASES[1:]), found, year):
        return
    yield from summed(total, parts, whole=len(parts) > _TWO)


def _basic(amounts: Sequence[Worded], year: str) -> Iterator[Summed]:
    """Yield basic spending that what went to people and to the office does not make."""
    found = spent_by_kind(amounts, partial(_kind, _BASIC), year)
    people = only(found, "personnel" if "personnel" in found else "wages")
    total, office = only(found, "total"), only(found, "public")
    if total is not None and people is not None and office is not None:
        yield from summed(total, (people, office))
