"""The changes between two versions for programs."""

import json
from typing import Any

from jixiao.model.comparison import Comparison, FigureChange, TextChange
from jixiao.model.fact import Fact
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.rendering.values import unit_text, value_text

_SCHEMA = "jixiao.diff/1"


def comparison_json(told: Comparison) -> bytes:
    """Return the changes for programs; the schema only ever grows."""
    data: dict[str, Any] = {
        "schema": _SCHEMA,
        **{
            side: {"path": one.document.source.path, "sha256": one.document.source.sha256}
            for side, one in (("old", told.old), ("new", told.new))
        },
        "figures": [_figure_json(one) for one in told.figures],
        "texts": [_text_json(one, told) for one in told.texts],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _figure_json(change: FigureChange) -> dict[str, Any]:
    where = change.where
    item = None if where.item is None else {"kind": where.item.kind, "name": where.item.name}
    return {
        "change": change.way,
        "concept": where.concept,
        "subject": {"kind": where.subject.kind, "name": where.subject.name},
        "item": item,
        "period": where.period or None,
        "scope": where.scope,
        "old": [_fact_json(one) for one in change.old],
        "new": [_fact_json(one) for one in change.new],
    }


def _fact_json(fact: Fact) -> dict[str, Any]:
    return {
        "value": value_text(fact.quantity), "unit": unit_text(fact.quantity), "printed": fact.printed,
        "span": None if fact.span is None else {"start": fact.span.start, "end": fact.span.end},
    }  # fmt: skip


def _text_json(change: TextChange, told: Comparison) -> dict[str, Any]:
    def side(checked: Checked, span: Span | None) -> dict[str, Any] | None:
        if span is None:
            return None
        return {"start": span.start, "end": span.end, "text": span.of(checked.document.text)}

    return {
        "change": change.way, "figures_only": change.figures_only, "old": side(told.old, change.old),
        "new": side(told.new, change.new),
    }  # fmt: skip
