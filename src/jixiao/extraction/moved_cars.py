"""Vehicles that are not what the unit keeps: given away, scrapped, hired, wanted, or only some of those it has."""

import re

from jixiao.extraction.around import begin_of, end_of
from jixiao.model.span import Span

_MARKS = "，,。；;：:、（(）)\n"
_LONGEST = 40
_CAR = r"(?:用车|车辆|车)"
# what was done to them, or where they went; 应急处置用车 is what they are for
_GONE = (
    r"报[废停]|(?<![急故情])处置|处理(?=了|公|老|旧|超)|拍卖|变卖|出售|转让|上[交缴]|移交|交[回由给]|退[出还回]|停[驶用]|封存|闲置|调[剂出入拨给往]"
    r"|划[转拨归给]|拨[给付交]|捐|赠|淘汰|核[减销]|取消|削减|压减|裁减|扣押|查[封扣]|丢失|被盗|[下销]账|注销|更换|替换"
)
_LENT = r"租|借[用调给]?|(?<!面)包车|征用|雇|外协|私[家人]|社会车|提供|代管"
_CHANGED = r"新[增购添]|增[加配添]|减少|少了|多了|净[增减]|增减"
_WANTED = (
    r"拟(?!定)|计划|申[请报]|请求|同意|建议|需(?:要|购|更新|配)|应(?:配|当|该|有)"
    r"|可(?:配|购|更新)|缺|超[编配标]|空编|标准[配为]"
)
_TREATED = (
    r"(?:加装|安装|喷涂|张贴|年[检审]|检[测验修查]|投保|参保|参加保险|维修|修理|修复|大修|送修|保养|派[出遣]|出动|调度|清[理查]|核查|抽[查检])"
    r"(?:了|过)?[^，。；\d]{0,6}"
)
_HELD = r"保有|现有|实有|在用|在册|留用|保留|尚有|统管"
_BEFORE = re.compile(
    rf"^(?!.*(?:{_HELD})).*(?:{_GONE}|{_LENT}|{_CHANGED}|{_WANTED}|{_TREATED}(?:(?<!用车)(?<!车辆)(?<!车)|公务用车|公车|社会车辆)$)"
)
# 现有车辆中有4辆, 其余3辆: some of them; 下属所使用车辆3辆
_SOME = re.compile(
    rf"{_CAR}(?:里面?|之?中|当中|里头)(?:有|共有|仅有)?$|^(?:其余|另外|剩余|个别|部分)[^\d]{{0,8}}$"
    rf"|(?:下属|所属|其他|外单位|上级|帮扶|乡镇)[^\d]{{0,12}}(?:使用|占用|借用|提供)(?:的)?{_CAR}?$|(?:平均|每|[均单])(?:台|辆)?$"
)
_NOUN = r"[\u4e00-\u9fff]{0,8}?"
# 2辆公务用车移交平台, 3辆车龄在10年以上, 3台车的轮胎, 1辆由帮扶单位提供
_BEHIND = re.compile(
    rf"(?:次|位|{_NOUN}{_CAR}?(?:已|均|都|将|被|因|由|经|于|先后|陆续|统一|全部|正|拟|待)*"
    rf"(?:{_GONE}|{_LENT}|送[厂修检]|大修|(?:发生|出现)[^，。；\d]{{0,4}}(?:事故|故障|碰撞)|使用年限|使用时间|使用超过|行驶|老化|老旧|达|超[过期龄]|加装|安装|喷涂|年[检审]|涉案))"
    rf"|{_NOUN}车(?:龄|况)|{_NOUN}{_CAR}的(?!运|油|燃|维|修|保险|日常|各项|费|花|开|全部|全年|正常|支出)"
)


def are_cars_moved(text: str, span: Span) -> bool:
    """Tell vehicles that the words of their clause, before or behind, take out of those the unit keeps."""
    begun = max(begin_of(text, span.start, _MARKS), span.start - _LONGEST)
    clause = text[begun : span.start]
    ahead = text[span.end : min(end_of(text, span.end, _MARKS), span.end + _LONGEST)]
    return any(found is not None for found in (_BEFORE.search(clause), _SOME.search(clause), _BEHIND.match(ahead)))
