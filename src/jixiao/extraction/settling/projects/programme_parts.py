"""What the money of one programme is made of or went to, proven by the sum of its sentence.

校舍维修资金分配情况为：甲校36.50万元，乙校82.00万元，共计118.50万元; 补助资金118.50万元，其中甲……: unread amounts of a
sentence that names one programme, together exactly what stands before or behind them. The words say which money it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.list_names import label_of
from jixiao.extraction.naming import is_name
from jixiao.extraction.settling.projects.spoken_of import begin_of_sentence, programme_of, without_names
from jixiao.extraction.sources import is_level, is_source, source_item
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_SEVERAL, _MOST = 2, 12
_APART = re.compile(r"[。\n]")
# an amount that is of another year, a norm, or no money of the programme
_OTHER = re.compile(
    r"上年|去年|同期|往年|较|比[上去]|增[加长]|减少|下降|每|人均|户均|亩均|标准|合同|中标|单价|控制价|送审|审定|核减|结转|结余|剩余|欠|未|没有?到|缺口|短缺|[尚还仍]缺|超|节[约省余支]|带动|撬动|拟"
    r"|产值|收入|增收|节约|贷款|第[一二三四]季度|[上下]半年|\d月|采购|承接|招标"
)
_SUM = re.compile(r"(?:合计|共计|总计|累计|一共|总共|共|合起来|达到?)[^，。；\d]{0,6}$")
_SPENT = re.compile(r"支出|开支|支付|列支|使用|花费|发放|兑[付现]|拨付[到至给]|付给|报销")
_CAME = re.compile(r"筹[集措]|到[位账]|下达|拨[入付款]|投入|来源|来自|渠道|收到|争取|配套")
_PLANS = re.compile(r"分配|安排|预算|计划|切块|分解|用于|概算|投资")
_LEAD = re.compile(r"^(?:用于|主要用于|其中|分别为|使用|列支|支付|安排|投入)+[：:]?")
_KINDS = {
    "spent": ("expenditure_project", "expenditure_item", "expenditure"),
    "came": ("funds_received", "funds_received", "received"),
    "planned": ("budget_adjusted", "budget_item", "budget"),
}
_WHOLES = frozenset(concept for concept, _, _ in _KINDS.values())


@dataclass(frozen=True, slots=True)
class _Parted:
    """A whole and the amounts that make it up, with the words around them."""

    whole: int
    parts: Sequence[int]


def settle_programme_parts(world: World, only: Subject | None) -> None:
    """Bind such parts, and their whole where nothing has told what it is; `only` is the one project evaluated."""
    for run in _sentences(world):
        subject = only or programme_of(world, run[0])
        if subject is None or subject.kind is not SubjectKind.PROJECT:
            continue
        for parted in _parted(world, run):
            _put(world, subject, parted)
            break


def _sentences(world: World) -> Iterator[list[int]]:
    """Yield the exact amounts of each sentence of the prose, in order."""
    run: list[int] = []
    for number in range(len(world.figures)):
        if not world.is_amount(number) or world.figures[number].cell is not None:
            continue
        if run and (_APART.search(world.between(run[-1], number)) or len(run) > _MOST):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _parted(world: World, run: Sequence[int]) -> Iterator[_Parted]:
    """Yield a whole with all amounts behind it, or before it, that make it up."""
    for at, whole in enumerate(run):
        value = world.value(whole)
        for parts in (run[at + 1 :], run[:at]):
            ends = range(len(parts), _SEVERAL - 1, -1)
            cut = (parts[:end] for end in ends) if parts and parts[0] > whole else (parts[-end:] for end in ends)
            found = next((one for one in cut if sum(map(world.value, one)) == value), None)
            if found is not None and all(world.value(one) for one in found):
                yield _Parted(whole, found)


def _put(world: World, subject: Subject, parted: _Parted) -> None:
    whole = world.bound.get(parted.whole)
    told = [world.bound.get(number) for number in parted.parts]
    if _has_own_name(world, subject, parted.whole) or _OTHER.search(_words(world, parted)):
        return
    kind = _kind_of_parts(told, subject) if whole is None else ""
    if kind:
        _put_whole(world, subject, parted, kind)
        return
    labels = [_LEAD.sub("", label_of(world, number)) for number in parted.parts]
    plain = all(_names_part(world, label) for label in labels)
    named = plain and len(set(labels)) == len(labels) and world.projects.keys().isdisjoint(labels)
    free = all(one is None or _is_bare(one, subject) for one in (*told, whole))
    kind = _kind(world, parted, labels, whole) if named and free else ""
    if not kind:
        return
    _put_whole(world, subject, parted, kind)
    _, of_part, phase = _KINDS[kind]
    for number, label in zip(parted.parts, labels, strict=True):
        source = is_source(label) or is_level(label)
        item = source_item(label) if source and kind == "came" else Item("expense", label)
        world.bound.pop(number, None)
        world.put(Bound(number, of_part, subject, item, world.year, phase=phase), Reason.PART)


def _put_whole(world: World, subject: Subject, parted: _Parted, kind: str) -> None:
    """Bind the whole where it is unread, and tie it to its parts."""
    concept, _, phase = _KINDS[kind]
    if parted.whole not in world.bound:
        world.put(Bound(parted.whole, concept, subject, None, world.year, phase=phase), Reason.TOTAL)
    if not any(tie.result == parted.whole for tie in world.ties):
        world.ties.append(Tie(LinkKind.LIST_SUM, parted.whole, tuple(parted.parts)))


def _names_part(world: World, label: str) -> bool:
    """Tell a name from words of the budget alone: 实际支出."""
    worded = any(sense in (Sense.PHASE, Sense.TOPIC, Sense.RATE) for sense, _ in world.lexicon.senses.get(label, ()))
    return bool(label) and (not worded or label.startswith("其他") or is_source(label) or is_level(label))


def _has_own_name(world: World, subject: Subject, whole: int) -> bool:
    """Tell a whole that is itself a part by a name of its own: 县文化馆28.35万元，其中….

    What only says which money it is, or repeats the programme, names nothing.
    """
    name = label_of(world, whole)
    return bool(name) and is_name(name, called=True) and name not in subject.name and subject.name not in name


def _kind_of_parts(told: Sequence[Bound | None], subject: Subject) -> str:
    """Return which money the parts were read as, empty where they were not, or not alike, or are batches."""
    if any(one is not None and one.item is not None and one.item.name.endswith("批") for one in told):
        return ""
    kinds = {one.concept for one in told if one is not None and one.subject == subject and one.item is not None}
    if len(kinds) != 1 or any(one is None or one.subject != subject or one.item is None for one in told):
        return ""
    concept = kinds.pop()
    return next((kind for kind, (_, of_part, _) in _KINDS.items() if of_part == concept), "")


def _is_bare(bound: Bound, subject: Subject) -> bool:
    """Tell what was taken for the whole money of the programme, for want of a name."""
    return bound.subject == subject and bound.item is None and bound.concept in _WHOLES


def _words(world: World, parted: _Parted) -> str:
    """Return the sentence around whole and parts, but for the names of projects."""
    first, last = min(parted.whole, *parted.parts), max(parted.whole, *parted.parts)
    start = world.figures[first].span.start
    told = world.text[begin_of_sentence(world, start) : world.figures[last].span.end]
    return without_names(world, told)


def _kind(world: World, parted: _Parted, labels: Sequence[str], whole: Bound | None) -> str:
    """Return which money it is: what the whole was read as, else what the words say, empty where they say nothing."""
    words = _words(world, parted)
    sources = all(is_source(label) or is_level(label) for label in labels)
    if whole is not None:
        found = next(kind for kind, (concept, _, _) in _KINDS.items() if concept == whole.concept)
        return "spent" if found == "came" and not sources and _SPENT.search(words) else found
    if _SPENT.search(words) and not sources:
        return "spent"
    if sources or (_CAME.search(words) and not _PLANS.search(words)):
        return "came"
    return "planned" if _PLANS.search(words) else ""
