"""Projects and their money side by side, as many as were counted: 3个项目中，渠道清淤112.80万元、泵站维修….

Also with what all of them cost between the number and the list: 实施3个项目，支出400.00万元：渠道清淤112.80万元，….
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.extraction.bound import Bound, World
from jixiao.extraction.identified import is_exact_amount
from jixiao.extraction.naming import may_be_project
from jixiao.extraction.numerals import counted
from jixiao.model.trace import Reason

_COUNT = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})[个项](?:重点|主要|子|预算|专项|财政|民生|部门|特定)*(?:项目|专项)(?![库组长经])"
)
_VERB = (
    r"(?:项目|专项)?(?:的)?(?:实际|已|全年|共|各)*"
    r"(?:支出|支付|使用|列支|开支|花费|完成|执行|安排|预算|投入|用款|用去|资金)?(?:了|为|是)?"
)
_ENTRY = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z“”（）()·—\-]{{3,24}}?){_VERB}[ ]?"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?)[ ]?(?:亿元|万元|元)?"
)
_JOINT = re.compile(r"[、，,；;和与及]|以及")
_STARTS = re.compile(r"[：:]|中[，,]|[，,](?:其中|分别|具体|依次|即)?(?:是|为)?[：:]?|分别(?:是|为)[：:]?")
_PLANNED = re.compile(r"预算|安排|计划|下达|批复|核定|列入|指标")
_SPENT = re.compile(r"支出|支付|使用|列支|开支|花|用款|用去|执行|完成|投入")
# what is told of projects besides their money
_OTHER = re.compile(r"结[转余]|到位|收入|上年|去年|合同|中标|得分|增加|减少|追加|收回|调剂|闲置|盘活")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Run:
    """The entries of a list, and the words of its sentence from the number of projects on to it."""

    opening: str
    start: int
    entries: Sequence[re.Match[str]]


def settle_counted_runs(world: World) -> None:
    """Bind the amounts of such lists, unread or taken for the unit's, to their projects, and what they come to."""
    places = world.by_start()
    for run in _runs(world.text):
        numbers = [places.get(match.start("amount"), -1) for match in run.entries]
        if all(number >= 0 and _is_open(world, number) for number in numbers):
            phase = _phase(run)
            if phase:
                _put(world, run, numbers, phase)


def _runs(text: str) -> Iterator[_Run]:
    for match in _COUNT.finditer(text):
        count = counted(match["count"])
        end = min(
            (at for at in (text.find("。", match.end()), text.find("\n", match.end())) if at >= 0), default=len(text)
        )
        if count < _SEVERAL:
            continue
        for start in _STARTS.finditer(text, match.end(), end):
            entries = _entries(text, start.end(), end)
            names = [entry["name"].strip("“”") for entry in entries]
            if len(entries) == count and len(set(names)) == count and all(map(may_be_project, names)):
                yield _Run(text[match.start() : start.end()], match.start(), entries)
                break


def _entries(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the entries that follow each other from a place on."""
    found: list[re.Match[str]] = []
    at: int | None = start
    while at is not None and (entry := _ENTRY.match(text, at, end)) is not None:
        if found and entry["name"].startswith(("合计", "共计", "总计", "小计", "三项", "以上")):
            break
        found.append(entry)
        joint = _JOINT.match(text, entry.end(), end)
        at = joint.end() if joint is not None else None
    return found


def _is_open(world: World, number: int) -> bool:
    told = world.bound.get(number)
    loose = told is None or (
        told.subject == world.unit and told.concept in ("expenditure_total", "expenditure_project")
    )
    return loose and is_exact_amount(world, number)


def _phase(run: _Run) -> str:
    """Return whether the list tells what was spent or planned, empty where it tells something else."""
    words = run.opening + "".join(entry.group() for entry in run.entries)
    if _OTHER.search(words):
        return ""
    own = run.entries[0].group()[len(run.entries[0]["name"]) :]
    said = own if _PLANNED.search(own) or _SPENT.search(own) else run.opening
    return "budget" if _PLANNED.search(said) and not _SPENT.search(said) else "expenditure"


def _put(world: World, run: _Run, numbers: Sequence[int], phase: str) -> None:
    concept = "budget_adjusted" if phase == "budget" else "expenditure_project"
    for entry, number in zip(run.entries, numbers, strict=True):
        project = world.project(entry["name"].strip("“”"))
        world.put(Bound(number, concept, project, None, world.year, phase=phase), Reason.TOTAL)
    total = sum(map(world.value, numbers))
    for number in (*range(max(0, numbers[0] - 2), numbers[0]), numbers[-1] + 1):
        if number < len(world.figures) and is_exact_amount(world, number) and world.value(number) == total:
            _put_whole(world, run, number, phase)


def _put_whole(world: World, run: _Run, number: int, phase: str) -> None:
    """Take an amount of the sentence that the projects come to for what all projects had or spent."""
    told, span = world.bound.get(number), world.figures[number].span
    near = run.start <= span.start and "\n" not in world.text[run.start : span.start]
    concept = "expenditure_project_budget" if phase == "budget" else "expenditure_project"
    if near and (told is None or (told.concept in ("expenditure_total", "budget_adjusted") and not told.topic)):
        bound = told or Bound(number, concept, world.unit, None, world.year, phase=phase)
        world.put(replace(bound, concept=concept, subject=world.unit, topic="project_total"), Reason.TOTAL)
