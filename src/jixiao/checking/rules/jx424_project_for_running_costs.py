"""JX424: project money for wages and daily running."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX424",
    name="项目资金用于人员和日常开支",
    severity=Severity.WARNING,
    clause="《行政单位财务规则》《事业单位财务规则》：支出分为基本支出和项目支出，专项资金专款专用",
    why="工资、水电、日常办公应由基本支出保障，列入项目是审计常见问题（挤占项目资金）。",
    passes="河道清淤项目支出20万元，用于清淤和土方外运。",
    fails="河道清淤项目支出20万元，用于在职人员工资和日常办公。",
    false_alarms="编外人员劳务、运转类项目批复中已列明的，注明即可。",
    remedy="调整列支渠道，或写明项目批复中的依据。",
    silent="“发放”服务费只是用词，付给谁要看凭证。",
)

_RUNNING = re.compile(
    r"(?:用于|支付|发放|维持)[^。；;\n]{0,24}?(?P<at>(?:在职|在编|干部|职工)(?:人员)?(?:的)?(?:工资|津贴"
    r"|津补贴|奖金|福利)|基本工资|"
    r"(?:单位|机关|机构|部门|中心)?[^。，；;、\n]{0,10}?(?:日常|正常)?(?:的)?(?:运转|办公经费|日常办公|公用经费))"
)
_OPERATING = re.compile(r"运转|运行|公用|办公|工作经费|人员|工资|津贴|补贴|薪|值班|养老院|学校")


def check(ground: Ground) -> Iterator[Verdict]:
    """Look for running costs in what each project says it was used for, unless its name says the same."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    told: set[str] = set()
    for project in ground.extracted.projects if is_evaluation(ground) else ():
        if _OPERATING.search(project.name):
            continue
        matches = (
            match for passage in project.passages for match in _RUNNING.finditer(text, passage.start, passage.end)
        )
        match = next(matches, None)
        if match is None:
            yield PASSED
            continue
        if match["at"] in told:  # copied words are spoken of as such
            continue
        told.add(match["at"])
        yield note(CARD, Span(*match.span("at")), (("project", project.name), ("found", match["at"])))


RULE = Rule(CARD, check)
