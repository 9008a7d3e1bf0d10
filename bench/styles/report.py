"""One document: its world, its text and its truth."""

from dataclasses import dataclass, replace
from random import Random

from bench.styles.compose import Composer, format_decimal
from bench.styles.library import Style
from bench.styles.printing import Habits
from bench.styles.relate import relate
from bench.styles.setting import set_up
from bench.styles.truth import Fault, Figure, Json, Piece, Relation
from bench.styles.world import World


@dataclass(frozen=True)
class Report:
    """A finished document before it is written to disk."""

    name: str
    style: Style
    world: World
    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def text(self) -> str:
        """The text of the document."""
        return "".join(piece.text for piece in self.pieces)

    def figures(self) -> list[Figure]:
        """Return the printed figures in reading order."""
        return [piece.figure for piece in self.pieces if piece.figure]

    def relations(self) -> list[Relation]:
        """Return the relations between the printed figures."""
        zeros = {key for key, cell in self.world.cells.items() if not cell.value}
        return relate(self.world.identities, self.figures(), zeros)


def make_report(style: Style, seed: int, number: int, *, low: bool = False, mix: bool = False) -> Report:
    """Make one document of a style; with `low` its first project spent little and it knows no problem.

    With `mix` it takes its own choice of the wordings that its style knows, not the one choice of the style.
    """
    rng = Random(f"{seed}/{style.name}/{number}")
    world = set_up(style, rng, low=low)
    habits = Habits(frozenset(style.words("print")), frozenset(style.words("traps")))
    composer = Composer(world, style, habits, rng)
    composer.taste = f"/{seed}/{number}" if mix else ""
    composer.write(style.body + "\n")
    return Report(f"{style.name}-{number:02d}", style, world, tuple(_approximated(composer.pieces)))


def _approximated(pieces: list[Piece]) -> list[Piece]:
    out = list(pieces)
    for number, piece in enumerate(pieces):
        if piece.figure is None or piece.figure.table:
            continue
        before = pieces[number - 1].text if number else ""
        after = pieces[number + 1].text if number + 1 < len(pieces) else ""
        if before.endswith(("约", "近", "逾", "超", "超过", "大约")) or after.startswith(
            ("余", "多", "左右", "以上", "上下", "以内")
        ):
            out[number] = Piece(piece.text, replace(piece.figure, approx=True))
    return out


def truth_of(report: Report) -> Json:
    """Return the truth file of a report."""
    starts, at = [], 0
    for piece in report.pieces:
        starts.append(at)
        at += len(piece.text)
    places = [start for start, piece in zip(starts, report.pieces, strict=True) if piece.figure]
    facts = [
        _fact(number, figure, start)
        for number, (figure, start) in enumerate(zip(report.figures(), places, strict=True))
    ]
    world, style = report.world, report.style
    return {
        "id": report.name,
        "style": style.name,
        "outline_group": style.settings["outline"],
        "phrasing_group": style.settings["phrasing"],
        "doc_type": style.settings.get("type", "部门整体支出绩效评价报告"),
        "title": report.text.partition("\n")[0],
        "unit": world.unit,
        "year": str(world.year),
        "chars": at,
        "clean": not report.faults,
        "facts": facts,
        "relations": [_relation(relation) for relation in report.relations()],
        "errors": [_error(report, fault, starts) for fault in report.faults],
    }


def _fact(number: int, figure: Figure, start: int) -> Json:
    cell = figure.cell
    out: Json = {
        "id": f"f{number}",
        "concept": cell.concept,
        "context": cell.context,
        "value": figure.value,
        "unit": figure.unit,
        "text": figure.text,
        "value_base": format_decimal(abs(figure.base)),
        "start": start,
    }
    auto = cell.auto or cell.concept.startswith(("narrative_", "target_", "threshold_"))
    out |= {"auto": True} if auto else {}
    out |= {"unit_from": "table header or list end"} if figure.unit_from else {}
    out |= {"approx": True} if figure.approx else {}
    return out | ({"planted_wrong": True, "correct_value": figure.correct} if figure.correct else {})


def _relation(relation: Relation) -> Json:
    counted = relation.op in {"list_count", "grade"}
    terms = [f"f{term}" for term in relation.terms]
    return {
        "op": relation.op,
        "terms": [f"f{relation.result}"] if counted else terms,
        "result": None if counted else f"f{relation.result}",
        "tolerance": format_decimal(relation.tolerance),
        "expect": "holds" if relation.holds else "violated",
        **dict(relation.extra),
    }


def _error(report: Report, fault: Fault, starts: list[int]) -> Json:
    texts = [report.pieces[piece].text[begin:end] for piece, begin, end in fault.spans]
    begins = [starts[piece] + begin for piece, begin, _ in fault.spans]
    out: Json = {"kind": fault.kind, "explanation": fault.explanation, "spans": texts, "span_starts": begins}
    out |= {
        "wrong": texts[0] if fault.wrong else None,
        "wrong_start": begins[0] if fault.wrong else None,
        "correct": fault.correct,
    }
    return out | ({"side": "ambiguous"} if fault.ambiguous else {})
