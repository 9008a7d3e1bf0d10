"""What a clause says of the figures behind it: until when, in brackets or not, held over from before a comma."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.extraction.bound import World
from jixiao.extraction.heads import Head
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.numerals import FULL_WIDTH
from jixiao.extraction.state import State
from jixiao.model.fact import Item, Subject
from jixiao.taxonomy.lexicon import Sense

_SPENT_BEHIND = 3
_MONTH = re.compile(r"(?P<month>[\d０-９]{1,2})[ ]?月")
_UNTIL = re.compile(r"(?:截至|截止|截止到|到|[1-9][月]?[-—~～至到])$")
_AS_OF = re.compile(r"截[至止](?:到)?$")
_YEAR_END = re.compile(r"20\d\d年[ ]?12月(?:31日|底)")
_CARRIED = re.compile(
    r"(?:结转|转|留|滚存|滚|顺延|递延|延续|延|推迟|延后|延迟|调整|安排|推后|放|移)[至到入下往]?[给作]?$"
)
_IS, _NAMING = frozenset({"为", "是", "系", "属", "均为", "都是"}), 2
_USED = re.compile(
    r"20\d\d年度?(?:继续|再|才|接着)?(?:使用|用|支付|支出|列支|安排|结算|执行|实施|开支|完成|完工|开工|验收|建设|启动|采购|招标)?(?=[，,。；;）)、])"
)
_MONTH_ENDS, _LOOK_BACK, _DECEMBER = 4, 6, 12
# 6月末累计支出1694.35万元: what had been spent by then; 6月追加20万元 is a change of the budget, and what a half of the
# year or a quarter spent has months of its own (see settle_partial_years)
_BY_THEN = re.compile(
    r"(?:^|[，,。；;、：:（(\n年至到])[ \u3000]*(?:截[至止]|到|至)?"
    r"(?:(?:(?:[1-9]|1[01]|[一二三四五六七八九十]|十一)月[末底])[，,]?"
    r"(?:[本我全][局院校部门单位]{1,2}|部门|单位|预算|资金|财政|经费)*(?:已经?|共|累计|实际)*"
    r"(?:支出|支付|使用|执行|列支|用款|花出|用去|完成支出|达到|达)|(?:第?[一二三]季度|上半年)[末底](?:累计)?达到?)"
    r"(?:了|为|是|数|额|资金|预算|金额|到)*约?[ ]?$"
)
_BY_YEAR_END = re.compile(r"(?:到|至|截[至止])?(?:全年|年末|年底|年终|12月[末底]?|十二月[末底])")
_CLAUSE_REACH = 40
_LIMIT = re.compile(r"(?:指标|限额|额度|上限|控制数|盘子)(?:数|额)?(?:为|是|共|计|：|:)?[ ]?$")
PLANNED = frozenset({"initial", "adjusted", "budget"})
_COMPLETED = frozenset({"completion", "completion_initial"})
_PURPOSE = re.compile(r"[，,]?(?:主要|重点|优先|全部|全额|均)?(?:是|为)?(?:用于|用来|用以|保障|确保|保证|支持|满足)")
# 因公出国, 受理, 受益 begin no cause
_CAUSE = re.compile(
    r"(?:后来|之后|其后|其间|期间|年度?(?:当)?中间?|年内|年度内|中途|执行(?:过程)?中|[上下]半年|[一二三四]季度|同时|另外?|又|也|再|均|都)?(?:其?主要(?:是|系)?|是|系)?(?:因为?(?![公病地人素此而])|由于(?!此)|鉴于|受(?!理|益|训|表|资|赠|助|托|检|众|教|伤|灾|到))"
)
_UNSET = re.compile(r"(?:而|但)?(?:上年度?|去年|上一年度?|前一年)[^，]{0,12}(?:没有|未|无|不曾)")
_HELD_OVER = frozenset({Sense.COMPARE, Sense.LIST, Sense.EACH})


def is_interim(world: World, lexeme: Lexeme) -> bool:
    """Tell a day before the end of the year that figures are taken at: 截至7月底, 1至9月."""
    if lexeme.mark not in (Mark.OTHER, Mark.YEAR):
        return False
    match = _MONTH.search(world.text[lexeme.start : lexeme.end + _MONTH_ENDS])
    if match is None or int(match["month"].translate(FULL_WIDTH)) == _DECEMBER:
        return False
    return _UNTIL.search(world.text[max(0, lexeme.start - _LOOK_BACK) : lexeme.start]) is not None


def is_by_then(world: World, number: int, *, before: bool) -> bool:
    """Tell whether an amount is what was spent by a month of the year: 6月末累计支出1694.35万元，占全年的45.52%.

    `before` tells that the figures before it in the sentence are; then only the end of the year ends that.
    """
    text, start = world.text, world.figures[number].span.start
    if _BY_THEN.search(text, max(0, start - _CLAUSE_REACH), start) is not None:
        return True
    return before and _BY_YEAR_END.match(text, begin_of(text, start, CLAUSE), start) is None


def is_stale(world: World, lexeme: Lexeme) -> bool:
    """Tell the last day of the year before where a paragraph gives no such day of this year.

    截至2021年12月31日，执行率94.13% in a report on 2022 is a date left over from last year's report: its figures are
    those of the year that is spoken of.
    """
    if lexeme.mark is not Mark.YEAR or lexeme.value != world.year - 1 or not world.year:
        return False
    text, start = world.text, lexeme.start
    begun, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    paragraph = text[begun : end if end >= 0 else len(text)]
    dated = _AS_OF.search(text[max(0, start - _LOOK_BACK) : start]) is not None
    return dated and _YEAR_END.match(text, start) is not None and str(world.year) not in paragraph


def is_carried_into(world: World, lexeme: Lexeme) -> bool:
    """Tell the next year that money is only carried into: 结余5.00万元转入2024年使用，其中公用经费2.00万元."""
    if lexeme.mark is not Mark.YEAR or not world.year or lexeme.value != world.year + 1:
        return False
    carried = _CARRIED.search(world.text[max(0, lexeme.start - _LOOK_BACK) : lexeme.start]) is not None
    return carried and _USED.match(world.text, lexeme.start) is not None


def is_counted_later(world: World, lexeme: Lexeme) -> bool:
    """Tell a day of the next year that this year's money is counted up to: 截至2024年6月30日到位200.00万元."""
    if lexeme.mark is not Mark.YEAR or not world.year or lexeme.value != world.year + 1:
        return False
    return _AS_OF.search(world.text[max(0, lexeme.start - _LOOK_BACK) : lexeme.start]) is not None


