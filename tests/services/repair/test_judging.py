"""What speaks against a repair: anything that is worse, or other, than what was to be mended."""

import pytest

from jixiao.model.finding import Edit
from jixiao.model.patch import Patch
from jixiao.model.repair import Objection, Reason
from jixiao.model.result import Checked
from jixiao.model.span import Span
from jixiao.services.files import check_data
from jixiao.services.repair.candidates import Asked, candidates
from jixiao.services.repair.judging import objection

TEXT = "云溪县林业局2023年度部门整体支出绩效评价报告\n全年支出12.50万元，年末结余结转1.20万元。\n"


def checked(text: str) -> Checked:
    result = check_data("报告.txt", text.encode())
    assert isinstance(result, Checked)
    return result


def at(words: str, new: str) -> Edit:
    start = TEXT.index(words)
    return Edit(Span(start, start + len(words)), new)


def against(*besides: Edit) -> Objection | None:
    """Return what is said of the fix of 结余结转 when these edits are made with it."""
    before = checked(TEXT)
    patch = Patch.of(len(TEXT), [at("结余结转", "结转结余"), *besides])
    return objection(before, checked(patch.apply(TEXT)), patch, tuple(candidates(before, Asked())))


def test_a_fix_alone() -> None:
    assert against() is None


@pytest.mark.parametrize(
    ("edit", "reason", "detail"),
    [
        (at("，", "万元，"), Reason.NEW_FINDING, "JX501"),
        (Edit(Span(TEXT.index("12"), TEXT.index("12")), "3"), Reason.OTHER_FIGURE, "12.50万元"),
        (at("12.50", "12.60"), Reason.OTHER_FIGURE, "12.50万元"),
    ],
)
def test_harm_beside_it(edit: Edit, reason: Reason, detail: str) -> None:
    assert against(edit) == Objection(reason, detail)


def test_a_file_that_was_not_changed() -> None:
    before = checked(TEXT)
    patch = Patch.of(len(TEXT), [at("结余结转", "结转结余")])
    assert objection(before, before, patch, tuple(candidates(before, Asked()))) == Objection(Reason.UNWRITABLE)


def test_a_fix_that_mends_nothing() -> None:
    before = checked(TEXT)
    patch = Patch.of(len(TEXT), [at("全年", "今年")])
    after = checked(patch.apply(TEXT))
    assert objection(before, after, patch, tuple(candidates(before, Asked()))) == Objection(Reason.STILL_THERE)
