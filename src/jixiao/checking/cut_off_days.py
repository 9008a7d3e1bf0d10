"""Last days of the year before the report's where the report tells what its own figures reach to."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_LAST_DAY = r"(?P<year>20\d\d)[ ]*年(?:12月(?:31日|底|末)|年?[底末])"
# 统计数字截止日期为2012年12月31日; 期末即2023年12月31日
_LABELLED = re.compile(
    r"(?:(?:统计|数据|数字|资料|填报|填列|取数|核算|报表|决算|绩效|支付|支出|资金)[的]?(?:数据|数字|口径|范围)?(?:均|统一)?"
    r"(?:截[至止](?:日期|日|时[间点])?|时点|时限)|(?:截止日期|截止时[间点]|截止日|期末|报告期末|评价期末))"
    rf"(?:均|统一)?(?:为|是|即|至|到|：|:|[|｜\t])?(?:截[至止]到?)?[ ]*{_LAST_DAY}"
)
# 以上数字均按2012年12月31日决算数填列: the day of the accounts that all figures are taken from
_TAKEN = re.compile(
    r"(?:数字|数据|数额|金额|指标值|资料)[^，。；;\n\d]{0,6}(?:按照?|以|依据|根据|取自|来自|来源于|采用|摘自|截[至止]到?)"
    rf"{_LAST_DAY}(?:时?的|止的?|日)?(?:财务|会计|部门|年终|年度|本年)*(?:决算|账面|账簿|结账|结算|报表|账套|总账|明细账|余额|时点|为准|为止)"
)
_TOLD = re.compile(rf"截[至止]到?[ ]*{_LAST_DAY}(?P<words>[^。；;\n|｜]{{4,160}})")
# what only the accounts of the year just closed tell on their last day
_CLOSED = re.compile(
    r"^(?:的?(?:支[付出]数|执行数|数据|金额|余额)以|零余额账户|[^，。；]{0,12}(?:关账|结账|封账))"
    r"|^[，,](?:我|本|全)?(?:单位|部门|局|院|校|中心|[省市州县区旗镇乡村])?(?:当年|全年|本年|年内|本年度)[^，。；]{0,20}\d"
)
# 截至2019年12月31日，上述项目资金均已拨付
_THOSE = re.compile(
    r"^[，,](?:上述|以上|前述)[^，。；\d]{0,12}(?:资金|支出|款项|经费|项目)[^。；\d]{0,30}"
    r"(?:拨付|支付|兑付|完成|到位|验收)"
)
# 截至2022年12月31日，十四个村全部完成……全年收件9,470件
_DONE = re.compile(r"^[，,][^。；\n]{0,40}(?:完成|建成|清运|受理|办结|办理|开展|发放|改造|培训|拨付)")
# 全年预算100.00万元，截至2022年12月31日，预算执行率96.00%: a rate of the whole year's budget is of that year
_RATED = re.compile(r"^[，,]?(?:累计|实际|共)?(?:支[付出][\d.,]+(?:万元|元)[，,])?(?:预算|项目|资金|支出|总体)*执行率")
_BUDGET = re.compile(r"(?:全年|年初|本年)[^。；;\n]{0,40}(?:预算|安排)")
# what is held against the year before tells by this that it is of the report's year
_HELD_AGAINST = re.compile("[，,（(](?:与|比|较|同)上年")
_EARLIER = re.compile("上年|上一年|去年|往年|以前|此前|当时|历年|同期|首[期批]|一期")
_WHOLE = re.compile(r"全年|当年|本年|年内")
_ON_PURPOSE = re.compile(
    r"上年|上一年|去年|往年|以前|此前|当时|历年|年初|期初|[比较与同]同期|前期|背景|现状|基数|一期|首[期批]|累计|核对|沿用"
    r"|起点|基期|审计|上[一两]?批|前[一两]批|增减变动|续建|尾款"
)
# 截至2018年12月31日，实际兑付80.00万元，兑付率98.50%: what this year's money or work came to
_REACHED = re.compile(
    r"(?:兑付|支付|拨付|发放|到位|执行|使用|完成|支出|验收|完工)(?:进度|率)[为达是]?\d"
    r"|(?:[一二三四五六七八九十两]+|\d+)[个项]?(?:项目|工程|任务|工作)?(?:已经?)?(?:全部|均|都)已?经?[^，。；\d]{0,4}"
    r"(?:完工|竣工|办结|完结|兑付|发放|支付|拨付|验收|建成|完成|结清|结束)"
)
_SPENT = re.compile(r"(?P<done>列支|支出|使用|支付|用去|开支)(?P<amount>\d[\d,.]*)")
_CHANGED = re.compile(r"(?:两年|[相对]比|比较|今年|本年度?|当年)(?!预算|安排|计划)[^。；;\d]{0,6}[增减多少升降]")
_STOP = re.compile(r"[。；;\n]")
_MONTH = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月")
_SUMMED = re.compile(r"(?:底|末|31日)?[，,]?(?:累计|共计?|合计|全部)(?:支[付出]|付款?|拨付|完成|结清)")
_GIVEN = "(?:安排|下达|拨付|到账|到位|批[给复准]|预算|列入|实施|收到|立项)"
_LEAST, _BEFORE = 3, 400


def cut_off_days(ground: Ground) -> Iterator[Span]:
    """Yield the digits of such years; where the report names a year on purpose, or this year beside it, none."""
    text, year = narrow(ground.extracted.document.text), ground.extracted.profile.year
    if not year.isdigit():
        return
    last = str(int(year) - 1)
    taken = (one for one in _TAKEN.finditer(text) if not _ON_PURPOSE.search(text, *_sentence(text, one)))
    for match in (*_LABELLED.finditer(text), *taken):
        if match["year"] == last and text.count(f"{last}年", *_sentence(text, match)) == 1:
            yield Span(*match.span("year"))
    for match in _TOLD.finditer(text):
        if match["year"] == last and _is_own(text, match, last, year):
            yield Span(*match.span("year"))
    yield from _turned_back(ground, text, year)


def _is_own(text: str, match: re.Match[str], last: str, year: str) -> bool:
    """Tell whether a clause behind the last day of the year before is about the report's year."""
    words = match["words"]
    line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
    # what is then held against the same year is not of that year
    against = re.findall(rf"[与比较同]{last}年[^，。；]{{0,24}}(?:[相对]比|[增减多少])", line)
    against += _told_behind(words, text[match.end() :].partition("\n")[0], last)
    others = line.count(f"{last}年") - len(against)
    told = words.count(f"{last}年") - sum(one in words for one in against)
    if f"{year}年" in words or told > 0 or others > 1:
        return False
    if _CLOSED.search(words):
        return not re.search(r"上年|去年|以前|此前|当时", _HELD_AGAINST.split(words)[0])
    begun, end = _sentence(text, match)
    if _RATED.search(words) and _BUDGET.search(text, begun, match.start()) and not _EARLIER.search(text, begun, end):
        return True
    if _REACHED.search(words) and _is_led_up_to(text, (begun, end), year) and not _ON_PURPOSE.search(text, begun, end):
        return True
    if _ON_PURPOSE.search(line) or _THOSE.search(words):
        return not _ON_PURPOSE.search(line)
    return _DONE.search(words) is not None and _WHOLE.search(line) is not None and f"{year}年" not in line


