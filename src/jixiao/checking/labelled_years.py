"""Years that their own words bind to the report: the period judged, the day of the figures, a year against itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, places, value
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

# 评价时段：2022年1月1日至2022年12月31日; 评价基准日为2022年12月31日
_PERIOD = re.compile(
    r"(?:评价|自评|绩效评价)(?:工作)?的?所?(?:所属|对应|覆盖|涵盖|针对|反映)?的?"
    r"(?:时段|时间段|期间|区间|基准日|基准期|截止日|时间范围|起止时间|时间|年度)[为是：:]{1,2}[ ]*"
    r"(?P<year>20\d\d)[ ]*年(?:1月1日)?(?:(?:至|到|[-—－~～])(?:20\d\d年)?)?12月31日"
)
# 2018年1月1日至2019年12月31日，即一个完整的预算年度
_ONE_YEAR = re.compile(
    r"(?P<year>20\d\d)年1月1日起?(?:至|到|[-—－~～])(?P<own>20\d\d)年12月31日止?[，,、（( ]*"
    r"(?:即|也就是|为|是|系|共|计)*(?:一个?|整个?|完整的?|整整)+(?:完整的?)?(?:预算|会计|财政|自然|日历|财务|公历)?年度?(?=[，。；）)\n的])"
)
# 现将2022年度……公告如下，数据截至2021年12月31日。
_AS_OF = re.compile(
    r"(?:现将|现就)[^。；\n\d]{0,12}(?P<own>20\d\d)年[^。；\n\d]{4,60}如下[^。；\n\d]{0,4}数据(?:统计)?截[至止]到?(?P<year>20\d\d)年12月31日"
)
# 我局对2022年度部门整体支出开展了绩效自评，现将情况报告如下
_JUDGED = re.compile(
    r"对[^，。；、\d\n]{0,12}(?P<year>20\d\d)年度?[^，。；\d\n]{2,30}?(?:进行|开展|组织|实施)了?[^，。；\d\n]{0,6}(?:自评|评价)"
    r"[^。；\d\n]{0,12}现将(?:20\d\d年度?)?(?:(?!打算|计划)[^。；\d\n]){0,20}如下"
)
# 对2022年度部门支出进行了评价，现将2021年度自评情况报告如下
_NOTICE = re.compile(
    r"(?P<own>20\d\d)年(?:度|(?=部门|单位|财政|预算|项目))[^。\n\d]{4,100}现[将就](?:我|本|全)?[^，。；\d\n]{0,10}(?P<year>20\d\d)年度?"
    r"[^。；\n\d]{0,24}(?:自评|评价|绩效|支出|决算|预算执行)[^。；\n\d]{0,24}如下"
)
# 2022年度决算以2021年12月31日为基准日
_BASIS = re.compile(
    r"(?P<own>20\d\d)年度(?:部门)?(?:决算|自评|评价|报告|绩效|数据)[^。；\n\d]{0,16}以(?P<year>20\d\d)年12月31日"
    r"(?:作为|为)[^。；，\n\d]{0,8}(?:基准|截止|时点)"
)
_CAPTION = re.compile(
    r"^[ \t\u3000]*(?:附?表[ ]?[\d一二三四五六七八九十]{0,2}[：:、 \u3000]*)(?P<year>20\d\d)年度?"
    r"[^\n\d，。]{4,30}(?:自评表|评分表|自评得分表)[ \t]*$",
    re.MULTILINE,
)
# 截至2020年12月31日，2021年度预算已执行: nothing is spent before its year begins
_DAY = r"截[至止]到?(?P<year>20\d\d)年12月(?:31日|底|末)[，,]"
_PAID = r"(?:支出|支付|执行|使用|兑付|完工)"
_SPENT = re.compile(
    rf"{_DAY}(?:[^。；\n\d]{{0,24}}[，,])?(?:[我本全][局院校站所县市区镇乡委办]?|(?:本|我|全)?(?:单位|部门|中心))?(?P<own>20\d\d)年度?(?:(?!提前|预付|计划|下达)[^。；\n]){{0,24}}{_PAID}"
)
# 2021年的各项资金已于2020年12月底前兑付
_PAID_BY = re.compile(
    r"(?P<own>20\d\d)年度?的?(?:上述|以上|全部|各项|全年)*(?:支出|资金|款项|经费|预算)[^。；\n\d]{0,10}于"
    rf"(?P<year>20\d\d)年12月(?:31日|底|末)[^。；\n]{{0,16}}{_PAID}"
)
# 至2021年12月底实际支出262.20万元，占2022年调整后预算的95.00%
_PORTION = re.compile(
    rf"(?:截[至止]到?|至|到)(?P<year>20\d\d)年(?:12月(?:31日|底|末)|年?[底末])[，,]?(?:(?!预付|提前|上年)[^。；，,\n\d]){{0,16}}?{_PAID}"
    rf"(?:了|资金|金额)*{NUMBER}(?:万元|亿元|元)[，,](?:占|为|是|完成|达到?|相当于)(?P<own>20\d\d)年度?[^。；，,\n\d]{{0,10}}预算"
)
# 对照年初目标，2019年撂荒地整治完成率为107.50%……均达到2021年绩效目标表的要求
_AIMED = re.compile(
    r"(?P<year>20\d\d)年度?(?:(?!启动|立项|开工|批复|印发|下达|结[转余]|[比较]|以来|起)[^，。；\d\n]){1,14}率"
    r"[为是达到]{0,2}\d[\d.]*[ ]?[%％]"
    r"(?:(?!20\d\d年|上年|去年|[增减升降])[^。；\n]){0,60}?(?:均|都|全部|全面)?(?:达到|完成|实现|符合)了?(?P<own>20\d\d)年度?"
    r"[^。；，,\n\d]{0,8}(?:目标|指标|任务)"
)
# a list of papers of one year: 1.水利局2022年度整体支出绩效自评表 / 2.水利局2023年度项目支出绩效自评表
_PAPER = re.compile(
    r"^[ \t\u3000]*(?:附件?)?[\d一二三四五六七八九十]{1,2}[.．、：:][ \t]*[^\n\d，。]{0,25}(?P<year>20\d\d)年度?"
    r"[^\n\d，。]{2,30}(?:自评表|评价表|数据表|评分表|自评报告|评价报告)[^\n。]{0,20}$",
    re.MULTILINE,
)
# 2023年度收入总计90.00万元，比2023年度增加5.00万元
_ITSELF = re.compile(
    r"(?:^|(?<=[。；;\n]))[ \t\u3000]*(?:(?:[一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[）)])[ ]*)?"
    r"(?P<own>20\d\d)年度?"
    r"(?:(?!20\d\d年|本年|今年|上年|去年|月)[^。；;\n]){2,60}?(?:[比较]|与|同)(?P<year>(?P=own))年度?(?:决算数?)?"
    r"(?:相比)?[，,]?(?:增加|减少|增长|下降|上升|持平)",
    re.MULTILINE,
)
# 2023年预算收入1,540.00万元，2023年支出1,509.20万元，2021年预算执行率为98.00%: the rate of this year's amounts
_RATED = re.compile(
    rf"(?P<own>20\d\d)年度?[^，。；\d\n]{{0,20}}?(?P<whole>{NUMBER})(?P<unit>万元|亿元|元)[，,](?:(?P=own)年度?|当年|全年)?[^，。；\d\n]{{0,12}}?"
    rf"(?P<part>{NUMBER})(?P=unit)[，,](?P<year>20\d\d)年度?(?:全年)?(?:预算|资金|支出|总体|整体)*(?:执行|支出|完成|支付)(?:进度|率)[为达是]?(?P<rate>\d+(?:\.\d+)?)[%％]"
)
# 评价年度：2022年度 in a form whose days and titles are all of 2023
_LABEL = re.compile(
    r"(?:^|(?<=[\n|｜\t；;]))[ \t\u3000]*(?:评价|自评|报告|绩效|预算|决算|所属|填报|考核)年度"
    r"[ ]*[：:|｜\t][ ]*(?P<year>20\d\d)(?=年|[ \t|｜]*(?:\n|$))",
)
# 2017年度目标完成情况：… in a form on 2018
_HEAD = re.compile(
    r"(?:^|(?<=[\n|｜\t]))[ \t\u3000]*(?P<year>20\d\d)年度?(?:绩效|总体|年度|整体|预期)*(?:目标|指标|任务)"
    r"(?:实际)?(?:完成|实现)(?:情况)?(?=[：:|｜\t])"
)
# 填报日期：2022年4月15日　　评价年度：2020年度: filled in two years after the year told, in a report on 2021
_OF = "(?:评价|自评|报告|绩效|预算|决算|所属|填报|考核)年[度份]"
_ON = r"(?:填报|填表|填写|报送|编制|制表)(?:日期|时间)"
_COLON = r"[ ]*[：:|｜\t][ ]*"
_FILLED = re.compile(
    rf"{_ON}{_COLON}(?P<filled>20\d\d)[年.\-/][^\n]{{0,40}}?{_OF}{_COLON}(?P<year>20\d\d)(?=年|[ \t|｜]*(?:\n|$))"
    rf"|{_OF}{_COLON}(?P<first>20\d\d)(?:年度?)?(?=[ \t\u3000|｜])[^\n]{{0,40}}?{_ON}{_COLON}(?P<then>20\d\d)[年.\-/]"
)
# 2022年设定的五项绩效目标 beside 2023年绩效目标申报表
_SET = re.compile(r"(?P<year>20\d\d)年度?(?:设定|申报|确定|制定|批复|填报)的[^，。；\d\n]{0,12}目标")
_SHEET = r"{}年度?[^，。；\n]{{0,16}}目标(?:申报|批复)?表"
_OF_THE_REPORT = (
    _PERIOD, _ONE_YEAR, _AS_OF, _JUDGED, _NOTICE, _BASIS, _CAPTION, _SPENT, _PAID_BY, _PORTION, _AIMED,
)  # fmt: skip
_REACH, _OFTEN = 2, 3


@dataclass(frozen=True, slots=True)
class Bound:
    """A year as printed, the year that belongs there, and whether the sentence itself proves it wrong."""

    digits: Span
    right: str
    proved: bool


def bound_years(ground: Ground) -> Iterator[Bound]:
    """Yield the years of such places that are not the report's, or that are compared with themselves."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    odd = (*_odd_papers(text, year), *_odd_labels(text, year), *_filled_late(text, year))
    yield from (Bound(digits, year, proved=False) for digits in odd)
    for area in prose(ground.extracted.document):
        for expression in _OF_THE_REPORT:
            for match in expression.finditer(text, area.start, area.end):
                own = match.groupdict().get("own") or year
                if own == year and 0 < int(year) - int(match["year"]) <= _REACH:
                    yield Bound(Span(*match.span("year")), year, proved=False)
        for match in _RATED.finditer(text, area.start, area.end):
            told = match["own"] == year and 0 < int(year) - int(match["year"]) <= _REACH
            whole, step = value(match["whole"]), Decimal(1).scaleb(-places(match["rate"]))
            if told and whole and abs(100 * value(match["part"]) / whole - value(match["rate"])) <= step:
                yield Bound(Span(*match.span("year")), year, proved=False)
        for match in _ITSELF.finditer(text, area.start, area.end):
            # the sentence alone does not tell the year of the report
            if match["own"] == year and text.count(f"{year}年") > _REACH:
                yield Bound(Span(*match.span("year")), str(int(year) - 1), proved=True)


