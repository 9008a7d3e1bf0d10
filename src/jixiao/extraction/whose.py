"""Whose figure it is: the unknown words before a label."""

import re

from jixiao.extraction.around import begin_of
from jixiao.extraction.heads import Head, only_verbs
from jixiao.extraction.sources import is_source_of_plan
from jixiao.extraction.state import SPENDING, Place
from jixiao.model.fact import Subject, SubjectKind

_SHORT = 2
# words for totals that anybody may have: 村集体经济收入总额
_COMMON = frozenset(
    {"income_total", "income_year", "income_sum", "income_other", "income_operation", "income_business"}
)
# how a list of units calls the unit at its head
OWN = frozenset(
    {"本级", "机关", "局机关", "委机关", "厅机关", "机关本部", "局本级", "委本级", "厅本级", "机关本级", "部门本级"}
)
_ORGAN = re.compile(
    r"(?:机关|局|委|办|部|厅|院|校|园|中心|站|所|镇|(?<![下返回兴])乡|街道|处|会|馆|队|县|市|区|省|旗|仓库|基地|公司|集团|大学|学院)$"
)
# what work brought in or gave out (争取上级补助资金) is no income or spending of the books
_GOVERNMENTS = ("人民政府", "办事处", "街道", "镇", "乡")
_REACH, _FAR = 24, 32
_REST = re.compile(
    r"(?:其余|其[他它]|零星|零散|剩余|余下)[^，。；、\d]{0,6}(?P<kind>项目|专项|工程)[^，。；、\d]{0,8}$"
)
# 会议费6.80万元，其余为水电、维修等开支5.00万元: the last one is not of what was named before
_REMAINDER = re.compile(r"(?:其余|余下|剩下|剩余)[^，。；\d]{0,24}$")
_REGION = re.compile(r"全[县市区省州国旗盟](?:完成|实现)?(?:地方|财政|一般公共预算|政府性基金)[^，。；、\d]{0,12}$")
# why a budget was changed: 因扩招追加120万元
_MOVES = ("adjustment", "reduction")
_CAUSE = re.compile(
    r"(?:因|由于|为|按|根据|受|随着)[^，。]{2,}|(?:经|报)[^，。]{0,8}(?:批准|同意|批复)|[^，。]{0,4}说明$"
)
# the way that money went says nothing of whose it is: 通过惠农一卡通足额发放95.00万元
_WAY = re.compile(
    r"(?:^|[，,；。、）)])(?:经由?|通过|由|从|依托|借助|采取|以)[\u4e00-\u9fff“”]{2,14}"
    r"(?:系统|平台|专户|账户|国库|一[卡折]通|一本通|社保卡|存折|银行|信用社|渠道|方式|形式|窗口)[\u4e00-\u9fff]{0,8}$"
)
# who decided on it says nothing of whose it is: 县人大常委会批准调增320万元
_APPROVED = re.compile(
    r"(?:人大|常委会|政府|财政[局厅部]?|党组|办公会|主管部门|上级|会议)[^，。；\d]{0,10}(?:批准|同意|批复|审议通过|决定|研究)$"
)
# who gave more, or took some back, and why, says nothing of whose it is: 8月省水利厅因旱情增拨40万元
_MOVER = re.compile(
    r"(?:\d{1,2}月(?:份|底|初|[上中下]旬)?)?(?:中央|国家|自治区|兵团|上级|主管|财政|本级|[省市州盟县区旗镇乡师])(?:里|级|本级)?(?:财政)?[\u4e00-\u9fff]{0,6}?"
    r"(?:[厅局部委办]|政府|部门|里|级|财政)?(?:(?:因|由于|为|根据|按|应|鉴于)[^，。]{2,})?(?:批准|同意|决定|研究)?(?:又|再|另)?"
)
# when it was, who got it and which kind of money it is name no other project: 招标后付款, 兑付给农户的补助资金
_NAMELESS = re.compile(
    r"[^，。]{0,14}(?:后|以后|之后|时|之前|以前|期间|过程中)|(?:通过“?一[卡折]通”?)?(?:直接|全部)?(?:给|到|至)[\u4e00-\u9fff]{2,10}?(?:的)?(?:补[助贴]|奖补|奖励|款)?"
    r"|一次性|(?:资金|经费)?(?:[于在分先后足额及时全部初底末]|[\d、和及年月日号]|[上中下]旬|[一二两三四][批次])+|(?:而|但|另|又)?(?:专项|配套|补助|自筹|奖补|补贴|扶持)+"
)
_IN_ALL = ("共", "合计", "总计", "累计")
_OF_YEAR = ("全年预算", "全年总预算", "年初预算", "调整后")
# 可支配额度, 年末结余: words for what the whole has, whatever unknown parts stand before
_OF_ALL = ("全年", "可支配", "可用", "调整后", "年末", "年底", "年终", "到位", "到账")
_BALANCES = frozenset({"adjusted", "closing"})
_EXAMPLE = re.compile(r"[ \t\u3000]*(?:例如|比如|譬如|诸如|如(?!上|下|实|期|数|约|果|此))")
_ITSELF = re.compile(r"(?:机关|本级)+$")
_WORKS = re.compile(
    r"[\u4e00-\u9fff]{2}(?:建设|改造|维修|维护|修缮|养护|保护|治理|整治|防治|购置|采购|补助|补贴|救助|服务|监测|检测|普查|调查|宣传|培训|演出|展览"
    r"|修复|绿化|清淤|加固|扩建|新建|迁建|安装|更新|升级|开发|运营|运维|编制|规划|推广|研究|数字化|信息化|工程|活动|行动|计划)$"
)
# what kind of spending it is, where it goes or what it follows, and no name
_NO_PROJECT = re.compile(
    r"的|类|等|^[用因由对按为将把向以从在与和及除]|^(?:各|全|本|其他|其中|上述|一般|主要|重点|部分|基本)|年"
)
_SCHOOL = re.compile(r"(?:小学|中学|幼儿园|学校|医院|卫生院|福利院|敬老院)$")
_DONE = re.compile(r"^(?:完成|实施|开展|推进|安排)了?")
_OF_WORK = re.compile(r"(?:争取|引进|筹集|整合|撬动|带动|追回|减免|兑付|罚没|挽回|化解|募集|捐赠|招商)")


