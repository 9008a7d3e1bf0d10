"""Names of projects in a list that counts itself: 覆盖三个项目，分别为甲、乙、丙; 甲、乙、丙等3个项目."""

import re
from collections.abc import Iterator

from jixiao.extraction.numerals import counted

# 三个项目，分别为甲、乙、丙: as many names as are counted
_CALLED = re.compile(
    r"(?P<count>[一二两三四五六七八九十]|\d{1,2})个?(?:子|分|重点|明细|具体)?(?:项目|专项)[，,：:]?(?:分别|依次|具体)?(?:为|是|即|包括|有|：)"
    r"[：:]?(?P<names>[^，。；：:\d\n]{6,240})[，。；]"
)
# 甲、乙、丙、丁等4个项目, as many as are counted, with nothing but a mark before the first
_COUNTED = re.compile(
    r"(?:^|[。；：:）)\n])[ \t\u3000]*(?P<names>[^，。；：:（()）\d\n]{6,160}?)(?:等|这|共|共计)?"
    r"(?P<count>[两三四五六七八九十]|\d{1,2})个(?:重点|预算|专项|主要)?项目(?=[，,。；：:]|(?:全年|年初|调整|预算|支出|执行|共|合计|累计|分别|依次))"
)
_LIKE_NAME = re.compile(r"“?[\u4e00-\u9fffA-Za-z]{3,24}”?")
_JOINT = re.compile(r"[、]|(?<=[\u4e00-\u9fff”])(?:和|及|与|以及)(?=[\u4e00-\u9fff“])")


def names_called(text: str) -> Iterator[tuple[str, int]]:
    """Yield the names of a list that counts itself, with the place where the list begins."""
    for match in (*_CALLED.finditer(text), *_COUNTED.finditer(text)):
        count = counted(match["count"])
        listed = (match["names"].split("、"), _JOINT.split(match["names"]))
        names = next((parts for parts in listed if len(parts) == count), [])
        if len(names) > 1 and all(_LIKE_NAME.fullmatch(name) for name in names):
            yield from ((name.strip("“”"), match.start("names")) for name in names)
