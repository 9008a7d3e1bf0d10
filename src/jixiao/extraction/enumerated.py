"""Projects named one by one before their number: 实施渠道清淤、泵站维修、田间道路3个项目，分别支出….

As many names as the number says prove that they are names, whatever they are called by.
"""

import re
from collections.abc import Iterator

from jixiao.extraction.naming import may_be_project
from jixiao.extraction.numerals import counted

_COUNT = re.compile(
    r"(?P<words>[^，,。；;：:\n]{6,160}?)(?P<more>等)?(?P<count>[两二三四五六七八九十]|\d{1,2})[个项]"
    r"(?:重点|主要|预算|专项|财政|民生|一级|二级|部门|支出|建设|子)*(?:项目|专项|工程)(?!库|组|点)"
)
_LEAD = re.compile(
    r"^.*?(?:组织实施|具体实施|实施|开展|安排|包括|包含|涉及|涵盖|选取|选择|评价|纳入[^、]{0,12}的|对|将|其中|分别为|分别是|即|为|是|有|承担|负责|围绕|完成)了?"
)
_WHEN = re.compile(r"^(?:20\d\d年度?|本年度?|当年|全年|年内|[我本全该][局院校镇乡县市区委办中心]{1,2}|主要|重点)+")
_MONEY = re.compile(r"(?:安排|预算|资金|支出)?\d[\d,.]*[ ]?(?:亿|万)?元$")
_APART = re.compile(
    r"、|(?<=[\u4e00-\u9fff”元])(?:以及|和|与|及)(?=[\u4e00-\u9fff“]{4,20}(?:\d[\d,.]*[ ]?(?:亿|万)?元)?$)"
)
_SEVERAL, _SHORTEST, _LONGEST = 2, 3, 24


def enumerated_names(text: str) -> Iterator[str]:
    """Yield the names of such projects."""
    for match in _COUNT.finditer(text):
        count = counted(match["count"])
        names = [_MONEY.sub("", one).strip("“”") for one in _APART.split(match["words"])]
        names[0] = first_name(names[0])
        fits = len(names) == count or (match["more"] is not None and _SEVERAL <= len(names) < count)
        if fits and count >= _SEVERAL and len(set(names)) == len(names) and all(map(_is_name, names)):
            yield from names


def first_name(words: str) -> str:
    """Return the first name without what leads to it."""
    bare = _WHEN.sub("", words)
    return _LEAD.sub("", bare).strip("“”") or bare


def _is_name(words: str) -> bool:
    plain = not any(sign in words for sign in "（）()《》") and not any(one.isdigit() for one in words)
    return plain and _SHORTEST <= len(words) <= _LONGEST and may_be_project(words)
