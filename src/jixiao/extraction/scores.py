"""Scores in running text: totals, parts with their full marks, and score rates."""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.model.fact import Item, Subject
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension

_FULL = re.compile(r"(?:满分|分值|权重|标准分|总分|共|计|值)(?:为|是|设|：|:)?$|^[（(]$")
_GOT = re.compile(r"(?:得分|自评得分|自评|评分|得|实得|实际得分|评为|打分)(?:为|是|：|:|了)?$")
_TOTAL = re.compile(
    r"(?:综合得分|综合评分|总得分|自评总分|自评总得分|自评得分|评价总分|评价得分|总评分|总分|综合评价得分|合计|合计得分|最终得分|自评综合得分|绩效评价得分|整体得分|自评分数|自我评分|评价分数|最终评分|总体得分|自评评分|自评结果|得分)(?:合计)?(?:为|是|：|:|共计|达|达到)?$"
)
_PART = re.compile(r"(?P<name>[\u4e00-\u9fff“”三公]{2,16}?)(?:指标|方面|部分|类指标|情况)?[（(]?$")
_STEMS = (
    "预算执行",
    "投入",
    "过程",
    "产出",
    "效益",
    "效果",
    "决策",
    "满意度",
    "管理",
    "成本",
    "履职",
    "目标设定",
    "预算配置",
    "预算管理",
    "资产管理",
    "职责履行",
    "可持续",
    "运行",
    "社会效应",
    "执行率",
    "资金管理",
    "项目管理",
    "绩效目标",
    "产出效率",
    "质量",
    "数量",
    "时效",
    "部门决策",
    "履职效能",
    "管理效率",
    "服务对象",
)
_NOT_SCORE = re.compile(r"(?:扣|扣分|扣减|扣除|扣了|加|加分|减|低于|高于|以上|以下|每.{0,8})$")


def read_scores(lexemes: Sequence[Lexeme], world: World, subject: Subject, year: int) -> None:
    """Bind the scores of one paragraph.

    A total is told by its own words, a part by the name of a known group of indicators before it; a full mark by
    满分, 分值 or its brackets. A rate after a part's score is its score rate.
    """
    item: Item | None = None
    full: int | None = None
    got: int | None = None
    parts: list[int] = []
    total: int | None = None
    text = world.text
    for at, lexeme in enumerate(lexemes):
        if lexeme.mark is Mark.STOP and lexeme.text == "\n":
            item = full = got = None
            continue
        if lexeme.mark is not Mark.FIGURE:
            continue
        figure = world.figures[lexeme.index]
        before = _before(lexemes, at, text)
        dimension = figure.quantity.dimension
        if dimension is Dimension.RATE and before.endswith(("得分率", "得分率为")) and got is not None and item:
            world.put(Bound(lexeme.index, "score_rate", subject, item, year), "score rate")
            if full is not None:
                world.ties.append(Tie(LinkKind.RATE, lexeme.index, (got, full)))
            continue
        if dimension is not Dimension.SCORE or _NOT_SCORE.search(before) or figure.quantity.approximation != "exact":
            continue
        after = text[lexeme.end : lexeme.end + 2]
        stem = _stem(before)
        if stem:
            item, full, got = Item("score_part", stem), None, None
        if item is not None and _FULL.search(before) and not _GOT.search(before) and (stem or full is None):
            full = world.put(Bound(lexeme.index, "score_part_full", subject, item, year), "full mark").figure
        elif stem and after.startswith(("）", ")")) and text[figure.span.start - 1] in "（(":
            full = world.put(
                Bound(lexeme.index, "score_part_full", subject, item, year), "full mark in brackets"
            ).figure
        elif _TOTAL.search(before) and not stem:
            if "满分" in before or ("总分" in before and not _GOT.search(before) and world_has_total(world, subject)):
                world.put(Bound(lexeme.index, "score_full", subject, None, year), "full total")
            else:
                total = world.put(Bound(lexeme.index, "score_total", subject, None, year), "total score").figure
                item = None
        elif item is not None and (_GOT.search(before) or stem) and got is None:
            got = world.put(Bound(lexeme.index, "score_part", subject, item, year), "score of a part").figure
            parts.append(got)
    if total is not None and len(parts) > 1:
        world.ties.append(Tie(LinkKind.LIST_SUM, total, tuple(parts), certain=True))


def world_has_total(world: World, subject: Subject) -> bool:
    """Tell whether a total score of the subject has been read."""
    return any(bound.concept == "score_total" and bound.subject == subject for bound in world.bound.values())


def _before(lexemes: Sequence[Lexeme], at: int, text: str) -> str:
    start = lexemes[at].start
    for lexeme in reversed(lexemes[:at]):
        if lexeme.mark in (Mark.STOP, Mark.SEMICOLON, Mark.FIGURE) or (lexeme.mark is Mark.COMMA):
            break
        start = lexeme.start
    return re.sub(r"[ \t\u3000“”]", "", text[start : lexemes[at].start])


def _stem(before: str) -> str:
    found = [(before.rfind(stem), len(stem), stem) for stem in _STEMS if stem in before]
    return max(found)[2] if found else ""
