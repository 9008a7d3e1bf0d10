"""Names of projects told by the money that stands behind them, whatever the section is called."""

import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao.extraction.called import names_called
from jixiao.extraction.enumerated import first_name
from jixiao.extraction.naming import economic_items, is_class, is_name, names_class
from jixiao.extraction.numerals import FULL_WIDTH
from jixiao.extraction.project_lists import OPENS, inline_lists, listed_lines, planned_lines
from jixiao.model.document import BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.quantity import YUAN_PER_UNIT

_WORD = r"[\u4e00-\u9fffA-Za-zＡ-Ｚａ-ｚ0-9０-９“”\"（）()—\-·+＋.．#]"
# the parts of the expressions below
_PLAIN = r"\d[\d,]*\.\d\d(?=[，,；;。、）)\n]|$)"
_AMOUNT = rf"(?:[\d０-９][\d０-９.．,，]*(?:\s?(?:[百千万亿]|百万|千万)?元|(?=[\u3000]))|{_PLAIN})"
_OPENING = r"(?:本年度|本年|当年|全年|年初|调整后|年度|20\d\d年度?|财政|项目|资金|部门|共|总|安排|申报|批复|核定|下达)*"
_BUDGET = (
    r"(?:(?:预算|项目|专项)经费|(?:预算)?(?:预算|资金|指标|额度)(?:数|资金|安排|批复|指标|金额|总额|调整数)?"
    r"|年初数?|调整后|批复数?|批(?:准|给|了)?|核给|给了|核定|计划|全年可用|可用|安排|下达|(?:补助)?(?:资金)?到位(?:资金)?)"
)
_PLANNED = rf"{_OPENING}{_BUDGET}(?:为|是|共计|合计|共)?{_AMOUNT}"
_STEP = r"(?:[，,、；（(\u3000]|[ \t\u3000]{2,}|\n|(?=用去|支出|实际))(?:[^。；;\n]{0,50}?[，,、（(\u3000])??\s*"
_SPENT = (
    r"(?:实际|全年|累计|当年|已|共|截至年底|年末|年底|年终|完成|全年实际|仅|只|才)*(?:支出|执行|使用|(?:足额)?支付|决算|用款|列支|用去|花费|花[了去]|支用|支|花|付|用掉|用了|结算(?:支出)?|兑现|已支|形成支出|报账|实用|实付|付出|实支|累计拨付|拨付|完成投资|投资|开支)"
    rf"(?:数|资金|决算|金额|完成)?(?:为|是|共计|了)?{_AMOUNT}"
)
_BRACKETED = (
    rf"{_SPENT}[（(](?:全年|年初|调整后|年度)?(?:预算|资金)(?:数|安排)?(?:为)?{_AMOUNT}"
    rf"|(?:投入|支出|执行|使用){_AMOUNT}[，,](?:占|为|是)(?:该项目|其|该项)?(?:全年|年初|调整后)?预算(?:数|安排)?(?:的)?{_AMOUNT}"
)
_BARE = rf"{_AMOUNT}[，,](?:其中)?(?:已支|实支|实际支出|已支出|已执行|已使用)(?:出|付)?{_AMOUNT}"
_REVERSED = rf"{_SPENT}[，,、]\s*(?:为|占|是)?{_PLANNED}"
_ADDED = (
    rf"(?:年中|年内|执行中|中途|年度)追加(?:预算|资金|指标)?{_AMOUNT}[，,]\s*{_SPENT}|"
    rf"年初(?:部门)?(?:预算)?未[^。；;，,]{{0,10}}[，,](?:年度内|年内|年中|执行中|中途)?追加{_AMOUNT}[，,]\s*{_SPENT}"
)
_LABEL = r"(?:年初|全年|调整后?|追加|预算|支出|执行|结余|结转|余额)(?:预算|支出|数)?"
_PRICE = r"(?:合同|中标|成交)(?:价|额|金额|价款)(?:为|是)?"
_CONTRACT = rf"{_PRICE}{_AMOUNT}[，,](?:已|实际|当年|累计)*(?:付款|实付|支?付)了?{_AMOUNT}"
_IN_TURN = rf"{_LABEL}(?:[、和及]{_LABEL})+(?:数)?(?:分别|依次)为"
_PAIR = re.compile(
    rf"(?:项目|专项)?[。：:，,｜|\s]*(?:{_PLANNED}{_STEP}{_SPENT}|{_REVERSED}|{_BRACKETED}|{_BARE}|{_ADDED}|{_CONTRACT}|{_IN_TURN})"
)
_LINE = re.compile(
    rf"[ \t\u3000]*(?:(?:[—●◆▲·■□▪◇○※➤]+|[①-⑳])[ \t]*)(?P<name>{_WORD}{{3,40}}?)"
    rf"(?=(?:项目|专项)?[。：:，,｜|]|[ ][｜|]|{_OPENING}预算)"
    rf"|[ \t\u3000]*(?P<wide>{_WORD}{{3,30}})(?=[ \t\u3000]{{2,}}(?:年初|全年|预算|调整后|批复))"
)
_TITLED = re.compile(rf"(?P<name>{_WORD}{{3,40}}?)(?=(?:项目|专项)?(?:[。：:，,\s]|$)|{_OPENING}预算)")
_CLAUSE = re.compile(
    rf"(?P<opens>^|[\n：:；;。，,])[ \t\u3000]*(?:——|[—●◆▲·]|[①-⑳])?"
    rf"(?:[（(]?[\d一二三四五六七八九十]{{1,3}}(?:[）)、]|[.．](?!\d)))?(?P<name>{_WORD}{{3,30}}?)"
    r"(?:项目|专项)?[：:，,]?"
    rf"(?:{_PLANNED}{_STEP}{_SPENT}|{_REVERSED}|{_BRACKETED}|{_BARE}|{_ADDED}|{_IN_TURN})"
)
# 校舍维修（97.56万元/99.54万元，98.01%）; （一）校舍维修（资金97.56万元）
_SLASHED = re.compile(rf"(?:^|[：:；;，,。、\n])(?P<name>{_WORD}{{3,30}}?)[（(]{_AMOUNT}[/／]{_AMOUNT}")
_FUNDED = re.compile(
    rf"(?P<name>{_WORD}{{3,40}}?)[（(](?:项目)?(?:资金|预算|经费|安排|全年预算)(?:为|[：:])?{_AMOUNT}[）)]$"
)
_MEMBER = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·+.]{{3,24}}?|(?<=用于)[\u4e00-\u9fff、]{{3,40}}?)(?:项目|专项)?(?:支出)?(?:为)?(?P<amount>{_AMOUNT})"
    r"(?:[；;、，,。和等]|$)"
)
_RUNNING = re.compile(r"(?:运行|维护|维修|保养|燃油|燃料|油料|运转|日常)+(?:费|费用|经费|支出|开支)")
_NEAR_CARS = 16
_SUMS_UP = re.compile(r"以上|上述|合计|共计|总计|构成")
_TOTAL = re.compile(rf"(?:项目|专项)(?:经费|业务|资金)?(?:支出|开支|经费|用款)[^。；;\d]{{0,12}}?(?P<amount>{_AMOUNT})")
_ON = re.compile(
    rf"{_AMOUNT}(?:用于|实施了?|开展了?|支持|投入)(?:“(?P<quoted>[^“”\n]{{3,30}})”|(?P<plain>{_WORD}{{3,30}}?)项目(?=[，,；;。]))"
)
_GROUP = re.compile(
    rf"(?:^|[。：:；;，,\n])(?P<names>{_WORD}{{3,24}}(?:[、和及与]{_WORD}{{3,24}}){{1,9}}?)(?:等?(?:\d{{1,2}}|[两三四五六七八九十])[个项]|等)?(?:项目)?的?[，,]?"
    r"(?:预算|全年|实际|年初|调整后)*(?:执行率|支出|支出数|执行数|预算|预算数)(?:分别|依次)(?:为|是|达|达到)"
    r"(?P<values>[\d０-９][^。；;\n]*)"
)
_TELLS_IN_TURN, _WINDOW = re.compile(r"(?:分别|依次)(?:为|是|达)"), 300
_SPENDS = re.compile(
    rf"(?:^|[。：:；;\n])(?P<name>{_WORD}{{3,30}}?)(?:项目|专项)?(?:实际)?(?:支出|执行|用款|列支){_AMOUNT}(?=[，,；;。])"
)
_SPENDS_LATER = re.compile(
    rf"(?:^|\n)[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．](?P<name>{_WORD}{{3,30}}?)(?:项目|专项)?[：:][^。；;\n]{{0,40}}?[，,]"
    rf"(?:实际)?(?:支出|执行|用款|列支){_AMOUNT}"
)
_RATED = re.compile(
    rf"(?:^|[。：:；;\n])(?P<name>{_WORD}{{3,30}}?)(?:项目|专项)?(?:预算)?执行率"
    r"[\d０-９.．]+[ ]?[%％][（(](?:预算|支|支出|执行|全年)"
)
# “楼道改造”只有81.3分，安排240万元，用了168万元; “危桥重建”预算318.5万元，已全部兑付
_QUOTED = re.compile(
    rf"“(?P<name>[^“”\n]{{3,30}})”(?:项目|专项)?(?:[^“”。；\n]{{0,16}}?[，,])?(?:{_PLANNED}{_STEP}{_SPENT}"
    rf"|{_PLANNED}[，,](?:已|已经|全部|均|足额)*(?:支出|执行|使用|支付|兑付|兑现|拨付|发放|用完))"
)
_ABOUT = re.compile(r"项目|专项")
_THIS_PROJECT = re.compile(r"(?:项目|专项)?[。：:]\s*(?:该|本|此)(?:专项|项目)")
_FIRM = frozenset("：:；;。\n")
_ET_CETERA = re.compile(r"等(?:[\d一二三四五六七八九十]+个)?(?:项目)?$")
_KEPT = re.compile(
    rf"(?:结转|结余|结转结余)(?:资金)?(?:总额|合计|共计)?(?P<amount>{_AMOUNT})[，,]其中[：:]?(?P<parts>[^。\n]*)"
)
_KEPT_MEMBER = re.compile(rf"(?P<name>[^，,、；;]{{2,30}}?)(?:结转|结余)(?:资金)?(?P<amount>{_AMOUNT})")
_VALUES = re.compile(
    r"[\d０-９][\d０-９.．,]*\s?(?:万元|亿元|元|[%％])?(?:[、，,和及]\s?[\d０-９][\d０-９.．,]*\s?(?:万元|亿元|元|[%％])?)*"
)
_VALUE = re.compile(r"[\d０-９][\d０-９.．,]*")
_JOINT = re.compile(r"[、]|(?<=[\u4e00-\u9fff”])[和及与](?=[\u4e00-\u9fff“])")
_COUNTED_PROJECTS = re.compile(
    r"等?(?:\d{1,2}|[两二三四五六七八九十])[个项](?:重点|主要|预算|专项|财政|民生|支出|子)*(?:项目|专项).*$"
)
_COUNTED = re.compile(r"[一二三四五六七八九两\d]个?[项类部]$")
_FOR = re.compile(r"(?:主要)?用于")
# 项目支出涉及渠道清淤、泵站维修
_OPENS_LIST = re.compile(
    r"^(?:(?:[全本当]?年度?|部门|单位|各类)*(?:项目|专项)(?:支出|资金|经费|预算)?(?:主要|具体|共)?(?:涉及|包括|包含|涵盖|用于|投向|分布[在于]|由)"
    r"|(?:例|比|譬)?[如像](?=“)|其中|包括|主要为|主要是|主要用于|用于|分别为|为|是)[：:]?"
)
# 2023年市级渠道清淤, 一是支付渠道清淤: when, who gave and the verb are none of the name
_OF_YEAR = re.compile(
    r"^(?:(?:[一二三四五六七八九]是|其[一二三四五六])?(?:20\d\d年度?)?(?:中央|[省市县区]级)?(?:财政)?(?:支付|列支|发放|拨付)?)(?=[\u4e00-\u9fff]{4})"
)
_LEFT = 2
_CENT = 10_000
_WITHIN = 80
_RUN = 2


