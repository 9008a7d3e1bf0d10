"""JX203: a number of things and a list of them that do not agree."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX203",
    name="所列名单与个数不符",
    severity=Severity.ERROR,
    clause="前后表述应当一致",
    why="写明几个，后面就应当列出几个。",
    passes="内设3个科室：办公室、财务科、业务科。",
    fails="内设4个科室：办公室、财务科、业务科。",
    false_alarms="名单带“等”字，或不是完整列举的不查。",
    remedy="核对个数，或补齐、删去所列名称。",
)

_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LIST = re.compile(
    r"(?P<count>\d{1,2}|[一二两三四五六七八九十])[ ]*(?:个|家)(?P<what>[\u4e00-\u9fff]{0,10}?)[，,]?"
    r"(?P<intro>：|:|分别为|分别是|（|，即|具体为|具体是)(?:：|:)?(?P<items>[^。；;\n：:]{3,300}?)(?=[。；;\n）]|$)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_SPLIT = re.compile(r"[、，,]|(?<=[\u4e00-\u9fff])(?:和|及|以及)(?=[\u4e00-\u9fff]{2,10}$)")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z“”《》·]{2,16}")
_ORGAN = re.compile(r"(?:室|科|股|处|部|站|所|中心|队|局|院|校|办|组|会|馆|园|公司|厅|团|库|店)$")
_LEAST = 2


def check(ground: Ground) -> Iterator[Verdict]:
    """Count every list of organs that follows its number."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in _LIST.finditer(text, area.start, area.end):
        names = _names(match["items"])
        if names is None or (match["intro"] == "（" and not text.startswith("）", match.end())):
            continue
        count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"]]
        if count == len(names):
            yield PASSED
            continue
        span = Span(match.start("count"), match.start("what"))
        args = (("found", str(count)), ("listed", str(len(names))), ("what", match["what"]))
        yield note(CARD, span, args, related=[Place(Span(*match.span("items")), "label.list")])


def _names(items: str) -> list[str] | None:
    """Return the names of a complete list of organs, None where it is something else or says 等."""
    bare = _BRACKET.sub("", items).strip()
    names = [name.strip() for name in _SPLIT.split(bare)]
    if len(names) < _LEAST or "等" in bare or not all(_NAME.fullmatch(name) for name in names):
        return None
    return names if all(_ORGAN.search(name) for name in names) else None


RULE = Rule(CARD, check)
