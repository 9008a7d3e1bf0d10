"""A name told once as that of a project, which none of the listed ones bears and one alone is like: 流动展览进校园."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.kindred import is_short_form, kindred
from jixiao.checking.project_names import bare_name
from jixiao.checking.rule import Ground
from jixiao.model.fact import SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_KIND = re.compile(
    r"[”》]?项目(?!名称|库|经理|部|管理|绩效|预算|类|化|组|负责|单位|法人|自评|评价|支出|建设|质量|进度|款|量|监理|资金|区|申报|储备)"
)
# what leads to the name of a project that was carried out
_LEAD = re.compile(
    r"(?:^|[，。；：、\n）)“《 \u3000]|(?:通过|依托|借助|凭借|得益于|受益于|得力于|随着|由于"
    r"|实施|推进|落实|开展|完成|加快|抓好)了?)$"
)
# where just as many projects are listed as are counted, less in common is enough behind these
_CREDITED = re.compile(r"(?:依托|借助|凭借|得益于|受益于|得力于)了?$")
# 渠道清淤的3份合同
_COUNTED = re.compile(rf"[”》]?的(?=\d+(?:份|个|名|台|套|处|座|笔|家|户|宗|批){_HAN})")
# 渠道清淤：整治田块12块 over a paragraph about one project of several
_LABEL = re.compile(rf"[ \t\u3000]*[“《]?(?P<name>{_HAN}{{5,24}}?)[”》]?(?:项目|专项|工程)?[：:]")
_APART = re.compile(
    r"另|其他|其余|不同|配套|同类|以及|下年|明年|次年|计划|拟|申报|争取|储备|谋划|并入|整合|更名|原名|改[名为称]|调整为|上年|去年"
    r"|文件|《|会议|前期|后续|衔接|结合|联合|配合|省级|市级|中央|国家|全国|历年|往年|十[三四五]"
)
_TELLING = re.compile(
    r"[一二三四五六七八九十百甲乙丙丁东西南北上下前后左右内外高低初男女期级第号县市镇乡村省的和与及等之\d]"
)
# the last words of names that a writer takes for one another; 改造 and 养护 are two works
_SOFT = frozenset(
    re.findall("..", "补助补贴奖补服务扶持支持帮扶救助提升整治治理保障管理推广示范试点运行运维经费资金工作行动")
)
# 石桥|村供水 and 柏树|村供水
_PLACE = re.compile("[村街路桥河湖江库校园院乡镇县区州站厂]|社区")
_SHORTEST, _LONGEST, _LEAST, _MANY, _BACK, _BESIDE = 6, 24, 3, 60, 20, 2
_LONG, _TAIL, _HALF = 4, 5, 2


def unlisted_names(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield such names, and where the project that is meant is named first."""
    text, listed = ground.extracted.document.text, _listed(ground)
    if not _LEAST <= len(listed) <= _MANY:
        return
    whole = _counted(ground) == len(listed)
    for span in (*_told(ground), *_labels(ground, listed)):
        found = span.of(text)
        credited = _CREDITED.search(text, 0, span.start) is not None
        least = _TAIL - 1 if whole and credited else _TAIL
        like = [name for name in listed if _like(found, name, listed, least) or (credited and _ends_alone(found, name))]
        if len(like) == 1 and text.count(found) == 1 and not _held(text, found, listed):
            start = text.index(like[0])
            if not _beside(text, span, like[0]):
                yield span, Span(start, start + len(like[0]))


def _listed(ground: Ground) -> frozenset[str]:
    """Return the names of the projects that amounts were read for."""
    names = {
        bare_name(one.coordinates.subject.name)
        for one in ground.extracted.facts
        if one.coordinates is not None
        and one.coordinates.subject.kind is SubjectKind.PROJECT
        and one.quantity.dimension is Dimension.MONEY
    }
    return frozenset(name for name in names if len(name) >= _SHORTEST and name in ground.extracted.document.text)


