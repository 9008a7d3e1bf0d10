"""The changes between two versions as one page that needs nothing else."""

import base64
import hashlib
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from jixiao.model.comparison import Comparison
from jixiao.rendering.catalogue import say
from jixiao.rendering.cells import visible
from jixiao.rendering.comparison.rows import Row, comparison_rows, summary_of

_STYLE = (
    "body{font:16px/1.6 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .5em;text-align:left;"
    "vertical-align:top}th{background:#eee}del{background:#fdd}ins{background:#dfd;text-decoration:none}"
    "tr{break-inside:avoid}thead{display:table-header-group}"
)
_COLUMNS = ("what", "way", "name", "period", "old", "new", "new_at")


def comparison_page(told: Comparison) -> bytes:
    """Return an HTML document in UTF-8; what was taken out and put in is marked within each pair."""
    return "".join(_page(told)).encode(errors="replace")


def _page(told: Comparison) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    title = escape(
        say("diff.title", old=_name(told.old.document.source.path), new=_name(told.new.document.source.path))
    )
    yield '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1><p>{escape(summary_of(told))}</p>"
    rows = list(comparison_rows(told))
    if rows:
        heads = "".join(f'<th scope="col">{escape(say(f"diff.column_{name}"))}</th>' for name in _COLUMNS)
        yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
        yield from map(_row, rows)
        yield "</tbody></table>"
    yield "</body></html>\n"


def _row(row: Row) -> str:
    old, new = _marked(visible(row.old), visible(row.new))
    what, way = say(f"diff.what_{row.what}"), say(f"diff.way_{row.way}")
    plain = [escape(visible(one)) for one in (what, way, row.name, row.period)]
    cells = (*plain, old, new, escape(row.new_at or row.old_at))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _marked(old: str, new: str) -> tuple[str, str]:
    """Return both texts with what differs marked."""
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = escape(old[a:b]), escape(new[c:d])
        same = tag == "equal"
        left.append(before if same or not before else f"<del>{before}</del>")
        right.append(after if same or not after else f"<ins>{after}</ins>")
    return "".join(left), "".join(right)


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
