"""Sums whose members the words name, held to the figures as printed: a twin, by words, of what was read.

A meaning that was found because a sum held is lost with a mistyped digit, and with it the error. Here the words alone
say what an amount is. Only sums of which nothing else can be part are held (the three public expenses, purchases by
kind, basic spending, income by source, what could be used), and one slip of the hand must explain the difference.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jixiao.checking.printed import printed_as
from jixiao.checking.told_sums import Summed
from jixiao.checking.worded_amounts import Worded, slips

_TAIL = re.compile(
    r"(?:分别|合计|共计|总计|总额|总共|总数|金额|数额|决算数|支出数|[为是共达计了的]|一项|便|就|即|有|合|数)+$"
)
# what is of another year, planned, compared or part of something told
_OTHER = re.compile(
    r"预算|控制|限额|指标|上一?年|去年|前年|往年|同期|比|较|增|减|均|每|占|节[约省支]|超|差|余|标准|中标|合同|小微|中小|应付|拟|计划|未|不含|(?<!签)约|近"
)
_BUDGETS = re.compile(r"(?:一般)?公共(?:财政)?预算|政府性?基金预算|国有资本经营预算")
_YEAR = re.compile(r"20\d\d年度?|[一二][〇○零一二三四五六七八九]{3}年")
_BARE_SPENT = re.compile(
    r"^(?:全年|本年|当年|实际|共|总)*(?:支出|决算|开支|支付|列支|花费|付出|实付|签约并支付|用去|支用)?(?:数)?$"
)
_ONE = 1


def plain_words(one: Worded, year: str) -> str:
    """Return the words of an amount without its year and the names of budgets; 上年 where it is of another year."""
    words = _BUDGETS.sub("", one.words)
    told = _YEAR.findall(words)
    if told and year not in "".join(told):
        return "上年"
    return _TAIL.sub("", _YEAR.sub("", words))


def is_other(words: str) -> bool:
    """Tell words of what is planned, compared, of another year or a part of something told."""
    return _OTHER.search(words) is not None


def is_bare(words: str) -> bool:
    """Tell words that only say that it was spent."""
    return _BARE_SPENT.match(words) is not None


def spent_by_kind(
    amounts: Sequence[Worded], kind_of: Callable[[str], str], year: str
) -> Mapping[str, Sequence[Worded]]:
    """Return what was spent by kind; what a bare word tells as spent behind a plan is of the kind of that plan."""
    found: dict[str, list[Worded]] = {}
    last, sentence = "", -1
    for one in amounts:
        words = plain_words(one, year)
        kind = kind_of(words)
        if one.sentence != sentence:
            last, sentence = "", one.sentence
        if not kind and is_bare(words):
            kind = kind_of(one.gap) or last
        last = kind or kind_of(one.gap) or last
        if kind and not is_other(words):
            found.setdefault(kind, []).append(one)
    return found


def lacking(amounts: Sequence[Worded], kind_of: Callable[[str], str], found: Mapping[str, object], year: str) -> bool:
    """Tell amounts of which a kind is told only otherwise than as spent: 工程采购合同金额."""
    return bool({kind_of(plain_words(one, year)) for one in amounts} - {"", *found})


def only(found: Mapping[str, Sequence[Worded]], kind: str) -> Worded | None:
    """Return the amount of a kind that is told once, or twice alike."""
    told = found.get(kind, ())
    return told[0] if len({one.value for one in told}) == _ONE else None


def summed(total: Worded, parts: Sequence[Worded], *, whole: bool = True) -> Iterator[Summed]:
    """Yield a sum that one slip of the hand keeps from holding; told of the part where that alone is no changed digit.

    Where it is not `whole`, a part may lack: only parts that exceed the total, or such a slip, prove an error.
    """
    odd = slips(total, parts)
    rare = [one for one in odd if one.rare]
    over = {one.unit for one in parts} == {total.unit} and sum(one.value for one in parts) > total.value
    if not odd or not (whole or rare or over):
        return
    first = odd[0] if len(rare) == 1 else next((one for one in odd if one.figure is total), odd[0])
    others = [one for one in parts if one is not first.figure]
    signs = [total, *others] if first.figure is not total else others
    formula = ("+" if first.figure is total else "－").join(f"{one.number}{one.unit}" for one in signs)
    yield Summed(
        first.figure.span,
        parts[0].span,
        formula,
        f"{printed_as(first.right)}{first.unit}",
        places=tuple(one.span for one in (total, *parts) if one is not first.figure),
        part=first.figure is not total,
    )
