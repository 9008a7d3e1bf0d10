"""What the names of a template stand for in one book, and how they are printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from jixiao.composing.telling.conditions import Asked, Compared, Condition, Known, Question
from jixiao.composing.telling.paths import PROJECT_NAME, PROJECTS, project_in, steps_of
from jixiao.composing.telling.tags import GROUPED, PLACES, SENTENCE, UNITS, Show
from jixiao.model.book import Computed
from jixiao.model.material import Entry
from jixiao.model.page import Look
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, YUAN_PER_UNIT, Dimension, Quantity, decimal_text, exact_text
from jixiao.model.writing import Piece

WAN = 1_000_000
_RATE_PLACES = 2
_STOPS = "。；;，, \n"
_DIGITS = "零一二三四五六七八九十"
_TEN = 10
_SCALES = {"%": MICRO, "万元": WAN, "元": 100, "": 1}
Found = str | Computed | Quantity | tuple[Entry, ...] | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a name is looked up: the entries of the loops around it by the names of their lists, then the top."""

    top: Entry
    places: int
    around: Mapping[str, Entry]
    number: int = 0

    def inside(self, path: str, entry: Entry, number: int) -> "Scope":
        """Return the scope of one entry of a list."""
        last = steps_of(path)[-1]
        name = PROJECTS if project_in(last) else last
        return replace(self, around={**self.around, name: entry}, number=number)

    def under(self, path: str) -> "Scope":
        """Return the scope of a part of the money; where the book has none of it, nothing is known."""
        return replace(self, top=self.top.parts.get(path, Entry()))

    def find(self, path: str) -> Found:
        """Return what a name stands for, None where the book does not know it."""
        if path == "序号":
            return str(self.number)
        *way, last = steps_of(path)
        entry: Entry | None = self.top
        for at, step in enumerate(way):
            entry = (self.around.get(step) if at == 0 else None) or (_part(entry, step) if entry else None)
        return None if entry is None else _in(entry, last)

    def entries(self, path: str) -> tuple[Entry, ...]:
        """Return the entries of a list: that of the innermost loop which has one of this name, else of the top."""
        *way, last = steps_of(path)
        if not way:
            inner = tuple(self.around.values())[::-1]
            own = next((one.lists[last] for one in inner if last in one.lists), None)
            if own is not None:
                return own
        found = self.find(path)
        return found if isinstance(found, tuple) else ()

    def holds(self, condition: Condition) -> bool:
        """Tell whether a condition holds; one that asks about something unknown does not."""
        return any(all(self._answers(one) for one in way) for way in condition.ways)

    def _answers(self, question: Question) -> bool:
        if isinstance(question, Asked):
            listed = self.entries(question.path)
            return _known(listed or self.find(question.path)) is question.known
        return _compares(self, question)


def _part(entry: Entry, step: str) -> Entry | None:
    """Return the part of an entry by its name, or the project that a step names."""
    return next(iter(_named(entry, step)), None) if project_in(step) else entry.parts.get(step)


def _named(entry: Entry, step: str) -> tuple[Entry, ...]:
    wanted = project_in(step)
    return tuple(one for one in entry.lists.get(PROJECTS, ()) if one.texts.get(PROJECT_NAME) == wanted)


def _in(entry: Entry, name: str) -> Found:
    if project_in(name):
        return _named(entry, name)
    for held in (entry.figures, entry.texts, entry.bounds, entry.lists):
        if name in held:
            return held[name]
    return None


def _known(found: Found) -> Known:
    if found is None:
        return Known.MISSING
    if isinstance(found, Computed):
        return Known.SOME if found.fact.quantity.value else Known.NONE
    return Known.SOME if found else Known.NONE


