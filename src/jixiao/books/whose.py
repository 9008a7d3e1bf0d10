"""Whose a figure of a book is: one of a scope, of a unit below or of an item never stands for the whole."""

from jixiao.model.book import Book, Computed
from jixiao.model.fact import SubjectKind


def is_of_all_funds(one: Computed, book: Book) -> bool:
    """Tell a figure of the unit of the book or of one of its projects that counts all funds, whatever its item."""
    where = one.fact.coordinates
    if where is None or where.scope is not None:
        return False
    return where.subject.kind is SubjectKind.PROJECT or where.subject.name == book.unit


def is_of_unit(one: Computed, book: Book) -> bool:
    """Tell a figure of the unit itself as a whole: no project, no item, all funds; of any year."""
    where = one.fact.coordinates
    if where is None or where.item is not None or where.subject.kind is not SubjectKind.UNIT:
        return False
    return is_of_all_funds(one, book)
