"""Forms that make one file."""

from dataclasses import dataclass

from jixiao.model.page import Look, Page


@dataclass(frozen=True, slots=True)
class FormFile:
    """The name of the file without ending, and the forms as they are laid out."""

    name: str
    pages: tuple[Page, ...]

    @property
    def requests(self) -> tuple[str, ...]:
        """Return what the forms ask the clerk to add, as it stands in their cells."""
        cells = (cell for page in self.pages for row in page.rows for cell in row)
        return tuple(cell.text for cell in cells if cell.look is Look.REQUEST)
