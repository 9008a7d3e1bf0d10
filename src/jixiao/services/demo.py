"""The sample report that ships with the package, checked."""

from importlib.resources import files

from jixiao.model.result import Result
from jixiao.services.files import check_data

NAME = "sample-report.docx"


def sample_data() -> bytes:
    """Return the bytes of the sample report."""
    return files("jixiao.samples").joinpath(NAME).read_bytes()


def check_sample() -> Result:
    """Return what the check says of it."""
    return check_data(NAME, sample_data())
