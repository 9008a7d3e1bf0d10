"""JX413: works without a word on contract, progress or acceptance."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity

CARD = Card(
    code="JX413",
    name="工程类项目未说明实施和验收情况",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号附件3：项目组织实施情况（招投标、调整、完成、验收）",
    why="修缮、建设类项目应当说明合同、进度和验收，否则支出的真实性无从判断。",
    passes="馆舍维修工程：经政府采购确定施工单位，9月竣工并通过验收。",
    fails="馆舍维修工程：支出19万元，用于馆舍维修。",
    false_alarms="情况写在附件中的会多报。",
    remedy="补充采购方式、合同金额、进度和验收情况。",
)

_WORKS = re.compile(r"工程|修复|修缮|维修改造|改建|扩建|新建|提质改造|加固")
_PROOF = re.compile(r"合同|验收|采购|招标|竣工|完工|中标|施工|造价|结算|审计|建成|工期|开工|投入使用")


def check(ground: Ground) -> Iterator[Verdict]:
    """Look at the passages of each project whose name speaks of works."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for project in ground.extracted.projects if is_evaluation(ground) else ():
        if _WORKS.search(project.name) is None or not project.passages:
            continue
        told = "".join(passage.of(text) for passage in project.passages).replace(project.name, "")
        found = _PROOF.search(told) is not None
        yield PASSED if found else note(CARD, project.mentions[0], (("project", project.name),))


RULE = Rule(CARD, check)
