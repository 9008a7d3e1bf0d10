"""Numbers of works, lines or kinds before a series of marked lines, circled numbers or entries with amounts."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.counted_kinds import Kinds
from jixiao.checking.numbering import chinese, count_of
from jixiao.checking.printed import value
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_COUNT = (
    r"(?<![\d.第十百年月每])(?P<count>[二两三四五六七八九十]|[2-9]|1\d)[ ]?"
    r"(?P<unit>大?(?:个|项|件|条|类|处|家|所|支|种|座|方面))"
)
# what follows is all of them; 已完工的如下 leads to some
_NEUTRAL = (
    r"(?:现将|具体|有关|各|所|配|安排|详细|基本|主要|实施|任务|项目|工作|支出|资金|经费|预算|执行|完成|建设|分项|各项|逐项|分别)*"
    r"(?:情况|内容|名单|明细|名称|构成|清单|分述|列示|说明|介绍)*"
)
# how much they come to, and that they follow
_REST = (
    r"(?P<rest>(?:[，,、](?:[^。；;\n：:①]{0,30}元|已?全部[^，。；：\n]{0,4}"
    rf"|{_NEUTRAL}如下"
    r"|分别[为是]|即|具体[为是]?|包括))*)"
)
_WHAT = rf"(?P<what>(?!月|年|工作日|百分点|小时|季度){_HAN}{{0,8}})"
# 抽取了4条线路：, 实施4个项目，总预算186.00万元。 at the end of a line
_LED = re.compile(rf"{_COUNT}{_WHAT}{_REST}(?P<mark>[：:。])[ \t\u3000]*\n(?P<below>[^\n])")
_CIRCLED = re.compile(rf"{_COUNT}{_WHAT}{_REST}(?P<mark>[：:]?)[ ]*(?=①)")
# 项目分为六项工作内容，共安排318.00万元：日常保洁96.00万元；小修保养…。
_PRICED = re.compile(rf"{_COUNT}{_WHAT}{_REST}[：:](?P<items>[^。\n：:]{{10,300}})(?=[。\n]|$)")
_ENTRY = re.compile(rf"{_HAN}{{2,16}}(?P<amount>\d[\d,]*(?:\.\d+)?)(?:亿|万)?元")
_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_MARKS = (
    re.compile(r"(?P<number>\d{1,2})[.．、](?!\d)"),
    re.compile(r"[（(](?P<number>\d{1,2})[）)]"),
    re.compile(r"第(?P<number>[一二三四五六七八九十])(?:[大个]?(?:类|方面|项|条|处|家|批|点))"),
    re.compile(r"(?P<number>[①②③④⑤⑥⑦⑧⑨⑩⑪⑫])"),
    re.compile(r"其?(?P<number>[一二三四五六七八九十]{1,2})是"),
    re.compile(r"(?P<dash>—{1,2}|－|[●•·▲■◆])"),
)
# of more than those that are told, or not of them
_SOME = re.compile(r"主要|重点|其中|等|部分|抽[查取].{0,6}中|另|上述|以上|前述|[一二三]级|一类|指标|各|每")
_OF_MORE = re.compile(r"主要|其[中余他]|等|部分|另|抽|例")
_SAID = re.compile(
    r"(?:共|有|实施|安排|分为|归为|归纳为|抽取了?|列了?|如下|设|开展|选取了?|包括|完成)[^，。；\n]{0,8}$"
)
# 外设管护站5处：北沟、东岭、二站
_BARE = re.compile(
    rf"(?P<what>{_HAN}{{0,4}}(?:站|所|教学点|分局|分校|队|法庭|[股科处]室))(?P<count>[2-9]|1\d|[二两三四五六七八九十])"
    rf"[ ]?(?P<unit>[个处所])[：:](?P<items>(?:{_HAN}{{2,6}}、){{2,}}{_HAN}{{2,6}})(?=[。；;\n])"
)
_MORE = re.compile("等|[一二三四五六七八九十两]个|[和及与]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
# 石桥镇、大岭镇、沙塘乡等4个乡镇
_NAME = rf"(?:(?!个){_HAN}){{1,6}}"
_OPEN = re.compile(
    rf"(?P<items>{_NAME}(?P<end>[县区镇乡村]|街道)(?:、{_NAME}(?:[县区镇乡村]|街道)){{2,}})等[ ]?"
    r"(?P<count>[二两三四五六七八九十]|[2-9]|1\d)[ ]?个(?P<what>乡镇|县区?|镇街?|乡|村|街道|县市区|区县)"
)
_LEAST, _SHORT = 2, 2


def miscounted_series(ground: Ground) -> Iterator[Kinds]:
    """Yield the numbers that such a series does not bear out."""
    text = ground.extracted.document.text
    for match in _LED.finditer(text):
        marks = _lines(text, match.start("below"))
        if not _leads(text, match, marks) or (len(marks) < count_of(match["count"]) and _goes_on(text, marks)):
            continue
        if _recounts(text, match, marks):
            span, items = Span(match.start("count"), match.end("unit")), marks[0].cover(marks[-1])
            yield Kinds(span, len(marks), match["what"], items, sure=True)
            continue
        yield from _judged(text, match, [mark.start for mark in marks], sure=_sure(text, match, len(marks)))
    for area in prose(ground.extracted.document):
        for match in _CIRCLED.finditer(text, area.start, area.end):
            signs = _circled(text, match.end(), area.end)
            yield from _judged(text, match, signs, sure=_sure(text, match, len(signs)))
        for match in _BARE.finditer(text, area.start, area.end):
            names = match["items"].split("、")
            if len(names) != count_of(match["count"]) and not re.search(
                "等|[一二三四五六七八九十两]个|[和及与]", match["items"]
            ):
                span = Span(match.start("count"), match.end("unit"))
                yield Kinds(span, len(names), match["what"], Span(*match.span("items")), sure=False)
        for match in _PRICED.finditer(text, area.start, area.end):
            entries = list(_entries(match))
            # 柳河镇水渠…；柳河镇道路…；东山镇饮水…: works of two places
            if len({text[at : at + _SHORT].strip() for at in entries}) != count_of(match["count"]):
                yield from _judged(text, match, entries, sure=_sums_up(match))


def _leads(text: str, match: re.Match[str], marks: Sequence[Span]) -> bool:
    """Tell a line that says how many follow: no entry of a list itself, with a colon before dashes."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    begun = f"{line}{match.group()}"
    dashed = bool(marks) and not any(sign.isalnum() or sign in _SIGNS for sign in marks[0].of(text))
    colon = match.group().partition("\n")[0].rstrip().endswith(("：", ":")) or match["rest"].endswith("如下")
    entry = dashed and _MARKS[-1].match(begun) is not None
    return not entry and (colon or not dashed) and _SAID.search(line) is not None


