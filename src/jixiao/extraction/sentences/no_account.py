"""Amounts that are no account of the unit or a project: of work, of a target, for each head, found, proposed, owed."""

import re

from jixiao.extraction.around import CLAUSE, SENTENCE, begin_of
from jixiao.extraction.lacking import is_lacking
from jixiao.extraction.sentences.outcomes import is_kept_to
from jixiao.extraction.state import BUDGETS, Place, own_words
from jixiao.taxonomy.lexicon import Sense

_PER_HEAD = re.compile(
    r"(?:其他|及其它)支出$|(?:人|户|亩|生|床|件|单位|月|日|季)均|每(?:人|户|月|亩|生|床|件|年)|单位成本"
)
_FOUND = re.compile(
    r"(?:审计|检查|巡察|巡视|抽查|复核|核查)(?:中)?(?:发现|查出|指出)|违规(?:列支|支出|使用|发放)|挪用|截留|挤占"
)
# 开展专项检查2次，涉及资金120万元
_CHECKED = re.compile(
    r"(?:检查|督查|审计|抽查|核查|稽核|稽查|巡查|自查|评审|审核|清查|清理)[^。；]{0,24}涉及(?:[\u4e00-\u9fff]{0,4}资金|金额|款项?|投资)$"
)
# 若把县本级工作经费也算进来，支出2319.89万元
_SUPPOSED = re.compile(r"[\s\u3000]*(?:若|倘若|如果|假如|假设|如(?:把|将|按|剔除|扣除|加上|算上))")
_REST = re.compile(r"(?:剩下|余下|其余|剩余)的?(?:资金|部分|钱)?$")
# 剩下的11.86万元是围墙修缮项目, but not 剩余的11.86万元是质保金
_IS_FOR = re.compile(
    r"(?:都|均|全部?|则|主要)?(?:是(?!因|由于|为)|用于|用在|花在|投向|为|由)(?![^，。；]{0,14}(?:结转|结余|质保|保证金|尾款|未|待|下年|次年|收回))"
)
# 付50万元的工程六月才开工: the size of a thing
_OF_THING = re.compile(
    r"(?:以上|以下|左右)?的[\u4e00-\u9fff]{0,4}?(?:工程|项目|设备|合同|活动|任务|标段|款项|货物)(?!支出|资金|经费|预算|款|费|总|合计|收入)"
)
_NEAR, _FUND_REACH, _IDLE_REACH = 8, 24, 40
_PROPOSED = re.compile(r"建议[^，。；]{0,20}$")
# what is owed or lent is no balance of the budget: 化债专项余额3600万元
_OWED = re.compile(r"(?:债|贷款?|借款|欠款?|应付款?|应收款?|往来款?)(?:专项|资金|本金)?(?:余额|结余)$")
# 衔接资金累计支付2210万元 is what went out of that fund, not all that the unit spent
_OF_FUND = re.compile(
    r"(?P<fund>[\u4e00-\u9fff]{2,12}?)(?:专项)?资金(?:累计|共计?|全年|实际|当年|已)*(?:支出|支付|拨付|使用|执行)(?:了|共|合计)?$"
)
_ANY_FUND = re.compile(
    r".*(?:财政|项目|专项|全部|本年度?|当年|全年|上级|预算|拨款|结转|结余|年初|各级|中央|省级?|市级?|县级?|区级?|自有|单位|其他|部门|事业|收入|性|各类|所有|的|支配)"
)
# 核减我局预算145万元 says itself what was cut
_CUT = re.compile(
    r"(?:核减|调减|压减|追减|收回)(?:[我本全该][局院校委办镇乡站所]|本?单位|部门)?(?:年初|部门|全年)?预算(?:资金|指标)?$"
)
_MOVES = ("adjustment", "reduction")
# 收回渠道清淤闲置资金0万元，调剂使用0万元: what was found idle and given to others, neither left nor spent
_IDLE = re.compile(
    r"(?:收回|盘活|清理|清缴|腾退)了?(?![存闲沉结])[^，。；、\d]{2,24}(?:闲置|沉淀|存量)(?:的)?(?:资金|指标|经费)?(?:共计?|合计)?$"
)
_REUSED = re.compile(r"(?:^|[，,、；])(?:并|已|全部|再|重新)*调剂(?:使用|用于|支出)[^，。；、\d]{0,8}$")
# 当年新增固定资产161.26万元，净增加145.13万元; 经财政评审，批复6个，核减190.06万元: no budget is changed
_OF_OTHER_THINGS = re.compile(
    r"(?<!购置)(?<!购买)(?<!采购)(?<!用于)固定资产|资产(?:原值|净值)|(?:财政|投资|预算)?评审|送审|审定|结算审"
)
_BUDGETED = re.compile(r"预算|指标|经费|拨款")
# what comes in; a budget or what was left may well be said not to have come
_COMING = frozenset({"received", "income"})