def named_by_money(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield names of projects: list lines and clauses with budget and spending, groups, lists that make up a total."""
    text = document.text
    titles = list(_titles(text, headings))
    beside = _beside_projects(titles, headings)
    found = (
        *_lines(document), *titles, *_clauses(text), *_groups(text), *_sums(document),
        *_spenders(text, headings), *_funded(text, headings), *_listed(document),
        *listed_lines(document, headings), *planned_lines(document), *inline_lists(document), *names_called(text),
    )  # fmt: skip
    for words, at in found:
        name = _lead(words)
        said = text.startswith("项目", at + len(words)) or at in beside
        called = said or _stands_under(_ABOUT, at, headings, text)
        if is_name(name, called=called) and not is_class(name, at, text, headings) and not _runs_cars(name, at, text):
            yield name
    for match in (*_RATED.finditer(text), *_SLASHED.finditer(text)):
        if is_name(match["name"]):
            yield match["name"]
    for match in _QUOTED.finditer(text):
        if is_name(match["name"], called=True) and not names_class(match["name"]):
            yield match["name"]
    for match in _ON.finditer(text):
        name = match["quoted"] or match["plain"]
        if is_name(name, called=match["quoted"] is None):
            yield name


def _runs_cars(name: str, at: int, text: str) -> bool:
    """Tell what running vehicles named just before costs (执法用车2辆，运行维护费预算8万元), no project."""
    before = text[max(0, at - _NEAR_CARS) : at].rpartition("。")[2]
    return _RUNNING.fullmatch(name) is not None and "车" in before


def _stands_under(about: re.Pattern[str], at: int, headings: Sequence[Heading], text: str) -> bool:
    """Tell a place in a section about something, projects say: 送戏下乡 is one there, and no township."""
    over = (one for one in headings if one.body.start < at < one.body.end and not one.runs_on)
    return any(about.search(one.title.of(text)) for one in over)


def _spenders(text: str, headings: Sequence[Heading]) -> Iterator[tuple[str, int]]:
    """Yield what stands before its own spending, several times in a section about projects."""
    for heading in headings:
        if heading.runs_on or not _ABOUT.search(heading.title.of(text)):
            continue
        for pattern in (_SPENDS, _SPENDS_LATER):
            found = list(pattern.finditer(text, heading.title.end, heading.body.end))
            if len(found) >= _RUN:
                yield from ((match["name"], match.start("name")) for match in found)


def _lines(document: Document) -> Iterator[tuple[str, int]]:
    """Yield what begins a bulleted line before its budget and spending."""
    for block in document.blocks:
        match = _LINE.match(document.text, block.span.start, block.span.end)
        if match and _PAIR.match(document.text, match.end(), block.span.end):
            yield match["name"] or match["wide"], match.start()


def _titles(text: str, headings: Sequence[Heading]) -> Iterator[tuple[str, int]]:
    """Yield the numbered titles and beginnings of lines that budget and spending follow at once."""
    for heading in headings:
        match = _TITLED.match(text, heading.title.start, heading.body.end)
        behind = (match.end(), heading.body.end) if match else (0, 0)
        if match and (_PAIR.match(text, *behind) or _THIS_PROJECT.match(text, *behind)):
            yield match["name"], match.start("name")


def _beside_projects(titles: Sequence[tuple[str, int]], headings: Sequence[Heading]) -> set[int]:
    """Return the places of titles that stand in one list with a project: 送戏下乡 is one there, and no township."""
    over: dict[int, int] = {}
    lists: dict[int, list[tuple[str, int]]] = {}
    named = {at: name for name, at in titles}
    for heading in headings:
        over = {level: start for level, start in over.items() if level < heading.level}
        if heading.title.start in named:
            lists.setdefault(max(over.values(), default=0), []).append(
                (named[heading.title.start], heading.title.start)
            )
        over[heading.level] = heading.marker.start
    return {at for listed in lists.values() if any(is_name(name) for name, _ in listed) for _, at in listed}


def _clauses(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands before its own budget and spending in a list of clauses."""
    found = list(_CLAUSE.finditer(text))
    for at, match in enumerate(found):
        follower = found[at + 1] if at + 1 < len(found) else None
        begun = match["opens"] in _FIRM or not match["opens"]
        if begun or (follower is not None and follower["opens"] in _FIRM and follower.start() - match.end() < _WITHIN):
            yield match["name"], match.start("name")


def _funded(text: str, headings: Sequence[Heading]) -> Iterator[tuple[str, int]]:
    """Yield the numbered titles that name their own funds in brackets."""
    for heading in headings:
        match = _FUNDED.match(heading.title.of(text).strip())
        if match and not heading.runs_on:
            yield match["name"], heading.title.start


def _in_turn(text: str) -> Iterator[re.Match[str]]:
    """Yield such lists, looked for only before the words that tell them: many joints take long to try."""
    last = 0
    for words in _TELLS_IN_TURN.finditer(text):
        line = text.find("\n", words.end())
        match = _GROUP.search(text, max(last, words.start() - _WINDOW), line if line >= 0 else len(text))
        if match is not None:
            last = match.end()
            yield match


def _groups(text: str) -> Iterator[tuple[str, int]]:
    """Yield the names of 甲、乙、丙支出分别为1、2、3万元, as many names as values."""
    for match in _in_turn(text):
        run = _VALUES.match(match["values"])
        values = _VALUE.findall(run.group()) if run else []
        # 对甲、乙、丙3个项目全部开展自评，支出分别为: what was done with them is no part of the last name
        counted = _COUNTED_PROJECTS.sub("", match["names"])
        named = _ET_CETERA.sub("", counted)
        names = next((parts for parts in (named.split("、"), _JOINT.split(named)) if len(parts) == len(values)), None)
        names = names or _JOINT.split(named)
        if counted != match["names"]:
            names = [first_name(names[0]), *names[1:]]
        told = "项目" in text[text.rfind("\n", 0, match.start() + 1) + 1 : match.end()]
        called = told and any(is_name(name) for name in names)
        if len(names) <= len(values) and all(
            is_name(name, called=called) and not _COUNTED.search(name) for name in names
        ):
            yield from ((name, match.start("names")) for name in names if len(name) > _LEFT)


def _sums(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the names in a run of NAME AMOUNT that adds up to the project expenditure which the text states."""
    text = document.text
    totals = {_value(match["amount"]) for match in _TOTAL.finditer(text)}
    yield from _balances(text)
    for block in document.blocks:
        several = text.count("元", block.span.start, block.span.end) >= _RUN
        if block.kind is BlockKind.PARAGRAPH and totals and several:
            for run in _runs(text, block.span.start, block.span.end):
                if _is_total(sum(value for _, value in run), totals, len(run)):
                    yield from ((name, block.span.start) for name, _ in run)


def _listed(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the names in a run of NAME AMOUNT directly behind 项目支出包括, but for kinds of expenses (办公费)."""
    text = document.text
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for opening in OPENS.finditer(text, block.span.start, block.span.end):
            first = _MEMBER.match(text, opening.end(), block.span.end)
            run = next(_runs(text, opening.end(), block.span.end), []) if first else []
            begun = first is not None and bool(run) and run[0][0] == _lead(first["name"])
            if begun and not economic_items() & {name for name, _ in run}:
                yield from ((name, block.span.start) for name, _ in run)


def _balances(text: str) -> Iterator[tuple[str, int]]:
    """Yield the names in 结转总额53万元，其中甲结转6万元、乙结转7万元，基本支出结转40万元."""
    for match in _KEPT.finditer(text):
        members = list(_KEPT_MEMBER.finditer(match["parts"]))
        values = sum(_value(one["amount"]) for one in members)
        if len(members) >= _RUN and _is_total(values, [_value(match["amount"])], len(members)):
            yield from ((_lead(one["name"]), match.start("parts") + one.start("name")) for one in members)


def _is_total(value: int, totals: Iterable[int], parts: int) -> bool:
    """Tell a sum that is a stated total but for the rounding of its parts to 0.01万元, in 分."""
    return any(abs(value - total) <= _CENT * parts // 2 for total in totals)


def _runs(text: str, start: int, end: int) -> Iterator[list[tuple[str, int]]]:
    run: list[tuple[str, int]] = []
    last = -1
    for match in _MEMBER.finditer(text, start, end):
        beside = match.start() == last or _FOR.fullmatch(text, last, match.start()) is not None
        if (not beside or not _is_member(match["name"])) and run:
            if len(run) >= _RUN:
                yield run
            run = []
        if not _is_member(match["name"]):
            continue
        run.append((_lead(match["name"]), _value(match["amount"])))
        last = match.end()
    if len(run) >= _RUN:
        yield run


def _is_member(words: str) -> bool:
    return _SUMS_UP.search(words) is None and is_name(_lead(words))


def _lead(name: str) -> str:
    name = name.lstrip("（(") if name.count("（") + name.count("(") > name.count("）") + name.count(")") else name
    return _OF_YEAR.sub("", _OPENS_LIST.sub("", name))


def _value(amount: str) -> int:
    """Return a printed amount in 分."""
    plain = re.sub(r"[,，\s]", "", amount.translate(FULL_WIDTH))
    digits = plain.rstrip("百千万亿元").strip(".")
    whole, _, part = digits.partition(".")
    if "." in part:
        return 0
    factor = YUAN_PER_UNIT.get(plain[len(digits) :], 1) * 100
    step: int = 10 ** len(part)
    return int(whole + part) * factor // step
