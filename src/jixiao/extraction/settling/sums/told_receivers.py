"""What one project paid to each of several receivers: 各家结算额为：甲医院42.18万元、乙学校38.64万元.

Words for each of them and for a payment end in a colon, and at least three names with an amount each follow up to the
end of the sentence. The project is the one that the paragraph has named last before; without one they stay unread.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.sources import is_level, is_source
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason

_EACH = (
    r"(?:各(?:家|村|镇|乡|站|所|院|校|片|片区|处|点|户|地|单位|机构|学校|医院|乡镇|村镇|街道|社区|企业|班组|标段|批次)|每家|分摊到|分解到|分到|摊到"
    r"|按(?:村|镇|乡镇|片区|机构|单位|标段|街道)(?:分|看|计))"
)
_OPENED = re.compile(
    rf"{_EACH}[^，。；：:\d\n]{{0,12}}?(?:结算|兑付|支付|拨付|付款|支出|用款|列支)(?:的)?(?:额|款|金额|资金|数额?|费用|款项)?"
    r"(?:分别|依次|情况)*(?:为|是|如下)?[：:][ ]?(?=[\u4e00-\u9fff“])"
)
_OTHER = re.compile(r"上年|去年|同期|往年|计划|预算|目标|合同|标准|应[付发拨]|拟|人均|户均|每[人户亩月]|自筹")
_PART = re.compile(r"(?:^|[、，,；;]|和|及)[ ]?(?P<name>[^、，,；;。：:\d\n]{2,14}?)(?:各)?(?:为|是)?[ ]?")
_ENDS = re.compile(r"[ ]?(?:[。；;\n]|$|[，,](?:合计|共计|总计|合共|加起来))")
_FEW = 3


def settle_told_receivers(world: World) -> None:
    """Bind such amounts where nothing else is known of them."""
    for opened in _OPENED.finditer(world.text):
        begun = max(world.text.rfind("\n", 0, opened.start()), 0)
        sentence = world.text.rfind("。", begun, opened.start()) + 1
        if _OTHER.search(world.text, max(begun, sentence), opened.end()):
            continue
        subject = _project(world, begun, opened.start())
        parts = _parts(world, opened.end()) if subject is not None else ()
        if subject is None or len(parts) < _FEW or len({name for _, name in parts}) < len(parts):
            continue
        for number, name in parts:
            told = world.bound.get(number)
            if told is None or told.concept != "expenditure_item" or told.subject != subject:
                item = Item("expense", name)
                world.put(
                    Bound(number, "expenditure_item", subject, item, world.year, phase="expenditure"), Reason.PART
                )


def _project(world: World, begin: int, end: int) -> Subject | None:
    """Return the project that a paragraph names last before its list."""
    words = world.text[begin:end]
    named = [(words.rfind(name) + len(name), name) for name in world.projects if name in words]
    if named:
        return world.project(max(named)[1])
    main = world.main
    return main if main is not None and main.kind is SubjectKind.PROJECT else None


def _parts(world: World, begin: int) -> Sequence[tuple[int, str]]:
    """Return the amounts of the list that begins there, each with its name; none where the list has other figures."""
    found: list[tuple[int, str]] = []
    last = begin
    for number, figure in enumerate(world.figures):
        if figure.span.start < begin:
            continue
        match = _PART.fullmatch(world.text, last, figure.span.start)
        money = figure.quantity.dimension is Dimension.MONEY and figure.cell is None
        if match is None or not money or figure.quantity.approximation is not Approximation.EXACT:
            break
        if is_source(match["name"]) or is_level(match["name"]):
            return ()
        found.append((number, match["name"].strip("“”")))
        last = figure.span.end
        if _ENDS.match(world.text, last):
            return found
    return ()
