"""What a check of one document returns."""

from dataclasses import dataclass, field
from enum import StrEnum

from jixiao.model.document import Document, ReadFailure
from jixiao.model.fact import Fact
from jixiao.model.finding import Finding
from jixiao.model.policy import Applied
from jixiao.model.relation import Evaluation
from jixiao.model.span import Span


class Kind(StrEnum):
    """What kind of document it is."""

    DEPARTMENT_EVALUATION = "department_evaluation"
    PROJECT_EVALUATION = "project_evaluation"
    FINAL_ACCOUNTS = "final_accounts"
    BUDGET_DISCLOSURE = "budget_disclosure"
    SELF_EVALUATION_FORM = "self_evaluation_form"
    TARGET_FORM = "target_form"
    MONITORING_FORM = "monitoring_form"
    MONITORING_REPORT = "monitoring_report"
    BOOK = "book"
    UNKNOWN = "unknown"


# written while the year goes on: what is asked of its end is not asked of them
MONITORING = frozenset({Kind.MONITORING_FORM, Kind.MONITORING_REPORT})


class Outcome(StrEnum):
    """How a check ended."""

    CLEAN = "clean"
    FINDINGS = "findings"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Duty:
    """How often a rule was asked of a document, by outcome. What was not checked never counts as passed."""

    rule: str
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    no_data: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the figures of the text are verified, in conflict, alone, or unread."""

    figures: int
    verified: int
    conflicting: int
    single: int
    unread: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document says of itself: kind, unit and year (empty where it does not say), whether it is on projects."""

    kind: Kind
    unit: str
    year: str
    of_project: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with everything that was found out about it.

    `headings` are the ranges of the titles with that of the text under each. `hidden` counts the findings that were
    made and left out because they are below the severity asked for; `applied` is what governed the check.
    """

    document: Document
    profile: Profile
    packs: tuple[str, ...]
    facts: tuple[Fact, ...]
    evaluations: tuple[Evaluation, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    duties: tuple[Duty, ...]
    headings: tuple[tuple[Span, Span], ...] = ()
    hidden: int = 0
    applied: Applied = field(default_factory=Applied)

    @property
    def outcome(self) -> Outcome:
        """Return `findings` where at least one was made, else `clean`."""
        return Outcome.FINDINGS if self.findings or self.hidden else Outcome.CLEAN


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, with the finding that says why."""

    failure: ReadFailure
    finding: Finding


Result = Checked | Unread
