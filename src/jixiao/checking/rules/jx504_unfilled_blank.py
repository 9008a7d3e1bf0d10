"""JX504: holes of a template that nobody filled."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.checking.areas import prose
from jixiao.checking.choices import chosen
from jixiao.checking.notes import expecting, or_passed, unsafe
from jixiao.checking.patterns import Hit, Pattern, hits, notes_on, patterns
from jixiao.checking.real_names import real_name
from jixiao.checking.rule import Card, Ground, Rule, Verdict, failed
from jixiao.model.finding import Edit, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX504",
    name="模板空项未填",
    severity=Severity.ERROR,
    clause="财政部门绩效自评报告参考提纲（应据实填写）",
    why="套用参考提纲后未填的空项，说明这一处没有写。",
    passes="“三公”经费比上年减少1.20万元，占年初预算的80%。",
    fails="“三公”经费比上年减少  万元，占年初预算的  %。",
    false_alarms="空白表样、表头不查；“增减”“增加（减少）额”等列名不查。",
    remedy="填上数字或文字；确无内容的写“无”。",
)

# what somebody else is to fill in: a form or question told in quotes, a question to the reader
_SAMPLE = re.compile(r"(?:问卷|原文|原题|题目|题干|题|样式|样表|格式|模板|范本|填写|表述)[^。；;“”\n]{0,12}$")
_PRINTED = re.compile(r"(?:印有|标有|注有|写有|印着|载有|列有)(?:“[^”\n]{1,30}”[、和及]?)*$")
_WORDING = re.compile(r"”(?:[、和及]?“[^”\n]{1,30}”)*(?:等|的)?(?:字样|字句|提示语?)")
# the crosses of a rule for points (评分规则：完成率为X%的…), and words that are told as words (某某局等含糊表述)
_RULE_OF_POINTS = re.compile(r"(?:评|计|扣|赋)分(?:规则|标准|办法|细则|方法)|得分规则")
_AS_WORDS = re.compile(r"[^。；;\n]{0,20}?(?:表述|字样|称呼|说法|字眼|措辞)")
_BACK = 24
_TOLD, _CROSS, _DELETED = "told", "cross", "删去"
# （填写偏差原因，100字以内） as all that a cell holds
_ENTRY = re.compile(
    r"[（(【](?:请|(?:此处|此栏|本栏)(?:请|应|由[\u4e00-\u9fff]{2,8}?)?)?(?:填[写报列]|说明|简[要述]|概述|描述|列[明举])[^（）()【】\n]{2,30}?"
    r"(?:[，,](?:字数)?(?:限|不超过|控制在)?[ ]?\d{2,4}[ ]?字(?:以内|以下|左右)?(?:[，,][^（）()\n]{2,24})?"
    r"|[，,](?:没有|无)[^（）()\n]{0,6}填[^（）()\n]{1,4})[）)】]"
)
_ENTRY_PATTERN = Pattern(_ENTRY, None, safe=False, variant=_TOLD, severity=Severity.WARNING)
# 三级指标名称示例：如“培训人数” in a row of a table that was filled in
_EXAMPLE = re.compile(
    r"[\u4e00-\u9fff]{0,10}示例[：:][ ]?(?:如|例如|比如|可[写填])[ ]?[“\"《][^”\"》\n]{1,20}[”\"》]等?"
)
_ROWS = 2
_ASKED = re.compile(r"您|你家|请问|□|☐")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = [
        _chosen(document.text, hit)
        for hit in hits(document.text, patterns("blanks"), prose(document))
        if not _is_sample(document.text, hit.span)
    ]
    return or_passed(_said(ground, hit) for hit in (*found, *_whole_cells(ground)))


def _whole_cells(ground: Ground) -> Iterator[Hit]:
    """Yield the cells that hold the word of the form on how to fill them, or its example, beside what was filled in."""
    document = ground.extracted.document
    for table in document.tables:
        filled = {cell.row for cell in table.cells if re.search(r"\d", cell.span.of(document.text))}
        for cell in table.cells:
            words = cell.span.of(document.text)
            match = _ENTRY.fullmatch(words.strip())
            if len(filled) >= _ROWS and cell.row and _EXAMPLE.fullmatch(words.strip()):
                yield Hit(cell.span, _ENTRY_PATTERN, None)
            if match is not None and cell.row in filled and cell.row and cell.column:
                start = cell.span.start + words.index(match.group())
                yield Hit(Span(start, start + len(match.group())), _ENTRY_PATTERN, None)


def _said(ground: Ground, hit: Hit) -> Verdict:
    """Say what should stand in the place of a hole: the real name of what crosses stand for; nothing for a remark."""
    (told,) = notes_on(CARD, ground.extracted.document.text, [hit])
    finding = told.finding
    if finding is None or finding.fix is not None:
        return told
    if hit.pattern.variant == _TOLD:
        return expecting(failed(replace(finding, fix=unsafe(Edit(hit.span, "")))), _DELETED)
    real = real_name(ground, hit.span) if hit.pattern.variant == _CROSS else None
    if real is None:
        return told
    return expecting(failed(replace(finding, fix=unsafe(Edit(real.span, real.name)))), real.name)


def _is_sample(text: str, span: Span) -> bool:
    """Tell a hole in the quoted words of a form or questionnaire, or in a question."""
    begun = text.rfind("\n", 0, span.start) + 1
    opened = text.rfind("“", begun, span.start)
    quoted = opened >= 0 and text.find("”", opened, span.start) < 0
    if quoted and _SAMPLE.search(text, max(begun, opened - _BACK), opened):
        return True
    # the form has “（填写说明见背面）” printed on it
    if quoted and (_PRINTED.search(text, begun, opened) or _WORDING.match(text, text.find("”", span.end))):
        return True
    start = max(begun, text.rfind("。", begun, span.start) + 1)
    if _RULE_OF_POINTS.search(text, start, span.start) and re.search("[XxＸ×]", span.of(text)):
        return True
    if span.of(text).startswith("某某") and _AS_WORDS.match(text, span.end):
        return True
    return _ASKED.search(text, start, span.start) is not None and "_" in span.of(text).replace("＿", "_")


def _chosen(text: str, hit: Hit) -> Hit:
    """Propose the word of 增加（减少） that the figures ask for."""
    word = chosen(text, hit.span)
    return hit if word is None else replace(hit, put=word)


RULE = Rule(CARD, check)
