"""What spent money went to, told without the words of a list that the books know: 88万元用于山塘整治, 办公费3.2万元."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.extraction.around import begin_of
from jixiao.extraction.bound import Bound, World
from jixiao.extraction.list_names import is_led, label_of
from jixiao.extraction.naming import economic_items, is_name
from jixiao.extraction.proven import unread_of
from jixiao.extraction.settling.sums.named_again import told_again
from jixiao.extraction.sources import is_source, is_source_of_plan
from jixiao.extraction.state import SPENDING
from jixiao.extraction.whose import OWN, is_organ
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.quantity import Approximation, Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Sense

_SEVERAL, _REACH = 2, 40
_OF_UNIT = frozenset({"expenditure_personnel", "expenditure_public", "expenditure_basic", "expenditure_total"})
_EXPENSE = re.compile(
    r"(?:(?<![收学])费|费用|工资|薪酬|补助|补贴|津贴|奖金|公积金|职业年金|保险|购置|维修|维护|印刷|租赁|劳务|差旅|会议|培训|水电暖?|取暖|耗材"
    r"|燃油|油料|绩效)$"
)
_INCOME = re.compile(r"住宿费|培养费|挂号费|诊疗费|服务费收|学杂费|保教费|罚|税|基金$|收入")
# what makes an amount another than one that was spent here and this year, or another's
_OTHER = re.compile(
    r"预算|计划|拟|合同|中标|协议|上年|去年|同期|往年|增加|增长|减少|下降|比[上去预]|较[上去预]|[多少]支|每|人均|户均|标准|结转|结余|剩|节约|节省"
    r"|欠|带动|撬动|企业|群众|自筹|收入|到位|下达|安排|批复|核定|目标|追回|退[还回]|应[付发缴支]|未|尚|另有|另外|若|如果|假如|预计|建议|需"
    r"|最高|最低|违规|审计|单价|元/|代[收发管扣]|将[^，。]{0,8}用"
)
# what was found wrong, what others or a part of the year spent
_ELSEWHERE = re.compile(
    r"发现|超范围|超标准|挤占|挪用|套取|虚列|抽查|凭证|检查|财政局|[县市区省州]财政|下属|所属|季度|\d月|月份|[上下]半年|一事一议|村集体|村级|公司|协会|商会"
)
_SPENT = re.compile(r"支出|开支|列支|支付|决算|花|用去|(?:经费|费用)(?:主要|全部)?用于")
_PHRASE = re.compile(r"支出.|列支.|开支.|支付.|发现|超范围")
_OPENS = re.compile(
    r"其中|内有|内含|里[面头]有|含有|主要(?:是|有|用于|为|包括|支付)|包括|用于|分别(?:是|为|用于)|具体(?:是|为|用于)|——|：|:"
)
_LEAD = re.compile(
    r"^(?:.*(?:包括|用于|其中|主要(?:是|有|为)?)|全年|当年|本年度?|年内|(?:经费)?支出中|是|有|(?:列支|支付|支出|开支)了?(?=.)|在"
    r"|[\u4e00-\u9fff]{0,6}最[大多高重]的?一?[宗项笔块类]?(?:便|就|即|也)?[是为属])+"
)
_ALONE = re.compile(
    r"(?:(?<=^)|(?<=[，,。；;：:、\n.．]))(?:[^，。；：\n\d]{0,8}?(?:里头?|中)(?:面|间)?|仅|单|光|光是|单是|单单)?"
    r"(?P<name>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,6}){0,2}?)这?(?:[一两二三四]项|[一两]块)(?:，)?(?:就|便|即|已)"
    r"(?:有|是|达|占了?|花[去了掉]|用[去了掉]|支出|开支|要花)[ ]?$"
)
_PUT = re.compile(
    r"(?:^|[，,。；;：:\n、])(?:全年|当年|本年|同时|又|还|再|我[局委办院校厅镇乡街]+|单位|学校){0,2}把[ ]?$"
)
_PUT_ON = re.compile(
    r"(?:花|用|投)(?:在|到|于)了?(?P<name>[\u4e00-\u9fff、“”]{2,16}?)(?:上面?|方面)?(?=[，。；,;\n]|$)"
)


# 公用经费用于办公费支出5.2万元: what stands before 用于 is not what was spent
_REST = frozenset({"其他", "其它", "其余", "其他支出", "其他费用", "其他各项", "其他开支", "其他零星支出"})
_NARROWED = re.compile(r"用于(?P<name>[\u4e00-\u9fff]{2,10}?)(?:支出|开支|共支出)?[ ]?$")
_ETC = re.compile(r"等(?:支出|开支|费用|经费)?$")
_AMONG = re.compile(r"中[，,][ ]?$")
_PAID_OUT = re.compile(r"(?:兑现|发放|拨付|兑付|到位)率(?:为|达|达到)?[ ]?$")


def settle_purposes(world: World, whole: Subject | None) -> None:
    """Bind what spent money went to, where the words leave no other reading; `whole` is the one project evaluated.

    Parts of an amount that was spent follow it within its sentence and do not exceed it. A list without a whole names
    at least one item of the economic classification. What is planned, owed, or another's stays unread.
    """
    for number, bound in sorted(world.bound.items()):
        _settle_narrowed(world, number, bound)
    for number, bound in sorted(world.bound.items()):
        if _is_whole(world, bound) and world.bound.get(number) == bound:
            _put_parts(world, bound)
    for number in range(len(world.figures)):
        if _is_amount(world, number):
            _settle_put(world, number, whole or world.unit)
            _settle_alone(world, number, whole or world.unit)
        _drop_paid_out(world, number)
    _settle_listed(world, whole or world.unit)


def _settle_narrowed(world: World, number: int, bound: Bound) -> None:
    """Take what was read as a whole for the purpose that its words name: 项目支出中，88万元用于山塘整治."""
    if bound.item is not None:
        # 88万元用于山塘整治，12万元用于巡河: the project before names no item of its own
        if bound.concept == "expenditure_item" and bound.item.name == bound.subject.name:
            _drop(world, number)
        return
    narrowed = _NARROWED.search(_before(world, number)) if bound.concept in _OF_UNIT else None
    if narrowed is not None and _is_expense(narrowed["name"]) and not _is_half(world, number):
        item = Item("expense", narrowed["name"])
        world.bound[number] = replace(bound, concept="expenditure_item", item=item, topic="")
    among = bound.concept == "expenditure_project" and _AMONG.search(_before(world, number)) is not None
    if among and bound.subject == world.unit and is_led(world, number):
        _drop(world, number)
        name = label_of(world, number)
        if name and is_name(name, called=True):
            world.put(replace(bound, subject=world.project(name), topic=""), Reason.PART)


def _is_half(world: World, number: int) -> bool:
    """Tell an amount that makes up basic expenditure with another one: it is as wide as its words say."""
    wholes = (
        world.bound.get(tie.result) for tie in world.ties if number in tie.members and len(tie.members) == _SEVERAL
    )
    return any(one is not None and one.concept == "expenditure_basic" for one in wholes)


def _drop(world: World, number: int) -> None:
    del world.bound[number]
    world.ties[:] = [tie for tie in world.ties if number not in (tie.result, *tie.members)]


def _is_amount(world: World, number: int) -> bool:
    """Tell an unread amount, or one that was taken for all that was spent for want of a name."""
    told = world.bound.get(number)
    loose = told is not None and told.concept == "expenditure_total" and not told.topic and told.item is None
    beside = loose and _ALONE.search(_before(world, number)) is not None
    return beside or unread_of(world, number, Dimension.MONEY)


def _is_whole(world: World, bound: Bound) -> bool:
    figure = world.figures[bound.figure]
    exact = figure.quantity.approximation is Approximation.EXACT and figure.cell is None
    spent = bound.concept == "expenditure_project" or bound.concept in _OF_UNIT
    own = bound.subject == world.unit or bound.subject.kind is SubjectKind.PROJECT
    plain = bound.item is None and bound.scope is None and not bound.months and bound.year == world.year
    return exact and spent and own and plain and not is_led(world, bound.figure) and figure.quantity.value > 0


def _put_parts(world: World, whole: Bound) -> None:
    """Bind the amounts behind a whole that its sentence names as parts of it."""
    found = list(_parts(world, whole))
    total = sum(world.value(one.figure) for one in found)
    names = {(one.subject, one.item) for one in found}
    if total <= world.value(whole.figure) and len(names) == len(found):
        for one in found:
            world.put(one, Reason.PART)


def _parts(world: World, whole: Bound) -> Iterator[Bound]:
    last = world.figures[whole.figure].span.end
    opened = False
    for at in range(whole.figure + 1, len(world.figures)):
        figure = world.figures[at]
        between = world.text[last : figure.span.start]
        if at == whole.figure + 1:
            between = told_again(world, whole, between)
        if figure.cell is not None or re.search(r"[。\n]", between) or _OTHER.search(between):
            return
        told = world.bound.get(at)
        if opened and told is not None and told.concept == "expenditure_item":
            last = figure.span.end
            continue
        led = is_led(world, at)
        if figure.quantity.dimension is Dimension.MONEY:
            opened = opened or led or _OPENS.search(between) is not None
            if _item_of(world, at):
                last = figure.span.end
                continue
            part = _part(world, whole, at, led=led) if opened and unread_of(world, at, Dimension.MONEY) else None
            if part is None:
                return
            yield part
        last = figure.span.end


def _part(world: World, whole: Bound, at: int, *, led: bool) -> Bound | None:
    name = _LEAD.sub("", label_of(world, at))
    if not _is_purpose(world, name) or _OTHER.search(_clause_behind(world, at)):
        return None
    expense = _is_expense(name)
    item = replace(whole, figure=at, concept="expenditure_item", item=Item("expense", name), topic="")
    if whole.subject.kind is SubjectKind.PROJECT:
        return item if expense or led else None
    if whole.concept == "expenditure_project" and not expense:
        project = world.project(name)
        known = led or name in world.projects
        return replace(whole, figure=at, subject=project, topic="") if known and is_name(name, called=True) else None
    return item if expense or (led and whole.concept == "expenditure_public") else None


def _is_purpose(world: World, name: str) -> bool:
    if len(name) < _SEVERAL or is_source(name) or is_source_of_plan(name) or name in OWN:
        return False
    if _INCOME.search(name) or _PHRASE.search(name):
        return False
    senses = world.lexicon.senses.get(name, ())
    return not is_organ(name) and not any(sense in (Sense.PHASE, Sense.TOPIC, Sense.SCOPE) for sense, _ in senses)


def _is_expense(name: str) -> bool:
    return name in economic_items() or _EXPENSE.search(_ETC.sub("", name)) is not None


def _settle_put(world: World, number: int, subject: Subject) -> None:
    """Bind 把30.5万元花在山塘清淤上."""
    span = world.figures[number].span
    match = _PUT_ON.match(world.text, span.end)
    if match is None or _PUT.search(_before(world, number)) is None:
        return
    if _OTHER.search(_sentence(world, number)) or _ELSEWHERE.search(_sentence(world, number)):
        return
    _put_item(world, number, subject, match["name"])


def _settle_alone(world: World, number: int, subject: Subject) -> None:
    """Bind 水电暖一项就有162.8万元."""
    match = _ALONE.search(_before(world, number))
    if match is None:
        return
    names = match["name"].split("、")
    told = all(_is_expense(name) or name in ("燃油", "水电", "水电暖", "取暖", "用油") for name in names)
    if told and not _OTHER.search(_own_clauses(world, number)):
        _put_item(world, number, subject, match["name"])


def _drop_paid_out(world: World, number: int) -> None:
    """Leave the rate of money that nothing names, told as if it were the unit's: 补奖486.2万元打卡，兑现率100%."""
    told = world.bound.get(number)
    own = told is not None and told.concept == "execution_rate" and told.subject == world.unit and told.item is None
    if not own or number == 0 or _PAID_OUT.search(_before(world, number)) is None:
        return
    before = world.figures[number - 1]
    between = world.text[before.span.end : world.figures[number].span.start]
    if unread_of(world, number - 1, Dimension.MONEY) and not re.search(r"[。；;\n]", between):
        _drop(world, number)


