"""Forms that make one file."""

from dataclasses import dataclass, field

from jixiao.model.page import Look, Page
from jixiao.services.forms.known import Known


@dataclass(frozen=True, slots=True)
class FormFile:
    """The name of the file without ending, and the forms as they are laid out.

    `known` are the figures of the book that they were made of, None where it is the whole one; `marks` are those
    that the forms give.
    """

    name: str
    pages: tuple[Page, ...]
    known: Known | None = None
    marks: Known = field(default_factory=dict)

    @property
    def requests(self) -> tuple[str, ...]:
        """Return what the forms ask the clerk to add, as it stands in their cells."""
        cells = (cell for page in self.pages for row in page.rows for cell in row)
        return tuple(cell.text for cell in cells if cell.look is Look.REQUEST)
