"""Load frameworks from their data."""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from jixiao.model.framework import (
    Cap,
    Framework,
    Grade,
    Measure,
    Partial,
    QualityBand,
    Rate,
    Reverse,
    Share,
    Steps,
    Table,
)

PROJECT = "project-2020"


def framework_names() -> tuple[str, ...]:
    """Return the ids of the shipped frameworks."""
    folder = files("jixiao.scoring").joinpath("data")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


@cache
def framework(name: str) -> Framework:
    """Return a shipped framework. FileNotFoundError where there is none of that id."""
    return parse_framework(name, files("jixiao.scoring").joinpath("data", f"{name}.toml").read_text("utf-8"))


def parse_framework(name: str, text: str) -> Framework:
    """Return the framework that a TOML text describes; numbers stand in it as text. ValueError or KeyError if wrong."""
    data = tomllib.loads(text)
    return Framework(
        id=name,
        name=data["name"],
        clause=data["clause"],
        sources=tuple(data["sources"]),
        decimals=data["decimals"],
        execution_weight=Fraction(data["execution"]["weight"]),
        execution_steps=tuple(Share(Fraction(a), Fraction(b)) for a, b in data["execution"].get("steps", ())),
        dimensions=tuple((one, Fraction(weight)) for one, weight in data["dimensions"].items()),
        reverse=Reverse(data["reverse"]),
        over=Fraction(data["over"]),
        over_cut=Fraction(data["over_cut"]),
        quality=tuple(_quality(one) for one in data["quality"]),
        caps=tuple(Cap(Fraction(a), Fraction(b)) for a, b in data.get("caps", ())),
        grades=tuple(Grade(one, Fraction(least)) for one, least in data["grades"].items()),
        measures=tuple(_measure(one) for one in data.get("measure", ())),
        over_bands=tuple(Share(Fraction(a), Fraction(b)) for a, b in data.get("over_bands", ())),
        whose=data.get("whose", ""),
        unit_name=data.get("unit_name", ""),
    )


def _quality(data: Mapping[str, Any]) -> QualityBand:
    return QualityBand(data["name"], tuple(data["words"]), Fraction(data["low"]), Fraction(data["high"]))


def _measure(data: Mapping[str, Any]) -> Measure:
    weight = Fraction(data["weight"]) if "weight" in data else None
    return Measure(
        data["name"],
        data["level1"],
        data["level2"],
        data.get("formula", ""),
        weight,
        _rule(data),
        _rate(data.get("rate")),
    )


def _rate(data: Mapping[str, Any] | None) -> Rate | None:
    if data is None:
        return None
    return Rate(tuple(data["over"]), tuple(data["under"]), Fraction(data.get("minus", "0")))


def _rule(data: Mapping[str, Any]) -> Steps | Table | None:
    if "steps" in data:
        steps = data["steps"]
        return Steps(
            Fraction(steps["full"]),
            steps["above"],
            Fraction(steps["step"]),
            Fraction(steps["loss"]),
            Partial(steps["partial"]),
        )
    if "table" in data:
        table = data["table"]
        return Table(table["above"], tuple((Fraction(bound), Fraction(points)) for bound, points in table["rows"]))
    return None
