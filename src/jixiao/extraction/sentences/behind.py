"""The words behind a figure, where they say what it is: 500万元的支出总额, 63.64万元用于“人才培养”."""

import re
from collections.abc import Sequence

from jixiao.extraction.heads import INCOME_OF, Head, bare, read_head
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.taxonomy.lexicon import Sense

_OF = re.compile(r"^的")
_SPENT_ON = re.compile(
    r"^(?:主要)?(?:用于|用在|投向|投入到?|实施|开展|完成|保障|支持|安排给?|支付|购买|发放|付|是|为)(?:了)?(?:支付|发放|购买)?"
)
_PURPOSE = re.compile(r"[\u4e00-\u9fff（）及和与]{2,14}")
_PART_OF = re.compile(r"(?:用于|来自|为|是|属于?|系)")
_PAIR = 2
_IS = re.compile(r"(?:系|属|属于|为|是|即)")
_SOURCE = re.compile(
    r"(?:属于?|来自|由|为|系)(?P<source>(?:中央|省级?|市级?|州级?|县级?|区级?|本级|上级|单位|地方)(?:财政)?(?:补助|配套|自筹|承担|安排|负担)?(?:资金)?)"
)
_GIVEN = frozenset(
    {"尚有", "还有", "仍有", "投入", "安排", "投入资金", "共投入", "累计投入", "统筹"}
    | {"没有突破", "未突破", "没有超出", "未超出"}
    | {"由", "共有", "包括", "包含", "有", "和", "与", "及"}
    | {"以", "以投入", "全年以", "年以", "在", "从"}
)
# 二者之和2429.27万元为基本支出
_SUM_OF = re.compile(r"(?:这|上述|以上|前)?[二两三](?:者|项|块|笔)(?:之和?|相加|加起来|合起来|总和)?")
_KINDS = frozenset({"项目", "专项", "经费", "资金", "工程"})
_USED = ("用于", "用在", "花在")
_THAT_IS = frozenset({"即", "也就是", "即为", "就是"})
_LEFT = frozenset({"closing"})
# 专项资金653.61万元分两批拨付到位
_ARRIVED = re.compile(
    r"(?:已经?|均已?|业已)?(?:于[\d年月日初底上中下旬]{2,12})?(?:全部|全额|足额|按时|及时|分[一二两三四五六多\d]+[批次期笔])*(?:拨付到位|下达到位|到位|拨付到账|到账)"
)
# 年末尚有107.53万元未支付, 还有60万元因合同未到期没有花完
_UNSPENT = re.compile(
    r"[ ]?(?:资金|经费|指标)?(?:因[^，。；\d]{2,16}?)?(?:尚|还|仍|暂|均)?(?:未能?|没有|没)"
    r"(?:支付|支出|使用|执行|列支|拨付|动用|发放|形成支出|付出|用|花|付)(?:完毕|完|出去|出|掉|到位)?(?=[，。；、：（(）),;\n]|$)"
)
# 尚有12万元结转下年, 还有20万元转到2024年接着用
_CARRIED = re.compile(
    r"[ ]?(?:资金|经费|指标)?(?:已经?|全部|均|按规定)*(?:结转|转入|转到|转至|留到|留待|留至|滚入)(?:到|至)?"
    r"(?:下一?年|次年|明年|20\d\d年)度?(?:继续|接着)?(?:使用|支付|支出|用|安排)?(?=[，。；、：（(）),;\n]|$)"
)
_HELD = re.compile(r"(?:有|余|剩|剩余|剩下|剩下的|结余|余下|共计|为|的)[ ]?$")
_HELD_REACH = 4
# 90.00万元是年初定的，73.29万元是年中补的，5.56万元还趴在账上: plain words behind an amount of one project
_TOLD = re.compile(
    r"[ ]?(?:(?:是|系|为|属于?)(?:(?P<begun>(?:年初|期初|原先|原来|起初|开头)(?:就|已)?"
    r"(?:定|给|批|排|核|拨|安排|下达|列|编)(?:了|下来?|好)?的)"
    r"|(?P<raised>(?:年中|中途|后来|后面|年内|下半年|[\d]{1,2}月份?)(?:又|再)?(?:补|追|添|加|增|追加|增加|续拨|补拨|给|拨|下达)(?:了|上)?的)"
    r"|(?P<owed>(?:压|扣|留|押)着的(?:质保金|保证金|尾款|余款)?))"
    r"|(?P<closing>(?:还|仍|尚|都|暂时?)?(?:趴|躺|压|留|搁|存|放|挂|停)在(?:账|账户|账面|专户|国库|财政专户)[上里]?(?:没动|未动)?))"
    r"(?=[，。；、：（(）),;\n]|$)"
)
_PLAINLY = {"begun": "initial", "raised": "adjustment", "owed": "closing", "closing": "closing"}
_ENDS = (Mark.COMMA, Mark.SEMICOLON, Mark.STOP, Mark.CLOSE)
_WORDS = (Mark.TERM, Mark.GAP, Mark.NAME, Mark.QUOTE)
_MAKE = re.compile(r"(?:[两二三四]?(?:部分|块|项)|共同)*(?:构成|组成|合成|加总|相加)(?:而成|而得|得出)?")
_JOINTS = frozenset({"与", "和", "及", "以及", "、"})
_INSIDE = re.compile(r"^(?:里头?|中|内|当中|之中)")


