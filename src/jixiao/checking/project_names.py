"""The names of projects that a report fixes: those that were read, and those of its title and forms."""

import re
from collections.abc import Iterator

from jixiao.checking.rule import Ground
from jixiao.model.document import Document
from jixiao.model.outline import Project
from jixiao.model.span import Span

_HEADER = re.compile(r"(?:项目|任务|专项|政策)(?:支出)?(?:[（(]项目[）)])?名称|转移支付[（(]项目[）)]名称")
_TITLE = re.compile(
    r"20\d{2}年度?(?P<name>[^\s年度]{6,30}?)(?:项目)?(?:支出)?(?:资金|专项资金)?(?:支出)?绩效(?:自评|评价|自我评价)"
)
_GENERAL = re.compile(r"整体|部门|单位|财政|项目支出|预算|专项资金$|\d{2}")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.“”（）()—\-·]{6,30}")
_WORK = re.compile(r"(?:单项|分项|子|建设|具体|支出|项目|工程|实施)*(?:项目|工程|内容|用途|名称)")
_LABEL = re.compile(
    r"^[ \t\u3000]*(?:[一二三四五六七八九十\d]+[、.．])?项目名称[：:][ \t]*(?P<name>[^\s：:|｜]+)[ \t]*$", re.MULTILINE
)
_SUFFIX, _BUILT, _LONG = "项目", "建设", 8
_TITLES = 3


def bare_name(name: str) -> str:
    """Return a name without quotes, and without 项目 behind it: “渠道清淤”项目 is 渠道清淤."""
    bare = name.removesuffix(_SUFFIX)
    return bare[1:-1] if bare[:1] in ("“", "《") and bare[-1:] in ("”", "》") else bare


def named_projects(ground: Ground, *, works: bool = False) -> tuple[Project, ...]:
    """Return the projects that were read, and names that stand in the title or under 项目名称 alone.

    With `works` the rows of a table of single works are projects too.
    """
    document = ground.extracted.document
    known = {one.name: one for one in ground.extracted.projects if one.name == bare_name(one.name)}
    read = [bare_name(project.name) for project in ground.extracted.projects]
    # 实验基地建设 is called 实验基地 as well
    built = (name.removesuffix(_BUILT) for name in read if name.endswith(_BUILT) and len(name) >= _LONG)
    for name in (
        *read,
        *built,
        *_titled(document),
        *_labelled(document),
        *_tabled(document),
        *(_works(document) if works else ()),
    ):
        if name not in known and not _GENERAL.search(name):
            mentions = tuple(Span(*match.span()) for match in re.finditer(re.escape(name), document.text))
            known[name] = Project(name, mentions, ())
    return tuple(known.values())


def _titled(document: Document) -> Iterator[str]:
    for block in document.blocks[:_TITLES]:
        match = _TITLE.search(document.text, block.span.start, block.span.end)
        if match is not None:
            yield match["name"]


def _labelled(document: Document) -> Iterator[str]:
    """Yield the names of lines 项目名称：渠道清淤工程."""
    yield from (match["name"] for match in _LABEL.finditer(document.text) if _NAME.fullmatch(match["name"]))


def _tabled(document: Document) -> Iterator[str]:
    for table in document.tables:
        texts = {(cell.row, cell.column): cell.span.of(document.text).strip() for cell in table.cells}
        for (row, column), header in texts.items():
            if _HEADER.fullmatch(header):
                beside = (words for (r, c), words in sorted(texts.items()) if r == row and c > column)
                below = (words for (r, c), words in sorted(texts.items()) if c == column and r > row)
                yield from (words for words in (*list(beside)[:1], *below) if _NAME.fullmatch(words))


def _works(document: Document) -> Iterator[str]:
    """Yield the longer names of the first column of a table of works that lists amounts beside them."""
    for table in document.tables:
        texts = {(cell.row, cell.column): cell.span.of(document.text).strip() for cell in table.cells}
        if _WORK.fullmatch(texts.get((0, 0), "")):
            for (row, column), words in texts.items():
                if row and not column and len(words) >= _LONG and _NAME.fullmatch(words):
                    yield words
