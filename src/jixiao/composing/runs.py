"""Cutting runs so that every range that is wanted begins and ends with a run."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from jixiao.composing.places import Slice, run_of
from jixiao.ooxml.walk import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PROPERTIES = W + "rPr"
_TEXT = W + "t"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one node after cutting, with the run that holds it and nothing else of the range's outside."""

    start: int
    end: int
    run: etree._Element


@dataclass(slots=True)
class Cut:
    """The parts of every node that was cut, in order."""

    parts: dict[int, list[Part]] = field(default_factory=lambda: defaultdict(list))

    def runs(self, slices: Iterable[Slice]) -> list[etree._Element]:
        """Return the runs that make up the slices, in order, each once."""
        found: list[etree._Element] = []
        for one in slices:
            for part in self.parts.get(one.node, ()):
                inside = one.start <= part.start and part.end <= one.end
                if inside and (part.end > part.start or one.start == one.end) and part.run not in found[-1:]:
                    found.append(part.run)
        return found

    def run_at(self, node: int, offset: int) -> etree._Element | None:
        """Return the run that begins at an offset of a node, None where none does."""
        return next((part.run for part in self.parts.get(node, ()) if part.start == offset), None)


def cut(nodes: Mapping[int, etree._Element], wanted: Iterable[Slice]) -> Cut:
    """Cut the runs of the nodes at the ends of all slices; what is left of a run keeps its properties."""
    points: dict[int, set[int]] = defaultdict(set)
    for one in wanted:
        points[one.node] |= {one.start, one.end}
    by_run: dict[etree._Element, dict[etree._Element, int]] = defaultdict(dict)
    for ordinal in points:
        by_run[run_of(nodes[ordinal])][nodes[ordinal]] = ordinal
    result = Cut()
    for run, touched in by_run.items():
        _cut_run(run, touched, points, result)
    return result


def _cut_run(
    run: etree._Element, touched: Mapping[etree._Element, int], points: Mapping[int, set[int]], result: Cut
) -> None:
    groups: list[list[tuple[etree._Element, int, int, int]]] = [[]]
    for child in list(run):
        if child.tag == _PROPERTIES:
            continue
        ordinal = touched.get(child, -1)
        if ordinal < 0:
            groups[-1].append((child, -1, 0, 0))
            continue
        length = len(child.text or "") if child.tag == _TEXT else 1
        inner = sorted(point for point in points[ordinal] if 0 < point < length)
        if 0 in points[ordinal]:
            groups.append([])
        for at, (start, end) in enumerate(pairwise((0, *inner, length))):
            if at:
                groups.append([])
            groups[-1].append((_piece(child, start, end) if inner else child, ordinal, start, end))
        if length in points[ordinal]:
            groups.append([])
    _lay(run, [group for group in groups if group], result)


def _piece(text: etree._Element, start: int, end: int) -> etree._Element:
    piece = etree.Element(_TEXT)
    piece.text = (text.text or "")[start:end]
    piece.set(_SPACE, "preserve")
    return piece


def _lay(run: etree._Element, groups: list[list[tuple[etree._Element, int, int, int]]], result: Cut) -> None:
    """Put the first group into the run itself, the others into runs of the same properties behind it."""
    properties = run.find(_PROPERTIES)
    for child in list(run):
        if child is not properties:
            run.remove(child)
    own = run
    for at, group in enumerate(groups):
        if at:
            follower = etree.Element(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
            if properties is not None:
                follower.append(deepcopy(properties))
            own.addnext(follower)
            follower.tail, own.tail = own.tail, None
            own = follower
        for child, ordinal, start, end in group:
            child.tail = None
            own.append(child)
            if ordinal >= 0:
                result.parts[ordinal].append(Part(start, end, own))
