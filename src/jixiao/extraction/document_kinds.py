"""What kind of document it is, from its title, else from its first paragraphs and its headings."""

import itertools
import re
from collections.abc import Iterator, Sequence

from jixiao.model.document import BlockKind, Document
from jixiao.model.result import Kind

LONGEST_TITLE = 60
_TITLE_LINES = 4
_LONGEST_HEADING = 30
_SEVERAL = 2
_KINDS = (
    (re.compile(r"监控(?:情况|分析|汇总|记录|报告)*表"), Kind.MONITORING_FORM),
    (re.compile(r"绩效目标(?:申报)?表"), Kind.TARGET_FORM),
    (re.compile(r"自评表|基础数据表"), Kind.SELF_EVALUATION_FORM),
    (re.compile(r"决算"), Kind.FINAL_ACCOUNTS),
    (re.compile(r"(?:部门|单位)预算(?:公开|编制|情况|说明)|预算公开|预算编制说明"), Kind.BUDGET_DISCLOSURE),
    (re.compile(r"整体(?:支出)?(?:预算)?绩效|整体支出|部门绩效|(?:部门|单位)预算绩效"), Kind.DEPARTMENT_EVALUATION),
    (
        re.compile(
            r"(?:项目|专项|资金|补贴|补助|公益金|基金|债券|贴息|奖补|转移支付|政策).{0,12}(?:绩效|自评|自我评价|自查(?:自评)?(?:情况)?的?报告|评价报告)|绩效(?:评价|自评)(?:的)?报告"
        ),
        Kind.PROJECT_EVALUATION,
    ),
    # 部门支出绩效情况说明, 财政支出绩效自评材料, where no project is named
    (re.compile(r"(?:部门|单位|财政)(?:支出|经费|资金)(?:使用)?(?:情况)?绩效"), Kind.DEPARTMENT_EVALUATION),
)
_EVALUATED = re.compile(r"整体(?:支出)?(?:预算)?绩效|整体支出|部门绩效|(?:部门|单位)预算绩效|整体资金绩效")
_REPORTS = frozenset({Kind.DEPARTMENT_EVALUATION, Kind.PROJECT_EVALUATION, Kind.UNKNOWN})
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．])")
_SENTENCE = re.compile(r"[，。；：,;:]")
# 绩效运行监控情况报告, 绩效跟踪的汇报; a 监控平台 that a project builds is something else
_MONITORED = re.compile(
    r"(?:(?:绩效|预算|支出|执行|运行|进度|目标)[^，。；]{0,12}?监控|绩效(?:目标)?(?:运行|执行|实施|实现|完成|过程|动态)*(?:情况)?(?:跟踪|监测|运行))"
    r"(?:情况|工作|结果|分析|自评|自查|评价|执行|开展|专项|专题|年中|中期|半年|简要|的|和|与|及|”)*(?:报告|说明|汇报|总结|材料|通报)"
)
# a part of the year: 1—7月, 上半年, 前三季度; never 1—12月
_PART_OF_YEAR = re.compile(
    r"上半年|半年度|第?[一二三]季度|前[二两三]个?季度"
    r"|(?<!\d)(?:0?1月?|一月)[份]?[\-—–－~～至到]+(?:0?[2-9]|1[01]|[二三四五六七八九十]|十一)月"
    r"|截[至止](?:\d{4}年)?(?:0?[1-9]|1[01])月"
)
_OF_RESULTS = re.compile(r"绩效|(?:预算|支出)(?:项目|资金)?执行|支出进度")
_EVALUATES = re.compile(r"自评|评价|评估|决算|公开")
_ABOUT_MONITORING = re.compile(r"监控|纠偏")
# what only the evaluation of a whole year has
_OF_YEAR = re.compile(r"自评|自我评价|绩效评价|评价结论|得分")
_EXPECTED = re.compile(r"全年预计|预计(?:到)?(?:全年|年底|年末|12月)")


def kind_of(document: Document, heads: Sequence[str]) -> tuple[Kind, bool]:
    """Return the kind, and whether the document is a report on projects, not on a whole unit.

    A report in the middle of the year is one of monitoring, whatever it is about.
    """
    kind, title = _by_title(heads)
    of_project = kind is Kind.PROJECT_EVALUATION
    if kind in _REPORTS and _monitors(document, heads, title):
        return Kind.MONITORING_REPORT, of_project
    return kind, of_project


def _by_title(heads: Sequence[str]) -> tuple[Kind, str]:
    """Return the kind and the title that tells it, an empty one where only the first paragraphs do."""
    for head in _titles(heads):
        for pattern, kind in _KINDS:
            if pattern.search(head):
                return kind, head
    text = "".join(heads)
    if _EVALUATED.search(text):
        return Kind.DEPARTMENT_EVALUATION, ""
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), Kind.UNKNOWN), ""


def _titles(heads: Sequence[str]) -> Iterator[str]:
    return (head for head in heads[:_TITLE_LINES] if len(head) <= LONGEST_TITLE and not _NUMBERED.match(head))


def _monitors(document: Document, heads: Sequence[str], title: str) -> bool:
    lines = [line for line in _titles(heads) if not _SENTENCE.search(line)]
    lines = lines[: lines.index(title) + 2] if title in lines else lines
    if any(map(_MONITORED.search, (*lines, *map("".join, itertools.pairwise(lines))))):
        return True
    if any(map(_EVALUATES.search, lines)):
        return False
    of_part = any(_PART_OF_YEAR.search(line) and _OF_RESULTS.search(line) for line in lines)
    return of_part or _is_built_so(document)


def _is_built_so(document: Document) -> bool:
    """Tell a report whose headings speak of monitoring, one at least where it also says what the year is to bring."""
    blocks = (one.span.of(document.text).strip() for one in document.blocks if one.kind is BlockKind.PARAGRAPH)
    headings = [one for one in blocks if len(one) <= _LONGEST_HEADING and _NUMBERED.match(one)]
    about = sum(_ABOUT_MONITORING.search(one) is not None for one in headings)
    if any(_OF_YEAR.search(one) for one in headings):
        return False
    return about >= _SEVERAL or (about > 0 and _EXPECTED.search(document.text) is not None)
