"""Numbered headings as sequences: which number follows which, under which parent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.model.outline import Heading

_CHINESE = "零一二三四五六七八九"
_CHINESE_LEVELS = 3
_MOST_SPELLED = 99


@dataclass(frozen=True, slots=True)
class Step:
    """A heading, the one before it in its own list (None where it begins one), and the headings it stands under."""

    heading: Heading
    previous: Heading | None
    above: tuple[Heading, ...]

    @property
    def parent(self) -> Heading | None:
        """Return the heading that this one stands directly under."""
        return self.above[-1] if self.above else None


def steps(headings: Sequence[Heading]) -> Iterator[Step]:
    """Yield every heading with its place in its list; a list ends where a heading of an open upper list comes.

    A list that begins again at one stands under the last entry of the same look: （二） may hold a list （一）（二） of
    its own before （三） goes on.
    """
    stack: list[Heading] = []
    for heading in headings:
        at = _own_list(stack, heading)
        previous = None if at is None else stack[at]
        del stack[_first_deeper(stack, heading) if at is None else at :]
        yield Step(heading, previous, tuple(stack))
        stack.append(heading)


def _own_list(stack: Sequence[Heading], heading: Heading) -> int | None:
    same_level = [at for at, other in enumerate(stack) if other.level == heading.level]
    same_style = [at for at in same_level if stack[at].style == heading.style]
    if same_style and heading.ordinal == 1 and stack[same_style[-1]].ordinal > 0:
        return None
    if same_style:
        follows = [at for at in same_style if stack[at].ordinal + 1 == heading.ordinal]
        return (follows or same_style)[-1]
    return same_level[-1] if same_level and heading.ordinal != 1 else None


def _first_deeper(stack: Sequence[Heading], heading: Heading) -> int:
    return next((at for at, other in enumerate(stack) if other.level > heading.level), len(stack))


def chinese(number: int) -> str:
    """Write 1–99 in Chinese numerals, what is more in digits."""
    if number > _MOST_SPELLED:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return head + (_CHINESE[ones] if ones or not tens else "")


def marker(like: Heading, number: int) -> str:
    """Return the marker of `number` in the style of `like`."""
    return like.style.replace("#", chinese(number) if like.level < _CHINESE_LEVELS else str(number))


def count_of(words: str) -> int:
    """Return a small number in digits or Chinese numerals (3, 三, 两, 十二), 0 for what is none."""
    return int(words) if words.isdigit() else chinese_value(words.replace("两", "二"))


def chinese_value(numeral: str) -> int:
    """Return the number of a Chinese numeral up to 99 (十二 → 12), 0 for what is none (一二)."""
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or any(one not in _CHINESE for one in (tens, ones)):
        return 0
    return (_CHINESE.index(tens) if tens else bool(ten)) * 10 + (_CHINESE.index(ones) if ones else 0)
