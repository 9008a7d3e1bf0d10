"""What a report may tell of a book, by the names that templates use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from jixiao.books.facts import facts
from jixiao.model.book import Computed
from jixiao.model.framework import Framework
from jixiao.model.material import Entry, Material
from jixiao.model.quantity import MICRO, Dimension, Quantity
from jixiao.scoring.packs import PROJECT, framework
from jixiao.services.bookkeeping import Opened
from jixiao.services.bookrows import card, day_text, notes, project_rows, row_lists
from jixiao.services.holders import Held, changes, holders, last_year, rest_figures, with_bounds
from jixiao.services.printing import PLACES, has_gap
from jixiao.services.selfscore import score_entry, unit_indicators
from jixiao.taxonomy.thresholds import thresholds

_UNIT = ""
_PARTS = ("基本支出", "项目支出")
_CHANGES = ("支出增减", "三公增减")
GENERAL, _GENERAL_SCOPE = "一般公共预算", "general_public_budget"
_SIGNED = "落款日期"
_REDUCED = "预算调减说明线"


def material_of(
    opened: Opened,
    frame: Framework,
    bounds: Mapping[str, str],
    attachments: Sequence[str] = (),
    day: date | None = None,
) -> Material:
    """Return what may be told; `bounds` are the thresholds in force.

    `frame` scores the indicators of the unit, that of projects theirs. `attachments` are what goes with the report, by
    their titles; `day` is the one that it is signed on, instead of that in the book.
    """
    book = opened.book
    year = book.year or 0
    whole = _entry(opened)
    score = score_entry(book, frame, whole.figures)
    named = bool(opened.events) and all(one.line.fund for one in opened.events or ())
    texts = {
        "单位名称": book.unit, "年度": str(year), "上年度": str(year - 1), "下年度": str(year + 1),
        "各笔资金性质": "是" if named else "", **score.texts,
    }  # fmt: skip
    lines = {name: _percent(bounds[key]) for key, name in _bound_names().items() if key in bounds}
    if "adjustment_high" in bounds:
        high = lines[_bound_names()["adjustment_high"]]
        lines[_REDUCED] = replace(high, value=-high.value)
    signed = {} if day is None else {_SIGNED: day_text(day)}
    parts = {
        **card(book), **whole.parts, "上年": Entry(figures=last_year(opened)), "说明": Entry({**notes(book), **signed}),
        "说明线": Entry(bounds=lines),
    }  # fmt: skip
    lists = {
        **row_lists(opened), **whole.lists, "部门指标": unit_indicators(book, frame),
        "附件": tuple(_attachments(attachments)),
    }  # fmt: skip
    top = Entry(texts, {**whole.figures, **score.figures}, lists, parts, whole.bounds)
    general = _general(opened, top)
    texts |= {"尾差": "是" if has_gap(top, general) else ""}
    return Material(replace(top, texts=texts, parts={**parts, GENERAL: replace(general, texts=texts)}), PLACES)


def _attachments(titles: Sequence[str]) -> Iterator[Entry]:
    """Yield what goes with the report; a number only where there are several (GB/T 9704—2012, 7.3.4)."""
    for number, title in enumerate(titles, 1):
        yield Entry({"编号": f"{number}." if len(titles) > 1 else "", "附件名称": title})


def _entry(opened: Opened, *, only_held: bool = False) -> Entry:
    """Return the money of a book: of the unit, its two parts, its projects; `only_held` of those that have any."""
    held = holders(opened)
    rows = tuple(one for one in project_rows(opened, held, framework(PROJECT)) if one.figures or not only_held)
    own = {**held[_UNIT], **rest_figures(opened, held[_UNIT], len(rows))}
    parts = {name: with_bounds(held.get(name, {})) for name in _PARTS}
    return Entry(
        figures=own,
        lists={"项目": rows},
        parts={**parts, **changes(opened, own)},
        bounds=with_bounds(own).bounds,
    )


def _general(opened: Opened, top: Entry) -> Entry:
    """Return what is told of the general public budget alone; of all funds where the book does not tell them apart."""
    every = opened.events or ()
    own = tuple(one for one in every if one.line.fund in (GENERAL, ""))
    if len(own) == len(every):
        part = top
    else:
        some = Opened(opened.book, (), facts(opened.book, own), own)
        part = _entry(some, only_held=True)
        part = replace(part, parts={name: one for name, one in part.parts.items() if name in _PARTS})
    scoped = _in_scope(part)
    kept = {name: one for name, one in top.parts.items() if name not in _CHANGES}
    return replace(
        top,
        figures=scoped.figures,
        lists={**top.lists, **scoped.lists},
        bounds=scoped.bounds,
        parts={**kept, **scoped.parts},
    )


def _in_scope(entry: Entry) -> Entry:
    """Return the same figures as those of the general public budget."""
    return replace(
        entry,
        figures=_scoped(entry.figures),
        lists={"项目": tuple(replace(one, figures=_scoped(one.figures)) for one in entry.lists["项目"])},
        parts={
            name: replace(one, figures=_scoped(one.figures))
            for name, one in entry.parts.items()
            if name in (*_PARTS, *_CHANGES)
        },
    )


def _scoped(figures: Mapping[str, Computed]) -> Held:
    found: Held = {}
    for name, one in figures.items():
        where = one.fact.coordinates
        if where is not None:
            found[name] = replace(one, fact=replace(one.fact, coordinates=replace(where, scope=_GENERAL_SCOPE)))
    return found


def _bound_names() -> Mapping[str, str]:
    return {key: one.name for key, one in thresholds().items()}


def _percent(digits: str) -> Quantity:
    whole, _, part = digits.partition(".")
    value = int(whole or "0") * MICRO + int((part + "000000")[:6])
    return Quantity.exact(Dimension.RATE, value, "%", MICRO, 2)
