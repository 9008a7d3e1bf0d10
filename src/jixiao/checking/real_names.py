"""The name that crosses of a template stand for: ××市财政局 in a report of 青石市 is 青石市财政局, ××单位 is 我局."""

import re
from collections import Counter
from dataclasses import dataclass

from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_CROSS = r"(?:[XxＸ×╳]+|[○〇]+|某+)"
# ××市财政局, ××县××局, ××单位
_HOLE = re.compile(
    rf"{_CROSS}(?P<rest>(?P<level>[省市县区旗州盟乡镇]|街道)?(?P<organ>{_HAN}{{0,14}}?(?:局|委员会|委|厅|办公室|政府|中心|院|馆|校|学校|站|所|队|处|单位|部门))?)"
)
_PLACE = re.compile(rf"(?P<place>{_HAN}{{2,7}}?(?:自治)?(?P<level>[省市县区旗州盟乡镇]|街道))")
_SELF = re.compile(r"(?:我|本)(?:[局委厅办院馆校站所队处县市区镇乡]|中心|单位|部门|街道)(?![长内里外上下级])")
_ORGANS = ("单位", "部门")
_FIRST = 400


@dataclass(frozen=True, slots=True)
class Real:
    """The words with the crosses, and what they should be."""

    span: Span
    name: str


def real_name(ground: Ground, cross: Span) -> Real | None:
    """Return what crosses stand for, as far as the report names its own place and unit; None where it does not."""
    text, unit = ground.extracted.document.text, ground.extracted.profile.unit
    match = _HOLE.match(text, cross.start)
    if match is None or not match["rest"]:
        return None
    span, organ = Span(*match.span()), match["organ"] or ""
    if not match["level"]:
        name = _own(text, unit, organ)
        return Real(span, name) if name else None
    place = _place(f"{unit}\n{text[:_FIRST]}", match["level"])
    return Real(span, place + organ) if place else None


def _own(text: str, unit: str, organ: str) -> str:
    """Return what the report calls itself: by its name where the same kind of organ is meant, else 我局."""
    if organ in _ORGANS:
        told = Counter(_SELF.findall(text)).most_common(1)
        return told[0][0] if told else unit
    return unit if organ and unit.endswith(organ) else ""


def _place(text: str, level: str) -> str:
    """Return the place of this level that the title and the first lines name again and again, or alone."""
    found = Counter(match["place"] for match in _PLACE.finditer(text) if match["level"] == level)
    told = found.most_common(2)
    alone = len(told) == 1 or (len(told) > 1 and told[0][1] > told[1][1])
    return told[0][0] if alone else ""
