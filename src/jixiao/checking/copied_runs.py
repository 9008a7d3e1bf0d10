"""Runs of clauses that stand word for word in two entries of one list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jixiao.checking.numbering import steps
from jixiao.checking.project_names import bare_name
from jixiao.checking.rule import Ground
from jixiao.model.document import BlockKind, Document, Region
from jixiao.model.outline import Heading
from jixiao.model.span import Span

_CLAUSE = re.compile(r"[^。；;，,：:—\n\s](?:[^。；;，：:—\n]|—(?!—)|(?<=\d)[：:](?=\d))*")
_STOP = "。；;"
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_DIGITS = re.compile(r"[一二三四五六七八九十\d①-⑳]+")
# purposes and reasons have rules of their own; how money was handled reads alike for every project
_ALIKE = re.compile(
    r"用于|用途(?:[为是：:]|主要|包括)|支出内容|原因|专款专用|截留|挪用|违规|绩效目标|持平|无(?:结转|结余|此项)"
)
# rules that every project keeps, unless what was done is told in numbers: 新增泵站2座、闸门4套，达到省里规定标准
# 控制在规定范围内 is a result
_RULED = re.compile(r"制度|规定(?!范围|区间|值)|办法")
_DONE = re.compile(r"(?<![\d.])\d[\d.,]*万?余?(?![\d.,万亿%％元年月日号])[\u4e00-\u9fff]")
_LETTER = re.compile(r"[-—–－][A-Za-z]$")
_LABEL = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[—·•●■◆◇○□▪▲△▶►★☆※➢]+)?[ ]?"
    r"(?:[“《]?(?P<label>[\u4e00-\u9fff（）()A-Za-z0-9]{4,24}|[\u4e00-\u9fff]{1,4}(?:[省市县区旗镇乡村州盟]|街道|社区|片区))[”》]?"
    r"(?:项目)?(?:[：:]|—{2}|[。，,](?=[^。\n]{12}))|【(?P<boxed>[\u4e00-\u9fff（）()A-Za-z0-9]{3,24})】)"
)
_TITLE = re.compile(
    r"(?P<mark>[◆◇●○■□▲△▶►★☆※·•—–>＞-]{0,2}|[①-⑳])[ \u3000]?"
    r"[“《【]?(?P<label>[\u4e00-\u9fff（）()A-Za-z0-9]{3,24})[”》】]?[：:]?"
)
# one clause alone tells enough where it tells several things, some of them in numbers
_LONG = 30
# what is done or said of every project, town or indicator in the same words
_USUAL = re.compile(
    r"集中支付|直接支付|账户|名册|应发尽发|执行率|审批|手续|程序|招投标|政府采购|监理|审计|验收|公示|批复|立项|审核|打卡|一卡通|台账|专[账户]|预算执行"
    r"|指标|目标|满分|得分|自评|偏差|措施|问卷|走访|回访|抽样|随机|调查|访谈"
    r"|(?:未|没有|不)(?:安排|发生|存在|涉及|产生)|无(?:需|此|增减|变化)|增减变化|保持一致|按[期时]|按计划"
)
_MARKER = re.compile(
    r"[ \t\u3000]*(?:(?:子?项目|专项|工程|任务)[一二三四五六七八九十\d]{1,2}(?=[\s\u3000：:、.．（(“])"
    r"|第?[一二三四五六七八九十]+(?:是|[，、：:])|第[一二三四五六七八九十]+[条款项][：:、\s\u3000]"
    r"|\d{1,2}[-—–－][A-Za-z\d]{1,2}(?=[\s\u3000、.．：:])|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
    r"|[①-⑳]|[—–-]{1,2}|[·●■])"
)
_LEAST, _CLAUSES, _FIGURES = 20, 2, 2


@dataclass(frozen=True, slots=True)
class Run:
    """What stands twice: where it stands first, and again; `begins` is what a reader knows the latter by."""

    first: Span
    again: Span
    begins: Span


@dataclass(frozen=True, slots=True)
class _Clause:
    span: Span
    words: str
    block: int


def copied_runs(ground: Ground) -> Iterator[Run]:
    """Yield runs of at least two clauses that stand in two entries of one list, and nowhere else."""
    document = ground.extracted.document
    clauses = [
        _Clause(Span(*match.span()), match.group(), block.index)
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH and block.region is Region.BODY
        for match in _CLAUSE.finditer(document.text, block.span.start, block.span.end)
    ]
    twins = _twins(clauses)
    above = _parents(ground)
    for at, other in twins.items():
        if twins.get(at - 1) == other - 1 and _joined(clauses, at - 1, other - 1):
            continue
        length = 1
        while twins.get(at + length) == other + length and _joined(clauses, at + length - 1, other + length - 1):
            length += 1
        first, again = (clauses[one].span.cover(clauses[one + length - 1].span) for one in (at, other))
        run = Run(first, again, _beginning(clauses[other : other + length]))
        usual = all(_USUAL.search(one.words) for one in clauses[at : at + length])
        if not (length >= _CLAUSES or _is_long(clauses[at].words)) or usual or not _tells(run.first.of(document.text)):
            continue
        if (
            _siblings(above, run)
            or _marked(ground, above, run)
            or _labelled(ground, above, run)
            or _titled(ground, run)
        ):
            yield _with_stop(document.text, run)


def _is_long(words: str) -> bool:
    return len(_WORDS.findall(words)) >= _LONG and len(_DONE.findall(words)) >= _FIGURES


def _twins(clauses: Sequence[_Clause]) -> dict[int, int]:
    """Map each clause that stands exactly twice, in two paragraphs, to its second place."""
    places: dict[str, list[int]] = {}
    for at, clause in enumerate(clauses):
        places.setdefault(clause.words, []).append(at)
    pairs = (found for found in places.values() if len(found) == _CLAUSES)
    return {one: other for one, other in pairs if clauses[one].block != clauses[other].block}


def _beginning(run: Sequence[_Clause]) -> Span:
    """Return the first clauses of a run, as many as make it known."""
    known = run[0].span
    for number, clause in enumerate(run):
        known = known.cover(clause.span)
        if number and len(_WORDS.findall("".join(one.words for one in run[: number + 1]))) >= _LEAST:
            break
    return known


def _joined(clauses: Sequence[_Clause], one: int, other: int) -> bool:
    return all(clauses[at].block == clauses[at + 1].block for at in (one, other))


def _tells(words: str) -> bool:
    ruled = _RULED.search(words) is not None and len(_DONE.findall(words)) < _FIGURES
    if len(_WORDS.findall(words)) >= _LEAST and _ALIKE.search(words) is None and not ruled:
        return True
    # what was done, in numbers, beside a sentence of rules: 完成清淤12公里，…。工程严格执行监理制度
    done = "".join(one for one in re.split(f"[{_STOP}]", words) if not (_ALIKE.search(one) or _RULED.search(one)))
    return len(_WORDS.findall(done)) >= _LEAST and _DONE.search(done) is not None


def _parents(ground: Ground) -> Mapping[Heading, int]:
    return {
        step.heading: step.parent.marker.start if step.parent is not None else -1
        for step in steps(ground.extracted.headings)
    }


def _siblings(above: Mapping[Heading, int], run: Run) -> bool:
    """Tell whether the two places stand under two headings of one list."""
    one, other = (_lowest(above, span) for span in (run.first, run.again))
    if one is None or other is None or one == other:
        return False
    return one.level == other.level and above[one] == above[other]


def _marked(ground: Ground, above: Mapping[Heading, int], run: Run) -> bool:
    """Tell whether both stand in marked paragraphs of one list: 第二，渠道清淤：…; 第四，泵站维修：…."""
    document = ground.extracted.document
    blocks = [document.block_at(span.start) for span in (run.first, run.again)]
    marks = [_MARKER.match(document.text, block.span.start) for block in blocks if block is not None]
    if len(marks) < _CLAUSES or _lowest(above, run.first) != _lowest(above, run.again):
        return False
    looks = {_LETTER.sub("-#", _DIGITS.sub("#", mark.group().strip())) for mark in marks if mark is not None}
    return None not in marks and len(looks) == 1


def _labelled(ground: Ground, above: Mapping[Heading, int], run: Run) -> bool:
    """Tell whether two labels of one part lead in what both places tell in numbers: 渠道清淤：…3处、…2座.

    Behind the names of two projects the words alone are enough.
    """
    document = ground.extracted.document
    blocks = [document.block_at(span.start) for span in (run.first, run.again)]
    marks = [_LABEL.match(document.text, block.span.start) for block in blocks if block is not None]
    labels = {mark["label"] or mark["boxed"] for mark in marks if mark is not None}
    done = len(_DONE.findall(run.first.of(document.text))) >= _FIGURES or labels <= _names(ground)
    return len(labels) == _CLAUSES and done and _lowest(above, run.first) == _lowest(above, run.again)


def _titled(ground: Ground, run: Run) -> bool:
    """Tell whether both stand right below lines of one build that only name something: ◆渡口码头维护."""
    document = ground.extracted.document
    titles = [_TITLE.fullmatch(_line_above(document, span)) for span in (run.first, run.again)]
    told = [title for title in titles if title is not None]
    names = {title["label"] for title in told}
    looks = {_DIGITS.sub("#", title["mark"]) for title in told}
    if len(told) < _CLAUSES or len(names) < _CLAUSES or len(looks) > 1:
        return False
    done = len(_DONE.findall(run.first.of(document.text))) >= _FIGURES
    return done or names <= _names(ground)


def _line_above(document: Document, span: Span) -> str:
    """Return the line before the one that holds a place."""
    begun = document.text.rfind("\n", 0, span.start)
    above = document.text.rfind("\n", 0, max(0, begun))
    return document.text[above + 1 : begun].strip(" \t\u3000") if begun > 0 else ""


def _names(ground: Ground) -> set[str]:
    return {bare_name(project.name) for project in ground.extracted.projects}


def _lowest(above: Mapping[Heading, int], span: Span) -> Heading | None:
    return max((heading for heading in above if heading.body.contains(span)), key=_start, default=None)


def _start(heading: Heading) -> int:
    return heading.marker.start


def _with_stop(text: str, run: Run) -> Run:
    """Take the full stop in, where both places have the same one."""
    stops = {text[span.end : span.end + 1] for span in (run.first, run.again)}
    if len(stops) == 1 and stops <= set(_STOP):
        first, again = (Span(span.start, span.end + 1) for span in (run.first, run.again))
        whole = run.begins == run.again
        return Run(first, again, again if whole else run.begins)
    return run
