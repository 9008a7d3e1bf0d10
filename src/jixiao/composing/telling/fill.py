"""Filling in a template: its tree and a book's material become markup."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.composing.telling.nodes import Choice, Element, Loop, Markup, Node, Part, Words
from jixiao.composing.telling.tags import SENTENCE, Ask, Show
from jixiao.composing.telling.values import Scope, show, wish
from jixiao.composing.word.document import piece_markup
from jixiao.composing.word.figures import Figures
from jixiao.composing.word.markup import run
from jixiao.model.page import Look


@dataclass(slots=True)
class Filling:
    """What is being written: the figures printed so far, the requests made; `said` tells whether anything was told."""

    figures: Figures
    requests: list[str] = field(default_factory=list)
    said: bool = False

    def fill(self, nodes: Sequence[Node], scope: Scope, out: list[str]) -> None:
        """Write nodes to `out`."""
        for node in nodes:
            if isinstance(node, Markup):
                out.append(node.xml)
                self.said = self.said or bool(node.text)
            elif isinstance(node, Words):
                self._words(node, scope, out)
            elif isinstance(node, Element):
                self._element(node, scope, out)
            elif isinstance(node, Loop):
                self._loop(node, scope, out)
            elif isinstance(node, Part):
                self.fill(node.nodes, scope.under(node.path), out)
            else:
                self._choice(node, scope, out)

    def _words(self, node: Words, scope: Scope, out: list[str]) -> None:
        piece = wish(node.tag.what, again=node.tag.again) if isinstance(node.tag, Ask) else show(scope, node.tag)
        if piece.look is Look.REQUEST:
            self.requests.append(piece.text)
            out.append(run(piece.text, properties=node.marked))
            if isinstance(node.tag, Show) and SENTENCE in node.tag.formats:
                out.append(run("。", properties=node.properties))
        else:
            out.append(piece_markup(piece, self.figures, node.properties))
        self.said = True

    def _element(self, node: Element, scope: Scope, out: list[str]) -> None:
        before, self.said = self.said, False
        inner: list[str] = []
        self.fill(node.nodes, scope, inner)
        if self.said or not node.fleeting:
            content = "".join(inner) or node.least
            out.append(f"{node.opening}{content}{node.closing}")
        self.said = self.said or before

    def _loop(self, node: Loop, scope: Scope, out: list[str]) -> None:
        for at, entry in enumerate(scope.entries(node.path)):
            if at and node.between.text:
                out.append(node.between.xml)
            self.fill(node.nodes, scope.inside(node.path, entry, at + 1), out)

    def _choice(self, node: Choice, scope: Scope, out: list[str]) -> None:
        for branch in node.branches:
            if branch.condition is None or scope.holds(branch.condition):
                self.fill(branch.nodes, scope, out)
                return
