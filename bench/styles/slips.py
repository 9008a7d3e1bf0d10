"""Plant errors in the wording of a clean report."""

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from bench.styles.faults import Draft
from bench.styles.figures import chinese
from bench.styles.truth import Cell, Fault, Figure, Piece, Relation

HEADING = re.compile(r"(?m)^([一二三四五六七八九十]+)、")
WORDS = ("资金", "项目", "工作", "主要", "完成", "绩效", "预算")
RESIDUES = ("（200字以内）", "（此处填写具体内容）", "XXXX")


def _swap(draft: Draft, number: int, span: tuple[int, int], new: str, fault: Fault) -> bool:
    """Replace a stretch of one piece; the first span of the fault is the new stretch."""
    text = draft.pieces[number].text
    draft.put({number: Piece(text[: span[0]] + new + text[span[1] :])}, fault)
    return True


def free_places(draft: Draft, pattern: str) -> list[tuple[int, re.Match[str]]]:
    """Find a pattern in the pieces of text that no fault speaks of yet, in random order."""
    found = [
        (number, match)
        for number, piece in enumerate(draft.pieces)
        if piece.figure is None and number not in draft.busy
        for match in re.finditer(pattern, piece.text)
    ]
    draft.rng.shuffle(found)
    return found


def _simple(draft: Draft, kind: str, pattern: str, change: Callable[[str], str], words: str) -> bool:
    for number, match in free_places(draft, pattern)[:1]:
        old, new = match.group(), change(match.group())
        span = (number, match.start(), match.start() + len(new))
        return _swap(draft, number, match.span(), new, Fault(kind, f"{words}：{new}", (span,), correct=old))
    return False


def _stale_year(draft: Draft) -> bool:
    year = draft.report.world.year
    pattern = rf"(?<=[。\n：])(?:截至|到)?{year}年(?=度|[实全末底]|1)"
    return _simple(draft, "stale_year", pattern, lambda old: old.replace(str(year), str(year - 1)), "年度应为本年度")


def _duplicated(draft: Draft) -> bool:
    pattern = "|".join(rf"(?<!{word}){word}(?!{word})" for word in WORDS)
    return _simple(draft, "duplicated_words", pattern, lambda old: old * 2, "词语重复")


def _residue(draft: Draft) -> bool:
    return _simple(draft, "template_residue", r"(?:增加|减少)$", lambda _: "增加（减少）", "模板方向词未选") or _hint(
        draft
    )


def _hint(draft: Draft) -> bool:
    hint = draft.rng.choice(RESIDUES)
    for number, match in free_places(draft, r"。(?=\n)")[:1]:
        span = (number, match.start(), match.start() + len(hint))
        return _swap(
            draft, number, match.span(), hint + "。", Fault("template_residue", f"模板提示语未删除：{hint}", (span,))
        )
    return False


def _direction(draft: Draft) -> bool:
    for number, match in free_places(draft, r"(?:增加|减少)$"):
        if number + 2 >= len(draft.pieces) or number + 2 in draft.busy:
            continue
        following = draft.pieces[number + 2].text
        old, new = match.group(), {"增加": "减少", "减少": "增加"}[match.group()]
        if re.fullmatch(r"，(?:增长|下降|上升|降低)", following):
            span = (number, match.start(), match.end())
            fault = Fault(
                "direction_contradiction",
                f"写“{new}”而后文写“{following[1:]}”",
                (span, (number + 2, 1, 3)),
                correct=old,
            )
            return _swap(draft, number, match.span(), new, replace(fault, ambiguous=True))
    return False


def _heading(draft: Draft) -> bool:
    found = sorted(free_places(draft, HEADING.pattern), key=lambda each: (each[0], each[1].start()))
    run: list[tuple[int, re.Match[str]]] = []
    for each in found:
        if each[1].group(1) == chinese(len(run) + 1):
            run.append(each)
    if len(run) < 4 or len(run) < len(found):
        return False
    first = draft.rng.randrange(2, len(run) - 1)
    changes: dict[int, Piece] = {}
    for index, (number, match) in reversed(list(enumerate(run))):
        if index >= first:
            text = changes.get(number, draft.pieces[number]).text
            changes[number] = Piece(text[: match.start()] + chinese(index + 2) + "、" + text[match.end() :])
    number, match = run[first]
    line = changes[number].text[match.start() :].partition("\n")[0]
    words = f"一级标题编号跳过“{chinese(first + 1)}、”"
    span = (number, match.start(), match.start() + len(line))
    draft.put(
        changes, Fault("heading_jump", words, (span,), correct=chinese(first + 1) + line[len(chinese(first + 2)) :])
    )
    return True


def _name(draft: Draft) -> bool:
    world = draft.report.world
    names = [world.texts[f"{key}.name"] for key in world.lists["projects"]]
    for name in draft.rng.sample(names, len(names)):
        found = free_places(draft, re.escape(name))
        if len(found) < 2 or len(name) < 5:
            continue
        number, match = max(found, key=lambda each: (each[0], each[1].start()))
        at = draft.rng.randrange(1, len(name) - 1)
        wrong = name[:at] + name[at + 1 :]
        span = (number, match.start(), match.start() + len(wrong))
        return _swap(
            draft,
            number,
            match.span(),
            wrong,
            Fault("project_name_mismatch", f"项目名称前后不一：{wrong}", (span,), correct=name),
        )
    return False


