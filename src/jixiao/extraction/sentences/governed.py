"""What one verb says of several amounts, or a grant of a budget: 年初安排人员经费72.00万元，公用经费9.00万元."""

import re
from collections.abc import Sequence

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.extraction.bound import Bound
from jixiao.extraction.heads import Head, read_head
from jixiao.extraction.lexemes import Lexeme
from jixiao.extraction.naming import economic_items
from jixiao.extraction.state import BUDGETS, Place, State, bind, own_words
from jixiao.model.fact import Item, SubjectKind
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_MOVES = frozenset({"adjustment", "reduction"})
_LOOK = 40
_EXPENSES, _KINDS = frozenset({"expenditure_item", "budget_item"}), frozenset({"expense", "economic_class"})
_NO_EXPENSES = frozenset({"经费", "公费", "自费", "免费", "收费", "消费", "缴费"})
# what is granted to a unit is the budget that its year begins with
_GRANTED = re.compile(
    r"(?:批复|批准|核准|核定|核给|核拨|下达|安排|审议通过|表决通过|审定)(?:给|了|的)?(?:给)?(?:[我本该]?[\u4e00-\u9fff]{1,12})?(?:20\d\d年?)?度?的?"
    r"(?:部门|单位|财政|收支|收入|支出|财政拨款|一般公共)*(?:预算|控制数)(?:收支|收入|支出|指标|资金|经费|数|额|总额|总规模)*"
    r"(?:共计?|合计|总计|为|是|达)*[ ]?$"
)
_VERB = re.compile(r"(?:安排|批复|下达|核定|批准|核给|追加|调[增减]|[新核]增|[压核追]减|增加|减少|收回)(?:了|的)?$")
_ALL_YEAR = re.compile(r"全年|调整|追加|变更|累计|年中|执行中|最终|年末|决算")


def take_governing(head: Head, parts: Sequence[Sequence[Lexeme]], state: State) -> None:
    """Keep the phase of a verb that stands before its object (安排人员经费), until another phase is named."""
    within = next((read_head(part) for part in parts[:-1] if part and part[-1].text == "中"), None)
    if within is not None and within.phase in BUDGETS and not within.topic:
        # 年初预算中，基本支出预算为80.00万元、项目支出预算为40.00万元
        state.governed = within.phase
        return
    if within is not None and within.phase:
        # 实际支出中，基本支出80.00万元: another phase begins
        state.governed = within.phase
        if head.topic and not head.phase:
            head.phase = within.phase
        return
    own = parts[-1]
    if not head.phase or (head.phase == "budget" and head.topic and state.governed):
        return
    words = [one for one in own if one.has(Sense.PHASE) or one.has(Sense.TOPIC)]
    leads = len(words) > 1 and words[0].has(Sense.PHASE) and not words[0].has(Sense.TOPIC)
    verb = leads and head.phase in BUDGETS | _MOVES and any(map(_is_verb, own[own.index(words[0]) :]))
    if words and words[0].has(Sense.PHASE) and head.phase in BUDGETS and _follows_colon(own, words[0]):
        state.governed = head.phase
        return
    object_last = words[-1:] and words[-1].has(Sense.TOPIC) and not words[-1].has(Sense.PHASE)
    state.governed = head.phase if verb and object_last else ""


def _follows_colon(own: Sequence[Lexeme], label: Lexeme) -> bool:
    """Tell 年初预算：基本支出80.00万元，项目支出40.00万元: the label before the colon is of them all."""
    behind = next((one for one in own if one.start >= label.end and not one.has(Sense.LIST)), None)
    return behind is not None and behind.text.startswith(("：", ":"))


def _is_verb(lexeme: Lexeme) -> bool:
    return _VERB.search(lexeme.text) is not None


def governing(place: Place) -> str:
    """Return the phase of the verb that governs an amount which only its own topic names, empty where none does."""
    head, state = place.head, place.state
    bare = bool(head.topic) and not head.phase and not head.near and not head.residue and not head.direction
    last = state.last_money
    behind = last is not None and last.topic and last.topic != head.topic and last.phase == state.governed
    return state.governed if bare and behind else ""


def next_expense(place: Place) -> Bound | None:
    """Read what stands behind 、 after another expense of the same verb: 开支会议费4.00万元、差旅费2.00万元."""
    head, last, words = place.head, place.state.last_money, own_words(place)
    behind = place.state.joined and last is not None and last.figure == place.index - 1
    if not behind or last is None or last.item is None or head.phase or head.topic or head.name:
        return None
    if last.concept not in _EXPENSES or last.item.kind not in _KINDS or not _is_expense(words):
        return None
    bound = bind(place, last.concept, Item("expense", words), Reason.WORDS, phase=last.phase, sign=last.sign)
    place.state.said.append(bound)
    return bound


def _is_expense(words: str) -> bool:
    return words in economic_items() or (len(words) > 1 and words.endswith("费") and words not in _NO_EXPENSES)


def is_granted(place: Place) -> bool:
    """Tell the budget that was granted to a unit: 县财政局批复我局2023年预算90.00万元."""
    if place.state.subject.kind is not SubjectKind.UNIT or place.head.topic:
        return False
    text, start = place.world.text, place.world.figures[place.index].span.start
    begun = begin_of(text, start, CLAUSE)
    clause = text[max(begun, start - _LOOK) : start]
    return _GRANTED.search(clause) is not None and _ALL_YEAR.search(clause) is None