def is_no_account(place: Place) -> bool:
    """Tell an amount of work or of a target, or one for each head (人均公用经费0.99万元)."""
    head = place.head
    if head.phase == "closing" and not head.topic and _is_rest_of_spending(place):
        return True
    blind = (head.has(Sense.BLIND) or head.has(Sense.TARGET)) and not head.topic and not _is_cut_of_budget(place)
    blind &= not is_kept_to(place)
    if head.phase in _COMING and is_lacking(place.world.text, place.world.figures[place.index].span):
        return True
    words = own_words(place)
    if _is_idle(place) or (head.phase in _MOVES and not head.topic and _is_of_other_things(place)):
        return True
    if _is_of_a_fund(place) or _is_size(place):
        return True
    return blind or _is_found_or_proposed(place) or any(one.search(words) for one in (_PER_HEAD, _OWED))


def _is_idle(place: Place) -> bool:
    """Tell money of a project that was found idle, or was given to others."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    pattern = {"closing": _IDLE, "expenditure": _REUSED}.get(place.head.phase)
    return pattern is not None and pattern.search(text, max(0, start - _IDLE_REACH), start) is not None


def _is_of_other_things(place: Place) -> bool:
    """Tell by how much assets, or what an audit looked at, became more or less; its clause names no budget."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    told = _OF_OTHER_THINGS.search(text, begin_of(text, start, SENTENCE), start) is not None
    return told and _BUDGETED.search(text, begin_of(text, start, CLAUSE), start) is None


def _is_of_a_fund(place: Place) -> bool:
    """Tell what was spent of a fund that is no project of the document, where the unit is spoken of."""
    head, start = place.head, place.world.figures[place.index].span.start
    if head.phase != "expenditure" or head.topic or head.name or place.state.subject != place.world.unit:
        return False
    match = _OF_FUND.search(place.world.text, max(0, start - _FUND_REACH), start)
    return match is not None and bool(head.residue) and _ANY_FUND.fullmatch(match["fund"]) is None


def _is_size(place: Place) -> bool:
    """Tell what a thing behind the amount is worth, unless a topic says what the amount is: 花30万元的工程."""
    end = place.world.figures[place.index].span.end
    return not place.head.topic and _OF_THING.match(place.world.text, end) is not None


def _is_cut_of_budget(place: Place) -> bool:
    """Tell 核减345万元 beside a budget or another change of it from what an audit took off a bill."""
    last, cut = place.state.last_money, place.head.phase == "reduction"
    if cut and _CUT.search(own_words(place)):
        return True
    return cut and last is not None and last.phase in (*BUDGETS, *_MOVES)


def _is_rest_of_spending(place: Place) -> bool:
    """Tell 剩下的11.86万元是操场修缮项目 in a list of what was spent: the rest of the list, no balance."""
    text, span = place.world.text, place.world.figures[place.index].span
    rest = _REST.search(text, max(0, span.start - _NEAR), span.start) is not None
    return rest and _IS_FOR.match(text, span.end) is not None


def _is_found_or_proposed(place: Place) -> bool:
    """Tell what an audit found or looked at, a proposal asks for, a sentence supposes: 审计发现1.36万元."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    begun = begin_of(text, start)
    supposed = _SUPPOSED.match(text, begun, start) is not None
    return supposed or any(pattern.search(text, begun, start) for pattern in (_FOUND, _CHECKED, _PROPOSED))
