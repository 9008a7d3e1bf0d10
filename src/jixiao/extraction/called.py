"""Names of projects in a list that counts itself: 覆盖三个项目，分别为甲、乙、丙."""

import re
from collections.abc import Iterator

# 三个项目，分别为甲、乙、丙: as many names as are counted
_CALLED = re.compile(
    r"(?P<count>[一二两三四五六七八九十]|\d{1,2})个?(?:子|分|重点|明细|具体)?(?:项目|专项)[，,：:]?(?:分别|依次|具体)?(?:为|是|即|包括|有|：)"
    r"[：:]?(?P<names>[^，。；：:\d\n]{6,240})[，。；]"
)
_COUNTS = {name: number for number, name in enumerate("零一二三四五六七八九十")} | {"两": 2}
_JOINT = re.compile(r"[、]|(?<=[\u4e00-\u9fff”])(?:和|及|与|以及)(?=[\u4e00-\u9fff“])")


def names_called(text: str) -> Iterator[tuple[str, int]]:
    """Yield the names of a list that counts itself: 覆盖三个项目，分别为甲、乙、丙."""
    for match in _CALLED.finditer(text):
        count = _COUNTS.get(match["count"]) or int(match["count"])
        listed = (match["names"].split("、"), _JOINT.split(match["names"]))
        names = next((parts for parts in listed if len(parts) == count), [])
        if len(names) > 1:
            yield from ((name.strip("“”"), match.start("names")) for name in names)
