"""JX302: a heading promises what its section does not hold."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.outline import Heading
from jixiao.model.span import Span

CARD = Card(
    code="JX302",
    name="标题写明的内容正文没有",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号：自评报告应当写明存在的问题和改进措施",
    why="标题列了“改进措施”，正文一条也没有，等于没有完成提纲要求。",
    passes="四、存在的问题及改进措施：支出进度偏慢。下一步将按月通报执行进度。",
    fails="四、存在的问题及改进措施：绩效管理不存在问题。",
    false_alarms="正文只写“无”的不报；写了问题而看不出措施的只作提醒。",
    remedy="补写相应内容，或修改标题；标题包含而本单位没有的，写明“无”。",
)

_MEASURES = re.compile(
    r"(?:下一步(?:的|拟)?(?:工作)?(?:改进|整改)?(?:措施|打算|计划|安排)|(?<!上年)(?<!上年度)(?<!审计)(?<!巡察)(?<!巡视)(?:改进|整改)(?:的)?(?:措施|意见|打算|计划))"
    r"(?!的?(?:落实|完成|办理|执行))"
)
_MEASURE = re.compile(
    r"将|下[一]?步|拟|今后|今年|明年|加[强快大]|完善|改进|规范|优化|提[高升前]|建立|健全|严格|强化|措施"
    r"|督促|推[进动]|落实|细化|计划"
    r"|逐[年步月]|继续|进一步|力争|确保|着力|抓好|做好|积极|应当|需(?!要?说明)|建议|争取|持续|采取|及时"
    r"|统筹|压减|盘活|培训|按[月季]"
)
_PROBLEM = re.compile(
    r"不[足够高强细实全力准]|不到位|不规范|不完善|不及时|不均衡|偏[低慢少松]|滞后|薄弱|问题|缓慢|较[差低慢]|欠缺|短缺|困难|良好|成效|较好"
)
_DENIAL = re.compile(r"(?:[^。；，\n]{0,12}(?:不存在|没有|未发现|无)[^。；，\n]{0,12}问题[。；，]?)+")
_INCLUDED = re.compile(
    r"[（(](?:包含|包括|含)(?:[^）)\n]{0,12}的)?(?P<what>[^）)\n]{2,8}(?:专项|资金|经费|基金|采购|专户))[）)]"
)
_QUOTES = re.compile('[“”"]')
_LONGEST = 400


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the section under each heading against its title."""
    text = ground.extracted.document.text
    headings = ground.extracted.headings
    ends = [*(heading.marker.start for heading in headings), len(text)][1:]
    sections = [(heading, end) for heading, end in zip(headings, ends, strict=True) if not heading.runs_on]
    return or_passed(verdict for heading, end in sections for verdict in _judge(text, heading, end))


def _judge(text: str, heading: Heading, end: int) -> Iterator[Verdict]:
    """Judge a section; its own words end where the next heading begins."""
    line = text.find("\n", heading.title.start, heading.title.end)
    title = Span(heading.title.start, heading.title.end if line < 0 else line)
    body = text[title.end : heading.body.end].strip()
    if not body:
        return
    match = _MEASURES.search(text, title.start, title.end)
    if match is not None and len(body) < _LONGEST:
        denied = _DENIAL.fullmatch(text[title.end : end].strip())
        if not _MEASURE.search(body) and (denied or _is_of_problems(body)):
            severity = CARD.severity if denied else Severity.WARNING
            yield note(CARD, Span(*match.span()), (("found", match.group()),), severity=severity)
    match = _INCLUDED.search(text, title.start, title.end)
    if match is not None and _QUOTES.sub("", match["what"]) not in _QUOTES.sub("", body):
        yield note(CARD, Span(*match.span("what")), (("found", match["what"]),), severity=Severity.WARNING)


def _is_of_problems(body: str) -> bool:
    """Tell words about what is wrong, or that all is well, where measures were promised."""
    return not body.startswith(("无", "没有", "见")) and _PROBLEM.search(body) is not None


RULE = Rule(CARD, check)