def _recounts(text: str, match: re.Match[str], marks: Sequence[Span]) -> bool:
    """Tell whether the line right behind other entries than said begins with their number: 三项任务资金790.00万元."""
    before = text[max(text.rfind(mark, 0, match.start()) for mark in "。；;\n") + 1 : match.start()]
    if not _LEAST <= len(marks) != count_of(match["count"]) or _OF_MORE.search(before + match["what"] + match["rest"]):
        return False
    behind = text[marks[-1].end :].partition("\n")[2]
    again = rf"[ \t\u3000]*(?:以上|上述|这)?(?:{chinese(len(marks))}|{len(marks)})[ ]?{match['unit']}(?!中|里)"
    return re.match(again, behind) is not None


def _goes_on(text: str, marks: Sequence[Span]) -> bool:
    """Tell a run of lines with a further one of its kind behind other lines."""
    if not marks:
        return False
    mark = marks[-1].of(text)
    further = (
        re.escape(mark)
        if not any(sign.isalnum() for sign in mark)
        else rf"[（(第]?(?:{len(marks) + 1}|{chinese(len(marks) + 1)})[.．、）)类方项]"
    )
    return re.search(rf"\n[ \t\u3000]*{further}", text[marks[-1].end :][:3000]) is not None


def _judged(text: str, match: re.Match[str], found: Sequence[int], *, sure: bool) -> Iterator[Kinds]:
    before = text[max(text.rfind(mark, 0, match.start()) for mark in "。；;\n") + 1 : match.start()]
    told = f"{before}{match['what']}{match['rest']}"
    if len(found) >= _LEAST and len(found) != count_of(match["count"]) and not _SOME.search(told):
        span = Span(match.start("count"), match.end("unit"))
        yield Kinds(span, len(found), match["what"], Span(found[0], found[-1] + 1), sure=sure)


