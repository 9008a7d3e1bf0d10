"""A whole that the next sentence names again before its parts: 公用经费90.00万元。公用经费之中，办公费15.00万元、…."""

import re

from jixiao.extraction.bound import Bound, World
from jixiao.taxonomy.lexicon import Sense

_AMONG = re.compile(r"(?P<whole>[\u4e00-\u9fff“”]{2,10}?)(?:之中|当中|里头|里面|中|里|内)[，,：:]?(?:其中)?")


def told_again(world: World, whole: Bound, between: str) -> str:
    """Return the words between a whole and the next amount, those of the next sentence where that names it again."""
    _, stop, sentence = between.rpartition("。")
    match = _AMONG.match(sentence) if stop else None
    if match is None or (Sense.TOPIC, whole.topic) not in world.lexicon.senses.get(match["whole"], ()):
        return between
    return f"其中{sentence[match.end() :]}"
