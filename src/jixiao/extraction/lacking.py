"""Money that did not come: 少到位120万元, 资金缺口120万元, 还有120万元没有到位."""

import re

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.model.span import Span

_CAME = r"(?:到位|到账|拨付|下达|下拨|拨来|拨|落实|配套|筹集|筹措|汇入|入账|收到|进账)"
_NOT = r"(?:未|没)(?:有|能)?(?:足额|及时|按时|如期|全额|全部|完全)*"
_JOINT = r"(?:的)?(?:资金|经费|配套|补助|金额|额|部分|数)?(?:为|是|共计?|合计|计|约|达|了|有)*[ ]?"
_BEFORE = re.compile(rf"(?:(?:(?<![多至减])少|欠|短|{_NOT}){_CAME}|缺口|短缺|缺额|短少|[尚还仍][差缺欠]){_JOINT}$")
_BEHIND = re.compile(
    rf"(?:的?(?:资金|款项?|经费|补助|部分))?(?:尚|还|仍|一直|至今|至年底|年内|当年|均|都)*{_NOT}{_CAME}"
)
_LONGEST, _FAR = 24, 20


def is_lacking(text: str, span: Span) -> bool:
    """Tell an amount that the words beside it say never came."""
    begun = max(begin_of(text, span.start, CLAUSE), span.start - _LONGEST)
    behind = _BEHIND.match(text, span.end, span.end + _FAR)
    return behind is not None or _BEFORE.search(text[begun : span.start]) is not None
