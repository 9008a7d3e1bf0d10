"""Marks told with what was got of each, in lines or one sentence: 投入（10分）：10分；过程（30分）：26.5分."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_PART = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?:指标|类|方面|部分)*[ ]*(?:[（(]|[，,]?(?:满分|分值|权重))"
    rf"(?:满分|分值|权重)?(?:为|是)?(?P<full>{_NUMBER})[ ]*分[）)，,]?[ ]*[：:，,]?"
    rf"(?:自评|评价|实际|得分|实得|得|评得|为|是)*[：:]?[ ]*(?P<score>{_NUMBER})[ ]*分"
)
_TOTAL = re.compile(
    rf"(?:自评|评价|综合|绩效|最终|合计)*(?:总分|总得分|综合得分|最终得分|综合评分|自评得分|评价得分|(?<=合计)自评)(?:合计|共计|共)?(?:为|是|得)?"
    rf"[：:]?[ ]*(?P<total>{_NUMBER})[ ]*分"
)
_WHOLE = Decimal(100)
_OTHER = re.compile(r"加分|扣减|附加|调整|抽查|[另奖]\d|奖励|奖\d")
# whose total it is, or of when
_NOT_OWN = re.compile(r"上年|去年|上一年|复核|核定|抽查|审定|满分|折算|加权|权重|平均|部门整体自评|单位整体自评")
_SECTIONS = re.compile(r"投入|决策|过程|管理|产出|效果|效益|满意度|预算|执行|绩效|履职|立项|资金|资产")
_BACK, _HALF = 20, Decimal("0.5")
_FAR, _NEAR = 200, 40


@dataclass(frozen=True, slots=True)
class Scored:
    """The total as printed, the marks that come to another one, and what they come to."""

    total: Span
    parts: tuple[Span, ...]
    right: Decimal


def wrong_totals(ground: Ground) -> Iterator[Scored]:
    """Yield the total of the report where parts whose full marks make 100 come to another one."""
    text = ground.extracted.document.text
    totals = [
        match
        for match in _TOTAL.finditer(text)
        if not _NOT_OWN.search(text, max(0, match.start() - _BACK), match.end())
    ]
    others = [match for match in _TOTAL.finditer(text) if match.start() not in {one.start() for one in totals}]
    runs = [run for run in _runs(text) if sum(Decimal(one["full"]) for one in run) == _WHOLE]
    runs = [run for run in runs if all(_SECTIONS.search(one["name"]) for one in run)]
    if len({Decimal(one["total"]) for one in totals}) != 1 or others or len(runs) != 1:
        return
    if _OTHER.search(text, runs[0][0].start(), runs[0][-1].end() + _FAR):
        return
    right = sum((Decimal(one["score"]) for one in runs[0]), Decimal(0))
    end = totals[0].end()
    if Decimal(totals[0]["total"]) == _WHOLE or f"{right}分" in text[end : end + _NEAR]:
        return
    whole = "." not in totals[0]["total"] and abs(right - Decimal(totals[0]["total"])) <= _HALF
    if (
        right != Decimal(totals[0]["total"])
        and not whole
        and all(Decimal(one["score"]) <= Decimal(one["full"]) for one in runs[0])
    ):
        total = Span(totals[0].start("total"), totals[0].end())
        parts = tuple(Span(*one.span("score")) for one in runs[0])
        yield Scored(total, parts, right)


def _runs(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """Yield the parts that stand together, none of them twice, up to those that make 100."""
    run: list[re.Match[str]] = []
    for match in _PART.finditer(text):
        far = run and match.start() - run[-1].end() > _FAR
        if far or any(one["name"] == match["name"] for one in run):
            run = []
        run.append(match)
        if sum(Decimal(one["full"]) for one in run) >= _WHOLE:
            yield run
            run = []