def take_behind(head: Head, after: Sequence[Lexeme]) -> int:
    """Let what stands behind a figure speak where nothing before it does: its label, its project, its purpose.

    Return where the words that were taken end, 0 where none were.
    """
    told = _take_that_is(head, after)
    if told:
        return told
    words = [one for one in _clause(after) if one.mark is not Mark.QUOTE]
    silent = not head.near or head.near in _GIVEN or _SUM_OF.fullmatch(head.near)
    if not words or not silent or head.residue:
        return 0
    first = words[0]
    if first.mark is Mark.TERM and len(words) == _PAIR and _INSIDE.fullmatch(words[1].text) and not head.labelled:
        behind = read_head(words[:1])
        head.phase, head.topic, head.near = behind.phase, behind.topic, ""
        return words[-1].end
    if first.mark is Mark.GAP and _OF.match(first.text) and not head.labelled:
        taken = _take_label(head, words)
    elif (source := _SOURCE.fullmatch("".join(one.text for one in words))) is not None and not head.labelled:
        head.purpose = source["source"]
        taken = True
    elif _IS.fullmatch(first.text) and _is_label(words) and not head.labelled:
        behind = read_head(words[1:])
        head.phase, head.topic, taken = behind.phase, behind.topic, True
    elif _ARRIVED.fullmatch("".join(one.text for one in words)) is not None and not head.labelled:
        head.phase, head.near, taken = "received", "", True
    elif first.of(Sense.PHASE) in _LEFT and len(words) == 1 and not head.labelled:
        head.phase, head.near, taken = first.of(Sense.PHASE), "", True
    else:
        taken = _take_use(head, words)
    return words[-1].end if taken else 0


def take_unspent(head: Head, text: str, start: int, end: int) -> None:
    """Let what was not spent or goes on to the next year say so, whatever stands before: 项目支出尚有8.2万元未执行."""
    unspent = _UNSPENT.match(text, end) or _CARRIED.match(text, end)
    if unspent and _HELD.search(text[max(0, start - _HELD_REACH) : start]):
        head.phase, head.near, head.near_raw, head.direction = "closing", "", "", ""


def take_told(head: Head, text: str, end: int) -> None:
    """Let plain words behind an amount of one project say when in its money cycle it stands: 60万元是年初定的."""
    told = _TOLD.match(text, end) if not head.labelled and (not head.near or head.near in _GIVEN) else None
    if told is not None:
        head.phase, head.near, head.near_raw = _PLAINLY[told.lastgroup or "closing"], "", ""


def _take_use(head: Head, words: Sequence[Lexeme]) -> bool:
    """Take what money was used for: 63.64万元用于“人才培养”, 48.84万元用于人员补助."""
    verb = _SPENT_ON.match(words[0].text)
    known = words[0].mark is Mark.TERM and words[0].text.startswith(_USED) and words[1:] and words[1].mark is Mark.GAP
    if verb is None or not (known or words[0].mark is Mark.GAP):
        return False
    return _take_purpose(head, words[0].text[verb.end() :], words[1:])


