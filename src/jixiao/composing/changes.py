"""Tracked changes: deletions and insertions that a person accepts or rejects in Word and WPS."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from jixiao.ooxml.walk import W

AUTHOR = "jixiao"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INSERTED, _DELETED = W + "ins", W + "del"
_PROPERTIES = W + "rPr"
_CHANGE_OF_PROPERTIES = W + "rPrChange"


@dataclass(slots=True)
class Marks:
    """Gives every change its own number and the same author and date."""

    date: str
    numbers: Iterator[int]

    def mark(self, tag: str) -> etree._Element:
        """Return an empty element of a tracked change."""
        number = str(next(self.numbers))
        return etree.Element(tag, {W + "id": number, W + "author": AUTHOR, W + "date": self.date})


def replace_runs(runs: Sequence[etree._Element], text: str, marks: Marks) -> None:
    """Mark runs as deleted and, behind the last, a text of the same look as inserted."""
    look = runs[0].find(_PROPERTIES)
    last = runs[-1]
    for run in runs:
        last = _delete(run, marks)
    if text:
        last.addnext(_inserted(look, text, marks))


def insert_before(run: etree._Element, text: str, marks: Marks) -> None:
    """Mark a text as inserted before a run, in its look."""
    run.addprevious(_inserted(run.find(_PROPERTIES), text, marks))


def _delete(run: etree._Element, marks: Marks) -> etree._Element:
    wrapper = marks.mark(_DELETED)
    run.addprevious(wrapper)
    wrapper.tail, run.tail = run.tail, None
    wrapper.append(run)
    for text in run.iter(W + "t"):
        text.tag = W + "delText"
        text.set(_SPACE, "preserve")
    return wrapper


def _inserted(look: etree._Element | None, text: str, marks: Marks) -> etree._Element:
    wrapper = marks.mark(_INSERTED)
    run = etree.SubElement(wrapper, W + "r")
    if look is not None:
        properties = deepcopy(look)
        for change in properties.findall(_CHANGE_OF_PROPERTIES):
            properties.remove(change)
        run.append(properties)
    node = etree.SubElement(run, W + "t")
    node.text = text
    node.set(_SPACE, "preserve")
    return wrapper
