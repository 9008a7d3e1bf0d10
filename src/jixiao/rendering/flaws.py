"""What is wrong in a file of settings or of a pack, one line each: `jixiao.toml:3: …`."""

from collections.abc import Iterable

from jixiao.model.policy import Flaw
from jixiao.rendering.catalogue import say


def flaw_text(flaws: Iterable[Flaw]) -> str:
    """Return the lines, those of one file in their order."""
    return "\n".join(map(_line, sorted(set(flaws), key=lambda one: (one.path, one.line, one.message, one.args))))


def _line(flaw: Flaw) -> str:
    args = dict(flaw.args)
    if "hint" in args:
        args["hint"] = say("settings.hint", hint=args["hint"]) if args["hint"] else ""
    text = say(flaw.message, args.items())
    return (
        f"{flaw.path}: {text}"
        if flaw.path.startswith("--")
        else say("settings.at", path=flaw.path, line=flaw.line, text=text)
    )
