"""Posts and people whose name follows their number: 核定58个行政编制、12个事业编制，现有50名在职职工、20名退休人员.

Only where the words before the number tell that there are so many (核定, 现有, 其中), or such a number directly before:
慰问20名退休人员 tells of work.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.post_kinds import CONCEPTS, kind_of_post
from jixiao.model.quantity import Approximation
from jixiao.model.trace import Reason

_LOOK, _SHORT = 40, 6
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
    ("staff_retired", re.compile(rf"(?:已经?)?(?:离退休|退休)(?:老)?(?:{_KIND}(?:和|及)?)*")),
    ("staff_survivor", re.compile(r"遗属(?:补助)?(?:人员|对象)?")),
    ("staff_dispatch", re.compile(r"(?:劳务)?派遣(?:制)?(?:人员|工|用工|职工)")),
    (
        "staff_nonquota",
        re.compile(r"(?:编外|合同制|临聘|聘用|临时|外聘)(?:合同制|聘用)?(?:人员|工|职工|教师|用工|工作人员)"),
    ),
)
# 62名是县编办核定的编制总数，27名属行政编制，35名属事业编制: the number opens its clause
_IS_WHOLE = re.compile(r"(?:是|为|即|系)[^，。；;\d]{0,16}?编制(?:总数|总额|数|名额)(?=[，,。；;：:（(\n]|$)")
_IS_KIND = re.compile(r"(?:[属是为系]于?)(?=[行参事工机政全])")
# 22名全部是事业编制, 12名（均为事业编制): posts that are all of one kind
_ALL_OF_KIND = re.compile(r"[（(]?(?:均|都|全部?|皆|一律)(?:[为是系属]于?)(?=[行参事工机政全])")
# 国家编制11名（参公）
_IN_BRACKET = re.compile(r"[（(](?P<kind>(?:参公|参照|行政|事业|工勤|政法)[\u4e00-\u9fff]{0,8}?)(?:性质)?[）)]")
_POSTS_TOLD = re.compile(r"编制(?:上|方面)?[，,：:]?$")
_END = re.compile(r"[，,。；;、（()）\n]|和|及|与|以及|另|$")


def settle_people_behind(world: World) -> None:
    """Bind the unread numbers that such a name follows."""
    for number, figure in enumerate(world.figures):
        unit = figure.quantity.unit
        exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
        if not exact or unit not in ("人", "名", "个"):
            continue
        inverted = _inverted(world, number)
        if inverted:
            world.put(Bound(number, inverted, world.unit, None, world.year), Reason.WORDS)
        if number in world.bound:
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


def _inverted(world: World, number: int) -> str:
    """Return what posts are whose number opens its clause, or that are all of one kind; empty for others."""
    span, text = world.figures[number].span, world.text
    clause = _CLAUSE.split(text[max(0, span.start - _LOOK) : span.start])[-1]
    one, last = world.bound.get(number), world.bound.get(number - 1)
    if one is None and not clause.strip() and _IS_WHOLE.match(text, span.end):
        return "staff_quota"
    kind = _IS_KIND.match(text, span.end) if one is None and not clause.strip() else None
    if kind is not None and last is not None and last.concept.startswith("staff_quota") and last.item is None:
        concept = _named(text, kind.end())
        return concept if concept.startswith("staff_quota_") else ""
    alike = _ALL_OF_KIND.match(text, span.end)
    bracket = _IN_BRACKET.match(text, span.end) if clause.endswith("编制") else None
    if bracket is not None and (one is None or (one.concept == "staff_quota" and one.item is None)):
        return CONCEPTS["staff_quota"].get(kind_of_post(bracket["kind"]), "")
    whole = (one is not None and one.concept == "staff_quota" and one.item is None) or (
        one is None and _POSTS_TOLD.search(text, max(0, span.start - _SHORT), span.start) is not None
    )
    concept = _named(text, alike.end()) if alike is not None and whole else ""
    return concept if concept.startswith("staff_quota_") else ""


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
