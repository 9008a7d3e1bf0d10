"""What a statement of no problem is about: the spending, something else, or what others say."""

import re

from jixiao.checking.rule import Ground
from jixiao.checking.spending import Held
from jixiao.model.fact import SubjectKind
from jixiao.model.span import Span

_STOPS = "。；;\n"
# 并非没有问题, 有的单位自评称没有问题, 不能因为没有问题就放松
_REPORTED = re.compile(
    r"(?:并非|不是|绝非|并不是|不能|不可|不应|不要|因为|称|认为|反映|以为|自称|如果|即使|只要|凡是?|若|对(?:于)?(?:上年|去年)?)[^，,]{0,4}$"
)
# the words before say what the problem was, or whose: 执行率偏低是主要问题，没有其他问题
_REMAINING = re.compile(r"问题|此外|除此|另外|之外|以外")
_ELSE = re.compile(r"(?:其他|其它)")
# of another year, or one of several that were counted
_OTHERS = re.compile(r"20\d\d年|上年|去年|往年|[\d一二三四五六七八九十]+(?:个|家|处|所)[^，,。；;\d]{0,6}$")
# what is looked into beside the spending
_LOOKED_INTO = re.compile(
    r"验收|试运行|运行期|监测|检测|采购|凭证|督察|督查|巡查|督导|档案|核验|留样|公示|信访|来信|来访|排查|检查|抽[查看检]"
    r"|安装|设备|环保|纪检|监察|招标|合同|施工|工程|食品|食堂|水质|空气|程序|账目|资产|固定资产|人事|保密|消防|用电|网络|系统|数据"
    r"|审核|调查|走访|回访|村|户|考试|培训|卫生|试点|质保|调试"
)
# what is said of spending, or of all that the report is about
_OF_SPENDING = re.compile(r"预算|执行|支出|支付|资金|经费|绩效|进度|项目(?!竣工|验收|质量)|自评|总体|整体|管理")
_ADMITTED = re.compile(
    r"(?:执行|支出|支付|资金|使用|进度)[^，,。；;\n]{0,8}(?:偏低|偏慢|较慢|缓慢|滞后|不高|较低|迟缓|不够快|慢)"
    r"[^，,。；;\n]{0,6}(?:问题|现象|情况|，|,|。|；|;|\n|的?(?:主要)?原因|是)"
)
_DENIED = re.compile(r"(?:不存在|没有|无|未|避免|防止|杜绝|是否|如|若|要求|得分?|扣)[^，,。；;\n]{0,12}$")
_ITEM = re.compile(
    r"[ \u3000]*(?:(?P<bracket>[（(]\d{1,3}[）)])|(?P<han>[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?P<digit>\d{1,2}[.．、](?!\d))|(?P<ring>[①-⑳]))"
)
_RATE = re.compile(r"(?:执行|支付|支出|使用)率[为达]?(?:到)?[ ]?\d")


def _before(text: str, area: Span, at: int) -> str:
    begun = max(area.start, *(text.rfind(stop, area.start, at) + 1 for stop in _STOPS))
    return text[begun:at]


def _clause(text: str, area: Span, at: int) -> str:
    return re.split(r"[，,、：:]", _before(text, area, at))[-1]


def is_of_other(text: str, area: Span, at: int) -> bool:
    """Tell a statement that is denied, told of others, about another year, or about what is left beside a problem."""
    before = _before(text, area, at)
    # those that are counted, or of another year
    if _REPORTED.search(before) or _OTHERS.search(_clause(text, area, at)):
        return True
    remaining = _ELSE.search(text[at : at + 8]) is not None
    return remaining and _REMAINING.search(text[area.start : at]) is not None


def is_looked_into(text: str, area: Span, at: int) -> bool:
    """Tell a statement about something else that was looked into: 项目竣工验收未发现问题."""
    return _LOOKED_INTO.search(_clause(text, area, at)) is not None


def is_proven_of(text: str, area: Span, match: re.Match[str]) -> bool:
    """Tell a statement about the spending or about everything: what else was looked into need not be it."""
    clause = _clause(text, area, match.start())
    if is_looked_into(text, area, match.start()):
        return False
    return not clause.strip() or _OF_SPENDING.search(clause + match.group()) is not None


def is_admitted(text: str) -> bool:
    """Tell a report that says somewhere that spending was slow or low."""
    for match in _ADMITTED.finditer(text):
        if not _DENIED.search(text, max(0, match.start() - 24), match.start()):
            return True
    return False


def is_of_another_item(ground: Ground, area: Span, one: Held) -> bool:
    """Tell the rate of a project in one entry of a list, where the statement stands in another one."""
    text = ground.extracted.document.text
    if one.subject.kind is SubjectKind.UNIT or area.start <= one.span.start < area.end:
        return False
    line = text[text.rfind("\n", 0, one.span.start) + 1 : one.span.start]
    there, here = _ITEM.match(line), _ITEM.match(text, area.start, area.end)
    # both are entries of one list, which tell what each project spent
    alike = there is not None and here is not None and there.lastgroup == here.lastgroup
    return alike and _RATE.search(text, area.start, area.end) is not None
