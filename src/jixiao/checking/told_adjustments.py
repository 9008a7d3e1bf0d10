"""Changes of a budget whose word points the other way than its two amounts: 年初182，全年214，较年初减少32."""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.rule import Ground
from jixiao.checking.told_changes import Turned
from jixiao.model.fact import Fact
from jixiao.model.quantity import Dimension
from jixiao.model.span import Span

_WORD = re.compile(
    r"(?:全年|调整后?|最终|实际|本年)(?:的)?(?:预算|指标|安排)(?:数|额|规模)?(?:总额)?[，,]?"
    r"(?:比|较|与)(?:年初|当年年初)(?:部门)?(?:预算|批复|安排|指标)*(?:数|额)?(?:相比)?[，,]?(?:净|共|实际|合计)?"
    r"(?P<word>(?P<up>增加|增长|调增|追加|上升|多)|减少|下降|调减|压减|核减|少)了?[ ]*$"
)
_EARLIER, _STOPS = re.compile(r"上年|去年|往年|20\d\d年"), re.compile(r"[。；;\n]")
_OF_PART = re.compile(r"其中|(?:项目|基本|公用|人员)(?:支出|经费)$")
_BACK = 48


def turned_adjustments(ground: Ground) -> Iterator[tuple[Turned, bool]]:
    """Yield the words with the change, where every budget of the year differs from its initial one the other way.

    It is sure where the subject has one budget of either sort.
    """
    text = ground.extracted.document.text
    money = [one for one in ground.extracted.facts if one.quantity.dimension is Dimension.MONEY and one.span]
    initial, adjusted = (_of(money, concept) for concept in ("budget_initial", "budget_adjusted"))
    for fact in money:
        start = fact.span.start if fact.span else 0
        word = _WORD.search(text, max(0, start - _BACK), start)
        if word is None or not fact.quantity.value:
            continue
        before = _STOPS.split(text[max(0, start - 2 * _BACK) : word.start()])[-1]
        if _EARLIER.search(before.replace(f"{ground.extracted.profile.year}年", "")):
            continue
        # 其中，项目支出全年预算较年初增加20.00万元: a part's change is not that of the whole
        if _OF_PART.search(before):
            continue
        pairs = [
            (first, later)
            for first in initial
            for later in adjusted
            if abs(later.quantity.value - first.quantity.value) == fact.quantity.value
            and (first.coordinates and later.coordinates)
            and first.coordinates.subject == later.coordinates.subject
        ]
        ways = {later.quantity.value > first.quantity.value for first, later in pairs}
        if ways == {not word["up"]} and pairs[0][0].span and pairs[0][1].span and fact.span:
            one = all(len({fact.quantity.value for fact in told}) == 1 for told in (initial, adjusted))
            yield Turned(Span(word.start("word"), fact.span.end), pairs[0][1].span, pairs[0][0].span), one


def _of(facts: Sequence[Fact], concept: str) -> list[Fact]:
    return [one for one in facts if one.coordinates is not None and one.coordinates.concept == concept]
