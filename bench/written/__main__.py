"""Write the hand-written reports with their truth: `python -m bench.written OUT`.

A source is a head (`unit: …`, `year: …`), a line `---`, and the report, in which each figure that means something is
marked with its concept and, where it is not the unit's own of the year, its subject, item, year or the unit printed
elsewhere: `⟦1163.27万元|budget_adjusted|item=基本支出⟧`. After a second `---` stand the planted errors, if any
(`bench.written.planted`).
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import cn2an
from bench.written.planted import flagged, planted

SOURCES = Path(__file__).parent / "sources"
_MARK = re.compile("⟦([^|⟧]*)\\|([^⟧]*)⟧")
_NUMBER = re.compile(r"[-+]?[\d,]*\d(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿点]+")
YUAN = {"亿元": 10**8, "万元": 10**4, "元": 1}

Json = dict[str, Any]


def main(words: list[str] | None = None) -> None:
    """Write NAME.txt and NAME.json for each source."""
    options = argparse.ArgumentParser(prog="python -m bench.written", description=__doc__)
    options.add_argument("out", type=Path, help="folder to write to")
    out: Path = options.parse_args(words).out
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.glob("*.md")):
        text, truth = built(source.stem, source.read_text("utf-8"))
        (out / f"{source.stem}.txt").write_text(text, "utf-8")
        (out / f"{source.stem}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


def built(name: str, source: str) -> tuple[str, Json]:
    """Return the text of a source and its truth."""
    head, _, rest = source.partition("\n---\n")
    body, line, block = rest.partition("\n---\n")
    about = dict(line.split(": ", 1) for line in head.splitlines())
    text = ""
    facts: list[Json] = []
    for before, mark in _pieces(body + "\n" if line else body):
        text += before
        if mark:
            facts.append({"id": f"f{len(facts)}", **_fact(mark, about), "start": len(text)})
            text += mark[1]
    errors = planted(block, text)
    title = text.lstrip("\n").partition("\n")[0]
    return text, {
        "id": name, "title": title, **about, "chars": len(text), "clean": not errors,
        "facts": flagged(facts, errors), "errors": errors,
    }  # fmt: skip


def _pieces(body: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield each stretch of plain text with the mark that follows it."""
    at = 0
    for mark in _MARK.finditer(body):
        yield body[at : mark.start()], mark
        at = mark.end()
    yield body[at:], None


def _fact(mark: re.Match[str], about: Mapping[str, str]) -> Json:
    concept, *rest = mark[2].split("|")
    more = dict(one.split("=", 1) for one in rest)
    printed = "".join(unicodedata.normalize("NFKC", mark[1]).split())
    number = _NUMBER.search(printed)
    if number is None:
        message = f"no number in {mark[0]}"
        raise ValueError(message)
    value, unit = _value(number[0]), printed[number.end() :] or more.get("unit", "")
    name = "·".join(more[key] for key in ("subject", "item") if key in more) or about["unit"]
    fact = {
        "concept": concept,
        "context": f"{name}/{_year(more.get('year', ''), about['year'])}",
        "value": f"{value:f}",
        "unit": unit,
        "value_base": f"{value * YUAN.get(unit, 1):f}",
        "text": mark[1],
    }
    return fact | ({"auto": True} if concept.startswith("narrative_") else {})


def _year(told: str, year: str) -> str:
    """Return the year of a mark: the report's own where it tells none, the one before for `last`."""
    return str(int(year) - 1) if told == "last" else told or year


def _value(printed: str) -> Decimal:
    if printed[-1].isascii():
        return Decimal(printed.replace(",", ""))
    return Decimal(str(cn2an.cn2an(printed, "smart")))


if __name__ == "__main__":
    main()
