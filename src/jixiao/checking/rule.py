"""What a rule is: a card that explains it, and a function that asks it of a document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jixiao.model.card import Card
from jixiao.model.finding import Finding
from jixiao.model.outline import Extracted
from jixiao.model.relation import Evaluation
from jixiao.taxonomy.packs import Cap, Section

__all__ = ["NOT_APPLICABLE", "NO_DATA", "PASSED", "Answer", "Card", "Ground", "Rule", "Verdict", "failed"]


class Answer(StrEnum):
    """What became of a rule at one place where it applies."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a rule at one place; a failed one carries its finding."""

    answer: Answer
    finding: Finding | None = None


PASSED = Verdict(Answer.PASSED)
NOT_APPLICABLE = Verdict(Answer.NOT_APPLICABLE)
NO_DATA = Verdict(Answer.NO_DATA)


def failed(finding: Finding) -> Verdict:
    """Return the verdict that carries `finding`."""
    return Verdict(Answer.FAILED, finding)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a rule may look at. Packs give `thresholds` (exact decimals in text form), `sections` and `caps`."""

    extracted: Extracted
    evaluations: tuple[Evaluation, ...]
    thresholds: Mapping[str, str]
    sections: tuple[Section, ...] = ()
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A card and the question itself. The function yields a verdict for each place where the rule applies."""

    card: Card
    check: Callable[[Ground], Iterable[Verdict]]
