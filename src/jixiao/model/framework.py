"""How a place gives marks in a year: weights, bands, steps, grades. All of it is data."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Reverse(StrEnum):
    """How an indicator with an upper limit loses marks above it: w·(1−(a−t)/t), or w·t/a."""

    LINEAR = "linear"
    RATIO = "ratio"


class Partial(StrEnum):
    """How an unfinished step counts: not at all, as a whole one, or by its part."""

    FLOOR = "floor"
    CEIL = "ceil"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Share:
    """From `least` on (a share), `share` of the weight is given."""

    least: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade from `least` points on."""

    name: str
    least: Fraction


@dataclass(frozen=True, slots=True)
class Cap:
    """With an execution rate below `below` (a share) the total is at most `most` points."""

    below: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class QualityBand:
    """A band of qualitative results: the words that choose it, and the shares of the weight between which it lies."""

    name: str
    words: tuple[str, ...]
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Steps:
    """Full marks up to `full` percent (or from it on, where not `above`); each `step` percent beyond loses `loss`."""

    full: Fraction
    above: bool
    step: Fraction
    loss: Fraction
    partial: Partial


@dataclass(frozen=True, slots=True)
class Table:
    """Points by rate: the first row whose bound (percent) is not exceeded (`above`) or is reached counts, else 0."""

    above: bool
    rows: tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent: concepts of the unit's year over concepts, less `minus` percent.

    A leading − subtracts a concept, a trailing @-1 takes that of the year before.
    """

    over: tuple[str, ...]
    under: tuple[str, ...]
    minus: Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator that the framework itself sets. One without a rule is judged by people, within its weight.

    A weight of None is one that the framework leaves to the place; a rate of None cannot be had from a report.
    """

    name: str
    level1: str
    level2: str
    formula: str
    weight: Fraction | None
    rule: Steps | Table | None
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Framework:
    """A way of giving marks. Rates and shares are parts of 1, marks are points; `decimals` is how scores are rounded.

    `dimensions` are the level-1 names with their usual weights. `execution_steps` are empty where execution counts in
    proportion. `over` is the share of the target from which a result needs a reason, `over_cut` what it then loses;
    `over_bands` raise that loss from further shares on. `whose` tells who is scored by it, project or unit, empty for
    both; one of projects that also serves a unit which has none of its own is then called `unit_name`.
    """

    id: str
    name: str
    clause: str
    sources: tuple[str, ...]
    decimals: int
    execution_weight: Fraction
    execution_steps: tuple[Share, ...]
    dimensions: tuple[tuple[str, Fraction], ...]
    reverse: Reverse
    over: Fraction
    over_cut: Fraction
    quality: tuple[QualityBand, ...]
    caps: tuple[Cap, ...]
    grades: tuple[Grade, ...]
    measures: tuple[Measure, ...]
    over_bands: tuple[Share, ...] = ()
    whose: str = ""
    unit_name: str = ""
