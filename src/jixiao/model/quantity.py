"""Amounts, rates and counts in exact integers.

Money counts in 分 (fen). Everything else counts in millionths of its unit: 81.68 % is 81 680 000, 5.7 万人 is
57 000 000 000, 93.5 分 (points of a score) is 93 500 000. There is no float anywhere.
"""

from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.interval import Interval

MICRO = 1_000_000
FEN_PER_YUAN = 100
YUAN_PER_UNIT = {"元": 1, "百元": 100, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}


class Dimension(StrEnum):
    """What kind of thing a figure counts."""

    MONEY = "money"
    RATE = "rate"
    POINTS = "points"
    SCORE = "score"
    COUNT = "count"
    TIMES = "times"
    PLAIN = "plain"


class Approximation(StrEnum):
    """What a word beside a figure says of its precision."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed.

    `value` and `interval` are in the integer base of the dimension (fen, or millionths). `scale` is the base value of
    one printed unit (万元: 1 000 000 fen), `decimals` how many were printed. `unit` is the printed unit, or the unit
    that a table header or the end of a list gives.
    """

    dimension: Dimension
    value: int
    interval: Interval
    unit: str
    scale: int
    decimals: int
    approximation: Approximation = Approximation.EXACT

    @classmethod
    def exact(cls, dimension: Dimension, value: int, unit: str, scale: int, decimals: int) -> "Quantity":
        """Return the quantity that stands for `value` alone."""
        return cls(dimension, value, Interval.exactly(value), unit, scale, decimals)

    @property
    def is_exact(self) -> bool:
        """Tell whether the figure stands for one value only."""
        return self.interval.low == self.interval.high

    @property
    def step(self) -> int:
        """Return what the last printed digit stands for, in base units; 0 where it is finer than the base."""
        places: int = 10**self.decimals
        return self.scale // places

    def is_percentage_of(self, part: int, whole: int) -> bool:
        """Tell whether this rate is, to half of its last printed digit, the part of the whole in percent."""
        return bool(whole) and abs(self.value * whole - 100 * MICRO * part) * 2 <= self.step * whole

    def rounded_at(self, decimals: int) -> "Quantity":
        """Return the same figure read as rounded to `decimals` places of its printed unit."""
        half = half_step(self.scale, decimals)
        return Quantity(
            self.dimension,
            self.value,
            Interval(self.value - half, self.value + half),
            self.unit,
            self.scale,
            self.decimals,
            self.approximation,
        )


def half_step(scale: int, decimals: int) -> int:
    """Return half of the last printed place in base units, 0 where that place is finer than the base."""
    step, rest = divmod(scale, 10**decimals)
    return 0 if rest or step <= 1 else step // 2


def decimal_text(value: int, scale: int, decimals: int) -> str:
    """Write `value` in units of `scale` with `decimals` places, rounding half up (四舍五入)."""
    sign, magnitude = ("-", -value) if value < 0 else ("", value)
    scaled = (2 * magnitude * 10**decimals + scale) // (2 * scale)
    whole, part = divmod(scaled, 10**decimals)
    return f"{sign}{whole}.{part:0{decimals}d}" if decimals else f"{sign}{whole}"


def exact_text(value: int, scale: int) -> str:
    """Write `value` in units of `scale` with as many places as it needs and no more."""
    decimals = 0
    while value % scale and decimals < len(str(scale)):
        if not value * 10**decimals % scale:
            break
        decimals += 1
    return decimal_text(value, scale, decimals)


def text_value(text: str, scale: int) -> int:
    """Return the base value of a number written with digits and a point alone, rounded half up."""
    whole, _, part = text.partition(".")
    step: int = 10 ** len(part)
    return (2 * int(whole + part) * scale + step) // (2 * step)
