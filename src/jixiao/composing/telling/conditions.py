"""What decides the wording: 有 上年结转结余, 预算执行率 < 90%, 三公增减.方向 = 减少, joined by 且 and 或."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Known(StrEnum):
    """Questions of one name: it is there and not zero; it is zero or empty; nothing is known of it."""

    SOME = "有"
    NONE = "无"
    MISSING = "缺"


_SIGNS = {"=": "=", "＝": "=", "==": "=", "≠": "≠", "!=": "≠", "<": "<", "＜": "<", ">": ">", "＞": ">", "≤": "≤",
          "<=": "≤", "≥": "≥", ">=": "≥", "含": "含"}  # fmt: skip
_SIGN = re.compile(r"\s*(==|!=|<=|>=|[=＝≠<＜>＞≤≥]|(?<=\s)含(?=\s))\s*")
_NUMBER = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?P<unit>%|％|万元|元)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one name."""

    known: Known
    path: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A name held against another, a number, or a word. `number` is digits, `unit` %, 万元, 元 or nothing."""

    path: str
    sign: str
    other: str
    number: str = ""
    unit: str = ""


Question = Asked | Compared


@dataclass(frozen=True, slots=True)
class Condition:
    """Any of `ways` must hold, each with all of its questions."""

    ways: tuple[tuple[Question, ...], ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why words make no condition or tag: a message key without its prefix."""

    message: str


def condition_of(text: str) -> Condition | NotUnderstood:
    """Return the condition in words."""
    ways: list[tuple[Question, ...]] = []
    for way in text.split(" 或 "):
        questions = [_question(one.strip()) for one in way.split(" 且 ")]
        good = tuple(one for one in questions if one is not None)
        if len(good) != len(questions):
            return NotUnderstood("condition")
        ways.append(good)
    return Condition(tuple(ways))


def _question(text: str) -> Question | None:
    word, _, rest = text.partition(" ")
    if word in tuple(Known) and rest and " " not in rest:
        return Asked(Known(word), rest)
    parts = _SIGN.split(text)
    if len(parts) != 3 or not parts[0] or not parts[2] or any(" " in part for part in parts[::2]):  # noqa: PLR2004
        return None
    number = _NUMBER.fullmatch(parts[2])
    if number is None:
        return Compared(parts[0], _SIGNS[parts[1]], parts[2])
    return Compared(parts[0], _SIGNS[parts[1]], parts[2], number["number"], (number["unit"] or "").replace("％", "%"))