@dataclass(frozen=True, slots=True)
class Inside:
    """What stood before a bracket: where its words begin, and what the sentence spoke of."""

    start: int
    year: int
    topic: str
    subject: Subject
    item: Item | None
    named: bool


def entered(start: int, state: State) -> Inside:
    """Keep what a sentence speaks of before a bracket whose words begin at `start`."""
    return Inside(start, state.sentence_year, state.topic, state.subject, state.item, start >= 0)


def hold_over(head: Head, other: Head) -> None:
    """Let what stands before a comma speak where the words next to the figure are silent."""
    head.name = head.name or other.name
    head.aside += other.near + other.residue
    head.class_item = head.class_item or other.class_item
    head.year = head.year or (other.year if not other.has(Sense.COMPARE) else 0)
    head.scope = head.scope or other.scope
    head.flags |= other.flags & _HELD_OVER
    if not head.topic and not head.near and not head.residue:
        head.topic = other.topic
    if not head.labelled and not head.near:
        held = not other.residue and not head.has(Sense.TARGET)
        head.phase, head.rate = other.phase, other.rate if held else ""
        if not head.topic and not head.phase and not head.rate and not head.shorts and not other.near:
            head.shorts = other.shorts
    elif head.topic and not head.phase and other.phase in PLANNED and not other.topic and not _is_spending(head):
        head.phase = other.phase


def _is_spending(head: Head) -> bool:
    """Tell a topic whose own word says that it was spent: “三公”经费支出."""
    words = [one.text for one in head.labels if one.has(Sense.TOPIC)]
    return head.topic.startswith("sangong") and any(one.endswith("支出") for one in words)


def is_of_budget(after: Sequence[Lexeme]) -> bool:
    """Tell 投入39.62万元，占该项目全年预算40万元的…: what was put in was spent of a budget."""
    ahead = next((at for at, one in enumerate(after) if one.mark is Mark.FIGURE), 0)
    if any(one.of(Sense.RATE) in _COMPLETED for one in after[:ahead]):
        return True
    shared = any(one.has(Sense.RATE) for one in after[:ahead])
    return shared and any(one.of(Sense.PHASE) in PLANNED for one in after[:ahead])


def is_limit(world: World, number: int) -> bool:
    """Tell an amount that its own last word makes a limit: “三公”经费指标12万元，使用8.96万元."""
    start = world.figures[number].span.start
    return _LIMIT.search(world.text, max(0, start - _LOOK_BACK), start) is not None


def is_spent_next(after: Sequence[Lexeme]) -> bool:
    """Tell whether spending follows at once (校舍维修136.21万元，已支126.53万元): the amount itself is the budget."""
    marks = [one.mark for one in after[:_SPENT_BEHIND]]
    if marks[:1] == [Mark.COMMA]:
        return marks == [Mark.COMMA, Mark.TERM, Mark.FIGURE] and after[1].of(Sense.PHASE) == "expenditure"
    return marks[:2] == [Mark.TERM, Mark.FIGURE] and after[0].of(Sense.PHASE) == "expenditure"


def tells_cause(part: Sequence[Lexeme]) -> bool:
    """Tell a clause that gives the cause of what follows: 受渠道清淤补助提前下达影响，财政调增35万元."""
    return _CAUSE.match("".join(one.text for one in part if one.mark is not Mark.COMMA)) is not None


def tells_purpose(part: Sequence[Lexeme]) -> bool:
    """Tell a clause that says what the amount before it was for: 年初预算90万元，主要保障人员；年中又安排5万元."""
    return _PURPOSE.match("".join(one.text for one in part)) is not None


def tells_unset(part: Sequence[Lexeme]) -> bool:
    """Tell a clause that nothing was set up last year, whose nothing stands behind it: 上年未安排，支出0万元."""
    return _UNSET.match("".join(one.text for one in part if one.mark is not Mark.COMMA)) is not None


def names_figure(part: Sequence[Lexeme]) -> bool:
    """Tell words that say what the figure before them is (24.29万元为基本支出；其余…), and nothing of the next one."""
    words = [one for one in part if one.mark not in (Mark.QUOTE, Mark.COMMA)]
    named = len(words) == len(part) == _NAMING and words[0].text in _IS
    return named and words[1].mark is Mark.TERM and bool(words[1].of(Sense.TOPIC))
