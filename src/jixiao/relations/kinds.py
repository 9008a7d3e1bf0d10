"""Parts that by their kind leave nothing out: basic and project amounts; funds of all levels down to the own one."""

import re
from collections.abc import Sequence

from jixiao.model.fact import Fact

_HALVES = frozenset({"基本支出", "项目支出"})
_BY_CONCEPT = {
    "expenditure_basic": "基本支出",
    "expenditure_basic_budget": "基本支出",
    "expenditure_project": "项目支出",
    "expenditure_project_budget": "项目支出",
}
_UPPER, _OWN = re.compile(r"中央|省级?|自治区"), re.compile(r"县|区级|本级|旗|镇|乡|配套|自筹")
_LEVELS = 3


def is_whole_by_kind(parts: Sequence[Fact]) -> bool:
    """Tell whether the parts are 基本支出 and 项目支出, or funds from the upper levels to the own one."""
    names = [_name(fact) for fact in parts]
    if len(parts) == len(_HALVES) and set(names) == _HALVES:
        return True
    upper, own = any(map(_UPPER.search, names)), any(map(_OWN.search, names))
    return len(parts) >= _LEVELS and upper and own


def _name(fact: Fact) -> str:
    where = fact.coordinates
    if where is None:
        return ""
    return _BY_CONCEPT.get(where.concept) or (where.item.name if where.item is not None else "")
