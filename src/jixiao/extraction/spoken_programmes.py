"""Programmes that a sentence is about, told by how they are called and where they stand in it.

省级下达我县渠道清淤补助资金100.00万元，实际支出95.00万元: in a section about funds and projects, the words behind who
gave the money and before what was done with it name a programme where they end like one.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.naming import economic_items, is_class, is_name
from jixiao.extraction.sources import is_source
from jixiao.extraction.whose import is_organ
from jixiao.model.document import BlockKind, Document
from jixiao.model.outline import Heading
from jixiao.model.span import Span
from jixiao.taxonomy.lexicon import lexicon

_SECTION = re.compile(
    r"专项|项目|补[贴助]|奖[补励]|转移支付|惠[农民]|救[助济]|扶持|民生|资金(?:分配|拨付|执行|下达|发放|使用|管理|到位|兑付)"
    r"|(?:分配|拨付|发放|兑付)情况"
)
_PROBLEMS = re.compile(r"问题|不足|建议|改进|原因")
_OTHER_SECTION = re.compile(r"基本支出|人员|公用|三公|经济分类|收入|资产|采购|编制")
# what every programme may be called, and what only one in a section about funds is
_FIRM = r"(?:项目|工程|专项(?=资金|经费|支出)|(?:补[贴助]|奖补)(?=资金|支出|到位|发放|兑付|拨付|预算))"
_LOOSE = (
    r"(?:补[贴助]|奖补|补偿|奖励|救助|救济|扶持|资助|行动|计划|试点|创建|活动|建设|改造|整治|治理|防治|防控|修复|保护|提升|处理|处置|利用|推广|培训"
    r"|普查|监测|检测|保险|保障|服务|开放|维修|养护|清淤|更新|购置|攻坚|振兴|帮扶|改革|示范|创业|就业|供养|养老)"
)
_TIME = (
    r"(?:20\d\d年(?:度|底|末)?|本年度?|当年|全年|年内|年初|年中|年底|年末|截至[^，。；]{1,10}?(?:[底末日]|时)|上半年|下半年"
    r"|\d{1,2}月(?:份|底|末)?)[，,、]?"
)
_ONE = r"(?:中央|自治区|上级|本级|同级|各级|[省市县区州盟旗镇乡](?:本?级|(?=财政|人民政府|政府)))"
_LEVEL = (
    rf"(?:(?:{_ONE}[、和与及]?|[省市县区州]级?[、和与及])+(?:[省市县区](?=[两三]级))?(?:[两三]级)?"
    r"(?:财政|人民政府|政府|主管)?[部厅局委]?(?:部门)?)"
)
_GIVE = (
    r"(?:(?:共|累计|实际|及时|足额|全额|已|又|再|新|另|提前|陆续|按时|按月|分批|专门|统筹|直接|先后)*"
    r"(?:收到|争取到?|到位|落实|下达|拨付|拨给|拨入|安排|发放|兑付|兑现|支付|投入|获得|划拨|拨|补发|支出|用于|实施了?|开展了?|完成了?|推进了?|组织)"
    r"(?:到位|到|了)?)"
)
_WHOM = (
    r"(?:(?:给|对|向)?(?:[我全本各](?:县区|市县|县市|乡镇|[省市县区州旗镇乡局]|单位|部门)"
    r"|[\u4e00-\u9fff]{1,4}(?:(?<![景园小社校库山灌片])区|县|镇|乡)))"
)
_FOR = r"(?:[为向对给][^，。；：]{2,16}?(?=发放|拨付|兑付|兑现|支付|补贴|下达))"
_FIRST = r"(?:其中|除|一是|二是|三是|四是|五是|首先|同时|此外|另外|个别|部分|如|尤其是|特别是|主要是|由于|因)[，,：:]?"
_LEAD = re.compile(
    rf"(?:{_FIRST}|{_TIME}|{_FOR}|{_LEVEL}(?:{_GIVE})(?:{_WHOM})?的?|{_GIVE}(?:{_LEVEL}{_GIVE}的?)?|{_WHOM}的?(?:{_GIVE})?"
    rf"|{_LEVEL}(?=[\u4e00-\u9fff]{{4}})|通过[^，。；]{{2,14}}?(?=发放|拨付|兑付|支付)|各[县区市乡镇村街道]{{1,3}})"
)
_AFTER = (
    r"(?:[，,：:”（(\d]|因|由|按|以|已|共|均|为|到位|支出|支付|预算|执行|安排|计划|下达|拨付|发放|兑付|兑现|补贴|投入|实际|全年|年初|年中|当年|本年|分别"
    r"|收到|财政|中央|省|市|县|累计|完成|结转|结余|自评|绩效|达到|截至|应|于|涉及|惠及|支持|合计|总额|总投资|年度|仅|只|尚|未|20)"
)
_NAME = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z“]{{2,22}}?(?:{_LOOSE}*(?P<firm>{_FIRM})|{_LOOSE}+|(?=资金|经费)))(?P<money>(?:资金|经费)?)(?={_AFTER})"
)
_BRACKETED = re.compile(r"【(?P<name>[\u4e00-\u9fff]{4,22})】(?=[^\n。；;\d]{0,8}(?:预算|安排|支出|资金|下达|到位))")
_GIVEN = re.compile(_GIVE)
_CLAUSE = re.compile(r"(?:^|(?<=[。；;：:，,\n]))[ \t\u3000]*", re.MULTILINE)
_SENTENCE = re.compile(r"[^。；;\n]+")
_MONEY = re.compile(r"\d[\d,.]*[ ]?(?:亿|万)?元|\d[ ]?[%％]|\d[ ]?分")
_STOP = re.compile(r"其中|人均|户均|每")
# what is paid to the unit's own people, or is a kind of money
_OWN = re.compile(
    r"^(?:中央|省级?|市级?|县级?|区级?|遗属|发生|抚恤|生活|住房|交通|误餐|伙食|乡镇工作|取暖|物业|独生子女|津贴|职工|人员|在职|退休|离休|临聘|公车|差旅|话费|通讯|对个人和家庭的?|财政|上级|专项|一次性|定额|经常性|政府性|配套|自筹)+"
    r"(?:补[贴助]|奖励|救助|资金|经费|保障|保险|服务|活动|培训)$"
)
_NO_NAME = re.compile(
    r"[的了]|等$|下达|拨付|包括|涉及|收到|安排|到位|用于|批复|投入|绩效|预算|决算|支出|收入|采购|执行|基本(?!公共|医疗|养老|农田|生活|药物|办学|服务)|机关|公用|人员经费|生均|我[局委办厅院校]|进一步|存在|资金[^\u4e00-\u9fff]?$|工作经费$"
    r"|^(?:除|加强|推进|各级|财政|专项|共|[一二三四五六七八九十两几]+[个条座处项所类批]|到位|收到|上级|中央|该|此|发生|本|各|全|其|每|这|用于|主要|有关|相关|部分|个别|上述|以上|重点|所有|多个|三个|两个|实施|开展|使用|合同|中标)"
)
# 渠道清淤，决算数95.00万元: the words up to the money
_TO_MONEY = re.compile(r"(?P<words>(?:资金|经费)?[，：:]?[\u4e00-\u9fff]{0,6})\d[\d,.]*[ ]?(?:亿|万)?元")
_APART = re.compile(r"[；;，,、\n][ \t\u3000]*")
_LISTED = frozenset("：:；;")
_SHORTEST, _LONGEST, _NEAR = 4, 22, 40


def spoken_names(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names of such programmes, in sections about funds and projects or about what went wrong.

    What stands beside one, before the same words (渠道清淤支出95.00万元，送水下山支出40.00万元), is one too.
    """
    text = document.text
    for block in document.blocks:
        about = _section(text, headings, block.span) if block.kind is BlockKind.PARAGRAPH else ""
        for sentence in _SENTENCE.finditer(text, block.span.start, block.span.end) if about else ():
            if _MONEY.search(sentence.group()):
                yield from _bracketed(text, sentence.span())
                for name, end in _names(text, sentence.span(), headings, about):
                    yield name
                    yield from _beside(text, end)


