"""JX513: posts counted with several measure words."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import note_all, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX513",
    name="编制人数量词不统一",
    severity=Severity.INFO,
    clause="机构编制管理用语：编制以“名”计",
    why="同一句里“个”“名”混用，读来像两种东西。",
    passes="编制12名，其中行政编制5名，事业编制7名。",
    fails="编制12个，其中行政编制5名，事业编制7名。",
    false_alarms="机构数用“个”，与编制数分列时不报。",
    remedy="编制统一用“名”。",
)

# 在编人员33人 are people
_POSTS = re.compile(
    r"(?<![在外满超缺入空])编(?:制)?(?:人员)?(?:人?数|总数)?(?:为|共|有|合计)?[ ]?(?P<at>\d+[ ]?(?P<word>[个名人]))"
)
_SENTENCE = re.compile(r"[^。！？\n]+")


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare the measure words of the posts in each sentence."""
    document = ground.extracted.document
    return or_passed(_sentences(document.text, prose(document)))


def _sentences(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Verdict]:
    for paragraph in paragraphs:
        for sentence in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
            posts = list(_POSTS.finditer(text, *sentence.span()))
            words = list(dict.fromkeys(post["word"] for post in posts))
            if len(words) > 1:
                args = (("found", "”“".join(words)),)
                yield note_all(CARD, [Span(*post.span("at")) for post in posts], args)


RULE = Rule(CARD, check)
