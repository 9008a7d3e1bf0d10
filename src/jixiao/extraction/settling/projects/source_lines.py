"""Entries that a source of one project's money begins, which all that is told behind it belongs to.

（1）中央补助：批复80.00万元，到位80.00万元；（2）县级配套：批复20.00万元，到位15.00万元，到位率75.00%: what was planned
of the source, what came in of it, and the rate of both. The sources together are what the project was promised and got,
which an unread amount before the list may tell.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.entries import MARK
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sources import is_level, is_source, source_item
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_LEVEL = r"(?:中央|自治区|[省市州盟县区旗镇乡]|上级|地方|本级)(?:本?级)?(?:财政)?"
_KINDS = r"(?:补助|配套|专项|奖补|转移支付|拨款|出资|投资|投入|承担|自筹)"
_PRIVATE = r"[\u4e00-\u9fff]{0,10}(?:自筹|自有|出资|筹资|投劳|社会资本|社会捐赠)"
_NAME = rf"(?P<name>{_LEVEL}[\u4e00-\u9fff“”]{{0,14}}?{_KINDS}?(?:资金|经费)?|{_PRIVATE}(?:资金|部分)?)"
_ENTRY = re.compile(
    rf"[ \t\u3000]*(?:{MARK}|・)?[ \t\u3000]*(?:其中[，：:]?)?{_NAME}(?:[：:，,]|[ \t\u3000]+)[ ]*(?P<label>[^\d]*)"
)
# 中央衔接推进乡村振兴补助资金, 居民和产权单位出资; 市政道路资金 is none
_LONGER = re.compile(
    rf"(?:中央|上级|地方|[省市州盟县区旗镇乡](?:本?级|财政))[\u4e00-\u9fff“”]*?(?:{_KINDS}|资金|经费)+|{_PRIVATE}(?:资金|部分)?"
)
_MARKS = "；;。\n"
_ENDS = re.compile(f"[{_MARKS}]")
_SPACE = "，,、；;（(：: \t\u3000"
_NOUN = r"(?:资金|投资|金额|经费|到位|配套|出资|筹集|投入|承担|安排|数额|数|额)*(?:为|共|计|了|[：:])*"
_LABELS = (
    (
        "planned",
        re.compile(rf"(?:年度|全年|按比例|协议|原)*(?:批复|应到?|应当|计划|预算|概算|核定|认缴|承诺|安排){_NOUN}"),
    ),
    (
        "came",
        re.compile(
            rf"(?:实际|已经?|全年|年内|截至年[末底]|仅|只|足额|全部|均|共)*(?:到位|到账|实到|实缴|落实|拨付到位){_NOUN}"
        ),
    ),
    ("rate", re.compile(r"(?:资金)?到位率(?:仅|只|为|有|达到?|[：:])*")),
)
_CONCEPTS = {
    "planned": ("budget_adjusted", "budget"), "came": ("funds_received", "received"), "rate": ("receipt_rate", ""),
}  # fmt: skip
_RATE_OF = re.compile(
    rf"(?:^|其中|[，,、；;。（(\n])(?P<name>{_LEVEL}{_KINDS}?(?:资金)?|{_PRIVATE})(?:的)?(?:资金)?"
    r"到位率(?:仅|只|为|达到?)*[ ]?$"
)
_ALL = re.compile(r"(?:批复|总|计划|概算|预算|认缴|应到)[^，。；\d]{0,6}$")
_ARRIVED = re.compile(r"(?:到位|实到|到账|实缴)[^，。；\d]{0,6}$")
_SEVERAL, _LOOK, _BEFORE, _AFTER, _PAIR = 2, 30, 12, 4, 2


@dataclass(frozen=True, slots=True)
class _Line:
    """One entry: its source, its figures with what their words say of each."""

    name: str
    roles: tuple[tuple[str, int], ...]

    def of(self, role: str) -> int | None:
        """Return the figure that is told so."""
        return next((number for told, number in self.roles if told == role), None)


def settle_source_lines(world: World, only: Subject | None) -> None:
    """Bind such entries in the report of one project, and the rate of one source behind a rate of all."""
    if only is None:
        return
    names: list[str] = []
    for run in _runs(world):
        subject = _subject(world, only, run)
        if subject is not None and len({line.name for line in run}) == len(run):
            _put(world, subject, run)
            names += [line.name for line in run]
    for number, bound in list(world.bound.items()):
        if bound.concept == "receipt_rate" and bound.item is None and bound.subject.kind is SubjectKind.PROJECT:
            match = _RATE_OF.search(world.words_before(number, _LOOK))
            if match is not None:
                # 区级到位率 behind 区级财政：… is of that source
                told = {name for name in names if name.startswith(match["name"])}
                name = told.pop() if len(told) == 1 else match["name"]
                world.put(replace(bound, item=source_item(name)), Reason.SOURCE)


def _runs(world: World) -> Iterator[list[_Line]]:
    """Yield the entries that follow each other."""
    run: list[_Line] = []
    end = 0
    for group in _groups(world):
        line = _line(world, group)
        if run and (line is None or len(_ENDS.findall(world.text, end, _start(world, group))) > _PAIR):
            yield run
            run = []
        if line is not None:
            run.append(line)
            end = world.figures[group[-1]].span.end
    if run:
        yield run


def _groups(world: World) -> Iterator[list[int]]:
    """Yield the figures of the prose that no semicolon, full stop or end of a line parts."""
    group: list[int] = []
    for number, figure in enumerate(world.figures):
        if figure.cell is not None:
            continue
        if group and _ENDS.search(world.between(group[-1], number)):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _start(world: World, group: Sequence[int]) -> int:
    return world.figures[group[0]].span.start


def _line(world: World, group: Sequence[int]) -> _Line | None:
    """Return the entry that figures make, None where a source does not begin it or a word of theirs is strange."""
    start = _start(world, group)
    begun = begin_of(world.text, start, _MARKS)
    match = _ENTRY.fullmatch(world.text, begun, start)
    if match is None or not _is_source(match["name"]):
        return None
    words = (match["label"], *(world.between(one, other) for one, other in itertools.pairwise(group)))
    roles = [_role(world, number, told) for number, told in zip(group, words, strict=True)]
    amounts = [role for role in roles if role != "rate"]
    if sorted(amounts) != ["came", "planned"] or len(set(roles)) < len(roles):
        return None
    return _Line(match["name"], tuple(zip(roles, group, strict=True)))


def _role(world: World, number: int, words: str) -> str:
    told = words.strip(_SPACE)
    quantity = world.figures[number].quantity
    role = next((role for role, pattern in _LABELS if pattern.fullmatch(told)), "")
    wanted = Dimension.RATE if role == "rate" else Dimension.MONEY
    return role if quantity.dimension is wanted and quantity.approximation is Approximation.EXACT else ""


def _is_source(name: str) -> bool:
    return is_source(name) or is_level(name) or _LONGER.fullmatch(name) is not None


def _subject(world: World, only: Subject, run: Sequence[_Line]) -> Subject | None:
    """Return the one project that the figures of entries were read of, the one evaluated where they were not."""
    told = {world.bound[at].subject for line in run for _, at in line.roles if at in world.bound}
    projects = {one for one in told if one.kind is SubjectKind.PROJECT}
    subject = projects.pop() if len(projects) == 1 else None if projects else only
    # a fund evaluated may be called by who gives it
    own = subject is not None and any(line.name in subject.name or subject.name in line.name for line in run)
    return None if own else subject


def _put(world: World, subject: Subject, run: Sequence[_Line]) -> None:
    for line in run:
        for role, number in line.roles:
            concept, phase = _CONCEPTS[role]
            told = world.bound.get(number)
            year = told.year if told is not None else world.year
            world.put(Bound(number, concept, subject, source_item(line.name), year, phase=phase), Reason.SOURCE)
    if len(run) >= _SEVERAL:
        world.certain |= {number for line in run for _, number in line.roles}
        _put_whole(world, subject, run)


def _put_whole(world: World, subject: Subject, run: Sequence[_Line]) -> None:
    """Bind unread amounts near the list that are what all sources together planned or gave."""
    numbers = [number for line in run for _, number in line.roles]
    around = (*range(max(0, min(numbers) - _BEFORE), min(numbers)), *range(max(numbers) + 1, max(numbers) + _AFTER))
    for role, pattern in (("planned", _ALL), ("came", _ARRIVED)):
        total = sum(world.value(at) for line in run if (at := line.of(role)) is not None)
        concept, phase = _CONCEPTS[role]
        for number in around:
            if number >= len(world.figures) or not unread_of(world, number, Dimension.MONEY):
                continue
            if world.value(number) == total and pattern.search(world.words_before(number, _LOOK)):
                world.put(Bound(number, concept, subject, None, world.year, phase=phase), Reason.TOTAL)
