"""The source whose money for a project a sentence is about: 市级配套资金到位80.00万元，到位率80.00%.

Where a sentence names one source of a project's money and no other, what came in and the rate of it are of that source,
and what should have come in (应到位, 计划投入) is planned of it.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.settling.projects.spoken_of import clause_before, sentence_of, without_names
from jixiao.extraction.sources import is_source_of_plan, source_item
from jixiao.model.fact import SubjectKind
from jixiao.model.trace import Reason

_SOURCE = re.compile(
    r"(?P<name>(?:中央|[省市州县区乡镇])(?:本?级)?(?:财政)?(?:配套|补助|专项|奖补|自筹|预算内)*(?:资金|投资|经费)|(?:县级|地方)?(?:自筹|社会|债券)资金)"
)
_LEVELS = re.compile(r"中央|[省市州县区](?:本?级|财政)|自筹|债券")
_CAME = re.compile(r"到位|到账|投入|拨付|下达")
_PLANNED = re.compile(r"(?:应|计划|需|拟|承诺|按比例)[^，。；]{0,8}(?:到位|配套|投入|安排|落实|承担)")
_FLOWS = frozenset({"funds_received", "receipt_rate", "budget_adjusted", "budget_initial"})


def settle_programme_sources(world: World) -> None:
    """Give such money and rates of a project their source."""
    for number, bound in list(world.bound.items()):
        free = bound.subject.kind is SubjectKind.PROJECT and bound.item is None and bound.concept in _FLOWS
        if free and world.figures[number].cell is None:
            _settle(world, bound)


def _settle(world: World, bound: Bound) -> None:
    sentence = without_names(world, sentence_of(world, bound.figure))
    words = without_names(world, clause_before(world, bound.figure))
    names = {match["name"] for match in _SOURCE.finditer(sentence)}
    if len(names) != 1 or len(_LEVELS.findall(sentence)) != len(_SOURCE.findall(sentence)) or is_source_of_plan(words):
        return
    name = names.pop()
    planned = _PLANNED.search(words) is not None
    if bound.concept.startswith("budget_") and not planned:
        return
    if bound.concept == "funds_received" and not (name in words or (_CAME.search(words) and _begins(sentence, name))):
        return
    if bound.concept == "receipt_rate" and not _begins(sentence, name) and name not in words:
        return
    concept = "budget_adjusted" if planned else bound.concept
    world.put(replace(bound, concept=concept, item=source_item(name)), Reason.SOURCE)


def _begins(sentence: str, name: str) -> bool:
    """Tell a source that the first clause of its sentence is about."""
    return sentence.find(name) >= 0 and not re.search(r"\d[\d.,]*[ ]?[万亿]?元", sentence[: sentence.find(name)])
