"""A certificate as one HTML page that needs nothing beside it and prints on one page of A4."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from jixiao.rendering.catalogue import say
from jixiao.rendering.certificate import Certificate, Grid

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def certificate_html(said: Certificate) -> bytes:
    """Return the page in UTF-8; it holds no script and calls for nothing."""
    return "\n".join(_page(said)).encode(errors="replace")


def _page(said: Certificate) -> Iterator[str]:
    style = files("jixiao.rendering").joinpath("certificate_parts/certificate.css").read_text("utf-8")
    yield '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(said.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{escape(said.title)}</h1>"
    yield from _subject(said.subject)
    yield _heading("conclusion")
    yield _paragraph(said.conclusion)
    yield _heading("duties")
    yield from _grid(said.duties)
    yield _heading("figures")
    yield from _grid(said.figures)
    yield _heading("unchecked")
    for text in (*said.unchecked, said.statement, say("certificate.mark", mark=said.mark)):
        yield _paragraph(text, "small")
    yield '<div class="sign">'
    for name in ("checker", "reviewer", "seal", "date"):
        yield _paragraph(say(f"certificate.{name}"), name)
    yield "</div>\n</main>\n</body>\n</html>\n"


def _subject(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    unit, year, *others = pairs
    yield '<table class="subject"><tbody>'
    yield f"<tr>{_pair(unit)}{_pair(year)}</tr>"
    for pair in others:
        yield f"<tr>{_pair(pair, 3)}</tr>"
    yield "</tbody></table>"


def _pair(pair: tuple[str, str], columns: int = 1) -> str:
    return f'<th scope="row">{escape(pair[0])}</th><td colspan="{columns}">{escape(pair[1])}</td>'


def _grid(grid: Grid) -> Iterator[str]:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in grid.head)
    yield f'<table class="counts"><thead><tr>{head}</tr></thead><tbody>'
    for row in grid.rows:
        yield f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>"
    yield "</tbody></table>"


def _heading(name: str) -> str:
    return f"<h2>{escape(say(f'certificate.heading_{name}'))}</h2>"


def _paragraph(text: str, kind: str = "body") -> str:
    return f'<p class="{kind}">{escape(text)}</p>'
