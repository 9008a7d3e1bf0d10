"""Posts and people whose name follows their number: 核定58个行政编制、12个事业编制，现有50名在职职工、20名退休人员.

Only where the words before the number tell that there are so many (核定, 现有, 其中), or such a number directly before:
慰问20名退休人员 tells of work.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.model.quantity import Approximation
from jixiao.model.trace import Reason

_LOOK = 40
_CLAUSE = re.compile(r"[，,。；;：:（()）\n]")
_ORGAN = r"(?:[我本该全]?(?:局|院|校|办|委|部|厅|中心|站|所|单位|部门|机关|镇|乡|街道|会|馆|队|系统|园)|学校|医院)?"
_GIVER = r"(?:[\u4e00-\u9fff]{0,8}(?:编委|编办|编委办|编制部门|编制委员会|机构编制|组织部门|政府))?"
_TOLD = re.compile(
    rf"{_GIVER}(?:20\d\d年)?(?:年末|年底|目前|截至)?{_ORGAN}(?:核定|核给|核准|批准|批复|下达|给|了)*{_ORGAN}"
    r"(?:现|共|实|拥|设|配|另|还|尚)?有?(?:其中|包括|包含|含)?有?"
)
# 提拔干部8名，其中5名公务员: a part of what is no staff
_PART = re.compile(r"(?:其中|包括|包含|含)?有?")
_JOINS = re.compile(r"[、和及与，,]|以及|另有|还有")
_KIND = r"(?:干部|职工|教职工|教师|人员|民警|干警|法官|同志|医护人员|工作人员)"
_LABELS = (
    ("staff_civil", re.compile(r"行政编制人员|公务员(?:编制)?")),
    ("staff_inst", re.compile(r"事业(?:编制|单位)?(?:干部|人员|职工)")),
    ("staff_quota_admin", re.compile(r"(?:行政|政法专项|政法|机关)编制?(?:名额)?")),
    ("staff_quota_ref", re.compile(r"参(?:照)?公(?:务员法)?(?:管理)?(?:的)?(?:事业)?编制?(?:名额)?")),
    ("staff_quota_inst", re.compile(r"(?:全额|差额|财政补助)?(?:拨款)?事业编制?(?:名额)?")),
    ("staff_quota_worker", re.compile(r"(?:机关)?工勤编制?(?:名额)?")),
    ("staff_quota", re.compile(rf"(?:人员|{_KIND})?编制(?:名额)?")),
    ("staff_on_post", re.compile(rf"(?:在职|在编|在岗)(?:在编|在岗|在册)?{_KIND}?")),
    ("staff_leave_retired", re.compile(rf"离休(?:老)?{_KIND}?")),
    ("staff_retired", re.compile(rf"(?:离退休|退休)(?:老)?(?:{_KIND}(?:和|及)?)*")),
    ("staff_survivor", re.compile(r"遗属(?:补助)?(?:人员|对象)?")),
    ("staff_dispatch", re.compile(r"(?:劳务)?派遣(?:制)?(?:人员|工|用工|职工)")),
    (
        "staff_nonquota",
        re.compile(r"(?:编外|合同制|临聘|聘用|临时|外聘)(?:合同制|聘用)?(?:人员|工|职工|教师|用工|工作人员)"),
    ),
)
_END = re.compile(r"[，,。；;、（()）\n]|和|及|与|以及|另|$")


def settle_people_behind(world: World) -> None:
    """Bind the unread numbers that such a name follows."""
    for number, figure in enumerate(world.figures):
        unit = figure.quantity.unit
        exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
        if number in world.bound or not exact or unit not in ("人", "名", "个"):
            continue
        concept = _named(world.text, figure.span.end)
        posts = concept.startswith("staff_quota")
        if concept and (posts or unit != "个") and _is_told(world, number):
            world.put(Bound(number, concept, world.unit, None, world.year), Reason.WORDS)


def _named(text: str, end: int) -> str:
    """Return the concept of the name that directly follows a number and ends there, empty where none does."""
    for concept, words in _LABELS:
        match = words.match(text, end)
        if match is not None and _END.match(text, match.end()):
            return concept
    return ""


def _is_told(world: World, number: int) -> bool:
    """Tell a number that words say there are, or that stands in a row with such a one."""
    start = world.figures[number].span.start
    clause = _CLAUSE.split(world.text[max(0, start - _LOOK) : start])[-1]
    last = world.bound.get(number - 1)
    beside = last is not None and last.concept.startswith("staff_")
    if clause and _TOLD.fullmatch(clause):
        return beside or _PART.fullmatch(clause) is None
    if not beside:
        return False
    between = world.text[world.figures[number - 1].span.end : start]
    named = next((match for _, words in _LABELS if (match := words.match(between)) and match.end()), None)
    return named is not None and _JOINS.fullmatch(between[named.end() :]) is not None
