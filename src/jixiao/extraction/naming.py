"""Which words can be the name of a project, and which are a functional class."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from jixiao.extraction.empty_words import says_nothing
from jixiao.extraction.sources import is_giver
from jixiao.extraction.whose import is_organ
from jixiao.model.outline import Heading
from jixiao.model.span import Span
from jixiao.taxonomy.lexicon import Sense, lexicon
from jixiao.taxonomy.units import load

_CLASSES = re.compile(r"科目|功能分类|功能类|财政拨款(?:本年)?支出|一般公共预算.{0,12}支出")
_PROJECTS = re.compile(r"项目(?!支出|级|分)")
_MONEY = re.compile(r"\d[\d.,]*\s?(?:万元|亿元|元|分|%)")
_LEFT = 2
_GENERAL = re.compile(
    r"自身|本身|部门|单位|整体|本年|全年|年初|年末|项目|专项|其他|其中|本|该|各|主要|基本|以上|上述|一般|重点|全部|合计|总计|支出|预算|资金|绩效|概况|实施"
    r"|组织|管理|目标|完成|自评|评价|到位|来源|投入|决策|过程|效果|概述|背景|及|与|和|的|说明|分析|使用|安排|财政|经费|收支|执行|产出|效益"
    r"|家底|家当|来龙去脉|账目|账本|总账|大账|花销|开销|进账|来处|去处|来路|去路|钱款|钱"
    r"|质量|数量|时效|成本|满意度|指标|立项|背景|依据|内容|结论|得分|申报|情况|收入|拨款|决算|结转|结余|当年|年度|总体|批复|调整|追加|政策|截至|共|万元|元|\d+年|\d+月|我|局|县|市|区|省|可用|\d+"
)
_INTRODUCED = re.compile(r"(?:项目|专项|工程|资金)(?:名称)?(?:为|是|即|叫)?[“\"]")
# what is said of the work, not the name of a piece of it: 预算编制的准确性有待提高
_JUDGES = re.compile(
    r"有待|不够|不足|不高|不强|不严|不细|不实|不到位|不规范|不完善|不健全|不及时|不均衡|偏低|偏慢|偏高|偏大|滞后|欠缺|缺乏|薄弱(?!环节|学校|地区|村|乡镇)|进一步|存在"
    r"|逐年|来看|分年度|尚需|仍需|需要|问题|原因|差异|(?:提高|加强|完善|改进|重视|规范)$"
    r"|按[^，。；]{0,6}(?:编制|安排|核定|测算|计提)$|年$|起算|^回[看顾]|从\d|哪|什么|怎[么样]|如何|为何|是否|多少钱?|去向$|来源$|来路|去路"
    r"|^(?:到位|收到|争取|拨付|下达|安排)|(?:项目|工程)(?:计划|到位|投入|支付|拨付|下达)|^(?:归总|合计|加总|汇总|相加|加起来|合起来|总的|“?三公”?|其次|最多|第[一二三四五]是)"
    # 据财务决算统计, 经核对账目: where the figures come from
    r"|^(?:计划|预算|安排|批复|核定|支出|支付|投入|实支|到位)\d"
    r"|^(?:根据(?!地)|依据|依照|按照|参照|对照|通过|随着|鉴于|由于|据(?!点)|经(?![济营络贸典费纪]))"
    r"|^(?:加强|强化|提高|完善|健全|严格|规范|落实|优化|加快|加大|注重|坚持|做好|细化|科学|合理|预算编制|预算执行|绩效管理|资产管理|财务管理)"
)
# a whole clause that leads to figures: 两者并不矛盾：2022年预算…; 预算调整先增后减：年初…
_SAYS = re.compile(
    r"并[不非无未]|不(?:是|等于)|一回事|[两二三]者|先[增减升降高低多少松紧快慢][后再][增减升降高低多少松紧快慢]|有[增升][有]?[减降]"
    r"|(?<!冷)却|反而|所以|因此|因而|如[上下]|^截[至止]|以[上下内外]$|(?:情况|(?<!大)数据|结果|口径|算法|说法)(?:如下|不同|一致|相同)?$"
    r"|(?:不同|一致|相同|相等|相符)$"
    # 而与年初批复数相比, 低于其他项目: what is held against another
    r"|^(?:而|但|若|如)?(?:与|同|和|跟|比|较|相比)[^，。；]{2,16}(?:相比|比较|对比|对照|比)$|^(?:略|远|明显)?[低高快慢好优劣多少](?:于|过)"
)
# how many there are, not the name of one: 财政项目3个, 预算内项目两项, 纳入评价的5个子项目
_NUMBER = r"[\d０-９一二两三四五六七八九十]{1,3}"
_SEVERAL = re.compile(
    rf"(?:项目|专项|子项|任务|工程)(?:共|共计|合计|总计|有|共有)?{_NUMBER}[个项笔]$"
    rf"|{_NUMBER}[个项](?:子|财政|重点|专项|预算|支出|二级|一级|部门|民生|主要|单位){{0,3}}(?:项目|专项)?(?:的[^，。；]{{1,4}})?$"
    rf"|^{_NUMBER}[个项样笔块类](?:任务|工作|工程|活动|措施|资金|经费|费用|支出|开支|补贴|补助|事项|内容)?(?:合计|共计|总计|合共|(?:相)?加(?:起来|总)?)?$"
    rf"|^(?:以上|上述|前述|这|全部|所有)(?:{_NUMBER}[个项笔类]|各个?)(?:财政|重点|专项|预算|民生|主要)*(?:项目|专项|任务|工程)?"
    r"(?:资金|经费|支出)?(?:共计?|总共|一共|合计|总计|累计|合起来|加起来|相加)?$"
    # 把六项加起来, 将各项目合并计算: what is done with all of them
    r"|^[把将](?:这|上述|以上|前述|各|全部|所有|[\d两三四五六七八九十])[^，。；]{0,10}$"
    r"|(?:加|合|汇|凑|归|拢)(?:起来|总|到一[起块处]|在一[起块处]|拢|并)(?:来)?(?:看|算|计算|统计|反映)?$"
)
# what a sentence says of money: 全部用于救护车辆, 投入最集中的是防汛经费, 当年用于业务活动的
# 本工程, 该项资金: the project that is spoken of, not its name
_THIS = re.compile(
    r"[本该此](?:项|笔|类|个)?(?:项目|工程|专项|资金|经费|补助|补贴|课题|政策|方向|子项|任务|环节)(?:资金|经费|支出)?"
)
_SPOKEN = re.compile(
    r"^“?(?:全部|均|都|主要|大部分)(?:为|是|系|由|用于|用在|投入)|最[^，。；]{1,5}的(?:是|为)|^(?:当年|全年|本年)用于[^，。；]{2,}的$"
    r"|^(?:分|按|从)(?:预算|所属)?(?:单位|科室|部门|科目|用途|来源)(?:来)?(?:看|统计|分|划分)?$"
    # 但差旅费年初只安排14.83万元
    r"|(?:年初|年中|年末|仅|(?<![船舰])只|却|仍)$"
    # 人代会批下来的, 年底结在账上, 就到: what was done with the money
    r"|(?:批|拨|转|结|剩|滚|留|追|拿|省|发|分|收|挪|调|定|核|划|给|存|余|花|用|压|减|交|缴|要|争取)"
    r"(?:下来|过来|上来|回来|进来|出来|下去|出去|起来|回去|上去)的?$|(?:争取|转|滚|拨|批|要)来的$"
    r"|(?:账|账面|账户|专户|手|手头|盘子|国库)[上里]的?$|^(?:就|便|才|也就|已)(?:到|是|有|达|只)"
    # 维持学校运转的基本 before 支出
    r"|的(?:基本|项目)$"
    # 人均补助标准由40元提高到45元; 支出与收入之比即执行率
    r"|^(?:人均|户均|亩均)(?:补助|补贴|经费|支出|标准)+$|之比(?:即|为|是)?$"
)
# points back at what was named before: 学校为该项目编列, 此基地
_POINTS = re.compile(
    r"(?<!应)该|为[之其此]|^(?:此|对此|[我本][局院校镇乡委办站所队]|这(?:一|个|项|笔|些)|前者|后者|其(?!他|它))"
)
# 体彩公益金安排85万元: what a project is paid from, unless a title or a table calls one so
_LOTTERY = re.compile(
    r"(?:中央|[省市县区州旗]本?级|本级)?(?:集中)?(?:(?:福利|体育|福|体)?彩票?公益金|土地(?:使用权)?出让(?:金|收入)|(?:专项|一般|政府)+债券)"
    r"(?:资金|收入)?(?:安排|下达|拨款|拨付|补助)?"
)
# the kinds that all projects of a budget are parted into, with what belongs to none: 运转类项目支出
_KINDS_OF_PROJECTS = re.compile(r"(?:其他)?(?:人员|(?:其他)?运转|公用|特定目标|专项业务)类(?:项目)?(?:支出|经费|资金)?")
# the halves of a budget by other names: （1）日常运转。, （2）项目建设。
BASIC_BY_NAME = (
    r"(?:日常|机关|机构|单位|部门|基本|正常|自身)+(?:运转|运行|开支|保障)(?:保障|开支)?"
    r"|(?:人员|工资)(?:和|与|及|、)(?:日常|机构|机关)?运转"
)
PROJECTS_BY_NAME = r"(?:项目|专项)(?:建设|投入|实施|推进|工作|开支|方面)"
_HALVES = re.compile(rf"{BASIC_BY_NAME}|{PROJECTS_BY_NAME}")
# what a section is called that compares: 三年对比, 分月执行变化
_COMPARES = re.compile(r"(?:对比|比较|对照|变化|变动|趋势|走势|一览|概览|总览)(?:情况|分析)?$")
# 一季度, 人员方面: a part of the year or of what is spoken of
_TIME = re.compile(r"季度$|半年$|月份?$|阶段$|方面$|部分$|[一二三四五六七八九]批$|期间$")
_SENSES = frozenset({Sense.PHASE, Sense.TOPIC, Sense.RATE, Sense.COUNT, Sense.SCOPE, Sense.NEUTRAL, Sense.LINK})


def is_name(words: str, *, called: bool = False) -> bool:
    """Tell whether words say more than the words of budgets do: 教师培训, not 全年预算执行情况.

    `called`: 项目 follows, so that they are no organ even where they end like one (送戏下乡).
    """
    if _MONEY.search(words) or _JUDGES.search(words) or (is_organ(words) and not called) or _INTRODUCED.search(words):
        return False
    if is_no_name(words) or says_nothing(words) or _LOTTERY.fullmatch(words) is not None:
        return False
    left = words
    for match in reversed(list(lexicon().general.find(words))):
        if any(sense in _SENSES for sense, _ in lexicon().senses.get(match.text, ())):
            left = left[: match.start] + left[match.end :]
    return len(_GENERAL.sub("", left).strip("“”（）() ，、")) >= _LEFT


# 县两级安排, 中央补贴资金: who pays
_PAYERS = re.compile(
    r"(?:中央|地方|上级|[省市州县区旗盟乡镇、和]{1,5})(?:[本两三四各]?级)?(?:财政)?(?:补贴|补助|配套|奖补)?(?:资金)?"
)


def is_no_name(words: str) -> bool:
    """Tell words for how many there are (财政项目3个), a section (三年对比), or who pays (市级财政)."""
    spoken = (
        any(one.search(words) is not None for one in (_SPOKEN, _POINTS, _COMPARES, _SAYS))
        or _THIS.fullmatch(words) is not None
    )
    spoken |= any(one.fullmatch(words) is not None for one in (_KINDS_OF_PROJECTS, _HALVES))
    spoken |= words.removesuffix("支出") in _classes()
    return spoken or _SEVERAL.search(words) is not None or is_giver(words) or _PAYERS.fullmatch(words) is not None


def speaks_of_classes(titles: Iterable[str]) -> bool:
    """Tell whether headings, the innermost first, are about spending by functional class, not about projects."""
    found = (title for title in titles if _CLASSES.search(title) or "项目" in title)
    first = next(found, "")
    return bool(_CLASSES.search(first)) and not _PROJECTS.search(first)


@cache
def _function_items() -> frozenset[str]:
    return frozenset(load("function_items.toml")["items"])


@cache
def _classes() -> frozenset[str]:
    return frozenset(name for name in load("function_items.toml")["classes"] if len(name) > _LEFT)


@cache
def economic_items() -> frozenset[str]:
    """Return the names of what money is spent on in general: 办公费, 印刷费."""
    return frozenset(load("economic_items.toml")["items"])


def may_be_project(name: str) -> bool:
    """Tell a name that is neither a word of the budget, nor an item of the economic classification, nor a time."""
    plain = name not in economic_items() and name not in lexicon().senses
    return plain and not names_side(name) and is_name(name, called=True)


def names_side(name: str) -> bool:
    """Tell a title of one side of what is spoken of, or of a part of the year: 人员方面, 一季度."""
    return _TIME.search(name) is not None


def names_class(name: str) -> bool:
    """Tell the name of a functional class: 机构运行, 一般公共服务支出, 行政运行（项）."""
    return name in _function_items() or name.endswith(("支出", "）", ")"))


def is_class(name: str, at: int, text: str, headings: Sequence[Heading]) -> bool:
    """Tell the name of a functional class, in a section about such classes."""
    if name.strip("“”") not in _function_items():
        return False
    place = Span(at, at)
    over = (one.title.of(text) for one in reversed(headings) if one.body.contains(place) and not one.runs_on)
    return speaks_of_classes(over)
