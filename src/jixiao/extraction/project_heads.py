"""The projects that numbered titles and the beginnings of lines name in sections about projects."""

import re
from collections.abc import Collection, Iterator, Sequence

from jixiao.extraction.naming import is_name
from jixiao.model.outline import Heading
from jixiao.taxonomy.lexicon import lexicon

_SECTION = re.compile(
    r"项目(?:支出)?(?:绩效|支出|情况|完成|实施|资金|预算|清单|明细|逐[项个一])|专项(?:资金|经费|支出)|项目支出|重点项目|财政专项|专项(?:执行|使用|实施)?情况"
)
# 3　项目, 四、几个项目, 三、项目干得怎么样
_PLAIN_SECTION = re.compile(
    r"^(?:财政|主要|预算|本年|年度|各类?|几个|这?[两三四五六七八九十\d]{1,2}[个项])*项目"
    r"(?:$|怎么|[干办做花]得|进展|进度|推进|落实|明细|一览|盘点|账$|台账$)"
)
PROJECT_END = re.compile(
    r"(?:项目|经费|资金|工程|专项|补助|补贴|服务费|建设|改造|维修|奖补|工作费|购置|更新|采购|保障|维护|运维|管护|活动|行动"
    r"|试点|费|养护|布置|编研|加工|征集|整治|治理|提升|修复|防治|防控|淘汰|监控|监测|加固|疏浚|清淤|绿化|改建|扩建|新建|装修"
    r"|安置|注资|收尾|信息系统|平台|[一二三四五]期)$"
)
_LINE_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·、]{2,40}?)(?:[：:。，,；;]|$|(?=(?:年初|全年|调整后)?(?:预算|批复|安排|下达|到位|拨付|列支|投入|实际支出|支出)))"
)
_ITEM_NAME = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·、]{3,30})(?:[：:。，,]|$)")
_CALLED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·、]{3,28}(?:项目|工程|专项(?:经费|资金)?))(?:[：:。，,；;]|$|(?=\d))"
)
_AMOUNT = re.compile(r"\d[ ]?(?:亿|万)?元")
_MONEY = re.compile(
    r"[。：:，,]?[^。；;]{0,14}?(?:预算|安排|批复|下达|到位|拨付)[^。；;]{0,14}?\d[\d.,，]*(?:万元|元)[^。]*(?:支出|执行|使用|支付)"
)
SUMMARY = re.compile(
    r"(?:项目)?(?:支出)?绩效(?:目标|自评|评价|自我评价)?(?:完成|实现)?(?:综述|情况|结果|报告|情况综述|情况说明)$"
)
_BUDGETED = re.compile(
    r"(?:预算|安排|批复|下达)[^。；]{0,14}?\d[\d.,]*[ ]?(?:万元|元)[\s\S]{0,120}?(?:支出|执行|使用|支付)[^。；]{0,8}?\d"
)
_NO_NAME = re.compile(
    r"[（(][类款项][）)]|^(?:合计|总计|小计|其中)|\d$|支出$|^(?:人员经费|公用经费|基本支出|项目支出|人员支出|公用支出|[\d.,%—\-/]+)$"
)
# “三公”经费 in a section about special funds is none of them
_SANGONG = re.compile(r"[“\"「]?三公")
_PASSAGE = 220
_MONEY_WITHIN = 80
_TOLD_WITHIN = 60
_CLASSED = re.compile(r"[^，,。；;\d]*[（(][类款项][）)]")
SHORTEST = 3
_LONGEST = 40
_LIST_LEVEL = 2


def headed(text: str, headings: Sequence[Heading], *, plainly: bool = False) -> Iterator[str]:
    """Yield titles and line beginnings under a section about projects; `plainly`: that is called 项目 alone."""
    sections = _sections(text, headings, _PLAIN_SECTION if plainly else _SECTION)
    for heading in headings:
        if heading.level < _LIST_LEVEL or not any(
            section.body.contains(heading.marker) and section.level < heading.level for section in sections
        ):
            continue
        title = heading.title.of(text).strip()
        if _SANGONG.match(title):
            continue
        if (
            not heading.runs_on
            and (PROJECT_END.search(title) or _tells_money(text, heading))
            and len(title) <= _LONGEST
            and not re.search(r"\d", title[-4:])
        ):
            yield title
        else:
            yield from _line_name(text, heading)


def siblings(text: str, headings: Sequence[Heading], known: Collection[str]) -> Iterator[str]:
    """Yield what begins the items of a list in a section about projects, where most items are projects.

    They are `known`, or named like projects; the others have to tell of money.
    """
    sections = _sections(text, headings)
    lists: dict[tuple[int, str], list[tuple[str, Heading]]] = {}
    for at, heading in enumerate(headings):
        if not any(one.body.contains(heading.marker) and one.level < heading.level for one in sections):
            continue
        over = next((one.marker.start for one in reversed(headings[:at]) if one.level < heading.level), 0)
        match = _ITEM_NAME.match(heading.title.of(text).strip())
        lists.setdefault((over, heading.style), []).append((match["name"] if match else "", heading))
    for items in lists.values():
        told = [_is_told(name, known) for name, _ in items]
        if len(items) >= _LIST_LEVEL and sum(told) * 2 >= len(items):
            for (name, heading), sure in zip(items, told, strict=True):
                if is_name(name, called=True) and (sure or _AMOUNT.search(heading.body.of(text))):
                    yield name


def called(text: str, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield titles in any section that call themselves a project and tell of money: 塘坝加固工程。支出30万元."""
    for heading in headings:
        match = _CALLED.match(heading.title.of(text).strip()) if heading.level >= _LIST_LEVEL else None
        if match is None or not is_name(match["name"], called=True):
            continue
        told = text[heading.title.start + match.end("name") : heading.body.end][:_TOLD_WITHIN]
        if _AMOUNT.search(told):
            yield match["name"]


def _sections(text: str, headings: Sequence[Heading], about: re.Pattern[str] = _SECTION) -> list[Heading]:
    return [one for one in headings if one.level <= _LIST_LEVEL and about.search(one.title.of(text))]


def _is_told(name: str, known: Collection[str]) -> bool:
    return PROJECT_END.search(name) is not None or name in known or name.removesuffix("项目") in known


def _tells_money(text: str, heading: Heading) -> bool:
    """Tell whether the passage under a heading begins with a budget and its spending: the heading names a project."""
    begun = text[heading.title.end : min(heading.body.end, heading.title.end + _PASSAGE)]
    return heading.title.of(text).strip() not in lexicon().senses and _BUDGETED.search(begun) is not None


def _line_name(text: str, heading: Heading) -> Iterator[str]:
    """Yield the words that begin a list line, where they end like a project or its money follows them."""
    match = _LINE_NAME.match(heading.title.of(text).strip())
    if match is None or _CLASSED.match(heading.title.of(text)):
        return
    name = SUMMARY.sub("", match["name"])
    rest = text[heading.title.start + match.end() : heading.title.start + match.end() + _MONEY_WITHIN]
    summed = name != match["name"] and len(name) >= SHORTEST
    if (
        summed
        or PROJECT_END.search(name)
        or (_MONEY.match(rest) and not _NO_NAME.search(name) and name not in lexicon().senses)
    ):
        yield name
