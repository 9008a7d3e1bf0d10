"""What could be used in a year, by its words: its income and what last year left (本年收入…，加上年初结转…，收入总计…).

The income may be told in the same paragraph or in one a little above.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.told_sums import Summed
from jixiao.checking.worded_amounts import Worded, worded_amounts
from jixiao.checking.worded_kinds import is_other, plain_words, summed

_LEFT = r"(?:结转|结余|没有用完|未用完|滚存|剩)(?:过来|下|和结余|资金)?的?"
_OPENING = re.compile(rf"(?:上年|年初|期初|去年|上一年度?|前一年|20\d\d年末)[^，。；\d]{{0,10}}{_LEFT}$")
_YEAR = re.compile(r"^[^，。；]{0,12}(?:本年|当年|全年|年度|实现|取得|医院)?(?:总?收入|进账)(?:合计|总额|共计|共)?$")
_TOTAL = re.compile(r"收入总计|收入总量|可用资金|可使用资金|可支配资金|(?:全年|当年)(?:可用|能用)的?是?$|资金总量")
_SOURCE = re.compile(r"财政|拨款|补助|事业|医疗|科教|经营|其他|利息|捐|附属|债券|专户|投资|上级")
_BOTH = re.compile(r"^(?:二者|两者|两项)(?:合计|相加|共计|之和|合起来|加起来)")
# what else may be used
_MORE = re.compile(r"专用结余|非财政拨款结余|事业基金|弥补|调入|动用|退回|收回|上缴|统筹")
_LINES = 6


def wrong_income(ground: Ground) -> Iterator[Summed]:
    """Yield what could be used that what was left and the income of the year do not make."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year
    areas = prose(ground.extracted.document)
    for at, area in enumerate(areas):
        amounts = worded_amounts(text, area)
        openings = [one for one in amounts if _is_opening(one)]
        totals = [one for one, before in zip(amounts, (None, *amounts), strict=False) if _is_total(one, before, year)]
        if len(openings) != 1 or len(totals) != 1 or _MORE.search(text, area.start, area.end):
            continue
        incomes = list(_incomes(amounts, year))
        for above in reversed(areas[max(0, at - _LINES) : at]):
            if incomes or _MORE.search(text, above.start, above.end):
                break
            incomes = list(_incomes(worded_amounts(text, above), year))
        if len({one.value for one in incomes}) == 1:
            yield from summed(totals[0], (incomes[0], openings[0]))


def _is_total(one: Worded, before: Worded | None, year: str) -> bool:
    """Tell what its words call all that could be used, or both together right behind what was left."""
    both = before is not None and _BOTH.match(one.words) is not None and _is_opening(before)
    return (both or _TOTAL.search(one.words) is not None) and not is_other(plain_words(one, year))


def _is_opening(one: Worded) -> bool:
    return _OPENING.search(one.words.rstrip("为是共有")) is not None


def _incomes(amounts: Sequence[Worded], year: str) -> Iterator[Worded]:
    """Yield the amounts that their words call the income of the year, of no source."""
    for one in amounts:
        words = plain_words(one, year).replace("不含上年结余的", "").replace("不含上年结转的", "")
        if _YEAR.match(words) and not _SOURCE.search(words) and not is_other(words) and not _TOTAL.search(one.words):
            yield one