def _put_item(world: World, number: int, subject: Subject, name: str) -> None:
    if name in _REST or _is_purpose(world, name):
        item = Item("expense", name.strip("“”"))
        world.put(Bound(number, "expenditure_item", subject, item, world.year, phase="expenditure"), Reason.PART)


def _settle_listed(world: World, subject: Subject) -> None:
    """Bind lists of expenses without a whole: 全年支出办公费3.2万元、印刷费1.1万元."""
    number = 0
    while number < len(world.figures):
        run = _run(world, number)
        if len(run) >= _SEVERAL and _is_spent_here(world, number):
            names = [name for _, name in run]
            known = economic_items() & set(names) or all(name.endswith("费") for name in names)
            if len(set(names)) == len(names) and known:
                for at, name in run:
                    if at not in world.bound:
                        _put_item(world, at, subject, name)
        number += max(1, len(run))


def _run(world: World, first: int) -> list[tuple[int, str]]:
    """Return the amounts from one on that stand in a row, each with the name of an expense before it."""
    run: list[tuple[int, str]] = []
    for at in range(first, len(world.figures)):
        apart = run and re.search(r"[。\n]", world.between(at - 1, at))
        name = _expense_of(world, at)
        if apart or not name or is_led(world, at) or not _belongs(world, at, name, first=not run):
            break
        run.append((at, name))
    return run