def _beside(text: str, end: int) -> Iterator[str]:
    """Yield the names behind a programme that stand before the same words and an amount as it does."""
    same = _TO_MONEY.match(text, end)
    if same is None or not same["words"]:
        return
    entry = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{3,16}}){re.escape(same['words'])}(?=\d[\d,.]*[ ]?(?:亿|万)?元)")
    at, last = same.end(), same.end()
    while (mark := _APART.search(text, at)) is not None and mark.start() - last < _NEAR:
        at = behind_lead(text, mark.end(), len(text))
        found = entry.match(text, at)
        if found is not None and is_programme(found["name"]):
            yield found["name"]
            last = found.end()


def _section(text: str, headings: Sequence[Heading], span: Span) -> str:
    """Return whether a block stands in a section about funds (loose), problems (firm), or other things (empty)."""
    over = [one.title.of(text) for one in headings if one.body.contains(span) and not one.runs_on]
    if any(_OTHER_SECTION.search(title) for title in over[-1:]):
        return ""
    if any(_SECTION.search(title) for title in over):
        return "loose"
    return "firm" if any(_PROBLEMS.search(title) for title in over) else ""


def _names(text: str, bounds: tuple[int, int], headings: Sequence[Heading], about: str) -> Iterator[tuple[str, int]]:
    """Yield the programmes that begin the clauses of a sentence, each with the place where its name ends."""
    for clause in _CLAUSE.finditer(text, *bounds):
        at = behind_lead(text, clause.end(), bounds[1])
        match = _NAME.match(text, at, bounds[1])
        if match is None or not about or (about == "firm" and not match["firm"]):
            continue
        name = match["name"].strip("“")
        if _is_entry(text, clause.end(), match):
            continue
        if is_programme(name) and not is_class(name, at, text, headings):
            yield _in_full(text, name, match["money"]), match.end("name")


