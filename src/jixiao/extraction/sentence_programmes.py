"""Programmes that begin a sentence anywhere in a report and end like one.

渠道清淤项目支出95.00万元; 就业补助资金年初结转8.00万元: outside the sections about funds (`spoken_programmes`) only
a sentence that begins with the name, has money, and goes on in the words of money is taken. A name that another one
holds is a short form of that one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from jixiao.extraction.naming import is_class
from jixiao.extraction.spoken_programmes import behind_lead, is_programme
from jixiao.model.document import BlockKind, Document
from jixiao.model.outline import Heading

_SENTENCE = re.compile(
    r"(?:^|(?<=[。；;\n]))[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|[一二三四五六]是|[①-⑳])?"
    r"[ \t\u3000]*"
    r"(?P<whole>[^。；;\n]+)",
    re.MULTILINE,
)
_MONEY = re.compile(r"\d[\d,.]*[ ]?(?:亿|万)?元|\d[ ]?[%％]|\d[ ]?分")
_WORK = (
    r"(?:补[助贴]|奖补|补偿|奖励|救助|救济|扶持|资助|扶助|发展|保障|建设|维修|维护|养护|防治|整治|治理|改造|运转|运行|管护|推进|培育|引导"
    r"|衔接|振兴|转移支付|专项)"
)
# 项目, whatever is said of it, but not as the first word of another: 项目资金, 项目管理
_FIRM = (
    r"(?:项目|工程|专项)(?!资金|经费|支出|收入|预算(?=管理|编制|评审|单位|支出)|执行(?=[^\d，。]{0,4}(?:偏|较|进度))|库|组|法|管理|负责|单位"
    r"|法人|清单|名单|名称|储备|[区点村县化类款部办级]|申报|立项|绩效(?!评价|自评|指标|目标)|补[助贴]资金"
    r"|建设(?!\d)|质量|进度|款|[的和与及、]|等|内|上|中(?![，,]|央)|数量|数|总数|共?[有为]?[\d一二三四五六七八九十两]+[个项])"
)
# what is one where the sentence speaks of its money
_FUND = rf"(?:(?:项目|专项){{0,2}}{_WORK}*(?:资金|经费)|专项补[助贴])"
_LOOSE = r"(?:补[助贴]|津贴|奖补|贴息|助学金|奖助学金)"
_WHEN = (
    r"(?:年度|本年|当年|全年|年初|年末|年中|上年|截[至止][^，。；\d]{0,4}(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?|20\d\d年|\d{1,2}月"
    r"|财政|中央|省级?|市级?|县级?|区级?|各级|实际|累计|合计|总计|共|总额?|年内|已|应|原|均|仅|只|才|主要|项目|清算)*"
)
_MONEY_WORDS = (
    rf"{_WHEN}(?:预算|安排|批复|计划|下达|到位|拨[付入款]|筹[集措]|投[入资]|总投资|支[出付]|列支|开支|使用|执行|发放|兑[付现]|结[转余]|剩余"
    r"|资金|金额|经费|合同|中标|完成投资|由|较|比|按照?|用于|分|得|自评|综合|评价|绩效|满分|总?得分|标准|支付率|完成率|人均|户均|亩均|每|中[，,])"
)
_NAME = re.compile(
    rf"(?P<firm>[\u4e00-\u9fffA-Za-z“”—\-]{{2,26}}?{_FIRM})"
    rf"|(?P<fund>[\u4e00-\u9fffA-Za-z“”—\-]{{2,26}}?{_FUND})(?=[，,：:（(]?(?:{_MONEY_WORDS}|\d))"
    rf"|(?P<loose>[\u4e00-\u9fffA-Za-z“”—\-]{{2,26}}?{_LOOSE})(?=[，,：:]?{_MONEY_WORDS})"
)
_CORE = re.compile(r"(?:项目|工程|专项|资金|经费|支出)+$")
_SHORTEST = 4
# a name so near to a known one is that one written wrong rather than another
_ALIKE = 0.7
_LISTED, _SEMICOLONS = frozenset("；;：:"), frozenset("；;")
_TIME = re.compile(r"(?:20\d\d年度?|本年度?|当年|全年|年内|[，,])*")
# 为解决供水问题，…; 按照先建后补方式，…
_ASIDE = re.compile(r"(?:为|按照?|根据|依据|在|经|从|通过|随着|由于|因|针对|围绕)[^，,。；;：:\d]{2,24}[，,]")
# what tells of several, of a kind, or what was done with them, and is the name of none
_NONE = re.compile(
    r"属于|就是|即|相加|之和|压[减缩]|一般性|类(?:项目|专项|资金|经费)?$|等(?:[两三四五六七八九十\d]*[个项])?(?:项目|工程|专项|资金|经费)?$"
    r"|要求|合并|总体|多个|几个|两[项个]|三[项个]|每|拨|工资|收入|三公|人员经费|公用|构成|列支|上解|追加|[我本][局院校镇乡委办站所队]|因|机构运[行转]|机关"
    r"|^(?:中央|省级|市级|县级|区级)[\u4e00-\u9fff]{1,3}$|^(?:按|以|对|将|把|在|从|与|和|因|由|经|据|如|若|虽|但|且|并|故|也|而|受|被|给|向|剔除|扣除|统筹|整合|执行中|追加|调[增减整]|新增|增加"
    r"|减少|压|核|另|余|结|上年|往年|历年)"
)


def sentence_names(document: Document, headings: Sequence[Heading], known: Mapping[str, None]) -> Iterator[str]:
    """Yield the names of such programmes that are no short or long form of a known one."""
    text = document.text
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for sentence in _SENTENCE.finditer(text, block.span.start, block.span.end):
            if _MONEY.search(sentence["whole"]) is None:
                continue
            found = _first(text, sentence.start("whole"), sentence.end(), known)
            if found is not None and not is_class(found[0], found[1], text, headings):
                yield found[0]


def _first(text: str, begin: int, end: int, known: Mapping[str, None]) -> tuple[str, int] | None:
    """Return the name that begins a sentence, behind its time, who gave the money or what for, and its place."""
    after_time = _TIME.match(text, begin, end)
    aside = _ASIDE.match(text, begin, end)
    places = [after_time.end() if after_time else begin, behind_lead(text, begin, end), aside.end() if aside else begin]
    for at in dict.fromkeys(places):
        match = _NAME.match(text, at, end)
        told = match is not None and match["fund"] is not None and not text[match.end() : match.end() + 1].isdigit()
        if match is None or (match["firm"] is None and not _opens(text, begin, at, fund=told)):
            continue
        name = match["firm"] or match["fund"] or match["loose"]
        if _names_one(name, text, known):
            return name, at
    return None


def _opens(text: str, begin: int, at: int, *, fund: bool) -> bool:
    """Tell a name before which a sentence has no more than the time: 2023年渠道清淤补贴, not 发放渠道清淤补贴.

    Behind a semicolon only money that is called 资金 or 经费 is taken: what else stands there may be part of a list.
    """
    before = text[begin - 1 : begin]
    if before in _LISTED and not (fund and before in _SEMICOLONS):
        return False
    return _TIME.fullmatch(text, begin, at) is not None


def _names_one(name: str, text: str, known: Mapping[str, None]) -> bool:
    core = _CORE.sub("", name).strip("“”")
    if len(core) < _SHORTEST or _NONE.search(name) or _NONE.search(core) or not is_programme(core):
        return False
    if any(SequenceMatcher(None, core, _CORE.sub("", one)).ratio() >= _ALIKE for one in known):
        return False
    longer = re.search(rf"[\u4e00-\u9fff]{re.escape(core)}(?:项目|专项)?[ ]?\d", text)
    return longer is None and not any(core in one or _CORE.sub("", one) in core for one in known)
