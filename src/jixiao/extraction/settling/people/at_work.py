"""People who are at work told beside those on post: 编制50人，在编45人，在岗44人 are two numbers."""

import re

from jixiao.extraction.bound import World

_ON_POST = re.compile(r"(?:在[职编册]|实有)[\u4e00-\u9fff]{0,8}(?:共|为|有|[：:])*[ ]?$")
_AT_WORK = re.compile(r"(?:在岗|到岗|上岗|上班)[\u4e00-\u9fff]{0,8}(?:共|为|有|[：:])*[ ]?$")
# 在职在岗45人 are both
_BOTH = re.compile(r"在[职编册](?:在编)?在岗")
_STOP = re.compile(r"[。；;\n]")
_LOOK = 16


def settle_at_work(world: World) -> None:
    """Leave unread who of the people on post, told right before in the sentence, is at work."""
    for number, one in list(world.bound.items()):
        last = world.bound.get(number - 1)
        if last is None or one.concept != "staff_on_post" or last.concept != "staff_on_post":
            continue
        other = (one.subject, one.year, one.item) == (last.subject, last.year, last.item)
        between = world.between(number - 1, number)
        told = _ON_POST.search(_before(world, number - 1)) and _AT_WORK.search(_before(world, number))
        fewer = world.value(number) <= world.value(number - 1)
        if other and told and fewer and not _STOP.search(between) and not _BOTH.search(between):
            del world.bound[number]


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    return world.text[max(0, start - _LOOK) : start]
