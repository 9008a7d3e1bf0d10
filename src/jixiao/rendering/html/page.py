"""The page: one file, no network, readable without scripts and on paper."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from jixiao.model.finding import Severity
from jixiao.model.result import Checked, Result, Unread
from jixiao.rendering.about import About
from jixiao.rendering.catalogue import message_of, say, templates
from jixiao.rendering.html.figures import figures
from jixiao.rendering.html.findings import counts, findings
from jixiao.rendering.html.text import Names, report

_FAMILY = 3
_WORDS = "html.js."


def html_bytes(results: Sequence[Result], about: About) -> bytes:
    """Return all results as one HTML document in UTF-8; text of a report stays text."""
    return "".join(_page(list(results), about)).encode(errors="replace")


def _page(results: list[Result], about: About) -> Iterator[str]:
    style, script = _resource("page.css"), _resource("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:"
    names = [Names("" if at == 0 else f"d{at + 1}-") for at in range(len(results))]
    title = say("html.title") if len(results) != 1 else f"{_title(results[0])} · {say('html.title')}"
    yield '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title><style>{style}</style></head><body>"
    yield f'<a class="skip" href="#findings">{say("html.skip")}</a>'
    if len(results) > 1:
        yield _overview(results)
    yield "<main>"
    for at, result in enumerate(results):
        hidden = " hidden" if len(results) > 1 else ""
        yield f'<article class="document" id="d{at + 1}"{hidden}>'
        yield from _unread(result) if isinstance(result, Unread) else _document(result, names[at], about, at)
        yield "</article>"
    yield f"</main>{_help()}"
    yield f"<footer>{escape(say('html.foot', version=about.version, packs='、'.join(about.packs)))}</footer>"
    yield f'<script type="application/json" id="data">{_data(results, names, about)}</script>'
    yield f"<script>{script}</script></body></html>\n"


def _title(result: Result) -> str:
    if isinstance(result, Unread):
        return result.failure.path
    return result.profile.unit or result.document.source.path


def _document(checked: Checked, names: Names, about: About, at: int) -> Iterator[str]:
    profile = checked.profile
    head = (
        profile.unit or say("summary.no_unit"),
        f"{profile.year}年" if profile.year else "",
        say(f"kind.{profile.kind.value}"),
    )
    level = "h1" if at == 0 else "h2"
    yield f'<header class="top"><{level}>{escape(" ".join(filter(None, head)))}</{level}>'
    source = checked.document.source
    yield f'<p class="file">{escape(source.path)} <small>SHA-256 {source.sha256}</small></p>'
    yield f"{counts(checked)}</header>"
    yield f'<div class="columns"><section class="report" aria-label="{say("html.report")}">'
    yield from report(checked, names)
    yield f'</section><aside class="side" aria-label="{say("html.side")}">'
    yield f'<section class="detail" aria-live="polite" hidden><h2>{say("html.figure")}</h2><div></div></section>'
    yield f'<section class="found"><h2 id="{names.prefix}findings">{say("html.found")}</h2>{_tools(checked)}'
    yield '<p class="none" hidden>' + say("html.none") + "</p>"
    yield f"<ol>{''.join(findings(checked, names, about.cards))}</ol></section></aside></div>"


def _tools(checked: Checked) -> str:
    levels = Counter(one.severity for one in checked.findings)
    families = Counter(one.code[:_FAMILY] for one in checked.findings)
    boxes = "".join(_box(one.value, levels[one]) for one in Severity)
    options = "".join(_option(family, count) for family, count in sorted(families.items()))
    every = f'<option value="">{say("html.every")}</option>'
    return (
        f'<div class="tools"><fieldset><legend>{say("html.levels")}</legend>{boxes}</fieldset>'
        f'<label>{say("html.family")} <select class="family">{every}{options}</select></label>'
        f'<label>{say("html.search")} <input type="search" class="search"></label></div>'
    )


def _box(level: str, count: int) -> str:
    words = f"{say(f'severity.{level}')} {count}"
    return f'<label><input type="checkbox" class="level" value="{level}" checked> {words}</label>'


def _option(family: str, count: int) -> str:
    return f'<option value="{family}">{family} {say(f"family.{family}")}（{count}）</option>'


def _overview(results: list[Result]) -> str:
    """Return the table of all documents, the ones with most errors first."""
    order = sorted(range(len(results)), key=lambda at: _rank(results[at]))
    columns = ("unit", "year", *(one.value for one in Severity), "checked", "path")
    heads = "".join(f"<th scope=col>{say(f'html.column.{key}')}</th>" for key in columns)
    rows = "".join(_row(at, results[at]) for at in order)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<nav class="overview"><h1>{say("html.title")}</h1><div class="scroll" tabindex="0">{table}</div></nav>'


def _rank(result: Result) -> tuple[int, int, int]:
    if isinstance(result, Unread):
        return (-1, 0, 0)
    levels = Counter(one.severity for one in result.findings)
    return (0, -levels[Severity.ERROR], -levels[Severity.WARNING])


def _row(at: int, result: Result) -> str:
    link = f'<a href="#d{at + 1}">{escape(_title(result))}</a>'
    if isinstance(result, Unread):
        path = escape(result.failure.path)
        return f'<tr><td>{link}</td><td colspan="5">{say("summary.not_read")}</td><td>{path}</td></tr>'
    levels = Counter(one.severity for one in result.findings)
    coverage = result.coverage
    cells = (result.profile.year, *(levels[one] for one in Severity), f"{coverage.verified}/{coverage.figures}")
    body = "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
    return f"<tr><td>{link}</td>{body}<td>{escape(result.document.source.path)}</td></tr>"


def _unread(unread: Unread) -> Iterator[str]:
    yield f'<header class="top"><h2>{escape(unread.failure.path)}</h2></header>'
    yield f'<p class="unreadable">{escape(message_of(unread.finding))}</p>'


def _help() -> str:
    keys = "".join(f"<dt><kbd>{key}</kbd></dt><dd>{say(f'html.key.{name}')}</dd>" for key, name in _KEYS)
    head = f"<h2>{say('html.keys')}</h2><dl>{keys}</dl>"
    close = f'<form method="dialog"><button>{say("html.close")}</button></form>'
    return f'<dialog id="help" aria-label="{say("html.keys")}">{head}{close}</dialog>'


_KEYS = (("j / k", "finding"), ("n / p", "figure"), ("Enter", "open"), ("/", "search"), ("Esc", "close"), ("?", "help"))


def _data(results: list[Result], names: list[Names], about: About) -> str:
    told: dict[str, object] = {}
    for result, name in zip(results, names, strict=True):
        if isinstance(result, Checked):
            told |= figures(result, name, about.cards)
    words = {key.removeprefix(_WORDS): text for key, text in templates().items() if key.startswith(_WORDS)}
    text = json.dumps({"figures": told, "words": words}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _resource(name: str) -> str:
    return files("jixiao.rendering.html").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