def _belongs(world: World, number: int, name: str, *, first: bool) -> bool:
    """Tell an expense, or what is left of them behind the first: 办公费3.2万元，印刷费1.1万元，其他0.7万元."""
    read, rest = _item_of(world, number) != "", not first and name in _REST
    return read or rest or (_is_expense(name) and _is_purpose(world, name))


def _expense_of(world: World, number: int) -> str:
    """Return the name of the expense that an amount of the prose is or may be."""
    if not unread_of(world, number, Dimension.MONEY):
        return _item_of(world, number)
    return _LEAD.sub("", label_of(world, number))


def _item_of(world: World, number: int) -> str:
    """Return the name of the item that an amount is read as, whatever its kind, empty where it is none."""
    told = world.bound.get(number)
    if told is None or told.item is None or told.concept != "expenditure_item":
        return ""
    return told.item.name


def _is_spent_here(world: World, number: int) -> bool:
    """Tell that a sentence speaks of what was spent, and that nothing before it in its paragraph speaks of plans."""
    block = world.figures[number].block
    before = [world.bound.get(at) for at in range(number) if world.figures[at].block == block]
    spent = all(one is None or one.phase in SPENDING or not one.phase for one in before)
    running = any(one is not None and one.concept in _OF_UNIT and one.year == world.year for one in before)
    begun = world.text.rfind("\n", 0, world.figures[number].span.start) + 1
    told = world.text[begun : world.figures[number].span.start] + _sentence(world, number)
    if _OTHER.search(told) or _ELSEWHERE.search(told):
        return False
    return spent and (running or _SPENT.search(_sentence(world, number)) is not None)


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    return world.text[max(0, start - _REACH) : start]


def _sentence(world: World, number: int) -> str:
    span, text = world.figures[number].span, world.text
    begun = max(text.rfind("。", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    ends = [at for at in (text.find("。", span.end), text.find("\n", span.end)) if at >= 0]
    return text[begun : min(ends, default=len(text))]


def _own_clauses(world: World, number: int) -> str:
    """Return the words from the last mark but commas to the next one around an amount."""
    span, text = world.figures[number].span, world.text
    begun = begin_of(text, span.start, "。；;\n")
    return text[begun : span.start] + _clause_behind(world, number)


def _clause_behind(world: World, number: int) -> str:
    end = world.figures[number].span.end
    return re.split(r"[，,。；;、\n]", world.text[end : end + _REACH])[0]
