"""JX402: words of one sentence that contradict each other about more and less."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX402",
    name="增减方向自相矛盾",
    severity=Severity.ERROR,
    clause="部门决算公开说明要求：增减变动及其原因应当一致",
    why="一句话里既说减少又说持平，或增加的原因却是压减，多是套用上年文字没有改。",
    passes="公务接待费0.00万元，与上年持平。",
    fails="公务接待费减少为0.00万元，与上年持平。",
    false_alarms="原因同时写了增减两方面的不作为错误。",
    remedy="核对账面增减，改正方向或原因。",
)

_NUMBER = r"[\d０-９](?:[\d０-９.．,]|，(?=[\d０-９]{3})|\s(?=[\d０-９]))*"
_FLAT = re.compile(
    rf"(?P<one>(?:增加|增长|减少|下降|降低)(?:了|为|到|至)?)(?P<amount>{_NUMBER})"
    r"(?:万元|元|%|％)?[，,、][^。；;，,]{0,8}?"
    r"(?P<other>(?:与|同|和|较|比)?(?:上年|去年|上一年)?(?:度|同期)?(?:基本)?持平|无增减变化|没有变化)"
)
_OPPOSED = re.compile(
    rf"(?P<one>(?P<first>增加|增长|上升|减少|下降|降低)了?)(?P<amount>{_NUMBER})[ ]*(?:万元|亿元|元)[，,、]\s*"
    rf"(?P<other>(?P<second>增加|增长|上升|减少|下降|降低)了?)(?P<rate>{_NUMBER})[ ]*[%％]"
)
_NOTHING = "0０.．,， \t\n"
_UP = frozenset({"增加", "增长", "上升"})
_REASON = r"[^。；;\n]{0,16}?(?:主要|其主要)?(?:原因|由于|系|是因为|因)(?:是|为|在于)?[：:]?(?P<why>[^。；;\n]{2,60})"
_MORE = re.compile(
    rf"(?P<one>决算数?(?:大于|高于|超过|多于)(?:年初|全年|调整)?预算数?|(?:较|比)(?:上年|去年)[^。；;，,]{{0,6}}增加){_REASON}"
)
_LESS = re.compile(rf"(?P<one>决算数?(?:小于|低于|少于)(?:年初|全年|调整)?预算数?){_REASON}")
_SAVING = re.compile(r"厉行节约|厉行勤俭节约|压减|压缩(?!工期)|严控|从严控制|支出减少|减少支出|节约开支|过紧日子")
_ADDING = re.compile(
    r"年中追加|追加(?:预算|项目|经费|资金|指标)|支出增加|增加支出|新增项目|调增|人员增加|工资增长|上级(?:追加|下达)"
)
_BOTH = {_MORE: (_SAVING, _ADDING), _LESS: (_ADDING, _SAVING)}


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the contradictions in each paragraph."""
    text = ground.extracted.document.text
    return or_passed(verdict for area in prose(ground.extracted.document) for verdict in _judge(text, area))


def _judge(text: str, area: Span) -> Iterator[Verdict]:
    for match in _FLAT.finditer(text, area.start, area.end):
        nothing = not match["amount"].strip(_NOTHING)
        stays = match["one"][-1] in "为到至"
        if "基本" in match["other"] or (nothing and not stays):
            continue
        # 减少为0.00万元，与上年持平: what holds if nothing changed
        expected = text[match.start("amount") : match.end()] if stays else None
        yield _note(Span(*match.span("one")), Span(*match.span("other")), text, "flat", expected)
    for match in _OPPOSED.finditer(text, area.start, area.end):
        opposed = (match["first"] in _UP) != (match["second"] in _UP)
        if opposed and match["amount"].strip(_NOTHING) and match["rate"].strip(_NOTHING):
            yield _note(Span(*match.span("other")), Span(*match.span("one")), text, "flat")
    for pattern, (against, beside) in _BOTH.items():
        for match in pattern.finditer(text, area.start, area.end):
            why = against.search(match["why"])
            if why is not None and beside.search(match["why"]) is None:
                start = match.start("why")
                yield _note(Span(start + why.start(), start + why.end()), Span(*match.span("one")), text, "reason")


def _note(span: Span, other: Span, text: str, variant: str, expected: str | None = None) -> Verdict:
    args = (("found", span.of(text)), ("other", other.of(text)))
    return expecting(note(CARD, span, args, variant=variant, related=[Place(other, "label.against")]), expected)


RULE = Rule(CARD, check)
