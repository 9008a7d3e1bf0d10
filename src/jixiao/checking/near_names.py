"""A name told once that has another word in it than the name of a project: 公共机关节能改造 for 公共机构节能改造."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.project_names import bare_name, named_projects
from jixiao.checking.rule import Ground
from jixiao.model.document import Document
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_MONEY = r"\d[\d,]*(?:\.\d+)?(?:亿|万)?元"
# 项目：渠道清淤｜预算：…; 县级财政安排“一老一小”照护试点20.00万元; 渠道清淤（青石县）合同价…
_LABELLED = re.compile(
    rf"(?:^|[\n|｜])[ \t\u3000]*(?:(?:子|分)?项目(?:名称)?"
    rf"|名称(?=[^\n]*\n[ \t\u3000]*(?:金额|预算|安排|支出)))[：:][ \u3000]*(?P<name>{_HAN}{{6,22}})(?=[|｜\n])"
)
# 项目之三：渠道清淤 on a line of its own, over what was paid for it
_NUMBERED = re.compile(
    rf"(?:^|\n)[ \t\u3000]*"
    rf"(?:(?:子|分)?项目之?[一二三四五六七八九十\d]{{1,2}}[：:、 \u3000]"
    rf"|\d{{1,2}}[-—–－]\d{{1,2}}[ \t\u3000、.．]+)[ \u3000]*"
    rf"(?P<name>{_HAN}{{6,22}}?)(?:项目|专项)?[ \u3000]*(?=\n(?P<below>[^\n]*))"
)
_QUOTED = re.compile(rf"(?P<name>“{_HAN}{{2,10}}”{_HAN}{{2,12}})(?={_MONEY})")
_PRICED = re.compile(
    rf"(?:^|(?<=[，。；：、\n是]))(?P<name>{_HAN}{{6,22}}?)(?:（[^（）\n]{{1,12}}）)?"
    rf"(?:合同价|中标价|支出|支付|投入|安排|用去|预算|，向[^，。；\d]{{2,12}})[为]?{_MONEY}"
)
_TITLED = re.compile(rf"[“]?(?P<name>{_HAN}{{6,22}}?)[”]?(?:项目|专项)?(?=[。：:，（]|\s*$)")
_SECTION = re.compile(
    r"情况|问题|措施|建议|分析|概况|结论|原因|经验|做法|依据|说明|目标|评价|管理|不足|成效|效果|结果|组成|构成|意见|方向|打算|安排|有待|不够|偏|需要|方面|内容"
)
# 开支最多的是渠道清淤; 依托渠道清淤项目
_LED = re.compile(r"^(?:[^“]{0,8}的是|依托|实施|开展|推进)(?=.{5})")
_GENERAL = re.compile(r"三公|公务|人员|经费$|费$|收入|支出|预算|包括|其中|看$|本年|全年|合计|总计|小计|单位|部门|资金$")
_ROW_AMOUNT = re.compile(r"[\d,]+\.\d+|\d[\d,]{2,}")
# what sets two names apart, whatever stands around them
_TELLING = re.compile(r"[一二三四五六七八九十百甲乙丙丁东西南北中上下前后左右内外高低初男女期级第号的和与及等之是\d]")
_APART = re.compile(
    r"另|其他|其余|不同|配套|同类|下年|明年|次年|计划|拟|申报|争取|储备|谋划|并入|整合|更名|原名|改[名为称]|调整为|上年|去年"
    r"|文件|《|会议|行动|简称|又称|即|规划|贯彻|职责|主管|负责"
)
_LEAD = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[对将把由为的是因在从与和于自随]|随着|围绕|借助|得益于|受益于|得力于|实施|开展|完成|推进|组织|通过|用于|支付|安排|其中|认为|评价|来看|因为|由于|依托"
    r"|我[校局院市县区镇]|上表中?|表中)[ ]*$"
)
_LONGER = re.compile(
    rf"{_HAN}{{0,4}}?(?:办法|制度|方案|规划|条例|规定|细则|协议|中心|站|所|局|处|科|股|办公室|领导小组|公司|标准|指南|规范|工作|职[责能]|业务)"
)
_POINTED = re.compile(r"的是[“]?$")
_KIND = re.compile(r"[”]?(?:项目|工程|专项|资金|经费)")
_ELSEWHERE = re.compile(r"另行|另有|另外|单独|不在|不属|不列|不含|不同|分别")
_OWNED = re.compile(r"[”]?(?:的|项目|工程|专项|资金|经费|执行率|支付率|支出率|余额|结余)")
_JOINED = re.compile(r"[、和与及或]$")
_SHORTEST, _LONGEST, _KEPT, _RUN, _MANY, _BACK = 5, 30, 4, 2, 60, 20
_SHARE, _OF = 6, 10


def near_names(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield such names where they are told of as a project, and where the project that is meant is named."""
    text = ground.extracted.document.text
    read = (*named_projects(ground, works=True), *ground.extracted.projects)
    named = {_LED.sub("", bare_name(one.name)) for one in read}
    paid, listed = _paid(ground), frozenset(_listed(ground))
    names = sorted((named | listed | set(_own_parts(text, named))) - {""}, key=len, reverse=True)
    if len(names) > _MANY:
        return
    for name in names:
        if not _SHORTEST <= len(name) <= _LONGEST or name not in text:
            continue
        first = text.index(name)
        for span, differing in _places(text, name):
            found = span.of(text)
            other = any(found != one and (found in one or one in found) for one in names)
            known = found in paid or (found in named and name not in paid | listed and text.count(name) == 1)
            # of two names told once the later one is asked about
            again = text.count(found) > 1 or (text.count(name) == 1 and span.start < first)
            if other or known or again or _TELLING.search(differing):
                continue
            told = _is_told(text, span, within=found[-1] == name[-1])
            if told and _stands_apart(text, span, name, paid | listed):
                yield span, Span(first, first + len(name))


