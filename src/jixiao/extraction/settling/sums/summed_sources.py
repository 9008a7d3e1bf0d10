"""Money by source with whatever verb of coming in, proven by the sum behind the sources in their paragraph.

省级专项资金拨入60.00万元，县级配套划来36.00万元，实际到位共96.00万元; 凑成96.00万元的预算 sums them up as well.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.proven import unread_of
from jixiao.extraction.sources import printed_source, source_item
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason

_FROM = re.compile(
    r"(?:^|[，,；;。：:、（(\n])(?:其中[，：:]?)?(?P<name>(?:中央|国家|省|自治区|市|州|盟|县|区|旗|镇|乡|上级|本级|学校|单位|企业|社会|村)"
    r"[^，。；：:、\n\d]{0,24}?)(?:共|已|又|再|实际|足额|按时|全额)*"
    r"(?:[拨划汇转投打注][来入到给付下付]?|到[位账]|入账|进账|下达|配套|承担|出资"
    r"|补助|解决|落实|筹[集措])(?:了|款|资金)*[ ]?$"
)
_SUM = re.compile(
    r"(?:(?:到[位账]|入账|进账|筹[集措]|收到|拨[入来付款])[^，。；\d]{0,6}"
    r"|(?:凑成|合成|加起来|合起来|汇成|合计|总计|共计?|一共|相加)[^，。；\d]{0,4})$"
)
_RECEIVED = re.compile(r"到[位账]|入账|进账|收到|拨[入来付款]|筹[集措]")
_BUDGET_BEHIND = re.compile(r"的?[^，。；\d]{0,4}(?:预算|额度|盘子|指标)")
_LOOK, _SEVERAL = 36, 2


def settle_summed_sources(world: World, only: Subject | None) -> None:
    """Bind unread sources, and their sum where it is unread too, where several in a row make up the next amount."""
    run: list[tuple[int, str]] = []
    for number, figure in enumerate(world.figures):
        if figure.cell is not None or figure.quantity.dimension is not Dimension.MONEY:
            run = []
            continue
        if run and world.figures[run[-1][0]].block != figure.block:
            run = []
        if len(run) >= _SEVERAL and sum(world.value(at) for at, _ in run) == world.value(number):
            _settle(world, run, number, only)
        name = _source(world, number)
        run = [*run, (number, name)] if name else []


def _words(world: World, number: int) -> str:
    return world.words_before(number, _LOOK)


def _source(world: World, number: int) -> str:
    """Return the name of the source that money came from, empty where the words tell of none."""
    told = world.bound.get(number)
    open_one = unread_of(world, number, Dimension.MONEY) if told is None else told.concept == "funds_received"
    match = _FROM.search(_words(world, number)) if open_one else None
    return printed_source(_words(world, number)) or match["name"].strip() if match is not None else ""


def _settle(world: World, run: list[tuple[int, str]], number: int, only: Subject | None) -> None:
    words, end = _words(world, number), world.figures[number].span.end
    subject = only or _subject(world, number)
    if subject is None or _SUM.search(words) is None:
        return
    planned = _BUDGET_BEHIND.match(world.text, end) is not None
    if number not in world.bound and (planned or _RECEIVED.search(words)):
        concept, phase = ("budget_adjusted", "budget") if planned else ("funds_received", "received")
        world.put(Bound(number, concept, subject, None, world.year, phase=phase), Reason.TOTAL)
    for at, name in run:
        told = world.bound.get(at)
        if told is None:
            put = Bound(at, "funds_received", subject, source_item(name), world.year, phase="received")
            world.put(put, Reason.PART)
        elif told.item is None and told.subject == subject:
            world.put(replace(told, item=source_item(name)), Reason.PART)
    world.ties.append(Tie(LinkKind.LIST_SUM, number, tuple(at for at, _ in run)))


def _subject(world: World, number: int) -> Subject | None:
    """Return the one project that the paragraph of a figure tells of."""
    block = world.figures[number].block
    told = {one.subject for at, one in world.bound.items() if world.figures[at].block == block}
    projects = {one for one in told if one.kind is SubjectKind.PROJECT}
    return projects.pop() if len(projects) == 1 == len(told) else None
