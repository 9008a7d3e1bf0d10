"""The score of a report on one project told of another name: 2023年城乡供水专项资金, and 城市供水专项资金得分92分."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from jixiao.checking.project_names import named_projects
from jixiao.checking.rule import Ground
from jixiao.model.result import Kind
from jixiao.model.span import Span

_HAN = r"[\u4e00-\u9fff]"
_OF_ONE = (Kind.PROJECT_EVALUATION, Kind.SELF_EVALUATION_FORM)
# the subject of the clause that tells the score or the grade of the whole
_SCORED = re.compile(
    rf"(?:^|(?<=[。；;，,：:\n]))[ \t\u3000]*[“《]?(?P<name>{_HAN}{{6,24}}?)[”》]?"
    r"(?:专项资金|项目支出|项目资金|项目|工程|专项|资金|政策)?的?(?:绩效|综合|整体|总体|评价|自评|最终|最后|实际|总)+"
    r"(?:得分|评分|总分|得(?=\d)|等级|等次|为?[“]?[优良中差])",
    re.MULTILINE,
)
_KIND = re.compile(r"(?:专项)?(?:补助|补贴)?(?:项目|工程|专项|资金|经费|支出|建设)*$")
_TITLES, _SHORTEST, _LIKE, _WORDS = 3, 6, 55, 2
_PART = re.compile(r"指标|方面|部分|一级|二级|三级|产出|效益|满意|过程|决策|投入|其中|上年|去年|单位|部门|整体|各")


def scored_names(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield another name, told once, that resembles the project of the title, and this one's first place."""
    text = ground.extracted.document.text
    name = _titled(ground)
    if ground.extracted.profile.kind not in _OF_ONE or len(name) < _SHORTEST:
        return
    core = _KIND.sub("", name)
    known = {one.name for one in named_projects(ground)}
    told = list(_SCORED.finditer(text))
    # its own score is told as well: the others are its parts, or stand beside it
    if any(core in match["name"] for match in told):
        return
    for match in told:
        found = match["name"]
        own = _KIND.sub("", found)
        apart = _PART.search(found) or own in core or core in own or any(own in one for one in known)
        if not apart and text.count(own) == 1 and len(own) >= _SHORTEST and _is_like(own, core):
            start, kind = text.index(name), name[len(core) :]
            # 专项资金 stands behind both
            more = len(kind) if text.startswith(kind, match.end("name")) else 0
            yield Span(match.start("name"), match.end("name") + more), Span(start, start + len(name))


def _titled(ground: Ground) -> str:
    """Return the longest name of a project that the title of a report holds."""
    document = ground.extracted.document
    titles = [block.span.of(document.text) for block in document.blocks[:_TITLES]]
    names = [one.name for one in named_projects(ground) if any(one.name in title for title in titles)]
    return max(names, key=len, default="")


def _is_like(found: str, name: str) -> bool:
    """Tell names that begin and end alike, or share their first words, and have most characters in common."""
    matcher = SequenceMatcher(None, found, name, autojunk=False)
    begun = found[:_WORDS] == name[:_WORDS] or (found[0] == name[0] and found[-_WORDS:] == name[-_WORDS:])
    return begun and matcher.ratio() * 100 >= _LIKE