def _is_entry(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell an entry of a list, whose whole says what it is: 渠道清淤95.00万元, but 发放渠道清淤补助95.00万元."""
    if text[start - 1 : start] in _LISTED and text.startswith(("，", ","), match.end()):
        return _TO_MONEY.match(text, match.end()) is not None
    bare = text[match.end() : match.end() + 1].isdigit()
    return bare and not (match["money"] or match["firm"]) and _GIVEN.search(text, start, match.start()) is None


def _bracketed(text: str, bounds: tuple[int, int]) -> Iterator[str]:
    """Yield the names in 【渠道清淤】 before their money."""
    for match in _BRACKETED.finditer(text, *bounds):
        if is_programme(match["name"]):
            yield match["name"]


def _in_full(text: str, name: str, money: str) -> str:
    """Return a name with 资金 or 经费 behind it where it is never called otherwise."""
    full = f"{name}{money}"
    return full if text.count(full) == text.count(name) else name


def behind_lead(text: str, at: int, end: int) -> int:
    """Return where the words for when, who gave and what was done with the money end."""
    while (match := _LEAD.match(text, at, end)) is not None and match.end() > at:
        at = match.end()
    return at


def is_programme(name: str) -> bool:
    """Tell what may name a programme: no word of the budget, source, organ, or pay of the unit's own people."""
    plain = name not in lexicon().senses and name not in economic_items() and not is_source(name)
    own = _OWN.search(name) is None and _NO_NAME.search(name) is None and not is_organ(name)
    return plain and own and _SHORTEST <= len(name) <= _LONGEST and is_name(name, called=True)
