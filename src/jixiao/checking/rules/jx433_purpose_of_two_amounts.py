"""JX433: one purpose written behind two amounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.areas import Cover, prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.document import Document
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX433",
    name="两笔金额写同一用途",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：项目绩效应当分项目如实说明",
    why="两笔不同的钱写着完全相同的用途，多是复制后没有改，也可能是重复列支。",
    passes="投入20万元用于渠道衬砌和闸门更换；投入30万元用于水质监测和设备检定。",
    fails="投入20万元用于渠道衬砌和闸门更换；投入30万元用于渠道衬砌和闸门更换。",
    false_alarms="同一笔钱前后说两次（金额相同）的不查；项目各有标题的由JX403、JX412判断。",
    remedy="按实际用途分别写明；确属同一用途的，说明分两笔的原因。",
)

_USE = re.compile(r"(?:用于|保障了|投向|用以)(?P<use>[\u4e00-\u9fff“”、（）]{8,60})")
_LIST = re.compile(r"、|和|及|与")
_MONEY = re.compile(r"\d[\d,]*(?:\.\d+)?[ ]*(?:亿元|万元|元)")
_CLAUSE = re.compile(r"[^。；;\n]+")
_TAIL = re.compile(r"等(?:方面|工作|支出|任务|费用|项目)?.{0,4}$|支出$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A purpose with the amounts of its clause."""

    span: Span
    amounts: frozenset[str]


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the purposes of clauses that hold their own amounts, outside of the passages of projects."""
    passages = Cover(passage for project in ground.extracted.projects for passage in project.passages)
    return or_passed(_judge(ground.extracted.document, passages))


def _judge(document: Document, passages: Cover) -> Iterator[Verdict]:
    seen: dict[str, _Clause] = {}
    for words, clause in _clauses(document):
        first = seen.setdefault(words, clause)
        told = passages.meets(clause.span)
        if first is clause or told or first.amounts & clause.amounts:
            continue
        yield note(CARD, clause.span, (("found", words),), related=[Place(first.span, "label.original")])


def _clauses(document: Document) -> Iterator[tuple[str, _Clause]]:
    """Yield each purpose that lists at least two things, without what ends it, with its clause."""
    text = document.text
    for area in prose(document):
        for part in _CLAUSE.finditer(text, area.start, area.end):
            match = _USE.search(text, part.start(), part.end())
            amounts = frozenset(_MONEY.findall(part[0]))
            if match is None or not amounts or _LIST.search(match["use"]) is None:
                continue
            words = _TAIL.sub("", match["use"])
            start = match.start("use")
            yield words, _Clause(Span(start, start + len(words)), amounts)


RULE = Rule(CARD, check)
