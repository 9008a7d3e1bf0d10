"""Numbers of places or projects in the title of numbered rows, or beside a total that the amounts before it make."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checking.areas import prose
from jixiao.checking.counted_kinds import Kinds
from jixiao.checking.numbering import chinese, count_of
from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_COUNT = r"(?<![\d.第十百])(?P<count>[二两三四五六七八九十]|[2-9]|1\d)[ ]?(?P<unit>[个家所项处条支])"
# 所属单位名册（6个） over a header and numbered rows
_TITLE = re.compile(
    rf"^[ \t\u3000]*(?P<what>[^\n，。；：:（(\d]{{2,24}})[（(]共?{_COUNT}{_HAN}{{0,4}}[）)][ \t\u3000]*(?:：|:)?\n"
    rf"(?:[^\n\d。；]{{2,60}}\n)?(?P<rows>(?:[ \t\u3000|｜]*\d{{1,2}}[ \t\u3000|｜.、．]+{_HAN}[^\n]*(?:\n|$)){{2,}})",
    re.MULTILINE,
)
_ROW = re.compile(r"[ \t\u3000|｜]*(?P<number>\d{1,2})[ \t\u3000|｜.、．]")
_SOME = re.compile(r"部分|主要|重点|其中|节选|摘|示例|续|前")
# 樟树村46.00万元，桥头村38.00万元，……4个村合计支出84.00万元
_TOTAL = re.compile(
    rf"{_COUNT}(?P<what>(?:(?!合计|共|总|其中){_HAN}){{1,8}}?)(?:合计|共计|总计|一共|总共|共)(?:(?!其中|预算|结[转余]){_HAN}){{0,6}}?"
    rf"(?P<sum>{NUMBER})(?P<money>万元|元)(?![/／每])"
)
_ENTRY = re.compile(rf"(?P<name>{_HAN}{{2,16}}?)(?P<amount>{NUMBER})(?P<money>万元|元)(?=[，,、；;。])")
# when it got it: 上半年东山村, 第二批青石村
_TIME = re.compile(r"^.*?(?:[上下]半年|第?[一二三四五六七八九十\d]+(?:[批期次轮]|季度|阶段)|[上中下]旬|[前后]期|月份?)")
_PARTED = re.compile(r"[，,、；;]?")
# the office itself beside the 2个站 that it has
_BESIDE = re.compile(r"本级|机关|局里|[及和与加、]")
_LEAST, _REACH, _PLACE = 3, 3000, 3


def counted_totals(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers that the rows, or the amounts which make up the total, do not bear out."""
    text = ground.extracted.document.text
    yield from _titles(text)
    for area in prose(ground.extracted.document):
        for match in _TOTAL.finditer(text, area.start, area.end):
            yield from _totals(text, area, match)


def _titles(text: str) -> Iterator[Kinds]:
    for match in _TITLE.finditer(text):
        rows = [_ROW.match(line) for line in match["rows"].rstrip("\n").split("\n")]
        numbers = [int(row["number"]) for row in rows if row is not None]
        listed = len(numbers)
        in_order = numbers == list(range(1, listed + 1))
        if not in_order or listed == count_of(match["count"]) or _SOME.search(match["what"]):
            continue
        if re.search(rf"(?m)^[ \t\u3000|｜]*{listed + 1}[ \t\u3000|｜.、．]", text[match.end() :][:_REACH]):
            continue
        # two of them in one row: the rows are not what is counted
        if "、" in match["rows"]:
            continue
        behind = text[match.end() :].partition("\n")[0]
        again = re.search(rf"(?<![第十\d])(?:{chinese(listed)}|{listed})[ ]?{match['unit']}", behind) is not None
        span, rows_at = Span(match.start("count"), match.end("unit")), Span(*match.span("rows"))
        yield Kinds(span, listed, match["what"], rows_at, sure=again)


def _totals(text: str, area: Span, match: re.Match[str]) -> Iterator[Kinds]:
    """Yield a number that is less than the amounts before it which come to its total to the last place."""
    entries = list(_ENTRY.finditer(text, area.start, match.start()))
    run: list[re.Match[str]] = []
    for entry in entries:
        beside = bool(run) and _PARTED.fullmatch(text, run[-1].end(), entry.start()) is not None
        run = [*run, entry] if beside else [entry]
    amounts = [value(entry["amount"]) for entry in run if entry["money"] == match["money"]]
    names = {_TIME.sub("", entry["name"]) for entry in run}
    told = len(amounts) == len(run) >= _LEAST and all(amounts) and len(names) == len(run)
    if told and count_of(match["count"]) < len(run) and sum(amounts, Decimal(0)) == value(match["sum"]):
        begun = max(text.rfind(mark, 0, match.start()) for mark in "。；;，,\n") + 1
        alike = all(entry["name"].endswith(match["what"][-1]) for entry in run)
        # 硬化东山村, 亮化东山村: two works of one place
        if alike and len({entry["name"][-_PLACE:] for entry in run}) <= count_of(match["count"]):
            return
        if _BESIDE.search(text, begun, match.start()) or _BESIDE.search("，".join(entry["name"] for entry in run)):
            return
        span, items = Span(match.start("count"), match.end("unit")), Span(run[0].start(), run[-1].end())
        yield Kinds(span, len(run), match["what"], items, sure=alike)
