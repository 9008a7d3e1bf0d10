"""Reports without faults, in the words of many offices: nothing may be held against them as an error."""

from pathlib import Path

import pytest

from jixiao.model.document import Document
from jixiao.model.finding import Severity
from jixiao.reading.read import read
from jixiao.services.checking import check_document

_CLEAN = sorted((Path(__file__).parent / "clean").glob("*.txt"))


@pytest.mark.parametrize("path", _CLEAN, ids=lambda path: path.stem)
def test_a_report_without_faults_has_no_error(path: Path) -> None:
    document = read(path.name, path.read_bytes())
    assert isinstance(document, Document)
    errors = [one for one in check_document(document).findings if one.severity is Severity.ERROR]
    assert errors == []
