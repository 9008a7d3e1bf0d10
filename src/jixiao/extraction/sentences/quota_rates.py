"""Rates of the people on post against the posts that their words name: 在职38人（公务员30人），占编制的95.00%."""

import re

from jixiao.extraction.state import Place

_OF_POSTS = re.compile(r"编制(?:数|总数|总额|总量)?的?$")
_AT_WORK = frozenset({"staff_on_post", "staff_people", "staff_actual_total"})
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_OTHER = re.compile(r"[。\n\d]")
_REACH = 8


def is_of_other_posts(place: Place) -> bool:
    """Tell 占编制的 behind others than all people on post: 空编2名，占编制的5.00%; people in brackets are parts."""
    if _OF_POSTS.search(place.head.rate_word) is None:
        return False
    world, start = place.world, place.world.figures[place.index].span.start
    for number in range(place.index - 1, max(-1, place.index - 1 - _REACH), -1):
        told = world.bound.get(number)
        if told is not None and told.concept in _AT_WORK:
            between = _BRACKETED.sub("", world.text[world.figures[number].span.end : start])
            return _OTHER.search(between) is not None
    return True
