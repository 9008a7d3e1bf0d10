"""Reads the file of a pack, shipped or of a user; all that is wrong in it is told by line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from jixiao.model.finding import Severity
from jixiao.model.quantity import MICRO
from jixiao.model.relation import Form
from jixiao.model.result import Kind
from jixiao.taxonomy.concepts import concepts_by_name
from jixiao.taxonomy.equations import Equation
from jixiao.taxonomy.fields import Fields, Source, hint, parse
from jixiao.taxonomy.names import check_names
from jixiao.taxonomy.packs import LAYOUTS, Cap, Pack, Section, shipped_names, shipped_text
from jixiao.taxonomy.thresholds import thresholds, thresholds_by_name

LEVELS: Mapping[str, Severity] = {
    "error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO,
    "错误": Severity.ERROR, "提醒": Severity.WARNING, "建议": Severity.INFO,
}  # fmt: skip
_KINDS: Mapping[str, Kind] = {
    "部门评价": Kind.DEPARTMENT_EVALUATION, "项目评价": Kind.PROJECT_EVALUATION, "部门决算": Kind.FINAL_ACCOUNTS,
    "部门预算": Kind.BUDGET_DISCLOSURE, "自评表": Kind.SELF_EVALUATION_FORM, "目标表": Kind.TARGET_FORM,
    "监控表": Kind.MONITORING_FORM, "监控报告": Kind.MONITORING_REPORT,
}  # fmt: skip
_EVALUATIONS = ("部门评价", "项目评价")
_SUBJECTS = {"": "", "部门": "unit", "项目": "project"}
_ID = re.compile(r"[a-z0-9\u4e00-\u9fff][a-z0-9\u4e00-\u9fff-]*")
_OWN = "JX119"
_SIGNS = str.maketrans("＋－—", "+--")


@cache
def shipped(name: str) -> Pack:
    """Return a shipped pack. A flaw in one is a ValueError: a defect."""
    source = Source(name, shipped_text(name))
    pack = read_pack(source, name, frozenset())
    if source.flaws:
        message = f"{name}: {source.flaws}"
        raise ValueError(message)
    return pack


def read_pack(source: Source, name: str, codes: frozenset[str]) -> Pack:
    """Return the pack of a file; `name` is its id where it states none. `codes` are those of the rule book."""
    top = parse(source)
    words = check_names(top.table("names"))
    pack = Pack(
        id=_id(top, name),
        name=top.text("name", needed=True),
        version=top.text("version", needed=True),
        place=top.text("place"),
        since=top.number("from"),
        until=top.number("to"),
        extends=_extends(top),
        sources=top.texts("sources"),
        words=top.texts("words"),
        documents=top.texts("documents"),
        thresholds=read_thresholds(top.table("thresholds")),
        severities=read_severities(top.table("severity"), codes),
        sections=tuple(_section(one) for one in top.tables("section")),
        caps=tuple(map(_cap, top.tables("cap"))),
        equations=tuple(_equations(top.tables("equation"))),
        names=words,
        forms=_forms(top.table("forms")),
    )
    top.finish()
    return pack


def read_thresholds(table: Fields) -> Mapping[str, str]:
    """Return thresholds by id; they may be written by id or by Chinese name."""
    known = thresholds_by_name()
    values: dict[str, str] = {}
    for name in table.names():
        if name not in known:
            table.tell(name, "settings.threshold", name=name, hint=hint(name, known))
            continue
        one, value = thresholds()[known[name]], table.decimal(name)
        if value and int(value.partition(".")[0]) > one.most:
            table.tell(name, "settings.too_large", name=name, most=f"{one.most}{one.unit}")
        elif value:
            values[one.id] = value
    return values


def read_severities(table: Fields, codes: frozenset[str]) -> Mapping[str, Severity]:
    """Return severities by the code of the rule."""
    values: dict[str, Severity] = {}
    for name in table.names():
        if name.upper() not in codes:
            table.tell(name, "settings.code", name=name, hint=hint(name, codes))
        values[name.upper()] = LEVELS[table.choice(name, LEVELS, "warning")]
    return values


def _forms(table: Fields) -> Mapping[str, str]:
    found = {name: table.choice(name, layouts, layouts[0]) for name, layouts in LAYOUTS.items() if name in table}
    table.finish()
    return found


def _id(top: Fields, name: str) -> str:
    written = top.text("id") or name
    if not _ID.fullmatch(written):
        top.tell("id", "settings.pack_id", name=written)
    return written


def _extends(top: Fields) -> str:
    written = top.text("extends")
    if written and written not in shipped_names():
        top.tell("extends", "settings.pack", name=written, hint=hint(written, shipped_names()))
        return ""
    return written


def _section(one: Fields) -> Section:
    kinds = []
    for number, kind in enumerate(one.texts("kinds") or _EVALUATIONS):
        if kind in _KINDS:
            kinds.append(_KINDS[kind])
        else:
            args = {"name": "kinds", "found": kind, "allowed": "、".join(_KINDS), "hint": hint(kind, _KINDS)}
            one.source.tell((*one.path, "kinds", number), "settings.choice", **args)
    name = one.text("name", needed=True)
    section = Section(
        name,
        one.texts("words") or (name,),
        LEVELS[one.choice("level", LEVELS, "warning")],
        frozenset(kinds),
        one.text("source"),
    )
    one.finish()
    return section


def _cap(one: Fields) -> Cap:
    below, most = one.decimal("below"), one.decimal("most")
    level = LEVELS[one.choice("level", LEVELS, "error")]
    one.text("source")
    one.finish()
    return Cap(_millionths(below), _millionths(most), level, below, most)


def _millionths(digits: str) -> int:
    whole, _, part = digits.partition(".")
    return int(whole or "0") * MICRO + int((part + "000000")[:6])


def _equations(entries: Iterable[Fields]) -> Iterator[Equation]:
    seen: set[str] = set()
    for one in entries:
        name = one.text("name", needed=True)
        if name in seen:
            one.tell("name", "settings.twice", name=name)
        seen.add(name)
        yield _equation(one, name)
        one.finish()


def _equation(one: Fields, name: str) -> Equation:
    """Read an equation: `result` = `terms` − `less`, or with `numerator` and `denominator` a rate."""
    rate = "numerator" in one or "denominator" in one
    result = _concept(one, "result", one.text("result", needed=True))
    terms = [(_concept(one, "terms", term), 1) for term in one.texts("terms")]
    terms += [(_concept(one, "less", term), -1) for term in one.texts("less")]
    above, below = _side(one, "numerator"), _side(one, "denominator")
    if (rate and (terms or not above or not below)) or (not rate and not terms):
        one.tell("result", "settings.equation", name=name)
    subject = _SUBJECTS[one.choice("of", tuple(_SUBJECTS), "")]
    one.text("source")
    doubtful = one.choice("level", ("error", "warning", "错误", "提醒"), "error") in ("warning", "提醒")
    names = frozenset(term for term, _ in terms)
    return Equation(
        id=name, code=_OWN, form=Form.RATE if rate else Form.SUM, result=result, terms=tuple(terms), need=names,
        least=1, either=(), inside_with=frozenset(), complete_with=frozenset(), unless=frozenset(), subject=subject,
        numerator=above, denominator=below, doubtful=doubtful,
    )  # fmt: skip


def _side(one: Fields, key: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Read one side of a rate: 公用经费, or a sum such as 年初预算数 + 预算调整数; a list gives choices."""
    return tuple(tuple(_sum(one, key, text)) for text in one.texts(key))


def _sum(one: Fields, key: str, text: str) -> Iterator[tuple[str, int]]:
    parts = re.split(r"\s*([+-])\s*", text.translate(_SIGNS).strip())
    for sign, name in zip(["+", *parts[1::2]], parts[::2], strict=True):
        yield _concept(one, key, name), -1 if sign == "-" else 1


def _concept(one: Fields, key: str, name: str) -> str:
    known = concepts_by_name()
    if name and name not in known:
        one.tell(key, "settings.concept", name=name, hint=hint(name, known))
    return known.get(name, "")
