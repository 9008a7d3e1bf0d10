"""Lines of their own that score what their section is about, where each of several projects has one: 得分：96分."""

import re
from collections.abc import Mapping

from jixiao.model.document import Document
from jixiao.model.fact import Subject, SubjectKind
from jixiao.model.outline import Project

_SCORE = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?(?:本?项目)?"
    r"(?:自评|评价|综合|绩效)?(?:得分|评分|总分)[：:为]?[ ]?\d"
)


def scored_sections(
    document: Document, passages: Mapping[int, Project], lines: Mapping[int, Subject | None]
) -> Mapping[int, Subject]:
    """Return whom such lines score by the index of their block; none where a project has two of them."""
    found: dict[int, Subject] = {}
    for block in document.blocks:
        project = passages.get(block.index)
        about = Subject(SubjectKind.PROJECT, project.name) if project is not None else lines.get(block.index)
        scored = _SCORE.match(document.text, block.span.start, block.span.end) is not None
        if scored and about is not None and about.kind is SubjectKind.PROJECT:
            found[block.index] = about
    return found if len(found) > 1 and len(set(found.values())) == len(found) else {}
