"""How much the words around a figure weigh for one meaning or another: counted from reports, kept as whole numbers.

The table is made by a command (`python -m bench.weighing`) from reports that were read by hand. A clue is kept by its
CRC-32 alone, so that the table can be used as it lies in the file.

Layout, little-endian: four bytes `JXW1`; the length of the names (4 bytes) and the names of the meanings, one a line,
UTF-8; the number of clues (4 bytes); the clues in rising order (4 bytes each); how many weights each has (1 byte each);
the meaning of each weight by its place among the names (1 byte each), then the weights (1 byte each, signed).
A weight is in 1/64 of a natural logarithm of odds.
"""

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zlib import crc32

MAGIC = b"JXW1"
PER_NAT = 64
_FILE = "weights.bin"
_WORD = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: `names` are the meanings, `rows` the place of each clue, `starts` where its weights begin."""

    names: tuple[str, ...]
    rows: Mapping[int, int]
    starts: Sequence[int]
    meant: bytes
    heavy: Sequence[int]

    def sums(self, clues: Iterable[str]) -> list[int]:
        """Return for each meaning what the clues weigh together."""
        found = [0] * len(self.names)
        for clue in clues:
            row = self.rows.get(crc32(clue.encode()))
            if row is not None:
                begin, end = self.starts[row], self.starts[row + 1]
                for meaning, weight in zip(self.meant[begin:end], self.heavy[begin:end], strict=True):
                    found[meaning] += weight
        return found

    def weight(self, clue: str, name: str) -> int:
        """Return what one clue weighs for one meaning, 0 where it says nothing of it."""
        return self.sums((clue,))[self.names.index(name)] if name in self.names else 0


def unpacked(data: bytes) -> Weights:
    """Return the table that these bytes are; ValueError where they are none."""
    if not data.startswith(MAGIC):
        message = "not a table of weights"
        raise ValueError(message)
    length, at = _number(data, len(MAGIC)), len(MAGIC) + _WORD
    names, at = tuple(data[at : at + length].decode().split("\n")), at + length
    count, at = _number(data, at), at + _WORD
    clues, at = _words(data[at : at + _WORD * count]), at + _WORD * count
    starts = [0]
    for many in data[at : at + count]:
        starts.append(starts[-1] + many)
    at += count
    meant = data[at : at + starts[-1]]
    heavy = array("b", data[at + starts[-1] : at + 2 * starts[-1]])
    return Weights(names, dict(zip(clues, range(count), strict=True)), starts, meant, heavy)


def packed(names: Sequence[str], weights: Mapping[str, Mapping[int, int]]) -> bytes:
    """Return the bytes of a table; of two clues with one CRC-32 the first one by name is kept."""
    by_code: dict[int, Mapping[int, int]] = {}
    for clue in sorted(weights):
        by_code.setdefault(crc32(clue.encode()), weights[clue])
    rows = [sorted(by_code[code].items()) for code in sorted(by_code)]
    told = "\n".join(names).encode()
    return b"".join((
        MAGIC, len(told).to_bytes(_WORD, "little"), told, len(rows).to_bytes(_WORD, "little"),
        *(code.to_bytes(_WORD, "little") for code in sorted(by_code)),
        bytes(len(row) for row in rows),
        bytes(meaning for row in rows for meaning, _ in row),
        array("b", [weight for row in rows for _, weight in row]).tobytes(),
    ))  # fmt: skip


@cache
def weights() -> Weights:
    """Return the table that comes with the program."""
    return unpacked((resources.files("jixiao.taxonomy") / "data" / _FILE).read_bytes())


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + _WORD], "little")


def _words(data: bytes) -> Sequence[int]:
    found = array("I" if array("I").itemsize == _WORD else "L", data)
    if sys.byteorder == "big":
        found.byteswap()
    return found