def is_organ(words: str) -> bool:
    """Tell whether words end like the name of an organ."""
    return len(words) > 1 and _ORGAN.search(words) is not None


def is_unit_row(words: str) -> bool:
    """Tell what a row of a table of units names: 本级, 县水务局, 县水务局本级."""
    school = _SCHOOL.search(words) is not None
    return words in OWN or school or is_organ(words) or is_organ(_ITSELF.sub("", words))


def is_known_subject(place: Place, *, loose: bool = False) -> bool:
    """Tell whether the unknown words before a label leave open whose figure it is.

    A known project becomes the subject of the paragraph. `loose`: a topic of its own settles it as well.
    """
    head, state = place.head, place.state
    residue = head.residue
    if head.topic == "project_total" and residue.endswith("类"):
        # 特定目标类项目支出 is of all projects of that class
        state.subject = state.home or state.subject
    if _is_of_rest(place) or _is_of_region(place):
        state.lost = True
        return False
    called = _DONE.sub("", residue)
    if loose and _is_project(head, called):
        state.subject, state.item, residue = place.world.project(called), None, called
    elif head.name or (loose and (head.class_item or (head.topic and head.topic not in _COMMON))):
        return _OF_WORK.search(residue) is None
    if not residue or (state.subject.kind is SubjectKind.PROJECT and _NAMELESS.fullmatch(residue)):
        return not state.lost or _sums_up(place)
    if _is_aside(place):
        return not state.lost
    short = len(residue) <= _SHORT and not _is_of_income(head) and not _is_kind_of_spending(place)
    source = state.subject.kind is SubjectKind.PROJECT and is_source_of_plan(residue)
    if _is_known_name(place, residue) or short or only_verbs(residue) or is_organ(residue) or source:
        return True
    state.lost = state.parent is None
    return False