def _copied(draft: Draft) -> bool:
    world = draft.report.world
    texts = [world.texts[f"{key}.purpose"] for key in world.lists["projects"]]
    found = [free_places(draft, re.escape(text)) for text in texts]
    usable = [index for index, each in enumerate(found) if len(each) == 1]
    if len(usable) < 2:
        return False
    (source, at), (number, match) = found[usable[0]][0], found[usable[-1]][0]
    if source == number:
        return False
    copy = texts[usable[0]]
    spans = ((number, match.start(), match.start() + len(copy)), (source, at.start(), at.end()))
    return _swap(draft, number, match.span(), copy, Fault("copied_paragraph", f"照抄另一项目的用途：{copy}", spans))


def _grade(draft: Draft) -> bool:
    right = draft.report.world.texts["grade"]
    for number, match in free_places(draft, rf"(?:等级|等次|评级)(?:均)?为“{right}”"):
        before = draft.pieces[number - 1].figure if number else None
        if before is None or before.cell.key != "score" or number - 1 in draft.busy:
            continue
        wrong = match.group().replace(right, {"优": "良", "良": "中"}.get(right, "良"))
        spans = ((number, match.start(), match.end()), (number - 1, 0, len(before.text)))
        fault = Fault("grade_inconsistent", f"{before.text}应为“{right}”", spans, correct=match.group())
        _regrade(draft, wrong[-2])
        return _swap(draft, number, match.span(), wrong, fault)
    return False


def _regrade(draft: Draft, grade: str) -> None:
    world = draft.report.world
    world.identities = [
        replace(each, extra=(("grade", grade),)) if each.op == "grade" and each.result == "score" else each
        for each in world.identities
    ]


def _list_count(draft: Draft) -> bool:
    figures, places = draft.report.figures(), draft.places()
    for relation in draft.report.relations():
        if relation.op != "list_count" or relation.result is None or places[relation.result] in draft.busy:
            continue
        figure, place = figures[relation.result], places[relation.result]
        listed = _listed(draft, relation)
        if listed is None or not re.match(r"\d", figure.text):
            continue
        count = int(figure.base) + draft.rng.choice((1, 2))
        text = figure.text.replace(str(int(figure.base)), str(count), 1)
        new = replace(figure, text=text, value=str(count), base=Fraction(count), correct=figure.value)
        fault = Fault(
            "list_count_mismatch",
            f"写{text}，列出{figure.value}项",
            ((place, 0, len(text)), listed),
            correct=figure.text,
            ambiguous=True,
        )
        draft.put({place: Piece(text, new)}, fault)
        return True
    return False


def _listed(draft: Draft, relation: Relation) -> tuple[int, int, int] | None:
    items = dict(relation.extra)["items"]
    joined = "、".join(items) if isinstance(items, list) else ""
    for number, match in free_places(draft, re.escape(joined)):
        return number, match.start(), match.end()
    return None


def add_growth_on_nothing(draft: Draft) -> bool:
    """Set a sentence with a growth rate on nothing behind a sentence about the three-public expenses."""
    world = draft.report.world
    for number, match in free_places(draft, r"。(?=\n)"):
        nearby = "".join(piece.text for piece in draft.pieces[max(0, number - 9) : number + 1])
        if "公务" not in nearby or draft.busy:
            continue
        amount, rate = (
            Figure(
                Cell(f"zero{unit}", concept, world.unit, world.year, value, kind, auto=True),
                text,
                text[: -len(unit)],
                unit,
                value,
                Fraction(0),
            )
            for concept, kind, unit, text, value in (
                ("narrative_amount", "money", "万元", "0万元", Fraction(0)),
                ("narrative_rate", "rate", "%", "100%", Fraction(100)),
            )
        )
        text = draft.pieces[number].text
        added = (
            Piece(text[: match.end()] + "境外培训费支出"),
            Piece("0万元", amount),
            Piece("，上年为零，比上年增长"),
            Piece("100%", rate),
            Piece("。" + text[match.end() :]),
        )
        pieces = (*draft.pieces[:number], *added, *draft.pieces[number + 1 :])
        draft.report = replace(draft.report, pieces=pieces)
        draft.put({}, Fault("zero_base_growth", "上年为零而写增长率", ((number + 3, 0, 4),)))
        return True
    return False


SLIPS: dict[str, Callable[[Draft], bool]] = {
    "stale_year": _stale_year,
    "duplicated_words": _duplicated,
    "template_residue": _residue,
    "direction_contradiction": _direction,
    "heading_jump": _heading,
    "project_name_mismatch": _name,
    "copied_paragraph": _copied,
    "grade_inconsistent": _grade,
    "list_count_mismatch": _list_count,
}