def _take_that_is(head: Head, after: Sequence[Lexeme]) -> int:
    """Take the label behind 即: 1301.59万元用于保障机构运转，即基本支出. Return where it ends, 0 where none is."""
    ends = [at for at, one in enumerate(after) if one.mark in _ENDS or one.mark is Mark.FIGURE][:_PAIR]
    if len(ends) < _PAIR or after[ends[0]].mark is not Mark.COMMA or head.labelled or head.residue:
        return 0
    said, told = after[: ends[0]], after[ends[0] + 1 : ends[1]]
    if len(told) != _PAIR or told[0].text not in _THAT_IS or not told[1].of(Sense.TOPIC):
        return 0
    if not said or _SPENT_ON.match(said[0].text) is None:
        return 0
    head.topic, head.near = told[1].of(Sense.TOPIC), ""
    return told[1].end


def take_share(head: Head, after: Sequence[Lexeme]) -> None:
    """Let what stands behind a percentage say what it is: 57.7%用于基本支出, 以94.2%的执行率."""
    if head.labelled or head.near.strip("以") or len(after) <= _PAIR:
        return
    if after[0].text.startswith(_USED) and after[0].of(Sense.TOPIC) and after[1].mark in (*_ENDS, Mark.OPEN):
        head.share_of = after[0].of(Sense.TOPIC)
    if after[0].mark is not Mark.GAP:
        return
    verb, label, end = after[0].text, read_head(after[1:_PAIR]), after[_PAIR]
    if _OF.fullmatch(verb) and label.rate:
        head.rate, head.rate_word, head.near = label.rate, label.rate_word, ""
    elif _PART_OF.fullmatch(verb) and (label.topic or label.scope) and end.mark in (*_ENDS, Mark.OPEN):
        head.share_of = label.topic or INCOME_OF.get(label.scope, "")


def _clause(after: Sequence[Lexeme]) -> list[Lexeme]:
    """Return the lexemes up to the next mark; none where a figure ends them, but behind 的人员经费与."""
    clause: list[Lexeme] = []
    for lexeme in after:
        if lexeme.mark in _ENDS:
            return clause
        if lexeme.mark is Mark.FIGURE and clause and clause[0].text == "的" and clause[-1].text in _JOINTS:
            return clause[:-1]
        if lexeme.mark not in _WORDS:
            return clause if lexeme.mark is Mark.FIGURE and clause and _INSIDE.match(clause[-1].text) else []
        clause.append(lexeme)
    return []


def _is_label(words: Sequence[Lexeme]) -> bool:
    """Tell words that are a verb and one label: 系年初结转结余."""
    return len(words) == _PAIR and words[1].mark is Mark.TERM and read_head(words[1:]).labelled


def _take_label(head: Head, words: Sequence[Lexeme]) -> bool:
    """Take the label of 9,267.39万元的支出总额里: it must end the words, but for 里, 中 or 构成."""
    terms = [one for one in words[1:] if one.mark is Mark.TERM]
    rest = [one.text for one in words[1:] if one.mark is not Mark.TERM]
    if (
        words[0].text != "的"
        or any(not _INSIDE.match(text) and not _MAKE.fullmatch(text) for text in rest)
        or not terms
    ):
        return False
    behind = read_head(terms)
    head.phase, head.topic, head.scope = behind.phase, behind.topic, head.scope or behind.scope
    return True


def _take_purpose(head: Head, rest: str, others: Sequence[Lexeme]) -> bool:
    """Take the project or the purpose that money was spent on: it must be alone up to the next mark."""
    if not rest and others and others[0].mark is Mark.NAME and all(one.text in _KINDS for one in others[1:]):
        head.name, head.spent_on, head.near = head.name or others[0].text, True, ""
    elif head.labelled:
        return False
    elif not rest and others and all(one.mark is Mark.TERM for one in others) and read_head(others).labelled:
        behind = read_head(others)
        head.topic, head.shorts = behind.topic, behind.shorts
    elif _PURPOSE.fullmatch(purpose := bare("".join((rest, *(one.text for one in others))))):
        head.purpose = purpose
    else:
        return False
    return True
