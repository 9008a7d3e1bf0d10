"""Figures that know what they mean: each in a content control, told in a hidden part of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jixiao.composing.word.markup import attribute
from jixiao.model.book import Computed
from jixiao.model.fact import Coordinates
from jixiao.model.quantity import exact_text
from jixiao.model.writing import Made
from jixiao.ooxml.live import NAMESPACE, TAG
from jixiao.taxonomy.concepts import concept_name

_MOST_ALIAS = 60
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class Figures:
    """The figures printed so far, in order; `known` are the figures of the book by what they mean."""

    known: Mapping[Coordinates, Computed] = field(default_factory=dict)
    printed: list[tuple[Coordinates, str]] = field(default_factory=list)

    def control(self, run: str, text: str, means: Coordinates) -> str:
        """Return a run inside a content control that names its figure; the control may be edited and copied."""
        self.printed.append((means, text))
        number = len(self.printed)
        name = attribute(_name(means))
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{TAG}{number}"/><w:id w:val="{number}"/>'
            f"</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        )


def _name(means: Coordinates) -> str:
    parts = (means.subject.name if means.subject.kind == "project" else "", means.item.name if means.item else "")
    return "·".join([*(one for one in parts if one), concept_name(means.concept)])[:_MOST_ALIAS]


def facts_part(figures: Figures, made: Made) -> str:
    """Return the hidden part: what each figure means, its exact value, its formula, the rows it comes from."""
    places = {means: at for at, means in enumerate(dict.fromkeys(means for means, _ in figures.printed), 1)}
    head = _attributes(
        kind=made.kind, unit=made.unit, year=made.year, book=made.book, pack=made.pack, template=made.template,
        version=made.version,
    )  # fmt: skip
    facts = "".join(_fact(at, means, figures.known.get(means)) for means, at in places.items())
    printed = "".join(
        f"<figure{_attributes(id=str(number), fact=str(places[means]), printed=text)}/>"
        for number, (means, text) in enumerate(figures.printed, 1)
    )
    return f'{_DECLARATION}<made xmlns="{NAMESPACE}"{head}>{facts}{printed}</made>'


def _fact(number: int, means: Coordinates, computed: Computed | None) -> str:
    item = means.item
    where = _attributes(
        id=str(number), concept=means.concept, kind=means.subject.kind.value, subject=means.subject.name,
        item_kind=item.kind if item else "", item=item.name if item else "", period=means.period,
        scope=means.scope or "",
    )  # fmt: skip
    if computed is None:
        return f"<fact{where}/>"
    quantity = computed.fact.quantity
    value = _attributes(value=exact_text(quantity.value, quantity.scale), unit=quantity.unit, formula=computed.formula)
    rows = "".join(f"<rows{_attributes(sheet=sheet, at=_ranges(at))}/>" for sheet, at in computed.rows)
    return f"<fact{where}{value}>{rows}</fact>"


def _ranges(rows: Iterable[int]) -> str:
    """Return row numbers in short: 3-7 9."""
    found: list[list[int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{attribute(value)}"' for name, value in values.items() if value)
