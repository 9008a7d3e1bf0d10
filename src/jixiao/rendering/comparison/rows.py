"""The changes between two versions as rows of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.model.comparison import Comparison, FigureChange, TextChange, Way
from jixiao.model.fact import Fact
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.rendering.catalogue import say
from jixiao.rendering.lines import Lines, place_text
from jixiao.rendering.values import fact_name
from jixiao.taxonomy.book import scopes


@dataclass(frozen=True, slots=True)
class Row:
    """One change in words: `what` and `way` are message keys; texts of a side that lacks it are empty."""

    what: str
    way: Way
    name: str
    period: str
    old: str
    new: str
    old_at: str
    new_at: str


def comparison_rows(told: Comparison) -> Iterator[Row]:
    """Yield figures first, then sentences."""
    sides = _Side.of(told.old), _Side.of(told.new)
    for figure in told.figures:
        yield _figure(figure, *sides)
    for text in told.texts:
        yield _text(text, *sides)


@dataclass(frozen=True, slots=True)
class _Side:
    checked: Checked
    lines: Lines

    @classmethod
    def of(cls, checked: Checked) -> "_Side":
        return cls(checked, Lines.of(checked.document.text))

    def at(self, span: Span | None) -> str:
        return "" if span is None else place_text(self.checked.document, self.lines, span.start)

    def text(self, span: Span | None) -> str:
        return "" if span is None else " ".join(span.of(self.checked.document.text).split())


def _figure(change: FigureChange, old: _Side, new: _Side) -> Row:
    fact = (change.new or change.old)[0]
    where = change.where.scope
    scope = f"（{scopes().get(where, where)}）" if where else ""
    return Row(
        "figure", change.way, f"{fact_name(fact)}{scope}", change.where.period, _printed(change.old),
        _printed(change.new), _places(change.old, old), _places(change.new, new),
    )  # fmt: skip


def _printed(facts: Sequence[Fact]) -> str:
    """Return what a version prints, each value once; a bare number of a table takes its unit."""
    return "、".join(dict.fromkeys(map(_with_unit, facts)))


def _with_unit(fact: Fact) -> str:
    unit = fact.quantity.unit
    return fact.printed if not unit or fact.printed.endswith(unit) else f"{fact.printed}{unit}"


def _places(facts: Sequence[Fact], side: _Side) -> str:
    return "、".join(dict.fromkeys(side.at(fact.span) for fact in facts))


def _text(change: TextChange, old: _Side, new: _Side) -> Row:
    what = "numbers" if change.figures_only else "text"
    return Row(
        what, change.way, "", "", old.text(change.old), new.text(change.new), old.at(change.old), new.at(change.new)
    )


def summary_of(told: Comparison) -> str:
    """Return in one line how much changed."""
    if told.is_same:
        return say("diff.same")
    texts = sum(not one.figures_only for one in told.texts)
    numbers = len(told.texts) - texts
    key = "diff.summary_numbers" if numbers else "diff.summary"
    return say(key, figures=len(told.figures), texts=texts, numbers=numbers)
