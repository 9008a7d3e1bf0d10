"""The narrative report of a unit from its book: 部门整体支出绩效自评报告."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jixiao.composing.telling.file import Template, Told, missing_projects, read_template, tell
from jixiao.composing.telling.nodes import Flaw
from jixiao.composing.telling.outline import shipped_template, template_file
from jixiao.composing.word.figures import Figures
from jixiao.model.book import Computed
from jixiao.model.fact import Coordinates
from jixiao.model.material import Entry
from jixiao.model.result import Checked
from jixiao.model.writing import Made
from jixiao.ooxml.package import Defect
from jixiao.services.bookkeeping import Opened, extracted_of
from jixiao.services.forms.evaluation import evaluation_titles, unit_framework
from jixiao.services.material import material_of
from jixiao.services.policy import Policy, in_force, layouts
from jixiao.taxonomy.outlines import Extra, outline_names

TITLE = "部门整体支出绩效自评报告"
NATIONAL = "national-2020"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A template that cannot be filled in: what is wrong in it, or why the file is no Word file."""

    flaws: tuple[Flaw, ...]
    defect: Defect | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A template of a user, with the SHA-256 of its file."""

    template: Template
    sha256: str


def own_template(path: Path) -> Own | Faulty:
    """Return the template in a Word file. OSError where it cannot be read."""
    data = path.read_bytes()
    template = read_template(data)
    if isinstance(template, Defect):
        return Faulty((), template)
    return Faulty(template.flaws) if template.flaws else Own(template, sha256(data).hexdigest())


def outline_for(packs: Iterable[str]) -> str:
    """Return the outline of the most special of the packs in force that has one."""
    return next((one for one in reversed(tuple(packs)) if one in outline_names()), NATIONAL)


def shipped_file(outline: str, extras: frozenset[Extra] = frozenset()) -> bytes:
    """Return a shipped outline as a Word file to be edited. FileNotFoundError where there is none of this id."""
    return template_file(outline, extras)


def report_of(
    opened: Opened,
    checked: Checked,
    policy: Policy,
    own: Own | None = None,
    extras: frozenset[Extra] = frozenset(),
    day: date | None = None,
) -> Told | Faulty:
    """Return the report of a book as docx, by the template of the user or by the outline of the pack in force.

    A template that names a project which the book does not have is faulty. Only an outline takes `extras`; in a
    template the user writes them. `day` is the one it is signed on; without it that in the book, else the report asks
    for it.
    """
    book = opened.book
    force = in_force(policy, extracted_of(checked))
    layout = layouts(policy, extracted_of(checked))
    attachments = evaluation_titles(book, layout)
    material = material_of(opened, unit_framework(layout), force.thresholds, attachments, day)
    outline = outline_for(one.id for one in force.uses)
    template = shipped_template(outline, extras) if own is None else own.template
    missing = missing_projects(template, material)
    if missing:
        return Faulty(missing)
    made = Made(
        TITLE, book.unit, str(book.year or ""), book.source.sha256, outline, own.sha256 if own else "",
        version("jixiao"),
    )  # fmt: skip
    return tell(template, material, made, Figures(known(material.top)))


def known(entry: Entry) -> dict[Coordinates, Computed]:
    """Return every figure that may be told, by what it means."""
    found: dict[Coordinates, Computed] = {}
    below = (*entry.parts.values(), *(one for entries in entry.lists.values() for one in entries))
    for one in below:
        found |= known(one)
    return found | {one.fact.coordinates: one for one in entry.figures.values() if one.fact.coordinates is not None}


def report_name(opened: Opened) -> str:
    """Return the name of the file of a report, without its ending."""
    return f"{opened.book.unit}{opened.book.year or ''}年度{TITLE}"