def _compares(scope: Scope, question: Compared) -> bool:
    found = scope.find(question.path)
    if isinstance(found, str):
        return _words_compare(found, question)
    left = _value(found)
    right = _value(scope.find(question.other)) if not question.number else _number(question)
    if left is None or right is None:
        return False
    return {
        "=": left == right, "≠": left != right, "<": left < right, ">": left > right, "≤": left <= right,
        "≥": left >= right, "含": False,
    }[question.sign]  # fmt: skip


def _words_compare(found: str, question: Compared) -> bool:
    if question.sign == "含":
        return question.other in found
    return question.sign in "=≠" and (found == question.other) is (question.sign == "=")


def _value(found: Found) -> int | None:
    if isinstance(found, Computed):
        return found.fact.quantity.value
    return found.value if isinstance(found, Quantity) else None


def _number(question: Compared) -> int:
    whole, _, part = question.number.partition(".")
    tens = int("1" + "0" * len(part))
    return int(whole + part) * _SCALES[question.unit] // tens


def show(scope: Scope, tag: Show) -> Piece:
    """Return what a tag prints: the first of its names that is known, else the request for it."""
    for path in tag.paths:
        found = scope.find(path)
        if isinstance(found, str) and found:
            return Piece(_worded(found, tag.formats))
        if isinstance(found, Computed):
            return Piece(printed(found.fact.quantity, scope.places, tag.formats), figure=found.fact.coordinates)
    return wish(_asked(scope, tag.paths[0]))


def _worded(text: str, formats: Iterable[str]) -> str:
    """Return a text without the stop at its end, for the template has its own; as a sentence (句) with one."""
    bare = text.rstrip(_STOPS)
    if SENTENCE in formats:
        return text if text.endswith(("！", "？")) else f"{bare}。"
    return _in_chinese(bare) if "中文" in formats else bare


def wish(what: str, *, again: bool = False) -> Piece:
    """Return the request for what the book does not say, or to look `again` at what an older report said."""
    return Piece(f"【{'请核对' if again else '请补充'}：{what}】", Look.REQUEST)


def _asked(scope: Scope, path: str) -> str:
    """Return what to ask for, with the name of the project that it is about."""
    steps = steps_of(path)
    entry = scope.around.get(steps[0])
    whose = next(filter(None, map(project_in, steps)), entry_name(entry) if entry else "")
    return f"{whose}{steps[-1]}"


def entry_name(entry: Entry) -> str:
    """Return what an entry is called, empty for one without a name."""
    return next((entry.texts[one] for one in (PROJECT_NAME, "三级指标") if entry.texts.get(one)), "")


def printed(quantity: Quantity, places: int, formats: Iterable[str] = ()) -> str:
    """Return a quantity as a report prints it.

    Amounts in 万元 or the unit that is asked for, rates with two places or those that are asked for, counts in full.
    """
    asked = frozenset(formats)
    value = abs(quantity.value) if "绝对值" in asked else quantity.value
    wanted = next((at for at, name in enumerate(PLACES) if name in asked), None)
    if quantity.dimension is Dimension.MONEY:
        unit = next((one for one in UNITS if one in asked), "万元")
        number = decimal_text(value, YUAN_PER_UNIT[unit] * FEN_PER_YUAN, places if wanted is None else wanted)
    elif quantity.dimension is Dimension.RATE:
        number, unit = decimal_text(value, quantity.scale, _RATE_PLACES if wanted is None else wanted), "%"
    else:
        number, unit = exact_text(value, quantity.scale), quantity.unit
    if GROUPED in asked:
        number = _grouped(number)
    return number if "数" in asked else f"{number}{unit}"


def _grouped(number: str) -> str:
    """Return a number with a comma between each three digits: 1,234,567.80."""
    whole, point, part = number.partition(".")
    return f"{int(whole):,}{point}{part}" if whole.lstrip("-") != "0" else number


def _in_chinese(digits: str) -> str:
    """Return a number from 1 to 99 as headings write it: 十二."""
    if not digits.isdecimal() or not 0 < int(digits) < _TEN * _TEN:
        return digits
    tens, ones = divmod(int(digits), _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
