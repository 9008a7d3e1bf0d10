"""Kinds of posts, and of the people on them, by their short names: 行政, 参公人员, 事业编制."""

import re
from collections.abc import Mapping

_WORDS = (
    ("admin", re.compile(r"(?:行政|机关|政法专项|公务员)(?:编制?|人员|干部|岗)?|政法干警|公务员")),
    ("ref", re.compile(r"(?:参公|参照公务员法?)(?:管理)?(?:的)?(?:事业)?(?:编制?|人员|干部)?")),
    ("inst", re.compile(r"(?:财政|全额|差额)?(?:拨款|补助)?(?:的)?事业(?:编制?|人员|干部|岗)?")),
    ("worker", re.compile(r"(?:机关)?(?:工勤|后勤)(?:编制?|人员)?")),
)
CONCEPTS: Mapping[str, Mapping[str, str]] = {
    "staff_quota": {
        "admin": "staff_quota_admin", "ref": "staff_quota_ref", "inst": "staff_quota_inst",
        "worker": "staff_quota_worker",
    },
    "staff_on_post": {"admin": "staff_civil", "inst": "staff_inst"},
}  # fmt: skip


def kind_of_post(words: str) -> str:
    """Return the kind that words name and nothing else, empty for other words."""
    return next((kind for kind, pattern in _WORDS if pattern.fullmatch(words)), "")
