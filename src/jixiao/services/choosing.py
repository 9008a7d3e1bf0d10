"""Which findings of a result are shown."""

from dataclasses import replace

from jixiao.model.finding import Severity
from jixiao.model.result import Result, Unread


def from_severity(result: Result, least: Severity) -> Result:
    """Return a result with the findings of severity `least` and graver; the others are counted as hidden."""
    if isinstance(result, Unread):
        return result
    kept = tuple(one for one in result.findings if one.severity.reaches(least))
    return replace(result, findings=kept, hidden=result.hidden + len(result.findings) - len(kept))