def _counted(ground: Ground) -> int:
    """Return how many projects the unit is said to have, none where that is told in two ways."""
    told = {
        one.quantity.value // one.quantity.scale
        for one in ground.extracted.facts
        if one.coordinates is not None
        and one.coordinates.concept == "count_projects"
        and one.coordinates.subject.kind is SubjectKind.UNIT
    }
    return told.pop() if len(told) == 1 else 0


def _told(ground: Ground) -> Iterator[Span]:
    """Yield the names in prose that 项目 or the count of something of theirs stands behind."""
    text, listed = ground.extracted.document.text, _listed(ground)
    begins = {name[:_BESIDE] for name in listed}
    for area in prose(ground.extracted.document):
        for pattern in (_KIND, _COUNTED):
            for kind in pattern.finditer(text, area.start, area.end):
                span = _name_before(text, area, kind.start(), begins)
                if span is not None and not _APART.search(_sentence_before(text, area, span.start)[-_BACK:]):
                    yield span


def _name_before(text: str, area: Span, end: int, begins: set[str]) -> Span | None:
    """Return the name that ends there and begins as a listed one, where words that lead to a name end."""
    for start in range(end - _SHORTEST + 1, max(area.start, end - _LONGEST) - 1, -1):
        led = text[start : start + _BESIDE] in begins and _LEAD.search(text[max(area.start, start - _BACK) : start])
        if led and re.fullmatch(f"{_HAN}+", text[start:end]):
            return Span(start, end)
    return None


def _sentence_before(text: str, area: Span, start: int) -> str:
    return re.split("[。；;\n]", text[area.start : start])[-1]


def _labels(ground: Ground, listed: frozenset[str]) -> Iterator[Span]:
    """Yield the odd one of adjoining paragraphs that begin with the names of projects."""
    text = ground.extracted.document.text
    row: list[Span] = []
    for area in (*prose(ground.extracted.document), None):
        match = None if area is None else _LABEL.match(text, area.start, area.end)
        if match is not None:
            row.append(Span(*match.span("name")))
            continue
        odd = [span for span in row if span.of(text) not in listed]
        if len(odd) == 1 and len(row) - 1 >= _LEAST:
            yield odd[0]
        row = []


def _like(found: str, name: str, listed: frozenset[str], least: int) -> bool:
    """Tell names that begin and end alike with one other word within, or of which the last word alone is another."""
    if found == name or is_short_form(found, name) or is_short_form(name, found):
        return False
    begin = _same(found, name)
    end = _same(found[begin:][::-1], name[begin:][::-1])
    one, other = found[begin : len(found) - end], name[begin : len(name) - end]
    placed = _PLACE.match(found, len(found) - end) is not None
    if placed or _TELLING.search(one + other) or _HALF * (begin + end) < min(len(found), len(name)):
        return False
    if not end:
        return begin >= _LONG and {one, other} <= _SOFT
    # the word is of another listed name: it is a thing of its own
    if len(one) >= _BESIDE and any(one in two for two in listed if two != name):
        return False
    # with a long end in common one character before the other word is enough
    return (begin >= _BESIDE and end >= _BESIDE and begin + end >= least) or (begin == 1 and end >= _TAIL)


def _ends_alone(found: str, name: str) -> bool:
    """Tell names that but for their last word are one: 新生儿疾病防治, 新生儿疾病筛查."""
    begin = _same(found, name)
    return len(found) == len(name) and begin >= _LONG and len(name) - begin == _BESIDE and kindred(found, name)


def _same(one: str, other: str) -> int:
    """Return how many signs two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _held(text: str, found: str, listed: frozenset[str]) -> bool:
    """Tell a name that is part of a listed one, or the other way round, where that one stands elsewhere too."""
    return any((one in found or found in one) and text.count(one) > text.count(found) for one in listed)


def _beside(text: str, span: Span, name: str) -> bool:
    """Tell whether the sentence names the listed project too."""
    begin = max(text.rfind(mark, 0, span.start) for mark in "。\n") + 1
    ends = [at for mark in "。\n" if (at := text.find(mark, span.end)) >= 0]
    return name in text[begin : min(ends, default=len(text))]
