"""The one name of a sentence's list of projects, each with its mark or spending, that is of no known project."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.kindred import kindred
from jixiao.checking.project_names import bare_name, named_projects
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_LEAD = r"(?:^|(?<=[。；;，,、：:\n]))[ \u3000]*[“《]?"
# 渠道清淤自评96分，泵站维修自评94.5分
_SCORED = re.compile(
    rf"{_LEAD}(?P<name>{_HAN}{{4,22}}?)[”》]?(?:项目|专项|工程)?(?:绩效)?(?:自评|评价|综合)?"
    r"(?:得分|评分|得)?[为是]?\d{2,3}(?:\.\d+)?分",
    re.MULTILINE,
)
# 渠道清淤支付117.60万元，泵站维修支付41.16万元
_PAID = re.compile(
    rf"{_LEAD}(?P<name>{_HAN}{{4,22}}?)[”》]?(?:项目|专项|工程)?(?:实际)?(?:支付|支出|使用|完成支[出付])(?:资金|金额)?"
    r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)",
    re.MULTILINE,
)
_QUOTED = re.compile(r"“(?P<name>[\u4e00-\u9fff]{4,22})”")
# what is another project, or is only planned, or was called otherwise
_APART = re.compile(
    r"另|其他|其余|不同|更名|原名|改为|调整为|上年|去年|并入|整合|拟|申报|谋划|储备|下年|明年|次年|即|又称|简称"
)
_WORKS = re.compile(
    r"(?:改造|建设|新建|维修|修缮|修复|养护|管护|整治|治理|清淤|购置|采购|补助|补贴|运维|运行|工程|培训)$"
)
_KIND = re.compile("项目|工程|专项")
_LEAST, _BACK, _OFTEN, _MANY = 2, 16, 2, 40


def listed_strange(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield such names, and the known project that the list lacks."""
    text, known = ground.extracted.document.text, _known(ground)
    if len(known) > _MANY:
        return
    for area in prose(ground.extracted.document):
        for pattern in (_SCORED, _PAID):
            row = [Span(*match.span("name")) for match in pattern.finditer(text, area.start, area.end)]
            yield from _odd(text, known | _paid(text, area), row)


def quoted_strange(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the quoted name of works, told once, that is one word away from a project which stands again and again."""
    text, known = ground.extracted.document.text, _known(ground)
    for area in prose(ground.extracted.document):
        for match in _QUOTED.finditer(text, area.start, area.end):
            span = Span(*match.span("name"))
            found = match["name"]
            if found in known or text.count(found) > 1 or not _WORKS.search(found):
                continue
            like = [one for one in known if len(one) == len(found) and kindred(found, one)]
            apart = _APART.search(text, max(area.start, span.start - _BACK), span.start)
            if len(like) == 1 and not apart:
                start = text.index(like[0])
                if _differ(found, like[0]) == 1 and start < span.start:
                    yield span, Span(start, start + len(found))


def beside_quoted(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the name that stands once as a project, in a paragraph that quotes a like name and names it again."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for match in _QUOTED.finditer(text, area.start, area.end):
            name, own = match["name"], Span(*match.span("name"))
            if text.count(name, area.start, area.end) < _OFTEN:
                continue
            for kind in _KIND.finditer(text, own.end + len(name), area.end):
                span = Span(kind.start() - len(name), kind.start())
                if _is_near(text, span, name) and not _APART.search(text, span.start - _BACK, span.start):
                    yield span, own


def _is_near(text: str, span: Span, name: str) -> bool:
    """Tell words that stand once and are one character away from a name."""
    found = span.of(text)
    near = _differ(found, name) == 1 and kindred(found, name)
    return near and text.count(found) == 1 and re.fullmatch(f"{_HAN}+", found) is not None


def _known(ground: Ground) -> frozenset[str]:
    text = ground.extracted.document.text
    read = {bare_name(one.name) for one in named_projects(ground, works=True)}
    quoted = {match["name"] for match in _QUOTED.finditer(text) if text.count(match["name"]) >= _OFTEN}
    return frozenset(one for one in read | quoted if text.count(one) >= 1)


def _paid(text: str, area: Span) -> frozenset[str]:
    """Return the names that a paragraph quotes with their amounts: “渠道清淤”120.00万元."""
    told = _QUOTED.finditer(text, area.start, area.end)
    return frozenset(match["name"] for match in told if text[match.end() : match.end() + 1].isdigit())


def _differ(found: str, name: str) -> int:
    return sum(one != other for one, other in zip(found, name, strict=True))


def _odd(text: str, known: frozenset[str], row: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the odd one of a row, where one known name is like it and is not of the row."""
    names = {span.of(text) for span in row}
    odd = [span for span in row if text.count(span.of(text)) == 1]
    if len(odd) != 1 or len(row) < _LEAST:
        return
    # all others stand elsewhere too; most of them as projects
    others = names - {odd[0].of(text)}
    if len(others & known) < min(len(others), _LEAST):
        return
    found = odd[0].of(text)
    like = [one for one in known - names if kindred(found, one) and text.find(one) < odd[0].start]
    if len(like) == 1:
        start = text.index(like[0])
        yield odd[0], Span(start, start + len(like[0]))
