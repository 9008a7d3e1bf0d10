"""The project that the first paragraphs of an evaluation say it is of: 对2020年度渠道清淤项目进行了自评."""

import re
from collections.abc import Iterator

from jixiao.extraction.naming import is_name
from jixiao.model.document import BlockKind, Document

_YEAR = r"(?:(?:19|20)\d{2}年度?|本年度?|当年|上年度?)?"
_DOES = r"(?:组织|负责|牵头|承担|主管|管理|实施|承办|申报|使用|安排)+(?:实施)?的"
_ASPECT = r"(?:的?(?:资金|支出|经费|任务|管理|使用|实施|执行|完成|绩效|预算|效果|安排|和|与|及|、)*(?:情况|绩效|效果))?"
_ACTS = (
    r"(?:进行|开展|组织|实施|作|做)了?(?:一次|全面|认真|重点|独立|客观|现场|全过程|绩效|支出|专项|综合|的)*"
    r"(?:自评|评价|自查|自我评价|评估|考评)"
)
_QUOTE, _CLOSE = "[“《]?", "[”》]?"
_EVALUATED = re.compile(
    rf"对(?:[^。；，]{{2,30}}?{_DOES})?{_YEAR}(?:度)?{_QUOTE}(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()—·]{{4,30}}?){_CLOSE}"
    rf"(?:项目|专项)?(?:资金)?(?:（以下简称[^）]*）)?{_ASPECT}{_ACTS}"
)
_AMONG, _SAID = 10, 2


def evaluated(document: Document) -> Iterator[str]:
    """Yield the project that is evaluated by the words of the first paragraphs, where the text goes on to name it."""
    for block in document.blocks[:_AMONG]:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        match = _EVALUATED.search(document.text, block.span.start, block.span.end)
        if match is not None and _is_named(match["name"], document.text):
            yield match["name"]
            return


def _is_named(name: str, text: str) -> bool:
    return is_name(name, called=True) and "等" not in name and text.count(name) > _SAID