def _paid(ground: Ground) -> frozenset[str]:
    told = (one for one in ground.extracted.facts if one.quantity.dimension is Dimension.MONEY)
    return frozenset(bare_name(one.coordinates.subject.name) for one in told if one.coordinates is not None)


def _listed(ground: Ground) -> Iterator[str]:
    """Yield what stands as a name under a label, before an amount, in a row, or over a paragraph about money."""
    found = (_LED.sub("", name) for name in _candidates(ground))
    return (name for name in found if not _GENERAL.search(name) and not _SECTION.search(name))


def _candidates(ground: Ground) -> Iterator[str]:
    document = ground.extracted.document
    text = document.text
    for pattern in (_LABELLED, _QUOTED):
        yield from (match["name"] for match in pattern.finditer(text))
    for area in prose(document):
        yield from (match["name"] for match in _PRICED.finditer(text, area.start, area.end))
    yield from (match["name"] for match in _NUMBERED.finditer(text) if re.search(_MONEY, match["below"]))
    yield from _rows(document)
    for heading in ground.extracted.headings:
        match = _TITLED.match(text, heading.title.start, heading.title.end)
        below = text[heading.title.start : heading.body.end].partition("\n")[0]
        if match is not None and re.search(_MONEY, below):
            yield match["name"]


def _rows(document: Document) -> Iterator[str]:
    """Yield the names in the first columns of rows with amounts."""
    text = document.text
    for table in document.tables:
        amounts = {cell.row for cell in table.cells if _ROW_AMOUNT.fullmatch(cell.span.of(text).strip())}
        for cell in table.cells:
            words = cell.span.of(text).strip()
            if cell.row in amounts and cell.column < _RUN and re.fullmatch(f"{_HAN}{{6,22}}", words):
                yield words


def _own_parts(text: str, names: Sequence[str] | set[str]) -> Iterator[str]:
    """Yield what a name is called without the place or source that it begins with, where it is called so."""
    for name in names:
        for cut in range(2, len(name) - _SHORTEST):
            part = name[cut:]
            begins = (match.start() for match in re.finditer(re.escape(part), text))
            if not _TELLING.search(part[:1]) and any(_LEAD.search(text, max(0, at - _BACK), at) for at in begins):
                yield part
                break


