"""Invented places and units, and what the units of each field do."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FIRST = "澂岚沅洣栎枫槿鹭磐泠浠溧砚岙珑荻苕蓼漪璟岑垚嵛峦洄汀澧渌湉"
SECOND = "屿浔岭塬陂渚泊溆埠圩墩沚垭峪坞澜坳渡汊堰磴隰洲岗坪"
PLACE_ENDS = {
    "province": ("省",),
    "city": ("市",),
    "district": ("区",),
    "county": ("县",),
    "banner": ("旗",),
    "town": ("镇", "乡", "街道"),
}
SURNAMES = "程陆闻乔柏邬贺聂祝尤"
GIVEN = "砚禾川岚越宁舟知遥衡"


@dataclass(frozen=True)
class Sector:
    """The words of one field of work, each list as written in the data file."""

    name: str
    lines: dict[str, tuple[str, ...]]

    @property
    def asked(self) -> bool:
        """Only for styles that name it: such a field is never drawn at random."""
        return "asked" in self.lines

    def pick(self, rng: Random, key: str, count: int) -> list[str]:
        """Take `count` different lines, in the order of the file."""
        lines = self.lines[key]
        chosen = set(rng.sample(range(len(lines)), min(count, len(lines))))
        return [line for number, line in enumerate(lines) if number in chosen]


@cache
def sectors() -> dict[str, Sector]:
    """Every field of work by its name."""
    text = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("sectors*.txt")))
    out = {}
    for block in re.split(r"^== +", text, flags=re.MULTILINE)[1:]:
        name, _, body = block.partition("\n")
        lines: dict[str, list[str]] = {}
        for line in body.splitlines():
            key, colon, value = line.partition(": ")
            if colon:
                lines.setdefault(key, []).append(value)
        out[name.strip()] = Sector(name.strip(), {key: tuple(values) for key, values in lines.items()})
    return out


def place(rng: Random, level: str) -> str:
    """Invent the name of a place of that level."""
    return rng.choice(FIRST) + rng.choice(SECOND) + rng.choice(PLACE_ENDS[level])


def person(rng: Random) -> str:
    """Invent a person."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)
