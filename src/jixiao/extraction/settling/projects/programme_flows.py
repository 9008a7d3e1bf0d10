"""What was paid of a programme, or came in for it, told by any verb of paying behind or before its name.

全年为320户农户发放渠道清淤补助95.00万元; 渠道清淤补助按每亩40元兑现，全年支出补贴95.00万元: whatever stands between,
an unread amount of a sentence about one programme is what its own clause says of money. A programme spends one amount a
year, so nothing is taken where another one is known.
"""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.proven import is_ratio, unread_of
from jixiao.extraction.settling.projects.spoken_of import clause_before, programme_of, sentence_of, without_names
from jixiao.model.fact import Item, Subject
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_PAID = re.compile(
    r"发[放给到]|补发|补[助贴]总额|兑[付现]|支[付出]|列支|开支|领取|报销|打卡|核销|花[费了]|拨付(?:使用|到|至|给|各)|付(?:款|出|清|给|到)|补[贴助](?=[\u4e00-\u9fff]{0,6}$)|使用(?!率)|用于"
)
_CAME = re.compile(r"下达|到位|到账|收到|拨[入来]|争取|获得|拨付")
_CAME_BEHIND = re.compile(r"(?:资金)?(?:已|均|已经)?(?:全部|全额|足额|及时|按时)*(?:下达|到位|到账|拨[付入])")
_OTHER = re.compile(
    r"未|应|欠|拟|预计|计划|标准|每|人均|户均|合同|中标|概算|总投资|余|剩|结[转存]|上年|去年|同期|较|比|撬动|带动|分红|务工|自筹|企业|收入|将|最[高低]|不超过|低于"
    r"|超过|单价|罚|违规|挪用|截留|套取|节约|节省|[核压调]减|追[加回]|收回|退|预算|贷款|捐|奖金|增[收加]|减少|第[一二三四]|季度|半年|\d月|元/|其中|分别"
)
# what an audit found is not told as spending of the project
_FOUND = re.compile(r"审计|发现|检查|抽查|整改|核查|审减")
_UNTIL = re.compile(r"截[至止][^，。；]{0,10}?[底末日]")
_OBJECT = re.compile(
    r"(?:发放|补发|兑[付现]|支[付出]|列支|开支|报销|安排|拨付|使用)了?"
    r"(?P<object>[\u4e00-\u9fff]{2,12}?(?:费|费用|经费|补[助贴]|补偿款?|奖励|工资|租金|保险|奖补|助学金|津贴|报酬))"
    r"(?:资金)?(?:共|共计|合计|总计)?[ ]?$"
)
_BEFORE = re.compile(
    r"(?P<object>[\u4e00-\u9fff]{3,16}(?:工程|标段|费|费用|工资|报酬))"
    r"(?:实际|累计|已|共)*(?:支出|支付|列支|付款)(?:了|共|计)?[ ]?"
)
# 公益岗位补助标准为每人每月800元，…，发放资金95.00万元
_STANDARD = re.compile(r"(?:^|[，,。；;：:])(?P<object>[\u4e00-\u9fff]{3,16}?(?:补[助贴]|津贴|工资|报酬|经费))标准")
_NO_WORDS = frozenset({"", "金额", "资金", "共计", "合计"})
_MARK_BUT_LIST = re.compile(r"[，,；;：:（(]")
_BASES = frozenset({"funds_received", "budget_adjusted", "budget_initial"})
_GENERAL = re.compile(r"(?:项目|工程|专项|财政|该项|补[助贴]|奖补|全部|各[类项]|资金|经费|费用|相关|有关|上述|的)+")


def settle_programme_flows(world: World, only: Subject | None) -> None:
    """Bind such amounts; `only` is the one project that a report evaluates."""
    for number in range(len(world.figures)):
        if not unread_of(world, number, Dimension.MONEY) or not world.is_amount(number):
            continue
        subject = only or programme_of(world, number)
        flow = _flow(world, number, subject) if subject is not None else None
        if flow is not None and not _is_told(world, flow):
            world.put(flow, Reason.WORDS)
    for number in range(len(world.figures)):
        if unread_of(world, number, Dimension.RATE):
            _settle_rate(world, number)


def _settle_rate(world: World, number: int) -> None:
    """Bind 占到位资金100.00万元的95.00% behind what was spent: the rate that both make."""
    spent, base = world.bound.get(number - 2), world.bound.get(number - 1)
    if spent is None or base is None or (spent.subject, spent.item, base.item) != (base.subject, None, None):
        return
    if (
        spent.concept != "expenditure_project"
        or base.concept not in _BASES
        or "占" not in clause_before(world, base.figure)
    ):
        return
    if is_ratio(world, number, world.value(spent.figure), world.value(base.figure)):
        world.put(Bound(number, "execution_rate", spent.subject, None, spent.year), Reason.TOTAL)


def _flow(world: World, number: int, subject: Subject) -> Bound | None:
    """Return what an amount is by the words of its own clause."""
    words = _UNTIL.sub("", without_names(world, _clause(world, number)))
    if _OTHER.search(words) or _FOUND.search(sentence_of(world, number)) or _is_of_another_year(world, number):
        return None
    if _PAID.search(words):
        name = _object(words, subject) or _standard(world, number, subject)
        item = Item("expense", name) if name else None
        concept = "expenditure_item" if item else "expenditure_project"
        return Bound(number, concept, subject, item, world.year, phase="expenditure")
    came = _CAME.search(words) or _CAME_BEHIND.match(world.text, world.figures[number].span.end)
    return Bound(number, "funds_received", subject, None, world.year, phase="received") if came else None


def _clause(world: World, number: int) -> str:
    """Return the words before an amount; those before 、 where it has none of its own: 发放324户、116.64万元."""
    words = clause_before(world, number)
    if words not in _NO_WORDS:
        return words
    told = _MARK_BUT_LIST.split(sentence_of(world, number))[-1].rstrip("、")
    return told if "、" not in told.removesuffix(f"、{words}") else words


def _object(words: str, subject: Subject) -> str:
    """Return what was paid, empty where it is the money of the project itself: 工程款, 补助资金."""
    match = _OBJECT.search(words) or _BEFORE.fullmatch(words)
    if match is None or _GENERAL.fullmatch(match["object"]) or match["object"] in subject.name:
        return ""
    name = _GENERAL.sub("", match["object"])
    return "" if name and name in subject.name else match["object"]


def _standard(world: World, number: int, subject: Subject) -> str:
    """Return what a sentence tells the standard of, and then what was paid at it; empty where that is the project."""
    match = _STANDARD.search(sentence_of(world, number))
    named = (
        match is not None
        and not match["object"].startswith(("每", "人均", "户均"))
        and _GENERAL.sub("", match["object"]) not in subject.name
    )
    return match["object"] if match is not None and named else ""


def _is_of_another_year(world: World, number: int) -> bool:
    years = {int(one) for one in re.findall(r"(20\d\d)年", sentence_of(world, number))}
    return bool(years - {world.year})


def _is_told(world: World, flow: Bound) -> bool:
    """Tell whether the project has another amount of the same kind."""
    key = (flow.concept, flow.subject, flow.item, flow.year)
    value = world.value(flow.figure)
    return any(
        (one.concept, one.subject, one.item, one.year) == key and world.value(one.figure) != value
        for one in world.bound.values()
    )
