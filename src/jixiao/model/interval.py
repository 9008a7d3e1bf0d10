"""Closed intervals of integers: what a printed figure can stand for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """All integers from `low` to `high`, both included.

    A reported value v printed with d decimals stands for v ± ½·10⁻ᵈ (XBRL Calculations 1.1). A negative weight swaps
    the ends.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            message = f"empty interval [{self.low}, {self.high}]"
            raise ValueError(message)

    @classmethod
    def exactly(cls, value: int) -> "Interval":
        """Return the interval that holds `value` alone."""
        return cls(value, value)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def times(self, factor: int) -> "Interval":
        """Return the interval of `factor` times each member; a negative factor swaps the ends."""
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two have a member in common."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: int) -> bool:
        """Tell whether `value` is a member."""
        return self.low <= value <= self.high

    def meet(self, other: "Interval") -> "Interval | None":
        """Return what both have in common, None where that is nothing."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None
