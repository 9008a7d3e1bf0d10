"""The projects named in tables and forms: below a header 项目名称, behind or under that label."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from jixiao.extraction.form_fields import fields
from jixiao.extraction.project_heads import PROJECT_END
from jixiao.model.document import BlockKind, Document
from jixiao.taxonomy.lexicon import lexicon

FORM_NAME = re.compile(
    r"(?:转移支付|项目支出|预算项目|实施项目|项目|专项资金|专项|政策|资金)(?:（项目）|\(项目\))?名称"
)
# 项目 | 渠道清淤 in a form of labels and values, beside labels of such a form
_SHORT_LABEL = re.compile(r"(?:评价|自评|实施|专项)?(?:项目|专项)(?:全称|名)?")
_NAMED = re.compile(
    rf"[ \t\u3000]*(?:(?:{FORM_NAME.pattern})[ \t]*(?:[：:][ ]*(?P<name>[^\s，。；：:]{{3,40}}))?"
    rf"|[【\[〔［](?:{FORM_NAME.pattern})[】\]〕］][：: \t]*(?P<boxed>[^\s，。；：:]{{3,40}}))"
)
# 项目属性, 项目负责人: a field of a form beside 项目名称
_FIELD = re.compile(
    r"(?:项目|资金|归口|主管|实施|承担|建设|申报|填[报表]|编报|责任|牵头|计划|预算|工程|绩效|评价)*(?:名称|属性|类别|类型|性质|分类|周期|期|归口"
    r"|期限|年限|年度|起[讫止](?:时间|日期|年限)?|时间|日期|编[码号]|代码|负责人|联系人|联系(?:电话|方式)|电话|经办人?|填报人|地点|地址|概[况述]|简介|背景"
    r"|(?:主要)?内容|依据|来源|级[次别]|层级|方式|单位|部门|处室|[科股]室|主体|对象|范围|规模|目标|申请理由|立项(?:依据|背景|时间|年度|批复|文[号件])?"
    r"|(?:受益|服务|补助|资助)(?:对象|范围|人群)|必要性|可行性|备注|说明|状态)(?:[（(][^（()）]*[）)])?"
)
_CONTENT = re.compile(r"(?:填[写报])?(?:具体)?(?:内容|说明|情况)")
_HEAD_BLOCKS = 12
_MARKS_OF_TEXT = re.compile(r"[，。；：:？]")
_NO_NAME = re.compile(
    r"[（(][类款项][）)]|^(?:合计|总计|小计|其中)|\d$|支出$|[（(]即?(?:基本支出|人员经费|公用经费)[）)]$|^(?:人员经费|公用经费|基本支出|项目支出|人员支出|公用支出|[\d.,%—\-/]+)$"
)
_SUM = re.compile(r"(?:合计|总计|小计|结余|结转|收入|拨款)$")
_NUMBER = re.compile(r"[\d,，.．]*\d(?:[%％]|分|万?元)?")
_NAME_HEADERS = re.compile(
    r"^(?:项目名称|项目支出[：:]|项目|项目（万元）|项目\(万元\)|项目支出名称|项目明细|(?:年度)?(?:主要|重点|工作)?任务(?:名称)?|预算项目名称|预算项目|支出项目)$"
)
# kinds of what a whole unit spends; beside these, what is called an expense is no project
_KINDS = re.compile(r"(?:人员|公用|工资福利|商品和服务|基本|资本性)(?:经费|支出|费用)?")
_EXPENSE = re.compile(r"(?:费|费用|支出)$")
# beside 基本支出 alone the rows are projects: 业务装备购置
_BASIC = re.compile(r"基本(?:经费|支出|费用)?")
_PURCHASE = re.compile(r"购置$")
# 项目 | 标准分 | 得分: parts of a score; 项目 | 数量 | 备注: people and things
_FULL_MARK = re.compile(r"(?:标准分|分值|满分|权重)(?:[（(]分[）)])?|数量|个数|人数|年末(?:数量|人数)")
_OF_MONEY = re.compile(r"预算|支出|执行|资金|金额|决算")
_LONGEST, _PAIR = 40, 2
_Place = tuple[int, int]


def tabled(document: Document) -> Iterator[str]:
    """Yield the names beside the label of a form and those in a column headed 项目名称."""
    for table in document.tables:
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        texts = {(cell.row, cell.column): re.sub(r"\s", "", cell.span.of(document.text)) for cell in cells}
        form = _is_form(texts)
        for row in _rows(texts):
            scored = any(_FULL_MARK.fullmatch(text) for _, text in row)
            scored = scored and not any(_OF_MONEY.search(text) for _, text in row)
            for at, (place, text) in enumerate(row):
                is_name = FORM_NAME.match(text) is not None or (form and _SHORT_LABEL.fullmatch(text) is not None)
                if is_name and not _is_column(texts, *place):
                    right = next((other for _, other in row[at + 1 :] if other), "")
                    if right and not _looks_like_header(right):
                        yield re.sub(r"^[\dA-Z]+[-—]", "", right)
                        continue
                if (is_name or _NAME_HEADERS.match(text)) and not scored and not _heads_fields(texts, *place):
                    yield from _below(texts, *place)


def _is_form(texts: Mapping[_Place, str]) -> bool:
    """Tell a table of labels and values, two cells a row, that says who carries out a project, and when."""
    pairs = all(column < _PAIR for _, column in texts)
    labels = sum(_FIELD.fullmatch(text) is not None for (_, column), text in texts.items() if not column)
    return pairs and labels >= _PAIR


def _rows(texts: Mapping[_Place, str]) -> Iterator[list[tuple[_Place, str]]]:
    """Yield the cells of each row, from left to right."""
    for _, cells in groupby(texts.items(), key=lambda one: one[0][0]):
        yield list(cells)


def labelled(document: Document) -> Iterator[str]:
    """Yield what stands behind 项目名称： or 项目名称 and a wide blank on its line, or on the line below 项目名称."""
    for label, value in fields(document, _HEAD_BLOCKS):
        if FORM_NAME.fullmatch(label) and _is_value(value):
            yield value
    blocks = document.blocks
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _NAMED.match(document.text, block.span.start, block.span.end)
        if match is None:
            continue
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        name = match["name"] or match["boxed"]
        if name:
            if name not in lexicon().senses:
                yield name
        elif match.end() == block.span.end and below is not None and below.kind is BlockKind.PARAGRAPH:
            under = below.span.of(document.text).strip()
            if _is_value(under):
                yield under


def _is_value(name: str) -> bool:
    """Tell what may stand in the field of a name."""
    return len(name) <= _LONGEST and not _looks_like_header(name) and not _MARKS_OF_TEXT.search(name)


def _is_column(texts: Mapping[_Place, str], row: int, column: int) -> bool:
    """Tell a header of a column of names: what stands right of the name below it is a number."""
    below = (texts.get((row + 1, at), "") for at in range(column + 1, column + 4))
    return bool(texts.get((row + 1, column))) and any(_NUMBER.fullmatch(text) for text in below)


def _heads_fields(texts: Mapping[_Place, str], row: int, column: int) -> bool:
    """Tell a header of a column of labels, 项目 beside 内容 or over 项目名称, and not of names."""
    below = [text for (other, at), text in texts.items() if at == column and other > row]
    beside = _CONTENT.fullmatch(texts.get((row, column + 1), "")) is not None
    return any(FORM_NAME.fullmatch(text) for text in below) or (beside and any(map(_FIELD.fullmatch, below)))


def _looks_like_header(text: str) -> bool:
    return bool(re.search(r"预算|支出|执行|资金|金额|性质|类别|单位|编码|内容", text)) and not PROJECT_END.search(text)


def _below(texts: Mapping[_Place, str], row: int, column: int) -> Iterator[str]:
    kinds = [text for at, text in texts.items() if at[1] == column and at[0] > row and _KINDS.fullmatch(text)]
    by_class = not all(map(_BASIC.fullmatch, kinds))
    for (other_row, other_column), text in texts.items():
        plain = re.sub(r"^(?:其中[：:])?(?:\d{1,2}[、.．](?!\d)|[（(]\d{1,2}[）)])?", "", text)
        line = re.sub(r"^[一二三四五六七八九十]+、", "", plain)
        named = plain and not _NO_NAME.search(plain) and line not in lexicon().senses and not _SUM.search(line)
        expense = (kinds and _EXPENSE.search(plain)) or (by_class and _PURCHASE.search(plain))
        named = named and not expense and not _NAME_HEADERS.match(plain) and not _FIELD.fullmatch(plain)
        if other_column == column and other_row > row and named:
            yield plain
