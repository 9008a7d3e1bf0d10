r"""The small language of the phrase files.

`[a|b]` is chosen once for a style, `<a|b>` anew for each place of each document, `{…}` is a slot for the composer,
`{?key:a|b}` takes `a` where the value is not zero. A backslash takes the next character literally.
"""

from dataclasses import dataclass

Nodes = tuple["str | Choice | Slot", ...]
CLOSING = {"[": "]", "<": ">"}


@dataclass(frozen=True)
class Choice:
    """Alternatives; `by` is `[` (style), `<` (document) or a key whose value decides."""

    by: str
    options: tuple[Nodes, ...]
    source: str


@dataclass(frozen=True)
class Slot:
    """What the composer fills in."""

    text: str


class TemplateError(ValueError):
    """A bracket of a phrase is not closed."""


@dataclass
class _Reader:
    source: str
    at: int = 0

    def sequence(self, stops: str) -> Nodes:
        out: list[str | Choice | Slot] = []
        while self.at < len(self.source) and self.source[self.at] not in stops:
            mark = self.source[self.at]
            if mark in CLOSING:
                self.at += 1
                out.append(self.choice(mark, CLOSING[mark]))
            elif mark == "{":
                out.append(self.slot())
            else:
                self.at += mark == "\\"
                out.append(self.source[self.at])
                self.at += 1
        return tuple(out)

    def choice(self, by: str, closing: str) -> Choice:
        begin, options = self.at, []
        while True:
            options.append(self.sequence("|" + closing))
            if self.at >= len(self.source):
                raise TemplateError(self.source)
            self.at += 1
            if self.source[self.at - 1] == closing:
                return Choice(by, tuple(options), self.source[begin : self.at - 1])

    def slot(self) -> Choice | Slot:
        if self.source.startswith("{?", self.at):
            colon = self.source.index(":", self.at)
            key = self.source[self.at + 2 : colon]
            self.at = colon + 1
            return self.choice(key, "}")
        end = self.source.find("}", self.at)
        if end < 0:
            raise TemplateError(self.source)
        text, self.at = self.source[self.at + 1 : end], end + 1
        return Slot(text)


def parse(source: str) -> Nodes:
    """Read one phrase.

    Raises TemplateError where a bracket is not closed.
    """
    return _Reader(source).sequence("")
