"""One document: its world, its text and its truth."""

from dataclasses import dataclass, replace
from random import Random

from bench.styles.compose import Composer, format_decimal
from bench.styles.duties import add_duties, add_scores
from bench.styles.funds import add_funds
from bench.styles.library import Style
from bench.styles.names import place, sectors
from bench.styles.people import add_people
from bench.styles.printing import Habits
from bench.styles.relate import relate
from bench.styles.truth import Fault, Figure, Json, Piece, Relation
from bench.styles.world import World

SCORES = {
    "national": ("预算执行=10", "产出指标=50", "效益指标=30", "满意度指标=10"),
    "hunan": ("投入=10", "过程=40", "产出=30", "效果=20"),
    "process": ("决策=15", "过程=25", "产出=35", "效益=25"),
    "guangdong": ("履职效能=50", "管理效率=50"),
    "sichuan": ("部门预算项目绩效=50", "部门预算管理=30", "财务管理=10", "资产管理=10"),
    "yueyang": ("投入=15", "过程=35", "产出=25", "效果=25"),
}
PRAISE = "预算执行总体良好，未发现明显问题"
_ERAS = "二三四"
_POLICIES = ("《中华人民共和国预算法》", "《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）")
FULL_PLACES = {"town": "county", "county": "city", "district": "city", "banner": "city"}


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


def make_report(style: Style, seed: int, number: int, *, low: bool = False) -> Report:
    """Make one document of a style; with `low` its first project spent little and it knows no problem."""
    rng = Random(f"{seed}/{style.name}/{number}")
    world = _world(style, rng, low=low)
    habits = Habits(frozenset(style.words("print")), frozenset(style.words("traps")))
    composer = Composer(world, style, habits, rng)
    composer.write(style.body + "\n")
    return Report(f"{style.name}-{number:02d}", style, world, tuple(_approximated(composer.pieces)))


def _world(style: Style, rng: Random, *, low: bool) -> World:
    level = rng.choice(style.words("level"))
    wishes = dict(word.split("=") for word in style.words("world"))
    first, _, last = wishes.get("years", "2015-2024").partition("-")
    usual = ("street",) if level == "town" else tuple(name for name in sectors() if name != "street")
    sector = sectors()[rng.choice(style.words("sector") or usual)]
    where = place(rng, level)
    label = wishes.get("label") or rng.choice(sector.lines["label"])
    unit = where + label
    year = rng.randrange(int(first), int(last or first) + 1)
    world = World(
        rng,
        unit,
        year,
        grain=1 if "fine" in style.words("print") else 10_000,
        low=low,
        plan=wishes.get("plan") == "yes",
    )
    parent = place(rng, FULL_PLACES[level]) if level in FULL_PLACES else ""
    for key, value in (
        ("U", unit),
        ("place", where),
        ("parent", parent),
        ("short", where[0]),
        ("label", label),
        ("class", sector.lines["class"][0]),
        ("served", sector.lines["served"][0]),
        ("department", (parent if level == "town" else where) + "财政局"),
    ):
        world.text(key, value)
    world.text("bureau", (parent if level == "town" else where) + sector.lines["bureau"][0])
    world.text("era", f"紧扣“十{_ERAS[(year - 2011) // 5]}五”规划目标任务")
    world.text("policy", _POLICIES[year >= 2018])
    for key, count in (("duty", 3), ("work", 4), ("problem", 2), ("measure", 2)):
        lines = sector.pick(rng, key, int(wishes.get(key, count)))
        world.lists[key] = tuple(f"{key}{index}" for index in range(len(lines)))
        for index, line in enumerate(lines):
            world.text(f"{key}{index}.text", line)
    if low:
        world.lists["problem"] = ("problem0",)
        world.text("problem0.text", PRAISE)
    names = sector.pick(rng, "project", rng.randrange(3, 6) if "projects" not in wishes else int(wishes["projects"]))
    rng.shuffle(names)
    add_people(world)
    add_funds(world, level, names)
    add_duties(world)
    _scores(world, style, sector.pick(rng, "indicator", int(wishes.get("indicators", "8"))))
    return world


def _scores(world: World, style: Style, indicators: list[str]) -> None:
    project = style.settings.get("about") == "project"
    world.text("form_subject", world.texts["p0.name"] if project else world.unit)
    world.text("rate_key", "p0.rate" if project else "exec_rate")
    subject = world.texts["p0.name"] if project else world.unit
    add_scores(world, SCORES[style.settings.get("scores", "national")], subject, indicators)


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
