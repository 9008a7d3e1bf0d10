"""Filling in a template: its tree and a book's material become markup."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.composing.telling.charts import chart_of
from jixiao.composing.telling.nodes import Choice, Element, Loop, Markup, Node, Part, Words
from jixiao.composing.telling.tags import SENTENCE, Ask, Draw, Show
from jixiao.composing.telling.values import Scope, show, wish
from jixiao.composing.word.charts import drawing
from jixiao.composing.word.document import piece_markup
from jixiao.composing.word.figures import Figures
from jixiao.composing.word.markup import run
from jixiao.model.page import Look
from jixiao.model.writing import Chart, Piece


@dataclass(slots=True)
class Filling:
    """What is being written: figures printed so far, requests made, charts drawn; `said` tells of anything told.

    `held` is the number of the last chart that the template holds already.
    """

    figures: Figures
    requests: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    held: int = 0
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
        piece = self._piece(node.tag, scope)
        if piece is None:
            return
        if isinstance(piece, Chart):
            self.charts.append(piece)
            out.append(drawing(piece, self.held + len(self.charts)))
        elif piece.look is Look.REQUEST:
            self.requests.append(piece.text)
            out.append(run(piece.text, properties=node.marked))
            if isinstance(node.tag, Show) and SENTENCE in node.tag.formats:
                out.append(run("。", properties=node.properties))
        else:
            out.append(piece_markup(piece, self.figures, node.properties))
        self.said = True

    def _piece(self, tag: Show | Ask | Draw, scope: Scope) -> Piece | Chart | None:
        if isinstance(tag, Ask):
            return wish(tag.what, again=tag.again)
        return chart_of(scope, tag) if isinstance(tag, Draw) else show(scope, tag)

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
