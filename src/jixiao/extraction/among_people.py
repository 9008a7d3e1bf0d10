"""People told by the kind of their posts behind words for all: 在编人员中，行政编制29人，事业编制36人."""

import re

_AMONG = re.compile(
    r"(?:在[编岗职]|编内|实有|现有)(?:在[编岗职])?(?:人员|职工|教职工|干部职工|干部)?[\d名人]{0,6}(?:当?中|里)[^。；;\n（）()]*$"
)
_REACH = 60


def are_among_people(text: str, start: int) -> bool:
    """Tell a number, which begins at `start`, that counts some of those just spoken of, not posts."""
    return _AMONG.search(text, max(0, start - _REACH), start) is not None