def _is_aside(place: Place) -> bool:
    """Tell words for who approved an amount, which way it went, who changed a budget and why: no name in them."""
    residue = place.head.residue
    moved = place.head.phase in _MOVES and any((_CAUSE.match(residue), _MOVER.fullmatch(residue)))
    return moved or _APPROVED.search(residue) is not None or _is_way(place)


def _is_project(head: Head, words: str) -> bool:
    """Tell the name of one project directly before 项目支出: 水源地保护项目支出12万元, not 特定目标类项目支出."""
    named = _WORKS.search(words) is not None and _NO_PROJECT.search(words) is None
    return named and head.topic == "project_total"


def _sums_up(place: Place) -> bool:
    """Tell what a project has in all, whatever unknown parts were listed before it: 共到账85.7万元."""
    if _is_example(place):
        return False
    labels = place.head.labels
    of_project = place.state.subject.kind is SubjectKind.PROJECT and place.state.subject == place.state.home
    whole = place.head.phase in _BALANCES and bool(labels) and labels[0].text.startswith(_OF_ALL)
    return whole or (of_project and bool(labels) and labels[0].text.startswith((*_IN_ALL, *_OF_YEAR)))


def _is_example(place: Place) -> bool:
    """Tell a sentence that takes something unknown for an example: 如技术推广执行率82.70%，年末结转28.26万元."""
    start = place.world.figures[place.index].span.start
    return _EXAMPLE.match(place.world.text, begin_of(place.world.text, start), start) is not None


def _is_of_region(place: Place) -> bool:
    """Tell what a whole region took in or spent (全县一般公共预算支出48.9亿元), which is not the unit's."""
    head, world = place.head, place.world
    general = head.phase in ("expenditure", "income") and (not head.topic or head.topic.startswith("income_"))
    if not general or head.rate or world.unit.name.endswith(_GOVERNMENTS):
        return False
    start = world.figures[place.index].span.start
    return _REGION.search(world.text, max(0, start - _REACH), start) is not None


def _is_way(place: Place) -> bool:
    start = place.world.figures[place.index].span.start
    return _WAY.search(place.world.text[max(0, start - _REACH) : start]) is not None


def _is_of_rest(place: Place) -> bool:
    """Tell what the projects that nobody names cost (其余零星项目花了5.00万元), which is not all that was spent."""
    head, state = place.head, place.state
    bare = not head.topic and not head.name
    start = place.world.figures[place.index].span.start
    listed = state.item is not None and _REMAINDER.search(place.world.text, max(0, start - _FAR), start) is not None
    rest = _REST.search(place.world.text, max(0, start - _REACH), start)
    # 剩余工程款5.00万元 is of the project that is spoken of
    other = rest is not None and (rest["kind"] != "工程" or state.subject.kind is SubjectKind.UNIT)
    return bare and (listed or other)


def _is_of_income(head: Head) -> bool:
    """Tell an income that a short word before it makes another one: 药品收入."""
    return (head.topic in _COMMON and head.topic != "income_business") or (head.phase == "income" and not head.topic)


_SPENDING = ("支出", "开支")


def _is_kind_of_spending(place: Place) -> bool:
    """Tell 药品支出, and any such word in a list of what was spent: one kind of it, not all of it."""
    parent, head = place.state.parent, place.head
    listed = parent is not None and parent.phase in SPENDING
    named = len(head.residue) == _SHORT and bool(head.labels) and head.labels[0].text in _SPENDING
    return head.phase == "expenditure" and not head.topic and (listed or named)


def _is_known_name(place: Place, residue: str) -> bool:
    """Tell the name of the unit, of a project, or in a list of a unit below it; the latter two become the subject."""
    state, world = place.state, place.world
    if residue in world.unit.name or (world.unit.name and world.unit.name in residue):
        return True
    if residue in world.projects:
        state.subject, state.item = world.project(residue), None
    elif state.parent is not None and len(residue) > 1 and (residue in OWN or is_organ(residue)):
        state.subject, state.item = Subject(SubjectKind.UNIT, residue), None
    return Subject(state.subject.kind, residue) == state.subject or residue in world.projects
