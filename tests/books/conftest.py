"""A desk to write workbooks on."""

from pathlib import Path

import pytest
from desks import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