def _places(text: str, name: str) -> Iterator[tuple[Span, str]]:
    """Yield where a name stands with one word of like length changed, and the characters that differ."""
    size, seen = len(name), set[int]()
    begins = (match.start() for match in re.finditer(re.escape(name[:_RUN]), text))
    ends = (match.end() - size for match in re.finditer(re.escape(name[-_KEPT:]), text)) if size > _KEPT else ()
    for start in (*begins, *ends):
        shown = text[max(start, 0) : start + size]
        if start < 0 or start in seen or len(shown) < size or shown == name:
            continue
        seen.add(start)
        begin = next(at for at in range(size) if shown[at] != name[at])
        end = next(at for at in range(size) if shown[-1 - at] != name[-1 - at])
        differing = shown[begin : size - end] + name[begin : size - end]
        kept = begin + end
        enough = kept >= _KEPT and kept * _OF >= size * _SHARE and len(differing) <= 2 * _RUN
        inside = (begin >= _RUN and (end or kept >= _KEPT + _RUN)) or (begin and end >= _KEPT)
        if enough and inside and re.fullmatch(f"{_HAN}+", differing):
            yield Span(start, start + size), differing
    yield from _turned(text, name)
    yield from _widened(text, name)


def _turned(text: str, name: str) -> Iterator[tuple[Span, str]]:
    """Yield where two words of a name stand in turn: 创业创新 for 创新创业."""
    for at in range(len(name) - 2 * _RUN + 1):
        one, other = name[at : at + _RUN], name[at + _RUN : at + 2 * _RUN]
        shown = name[:at] + other + one + name[at + 2 * _RUN :]
        if one != other and len(name) > 2 * _RUN + 1:
            yield from (
                (Span(match.start(), match.end()), one + other) for match in re.finditer(re.escape(shown), text)
            )


def _widened(text: str, name: str) -> Iterator[tuple[Span, str]]:
    """Yield where a name has a word more within: 青石乡高标准基本农田 for 青石乡高标准农田."""
    if len(name) <= _KEPT + _RUN:
        return
    for at in range(_RUN, len(name) - _RUN + 1):
        shown = re.compile(rf"{re.escape(name[:at])}(?P<more>{_HAN}{{{_RUN}}}){re.escape(name[at:])}")
        for match in shown.finditer(text):
            yield Span(match.start(), match.end()), match["more"]


def _is_told(text: str, span: Span, *, within: bool) -> bool:
    """Tell a name that begins where names begin, with what is only told of a project: its kind, or a number.

    A name that ends otherwise, not `within` it, must have its kind behind it.
    """
    before = text[max(text.rfind("\n", 0, span.start) + 1, span.start - _BACK) : span.start]
    if not _LEAD.search(before) or _APART.search(before) or _LONGER.match(text, span.end):
        return False
    words = re.split(r"[。；;\n]", text[span.end : span.end + 2 * _BACK])[0]
    if _ELSEWHERE.search(words):
        return False
    clause = words.split("，")
    counted = any(re.search(r"\d", one) for one in clause[:_RUN])
    # 做法较好的是渠道清淤，它……: told apart by name
    pointed = _POINTED.search(before) is not None and text[span.end : span.end + 1] in ("，", "：")
    kind = _KIND.match(text, span.end) is not None or (within and pointed)
    return kind or (within and (counted or _KIND.fullmatch(span.of(text)[-_RUN:]) is not None))


def _stands_apart(text: str, span: Span, name: str, paid: frozenset[str]) -> bool:
    """Tell whether the sentence does not name the project too; if it does, only where it was named and paid before."""
    if name not in _around(text, span, "。\n"):
        return True
    owned = _OWNED.match(text, span.end) is not None
    if name not in _around(text, span, "。；;\n"):
        return owned
    joined = _JOINED.search(text[: span.start].rstrip("“")) or re.match(
        "[”]?[、和与及或]", text[span.end : span.end + 2]
    )
    return not joined and owned and name in paid and name in text[: text.rfind("。", 0, span.start)]


def _around(text: str, span: Span, stops: str) -> str:
    """Return the words around a place, to the next of such marks on each side."""
    begin = max(text.rfind(mark, 0, span.start) for mark in stops) + 1
    ends = [at for mark in stops if (at := text.find(mark, span.end)) >= 0]
    return text[begin : min(ends, default=len(text))]
