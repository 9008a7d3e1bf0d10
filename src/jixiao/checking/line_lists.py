"""Items on lines of their own above the line of their sum, and whether nothing else may belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.checking.areas import lines

_MOST = 30
# what may hold digits in a title: （一）, 2023年度, （单位：万元）, （满分25分）
_LABEL = re.compile(
    r"^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]|20\d\d年度?|[（(][^（）()\n]{0,10}(?:元|分|单位)[^（）()\n]{0,4}[）)]"
)
_LEADING = re.compile(r"[：:]$|如下[。；;，,]?$")
_ENDED = re.compile(r"[。；;，,]$")
_AMOUNT = re.compile(r"[一二三四五六七八九十百千万两]{1,8}(?:余|多)?万?[元分]")
# 单位：元 is a title, 讲课费：见附件 is an item without a number
_COLON = re.compile(r"[：:]")
_ABOUT = re.compile(r"【?(?:金额)?(?:单位|编制|填报|部门|栏目)")
_GAP = re.compile(r"[ ]{2,}|[\t\u3000]+|[｜|]")
_COLUMN = re.compile(r"(?:金额|[数额]|支出|收入|经费|费用|资金|投资|元[）)]?|分|分值|得分|年度?|备注)$")
_NEW = re.compile(r"表|明细|单位[：:]|元[）)]|金额|【")
_SOME = re.compile(r"主要|部分|重点|其中|前[两几三四五六七八九十\d]|较大|等")
_OPEN = re.compile(r"\d[\d,.]*[ ]?(?:亿|万|千)?[元分]?[）)。；;]*$")
# a remark below that tells of more than the items: （含创新加分1分）, 注：另扣1分
_REMARK = re.compile(r"[（(]|注|备注|说明|其中|另|以上|上述|加分|奖励|减分|扣\d|尾差|[合总]计")
_MORE = re.compile(r"含|[加扣减]|另|未|折算|折合|四舍五入|取整|尾差|抵|奖|不作|不计|剔除|口径|调整|计入")
_DIGIT = re.compile(r"\d")
_LONGEST, _BELOW = 40, 2


@dataclass(frozen=True, slots=True)
class LineList:
    """The lines right above a sum that are items, what opens them, and whether the list is told to be no more."""

    items: tuple[re.Match[str], ...]
    total: re.Match[str]
    # the line right above them
    opening: str
    opened: bool
    remarked: bool


def line_lists(text: str, item: re.Pattern[str], total: re.Pattern[str]) -> Iterator[LineList]:
    """Yield each line that tells a sum with the items above it, as far as nothing else stands between them."""
    rows = [span for span in lines(text) if span.of(text).strip()]
    words = [span.of(text).strip() for span in rows]
    for at, row in enumerate(rows):
        match = total.fullmatch(text, row.start, row.end)
        if match is None:
            continue
        items: list[re.Match[str]] = []
        begin = at
        while begin and len(items) < _MOST:
            span = rows[begin - 1]
            one = item.fullmatch(text, span.start, span.end)
            if one is None or total.fullmatch(text, span.start, span.end):
                break
            items.insert(0, one)
            begin -= 1
        above, below = words[max(0, begin - _MOST) : begin], words[at + 1 : at + 1 + _BELOW]
        remarked = any(_REMARK.match(line) and _MORE.search(line) for line in below)
        opening = above[-1] if above else ""
        yield LineList(tuple(items), match, opening, opened=_is_opened(above, match.group()), remarked=remarked)


def _is_opened(above: list[str], total: str) -> bool:
    """Tell a list that begins below a title or words that lead to it, not in the middle of another.

    A title right below items without a sum may part what the sum below adds up; 小计 is of what the title names.
    """
    titles = 0
    while titles < len(above) and _opens(above[-1 - titles]):
        titles += 1
    led = above[len(above) - titles :]
    if not led or _SOME.search(led[-1]):
        return False
    if "小计" in total or any(_NEW.search(title) for title in led):
        return True
    return titles == len(above) or not _OPEN.search(above[-1 - titles])


def _opens(line: str) -> bool:
    """Tell a title, the names of columns or words that lead to a list: a line that adds nothing itself."""
    if _LEADING.search(line):
        return True
    bare = _LABEL.sub("", line)
    if _DIGIT.search(bare) or _ENDED.search(bare) or _AMOUNT.search(bare) or len(bare) > _LONGEST:
        return False
    columns = [cell for cell in _GAP.split(bare) if cell][1:]
    named = all(_COLUMN.search(one) for one in columns) and not _COLON.search(bare)
    return named or _ABOUT.match(bare) is not None
