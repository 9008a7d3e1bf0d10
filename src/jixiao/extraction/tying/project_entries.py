"""Projects told one a paragraph, which a total told elsewhere is that of: 专项有5个，支出581.75万元.

Each paragraph has a mark of one sort, or tells what was planned and what was spent, or begins with its amount
(88.00万元用于……). As many projects are counted by words as paragraphs stand there; where they make up no amount that is
told, one of them or their total was mistyped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.extraction.around import PART, begin_of
from jixiao.extraction.bound import Tie, World
from jixiao.extraction.numerals import counted
from jixiao.extraction.one_slip import is_sum_by_slip
from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.fact import SubjectKind
from jixiao.model.link import LinkKind

_MARKS = tuple(
    re.compile(rf"[ \t\u3000]*(?:{mark})")
    for mark in (
        r"[（(][一二三四五六七八九十\d]{1,2}[）)]",
        r"[一二三四五六七八九十]{1,2}[、.．]",
        r"\d{1,2}[、.．](?!\d)",
        r"[①-⑳]",
        r"[甲乙丙丁戊己庚辛][、.．]",
        r"第[一二三四五六七八九十]{1,2}[个项笔]?[，,、]",
        r"[—●◆▲·■□▪◇○※➤◎\-]+",
        r"〔[^〔〕\n\d]{1,10}〕",
    )
)
_PAIR, _FIRST = len(_MARKS), len(_MARKS) + 1
_SPENT = re.compile(
    r"支出|支付|(?<!收)支$|付给|付出|用款|[用花][去掉了完]|花费|开[支销]|报账|决算|结算|发放|发给|拨付|投入|列支|执行|实支|付款|兑付"
)
_PLANNED = re.compile(r"预算|安排|计划|指标|批复|下达|核定|控制数")
_NEITHER = re.compile(
    r"合同|中标|概算|到位|到账|结[转余]|[结节剩]余|尚余|追加|调[增减]|每|单价|标准|人均|其中|包括|上年|去年|20\d\d年(?:支|预)|补助[^，。；]{0,4}标准"
    r"|筹|收回|质保金|尾款|折合|折价|贴息贷款|规模"
)
_NUMBER = r"(?P<count>[两二三四五六七八九十]|1?\d)"
_COUNTS = re.compile(
    rf"(?<![\d第（(]){_NUMBER}[个项笔块类](?:[^\d，,。；;：:\n]{{0,8}}?(?:项目|专项|子项|工程|任务))?"
    rf"|(?:项目|专项|子项|工程)(?:有|共有?|共计|一共|为|是|列了)?(?P<behind>[两二三四五六七八九十]|1?\d)[个项]"
)
_SOME = re.compile(r"主要|重点|部分|其中|之一|前[两二三四五六]|等[两二三四五六七八九十]")
_OF_ALL = re.compile(r"项目|专项|[两二三四五六七八九十\d][个项笔块类]")
_OTHERS = re.compile(r"其[余他它](?:的|各|零星|[两二三四五六七八九十\d]+)?[个项]?(?:小|零星)?(?:项目|专项)")
# 三公经费单列 among the projects; the name of one over its line
_NO_PROJECT, _TITLE = re.compile(r"三公|公务接待|政府采购|结余"), re.compile(r"[^，,。；;：:\n]{2,30}")
_BELOW = re.compile(
    r"\s*(?:以上|上述)?(?:(?P<count>[两二三四五六七八九十]|1?\d)[个项笔块类][^，,。；;\d]{0,6}|各项)?(?:支出|预算|资金)?"
    r"(?:合计|共计|总计|之和|汇总|相加|加起来|共)[，,]?[^，,。；;\d]{0,8}"
)
_LEADS = re.compile(r"(?:具体|分别|明细|清单|构成|组成|用于|如下)[^，。；：\d]{0,6}[：:]$")
_CLAUSE = re.compile(r"[。；;，,：:（(）)\u3000]")
_LEAST, _MOST, _FAR, _HEAD = 3, 12, 40, 20


@dataclass(frozen=True, slots=True)
class _Run:
    """The paragraphs of a run, by place, and the figure of each that tells what was spent or planned."""

    first: int
    last: int
    spent: bool
    parts: tuple[int, ...]


def tie_project_entries(world: World, document: Document) -> None:
    """Tie each total of projects to those told one a paragraph that do not make it up."""
    by_block: dict[int, list[int]] = {}
    for number in range(len(world.figures)):
        if world.is_amount(number):
            by_block.setdefault(world.figures[number].block, []).append(number)
    amounts = world.money()
    for run in _runs(world, document, by_block):
        total = sum(map(world.value, run.parts))
        counted_so = _are_counted(world, document, run)
        for whole, told in dict(_wholes(world, document, run, by_block, counted=counted_so)).items():
            over = total - world.value(whole)
            # what they make is told elsewhere, unless right behind them it is said to be theirs
            slipped = is_sum_by_slip(world.figures[whole].quantity, [world.figures[at].quantity for at in run.parts])
            if slipped and (told or total not in amounts):
                # a project that was left out would most likely be of a round amount
                sure = told or counted_so or bool(over % world.figures[whole].quantity.scale)
                world.ties.append(Tie(LinkKind.STATED_LIST, whole, run.parts, certain=sure))


def _runs(world: World, document: Document, by_block: Mapping[int, Sequence[int]]) -> Iterator[_Run]:
    """Yield each run of paragraphs of one sort, for what was spent and for what was planned, where all tell it."""
    blocks = document.blocks
    at = 0
    while at < len(blocks):
        kind = _kind(world, blocks[at], by_block)
        run = [blocks[at].index]
        end = at + 1
        while kind is not None and end < len(blocks):
            if _kind(world, blocks[end], by_block) == kind:
                run.append(blocks[end].index)
            elif kind != _PAIR or not _is_title(world, blocks[end], by_block):
                break
            end += 1
        if kind is not None and _LEAST <= len(run) <= _MOST:
            for spent in (True, False):
                parts = [_own(world, document.blocks[one], by_block[one], kind, spent=spent) for one in run]
                if all(part is not None for part in parts):
                    yield _Run(run[0], run[-1], spent, tuple(part for part in parts if part is not None))
        at = end


def _is_title(world: World, block: Block, by_block: Mapping[int, Sequence[int]]) -> bool:
    """Tell the name of a project over the line of its amounts."""
    text = block.span.of(world.text)
    return block.kind is BlockKind.PARAGRAPH and block.index not in by_block and _TITLE.fullmatch(text) is not None


def _kind(world: World, block: Block, by_block: Mapping[int, Sequence[int]]) -> int | None:
    """Return the sort of a paragraph that may tell one of several projects."""
    if block.kind is not BlockKind.PARAGRAPH or not by_block.get(block.index):
        return None
    text = block.span.of(world.text)
    if _NO_PROJECT.search(text[:_HEAD]):
        return None
    numbers = by_block[block.index]
    marked = next((kind for kind, mark in enumerate(_MARKS) if mark.match(text)), None)
    if marked is not None:
        return marked
    if len(numbers) > 1 and _role(world, block, numbers[0]) is False and _role(world, block, numbers[1]) is True:
        return _PAIR
    first = world.figures[numbers[0]].span
    begins = not world.text[block.span.start : first.start].strip()
    return _FIRST if begins and world.text.startswith(("用于", "用在", "用来"), first.end) else None


def _words(world: World, block: Block, number: int) -> str:
    """Return the words before a figure in its paragraph, none of the figure before it."""
    words = world.words_before(number, _FAR)
    return words[max(0, len(words) - (world.figures[number].span.start - block.span.start)) :]


def _role(world: World, block: Block, number: int) -> bool | None:
    """Tell what was spent from what was planned, by the last word before it in its clause; None for neither."""
    clause = _CLAUSE.split(_words(world, block, number).rstrip("：: \u3000"))[-1]
    if _NEITHER.search(clause):
        return None
    spent = max((one.start() for one in _SPENT.finditer(clause)), default=-1)
    planned = max((one.start() for one in _PLANNED.finditer(clause)), default=-1)
    return None if spent == planned else spent > planned


def _own(world: World, block: Block, numbers: Sequence[int], kind: int, *, spent: bool) -> int | None:
    """Return the first amount of a paragraph that tells so much, else the one right behind its name."""
    alike = [number for number in numbers if _role(world, block, number) is spent]
    if alike or not spent:
        # what was planned at first need not be what was planned in the end
        changed = not spent and len({world.value(number) for number in alike}) > 1
        return None if changed or not alike else alike[0]
    words = _words(world, block, numbers[0])
    plain = not re.search(r"[，,。；;]", words) and not _PLANNED.search(words) and not _NEITHER.search(words)
    return numbers[0] if kind == _FIRST or plain else None


def _are_counted(world: World, document: Document, run: _Run) -> bool:
    """Tell as many projects counted right before the run, in it or right behind it, and none beside them."""
    blocks = document.blocks
    near = blocks[max(0, run.first - 2)].span.start, blocks[min(len(blocks) - 1, run.last + 1)].span.end
    text = world.text[slice(*near)]
    if _OTHERS.search(text):
        return False
    return any(_is_count(text, one, len(run.parts)) for one in _COUNTS.finditer(text))


def _is_count(text: str, match: re.Match[str], many: int) -> bool:
    before = re.split(r"[，,。；;：:\n]", text[: match.start()])[-1]
    return counted(match["count"] or match["behind"]) == many and not _SOME.search(before + match[0])


def _wholes(
    world: World, document: Document, run: _Run, by_block: Mapping[int, Sequence[int]], *, counted: bool
) -> Iterator[tuple[int, bool]]:
    """Yield the amounts that may be what all of these projects come to, with whether it is said right behind them."""
    below = by_block.get(run.last + 1, ())
    if below and run.last + 1 < len(document.blocks):
        block = document.blocks[run.last + 1]
        match = _BELOW.fullmatch(world.text[block.span.start : world.figures[below[0]].span.start])
        role = None if match is None else _role(world, block, below[0])
        if match is not None and role in (None, run.spent) and _fits(match["count"], len(run.parts)):
            yield below[0], True
    above = by_block.get(run.first - 1, ())
    if run.spent and len(above) == 1 and _leads(world, document.blocks[run.first - 1], above[0]):
        yield above[0], False
    if not counted:
        return
    for at, numbers in by_block.items():
        if not run.first <= at <= run.last:
            yield from ((number, False) for number in numbers if _is_whole(world, document.blocks[at], run, number))


def _fits(count: str | None, many: int) -> bool:
    return count is None or counted(count) == many


def _leads(world: World, block: Block, number: int) -> bool:
    """Tell what was spent right over a list of what for: 项目支出4121.24万元： or 占支出的…。具体为：."""
    behind = world.text[world.figures[number].span.end : block.span.end].strip()
    words = _words(world, block, number)
    told = "项目" in words and _PLANNED.search(words) is None and _NEITHER.search(words) is None
    return told and (behind in ("", "：", ":", "，其中：") or _LEADS.search(behind) is not None)


def _is_whole(world: World, block: Block, run: _Run, number: int) -> bool:
    """Tell what all projects took: of the unit's by its meaning, or by words in the paragraph right beside the run."""
    bound = world.bound.get(number)
    if run.spent and bound is not None and (bound.concept, bound.item, bound.year) == (
        "expenditure_project", None, world.year
    ):  # fmt: skip
        return bound.subject.kind is SubjectKind.UNIT or bound.subject == world.main
    if not run.first - 2 <= block.index <= run.last + 1 or _role(world, block, number) is not run.spent:
        return False
    start = world.figures[number].span.start
    return _OF_ALL.search(world.text[begin_of(world.text, start, PART) : start]) is not None
