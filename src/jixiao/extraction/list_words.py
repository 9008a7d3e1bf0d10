"""Words that open a list of what stands before them, too free to be listed one by one."""

import re

_COUNT = r"(?:[几两二三四五六七八九十]|\d{1,2})?"
# 最多的三项是：, 主要有以下几笔：, 具体到项目，
NAMED_LIST = (
    rf"(?:最多|最大|较多|较大|占比高|排在前面|金额大)的(?:前)?{_COUNT}(?:大|个|项|笔|块)?(?:项目|专项|支出)?(?:分别|依次)?(?:是|为|有)[：:]?"
    r"|主要有(?=[\u4e00-\u9fff“”（）、]{3,20}[\d０-９])"
    rf"|(?:主要)?(?:有|是|包括|集中在|用于)(?:以下|下列|如下){_COUNT}(?:个|项|笔|块|类|方面)(?:项目|支出)?[：:]?"
    r"|(?:具体到|落实到|细分到|分到|分解到)(?:各个?)?(?:项目|专项)(?:上|来看|看)?[，,：:]"
)
# the parts of an amount, which are no projects
_INSIDE = r"(?<=[，,（(])(?:内有|内含|里面有|里头有|含有)"
NAMED = re.compile(rf"{NAMED_LIST}|{_INSIDE}")