def _sure(text: str, match: re.Match[str], listed: int) -> bool:
    """Tell whether more than said stand behind a colon, or the text counts what it listed: 七件相加即上述支出."""
    behind = text[match.end() :][: 40 * listed + 400]
    again = re.search(rf"(?:{chinese(listed)}|(?<!\d){listed})[ ]?{match['unit']}", behind)
    # said again as it was, the number is meant, and something else was listed with what it counts
    said = re.search(rf"(?:{re.escape(match['count'])})[ ]?{match['unit']}", behind) is not None
    over = listed > count_of(match["count"]) and match["mark"] in (":", "：") and not said
    return over or again is not None


def _lines(text: str, start: int) -> list[Span]:
    """Return the marks of the lines that begin at `start` with one kind of mark, in order."""
    lines, at = [], start
    for line in text[start:].split("\n"):
        lines.append((at + len(line) - len(line.lstrip(" \t\u3000")), line.strip()))
        at += len(line) + 1
    for mark in _MARKS:
        marks: list[Span] = []
        for begin, line in lines:
            match = mark.match(line)
            if match is None:
                break
            number = match.groupdict().get("number")
            if number is not None and _number(number) != len(marks) + 1:
                return []
            marks.append(Span(begin, begin + match.end()))
        if marks:
            return marks
    return []


def _number(sign: str) -> int:
    return _SIGNS.index(sign) + 1 if sign in _SIGNS else count_of(sign)


def _circled(text: str, start: int, end: int) -> list[int]:
    found = [match.start() for match in re.finditer(f"[{_SIGNS}]", text[:end]) if match.start() >= start]
    run: list[int] = []
    for at in found:
        if text[at] != _SIGNS[len(run)]:
            break
        run.append(at)
    return run


def _entries(match: re.Match[str]) -> Iterator[int]:
    """Yield where the entries of a list parted by semicolons begin, if each is a name with its amount."""
    at, parts = match.start("items"), re.split("[；;]", match["items"])
    if all(_ENTRY.fullmatch(_BRACKET.sub("", part).strip()) for part in parts):
        for part in parts:
            yield at
            at += len(part) + 1


def _sums_up(match: re.Match[str]) -> bool:
    """Tell whether the amounts of the entries make up the amount that is told before them."""
    told = re.search(r"\d[\d,]*(?:\.\d+)?(?=(?:亿|万)?元)", match["rest"])
    amounts = [value(one["amount"]) for one in _ENTRY.finditer(match["items"])]
    return told is not None and sum(amounts) == value(told.group())


def repeated_counts(ground: Ground) -> Iterator[Kinds]:
    """Yield 6个乡镇 behind five names with 等, where the report elsewhere counts five of them and nowhere six."""
    text = ground.extracted.document.text
    for match in _OPEN.finditer(text):
        unit, listed = match["what"], len(match["items"].split("、"))
        others = list(_told(text, unit, listed))
        again = list(_told(text, unit, count_of(match["count"])))
        if listed != count_of(match["count"]) and others and len(again) == 1:
            yield Kinds(
                Span(match.start("count"), match.end("what")), listed, unit, Span(*match.span("items")), sure=False
            )


def _told(text: str, unit: str, number: int) -> Iterator[int]:
    for match in re.finditer(rf"(?<![\d第])(?:{chinese(number)}|{number})[ ]?个{unit}", text):
        yield match.start()
