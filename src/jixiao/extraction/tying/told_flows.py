"""What was there, came, went and is left, each told so by a word of its own, whatever money it is.

年初账上36.40万元，县里拨来600.00万元，又收到捐助8.00万元；全年开销612.30万元，年底还剩32.10万元: the first and what
came, less what went, is what is left. Every amount in between says which of them it is, or follows one in its list.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.bound import Tie, World
from jixiao.model.link import LinkKind

_LEFT = r"(?:结[余转存]|节余|余额|剩余|余下|滚存|挂账|沉淀|账面|账上|[剩余]下?)"
_WORDS = r"(?:和?结余|结转|资金|经费|款项?|金额|总?额|数|为|是|有|着|了|的|趴|躺|共|合?计|[省中央市县区级补]{1,3})*"
_TAIL = rf"{_WORDS}[ \t\u3000]*$"
_THEN = r"(?:上年|去年|上一年|年初|期初|上期|往年)"
_NOW = r"(?:年末|年底|期末|本年末|到年底|最后|[滚留]到(?:明年|下年|次年)|明年|下年)"
# what is part of another amount, of another year, or planned; one of these words and nothing is told
_OTHER = re.compile(
    r"其中|比|较|同比|上年(?:支|收|同)|每|人均|平均|约|合同|中标|概算|未付|应付|应收|欠|如果|计划|目标|调[增减整]|标准|分别|\d"
)
_ROLES = (
    ("opening", re.compile(rf"{_THEN}(?:末|度|底)?[^，,。；;\d]{{0,8}}{_LEFT}{_TAIL}|{_THEN}(?:账面|余额){_TAIL}")),
    ("opening", re.compile(r"(?:账[上面户]|专户)[^，,。；;\d]{0,4}(?:留有|尚有|有)上年[^，,。；;\d]{0,6}$")),
    ("closing", re.compile(rf"{_NOW}[^，,。；;\d]{{0,8}}{_LEFT}{_TAIL}")),
    ("closing", re.compile(r"[滚留]到(?:明年|下年|次年)[^，,。；;\d]{0,4}$")),
    ("closing", re.compile(rf"(?:^|[还尚仍净])(?:等于)?(?:资金|账面|账上)?{_LEFT}{_TAIL}")),
    ("whole", re.compile(r"(?:合起来|加起来|两项|合计|共计|总计|可用资金|收方总计|收入总计)(?:为|是|共|有)*[ ]*$")),
    ("went", re.compile(r"(?:财政|上级|国库)?(?:收回|缴回|上缴|退回|缴还)")),
    ("came", re.compile(
        r"拨来|拨入|拨给|拨款|财政拨付|下达|到位|收到|收入|进账|入账|给了|新到|新增|补助|捐[助赠]|利息|财力|追加|增拨|配套|自筹|^加[：:]?"
    )),
    ("went", re.compile(
        r"支出|支付|开[销支]|花[掉去费了]|花$|用[掉去了于]|列支|拨付|发放|兑付|付[出给了]|付$|报销|^减[：:]?"
    )),
)  # fmt: skip
_STANDARD = re.compile(r"标准|每|[人户亩]均")
_LEFT_BEHIND = re.compile(r"(?:万|亿)?元?(?:没有?|未|尚未|还没)(?:用|花|支付|付|使用)")
# 加：本年拨款 in a reckoning of lines
_SIGNED = re.compile(r"(加|减|等于)[：:]")
# 两种补贴439.10万元 behind both of them
_SUMMED = re.compile(r"(?:以上|上述|这)?[两二三四五六][种项笔个类块][^，,。；;\d]{0,8}$")
# on the first day of the year; what was there for bills of last year
_DAYS, _UNPAID = re.compile(r"20\d\d年|\d{1,2}月(?:\d{1,2}日)?"), re.compile(r"(?<=上年)未付的?")
_SAME = re.compile(r"[ ]*[、和及与]")
_CLAUSE = re.compile(r"[，,；;。：:（(\n]")
_SENTENCES, _REACH, _MOST, _LEAST = 3, 60, 10, 3


def tie_told_flows(world: World) -> None:
    """Tie each rest to what the same sentences tell was there, came and went."""
    tied = {tie.result for tie in world.ties if tie.less}
    for run in _runs(world):
        *told, left = run
        plus = tuple(number for number, role in told if role in ("opening", "came"))
        minus = tuple(number for number, role in told if role == "went")
        roles = {role for _, role in told}
        if left[0] not in tied and {"came", "went"} <= roles and len(told) >= _LEAST and "opening" in roles:
            world.ties.append(Tie(LinkKind.FLOW, left[0], (*plus, *minus), certain=True, less=len(minus)))


def _runs(world: World) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield the runs of amounts that end with what is left, each with its role."""
    run: list[tuple[int, str]] = []
    last = -1
    for number in range(len(world.figures)):
        if not world.is_amount(number):
            continue
        apart = last >= 0 and not _goes_on(world, last, number)
        role = _role(world, number, run[-1][1] if run and not apart else "")
        if apart or (role == "opening" and any(told != "came" for _, told in run)):
            run = []
        if run and not _is_of_unit(world, run[0][0], number) and _STANDARD.search(world.words_before(number, _REACH)):
            # 按月标准1,500元: what one of many got
            continue
        last = number
        if role == "whole" and run:
            sums = [sum(world.value(one) for one, told in run if (told == "went") is out) for out in (False, True)]
            run = run if world.value(number) in sums else []
        elif role in ("", "whole") or len(run) > _MOST or (run and not _is_of_unit(world, run[0][0], number)):
            run = []
        elif role == "closing":
            if run:
                yield [*run, (number, role)]
            run = []
        else:
            run.append((number, role))


def _role(world: World, number: int, before: str) -> str:
    """Return which of them an amount is by the words of its clause, in a list as the one before it."""
    words = world.words_before(number, _REACH)
    clause = _CLAUSE.split(_SIGNED.sub(r"，\1", words).rstrip(" \t\u3000：:"))[-1].strip(" \t\u3000")
    behind = world.text[world.figures[number].span.end :][:12]
    if _LEFT_BEHIND.match(behind):
        return "closing"
    clause = _UNPAID.sub("", clause)
    if _OTHER.search(_DAYS.sub("", clause)):
        return ""
    found = next((role for role, told in _ROLES if told.search(clause)), "")
    if found:
        return found
    # the number of what is summed is a figure too
    start = world.figures[number].span.start
    if _SUMMED.fullmatch(_CLAUSE.split(world.text[max(0, start - _REACH) : start])[-1]) is not None:
        return "whole"
    return before if before in ("came", "went") and _SAME.match(words) is not None else ""


def _goes_on(world: World, last: int, number: int) -> bool:
    words = world.between(last, number)
    near = world.figures[number].block - world.figures[last].block <= 1
    return near and len(words) <= _REACH and words.count("。") < _SENTENCES - 1


def _is_of_unit(world: World, one: int, other: int) -> bool:
    return world.figures[one].quantity.unit == world.figures[other].quantity.unit
