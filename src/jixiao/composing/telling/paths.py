"""Names with steps: 上年.支出合计; 项目“防火经费”.全年预算数, where the name of a project may hold any signs."""

import re

PROJECTS, PROJECT_NAME = "项目", "项目名称"
_NAMED = re.compile(rf"{PROJECTS} *[“”\"](?P<name>[^\n{{}}]+?)[“”\"](?= *(?:\.|[ \t]|$))")
_STEP = re.compile(rf"{PROJECTS}“(?P<name>[^”]+)”")
# the signs of a name are told as private ones, so that no blank or point in it ends a word of a tag
_PRIVATE = 0xF0000
_PLANE = range(_PRIVATE, _PRIVATE + 0x10000)


def closed(text: str) -> str:
    """Return the inside of a tag with the names of projects as words without blanks or points."""
    return _NAMED.sub(lambda match: f"{PROJECTS}“{''.join(map(_hidden, match['name'].strip()))}”", text)


def opened(text: str) -> str:
    """Return what was closed as it was written."""
    return "".join(chr(ord(sign) - _PRIVATE) if ord(sign) in _PLANE else sign for sign in text)


def _hidden(sign: str) -> str:
    return chr(ord(sign) + _PRIVATE) if ord(sign) < len(_PLANE) else sign


def steps_of(path: str) -> list[str]:
    """Return the steps of a path that was closed."""
    return path.split(".")


def project_in(step: str) -> str:
    """Return the name of the project that a step names, empty where it names none."""
    match = _STEP.fullmatch(step)
    return opened(match["name"]) if match else ""


def can_name(name: str) -> bool:
    """Tell whether a tag can name a project so that the same name is read from it."""
    (step, *others) = steps_of(closed(f"{path_of_project(name)}.{PROJECTS}"))
    return others == [PROJECTS] and project_in(step) == name


def path_of_project(name: str) -> str:
    """Return the step for a project as it is written in a tag."""
    return f"{PROJECTS}“{name}”"
