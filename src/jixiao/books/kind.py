"""What a book is of: a unit as a whole, or projects alone."""

from jixiao.model.book import Book

ABOUT_PROJECTS = "项目"


def is_of_projects(book: Book) -> bool:
    """Tell a book of projects alone, such as one from a report on a project: the unit as a whole has no forms."""
    return book.first("unit", "about") == ABOUT_PROJECTS