def _odd_papers(text: str, year: str) -> Iterator[Span]:
    """Yield the year of the one paper of a list that is of the year before, where another one is of this year."""
    papers = list(_PAPER.finditer(text))
    last = str(int(year) - 1)
    odd = [one for one in papers if one["year"] == last]
    if len(odd) == 1 and any(one["year"] == year for one in papers):
        yield Span(*odd[0].span("year"))


def _filled_late(text: str, year: str) -> Iterator[Span]:
    """Yield the year before that a sheet is said to be of which was filled in when this year was over."""
    for match in _FILLED.finditer(text):
        name = "year" if match["year"] else "first"
        filled = match["filled"] or match["then"]
        if int(match[name]) == int(year) - 1 and int(filled) == int(year) + 1:
            yield Span(*match.span(name))


def _odd_labels(text: str, year: str) -> Iterator[Span]:
    """Yield a year before, told once, that a label gives the report, or a sentence its targets, beside this year's."""
    for pattern in (_LABEL, _HEAD, _SET):
        for match in pattern.finditer(text):
            once = text.count(match["year"]) == 1 and 0 < int(year) - int(match["year"]) <= _REACH
            told = text.count(f"{year}年") >= _OFTEN and (
                pattern is not _SET or re.search(_SHEET.format(year), text) is not None
            )
            told |= pattern is _HEAD and any(label["year"] == year for label in _LABEL.finditer(text))
            if once and told:
                yield Span(*match.span("year"))
