"""How long the words of the lexicon take to be made ready and to be found, as a multiple of one compiled expression.

Run: python -m bench.words [FILE.txt …]; without files the sentences of `bench.scan`. The expression of all words shares
their common beginnings. It is compiled once, as Python does in each process; the finding runs in turn, and the median
of the ratios is printed. Both must find the same words.
"""

import re
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.scan import MEGABYTE, ROUNDS, SENTENCES, timed

from jixiao.taxonomy.lexicon import lexicon
from jixiao.taxonomy.wording import Vocabulary, vocabulary


def main() -> None:
    """Print the two ratios."""
    words = lexicon().every.words
    expression = re.compile(shared(words))
    building, compiling = timed(vocabulary, words), timed(_compile_anew, words)
    text = "".join(Path(name).read_text("utf-8") for name in sys.argv[1:]) or SENTENCES * (
        MEGABYTE // len(SENTENCES.encode())
    )
    ours = vocabulary(words)
    if _found(ours, text) != [match.span() for match in expression.finditer(text)]:
        sys.exit("the two find other words")
    pairs = [(timed(_found, ours, text), timed(_matched, expression, text)) for _ in range(ROUNDS)]
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"{len(words)} words ready: {building:.2f} s, compiled: {compiling:.1f} s, {compiling / building:.0f} times")
    print(f"found in {len(text)} characters: {ratio:.2f} times the expression")


def shared(words: Iterable[str]) -> str:
    """Return an expression of the longest of words at a place, sharing their common beginnings."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


def _branch(node: Mapping[str, Any]) -> str:
    branches = list(_branches(node))
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}" if branches else ""


def _branches(node: Mapping[str, Any]) -> Iterator[str]:
    for character, rest in node.items():
        if character:
            yield re.escape(character) + _branch(rest)


def _compile_anew(words: Iterable[str]) -> None:
    re.purge()
    re.compile(shared(words))


def _found(words: Vocabulary, text: str) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words.find(text)]


def _matched(expression: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in expression.finditer(text)]


if __name__ == "__main__":
    main()
