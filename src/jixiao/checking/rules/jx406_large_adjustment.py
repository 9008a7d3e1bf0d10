"""JX406: a large addition to the budget without a word on why."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import NOT_APPLICABLE, PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import Held, held, is_evaluation, label, passages_of, percent, threshold
from jixiao.model.finding import Severity
from jixiao.model.quantity import MICRO
from jixiao.model.span import Span

CARD = Card(
    code="JX406",
    name="年中预算调整幅度大未说明依据",
    severity=Severity.WARNING,
    clause="预算法第五十三条、第六十七条；预算绩效评价指标“预算调整率”",
    why="调整额超过年初预算的30%，应当说明依据的文件和用途。",
    passes="年初预算30万元，根据县财政局追加指标文件年中追加20万元。",
    fails="年初预算30万元，年中追加20万元。",
    false_alarms="依据写在附件或其他章节时会多报。",
    remedy="补充调整的文件依据和用途。",
)

_GROUND = re.compile(
    r"〔\d{4}〕|\[\d{4}\]|根据|依据|按照|经[^。，]{0,12}(?:批准|同意|研究)|文件|会议纪要|上级(?:下达|追加"
    r"|补助)|用于新增"
)
# beside the amount itself it is enough to name what was added, or who gave it
_NAMED = re.compile(
    r"原因|由于|(?<![原诱成起])因(?![公此素地人材])|主要(?:是|系|为|有|来自)|绝大(?:部分|多数)|来[头自]"
    r"|(?:中央|省|市|州|盟|旗|县|区|上级)[^。，\n]{0,20}(?:专项|补助|转移支付|专款|债券)"
    r"|专项[^。，\n]{0,6}(?:到账|下达)|债券|调资|提标|增[人编资]|津补?贴|奖金|补发|疫情|[救抗]灾|水毁|返还|专款|[^其，。]{2,}经费等"
)
# what an amount consists of: 追加863.7万元（其中：防汛专项420万元…
_LISTED = re.compile(r"[，,；;。]?[（(]?(?:其中|包括|主要|用于)")
_SENTENCES = re.compile(r"[^。\n]*(?:。[^。\n]*)?")


def check(ground: Ground) -> Iterator[Verdict]:
    """Ask each large adjustment for its ground."""
    return or_passed(_judge(ground)) if is_evaluation(ground) else iter((NOT_APPLICABLE,))


def _judge(ground: Ground) -> Iterator[Verdict]:
    for one in held(ground, "budget_adjust_rate"):
        large = threshold(ground, "adjustment_high") < abs(one.fact.quantity.value) and not _is_impossible(one)
        if not large or _is_explained(ground, one):
            yield PASSED
            continue
        yield note(CARD, one.span, (("whose", label(ground, one.subject)), ("rate", percent(one.fact))))


def _is_explained(ground: Ground, one: Held) -> bool:
    """Tell a ground in the passages of a subject, or what was added named in its own sentence or the one behind."""
    text = ground.extracted.document.text
    begin = max(text.rfind(mark, 0, one.span.start) for mark in "。\n") + 1
    near = _SENTENCES.match(text, begin)
    if any(_LISTED.match(text, span.end) for span in _added(ground, one)):
        return True
    return any(_GROUND.search(area.of(text)) for area in passages_of(ground, one.subject, one.span)) or (
        near is not None and _NAMED.search(near.group()) is not None
    )


def _added(ground: Ground, one: Held) -> Iterator[Span]:
    for fact in ground.extracted.facts:
        where = fact.coordinates
        if where is not None and where.concept == "budget_adjustment" and where.subject == one.subject and fact.span:
            yield fact.span


def _is_impossible(one: Held) -> bool:
    """Tell a budget less than nothing, which was put together amiss: no more than all can be taken away."""
    return one.fact.quantity.value < -100 * MICRO


RULE = Rule(CARD, check)
