"""JX704: bank card numbers."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.personal import is_card_number, is_identity_number, masked
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX704",
    name="含银行卡号",
    severity=Severity.ERROR,
    clause="《中华人民共和国个人信息保护法》第二十八条（金融账户属于敏感个人信息）",
    why="个人银行卡号属于敏感个人信息。",
    passes="补贴通过一卡通发放到户。",
    fails="卡号6222021234567890128",
    false_alarms="旁边没有“卡号”“账号”字样的列为提醒。",
    remedy="公开前删去或脱敏。",
)

_NUMBER = re.compile(r"(?<![0-9A-Za-z.])62[0-9]{2}(?:[ ]?[0-9]{4}){3}(?:[ ]?[0-9]{1,3})?(?![0-9A-Za-z])")
_WORDS = re.compile(r"卡号|账号|帐号|银行卡|一卡通|借记卡|储蓄卡")
_NEAR = 24
_IDENTITY = 18


def check(ground: Ground) -> Iterator[Verdict]:
    """Find numbers of the domestic card ranges whose check digit holds."""
    return or_passed(_places(ground.extracted.document.text))


def _places(text: str) -> Iterator[Verdict]:
    for match in _NUMBER.finditer(text):
        number = match[0].replace(" ", "")
        if not is_card_number(number) or (len(number) == _IDENTITY and is_identity_number(number)):
            continue
        named = _WORDS.search(text, max(match.start() - _NEAR, 0), match.start())
        severity = Severity.ERROR if named else Severity.WARNING
        yield note(CARD, Span(*match.span()), (("found", masked(number)),), severity=severity)


RULE = Rule(CARD, check)