def _told_behind(words: str, behind: str, last: str) -> list[str]:
    """Return where the year before has another amount of the same behind, which this one is held against.

    截至2018年12月31日，当年累计列支90.00万元。2018年列支80.00万元，两年比较增加10.00万元。
    """
    done = _SPENT.search(words)
    if done is None:
        return []
    spent = rf"[。；;][ ]*{last}年(?:度|全年|实际|共|总)*{done['done']}(?P<amount>\d[\d,.]*)[^。；;]*"
    again = re.search(spent, behind)
    other = again is not None and again["amount"] != done["amount"] and _CHANGED.search(again[0]) is not None
    return [again[0]] if again is not None and other else []


def _is_led_up_to(text: str, sentence: tuple[int, int], year: str) -> bool:
    """Tell whether this year's money or projects are told shortly before, and no such day of this year anywhere.

    2019年安排项目5个……截至2018年12月31日，五项全部完工: what is told second did not come first.
    """
    before = text[max(0, sentence[0] - _BEFORE) : sentence[0]]
    begun = re.search(rf"{year}年度?(?!以来|起|前|计划|拟|将)[^。；;\n]{{0,60}}?{_GIVEN}", before) is not None
    return begun and re.search(rf"{year}年(?:12月(?:31日|底|末)|年?[底末])", text) is None


def _turned_back(ground: Ground, text: str, year: str) -> Iterator[Span]:
    """Yield the earlier year of what was paid in all, behind dates of this year's payments that lead up to it."""
    for area in prose(ground.extracted.document):
        begun = area.start
        for stop in (*re.finditer(r"[。\n]", text[area.start : area.end]), None):
            end = area.end if stop is None else area.start + stop.start()
            dates = list(_MONTH.finditer(text, begun, end))
            begun = end + 1
            if len(dates) <= _LEAST or int(dates[-1]["year"]) >= int(year):
                continue
            *led, back = dates
            rising = all(int(one["month"]) <= int(other["month"]) for one, other in pairwise(led))
            if rising and {one["year"] for one in led} == {year} and _SUMMED.match(text, back.end()):
                yield Span(*back.span("year"))


def _sentence(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends."""
    begun = max((text.rfind(mark, 0, match.start()) for mark in "。；;\n"), default=-1) + 1
    stop = _STOP.search(text, match.end())
    return begun, stop.start() if stop else len(text)
