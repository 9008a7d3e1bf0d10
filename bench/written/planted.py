"""The errors planted in a source: TOML `[[errors]]` after its second line `---`.

Each span is a stretch that occurs once in the report; where the part that counts is not unique by itself, more of the
report stands around it and the part is set in ⟦…⟧: `"公用经费⟦84.05元⟧"`. `wrong` names the wrong stretch the same way.
"""

import re
import tomllib
from typing import Any

Json = dict[str, Any]

_PART = re.compile("⟦([^⟧]*)⟧")
_DIGITS = re.compile(r"[\d,]*\d(?:\.\d+)?")


def planted(block: str, text: str) -> list[Json]:
    """Return the errors of a block with their places in the text; ValueError where a span is not unique."""
    return [_error(one, text) for one in tomllib.loads(block).get("errors", [])]


def flagged(facts: list[Json], errors: list[Json]) -> list[Json]:
    """Mark the facts that an error has made wrong, with their right value where it is known."""
    wrong = {one["wrong_start"]: one["correct"] for one in errors if one["wrong"]}
    return [
        fact | {"planted_wrong": True, "correct_value": _number(wrong[fact["start"]])}
        if fact["start"] in wrong
        else fact
        for fact in facts
    ]


def _error(given: Json, text: str) -> Json:
    spans = [_place(span, text) for span in given["spans"]]
    wrong, wrong_start = _place(given["wrong"], text) if "wrong" in given else (None, None)
    return {
        "kind": given["kind"],
        "explanation": given["explanation"],
        "spans": [part for part, _ in spans],
        "span_starts": [start for _, start in spans],
        "wrong": wrong,
        "wrong_start": wrong_start,
        "correct": given.get("correct"),
        **({"side": given["side"]} if "side" in given else {}),
    }


def _place(span: str, text: str) -> tuple[str, int]:
    part = _PART.search(span)
    around = _PART.sub(r"\1", span)
    if text.count(around) != 1:
        message = f"{text.count(around)} times in the report: {span}"
        raise ValueError(message)
    at = text.index(around)
    return (part[1], at + part.start()) if part else (span, at)


def _number(correct: str | None) -> str | None:
    found = _DIGITS.search(correct or "")
    return found[0].replace(",", "") if found else None
