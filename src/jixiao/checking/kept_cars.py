"""Which numbers of vehicles tell all that the unit keeps, by the whole of the clause that they end."""

import re

from jixiao.model.span import Span

_CLAUSE = re.compile(r"[，,。；;：:、（()）\n]")
_LONGEST = 40
_WHOSE = (
    r"(?:[全本我该]?(?:局|委|办|厅|院|校|乡|镇|站|所|队|馆|会|团)(?:里|上|内|机关|本级)?|街道|中心|(?:本|我)?(?:单位|部门|机关|系统)"
    r"|[学医法]院|学校|检察院|机关及所?下?属单位)"
)
_WHEN = r"(?:截[至止]到?)?(?:20\d\d)?年?(?:12月31日|12月底|年?度?[末底]|期末)?"
_HAS = (
    r"(?:目前|现|仍|尚|共|实际|总共|一共|合计|共计|仅|只|实|保|拥|在册|在用|使用|配备|留用|保留|计)*"
    r"(?:有|为|是|保留|在用|在册|留用|配备)?"
)
_WHAT = (
    r"(?:各类|各种|自有|一般|机动|执法|执勤|公务|业务|机要|通信|应急|保障|特种|专业|技术|和|与|及)*(?:用车|车辆|公车|汽车|机动车)"
    r"(?:编制内)?"
)
_MUCH = r"(?:保有量|保有数量?|实有数量?|总数|总量|数量|合计数?|数|合计|共计)?"
_WHOLE = re.compile(rf"^{_WHEN}{_WHOSE}?的?{_WHEN}{_HAS}(?:{_WHAT})?{_MUCH}{_HAS}$")
# 保留公务用车5辆、取消4辆: what a reform left
_REST = re.compile(r"[、，,]?(?:取消|封存|上[交缴]|处置|核减|移交|拍卖|停驶)")


def tells_all(text: str, span: Span) -> bool:
    """Tell a number of vehicles whose clause says nothing but who keeps how many, and when."""
    if _REST.match(text, span.end):
        return False
    line = text[max(0, span.start - _LONGEST) : span.start]
    return _WHOLE.match(_CLAUSE.split(line.replace(" ", ""))[-1]) is not None
