"""Shorter names under which a text goes on to speak of a project: 免费午餐项目 for 义务教育免费午餐."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.naming import is_name
from jixiao.model.outline import Project
from jixiao.taxonomy.lexicon import lexicon

_LEAST, _SEVERAL = 4, 2
_CALLED = r"(?:项目|专项|工程|资金)"


def shorter_names(text: str, projects: Sequence[Project]) -> Iterator[tuple[str, str]]:
    """Yield the shorter name and the name of each project that the text calls by the end of it.

    It is half of the name at least, followed by 项目 once, said twice or more, and the end of no other project's name.
    """
    for project in projects:
        shorter = next(_ends(text, project.name, [one.name for one in projects if one is not project]), "")
        if shorter:
            yield shorter, project.name


def _ends(text: str, name: str, others: Sequence[str]) -> Iterator[str]:
    """Yield the ends of a name by which the text speaks of it, the longest first."""
    full = name.removesuffix("项目")
    for at in range(1, len(full) // 2 + 1):
        end = full[at:]
        if len(end) < _LEAST or end in lexicon().senses or any(end in other for other in others):
            continue
        apart = rf"(?<!{re.escape(full[at - 1])}){re.escape(end)}"
        said = len(re.findall(apart, text)) >= _SEVERAL
        if said and re.search(rf"{apart}{_CALLED}", text) and is_name(end, called=True):
            yield end
