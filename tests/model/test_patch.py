"""Replacements in a text: what they give, how they follow each other, where places go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.finding import Edit
from jixiao.model.patch import Patch
from jixiao.model.span import Span

TEXT = "全年支出12.50万元万元，结余1.2万元。"
DOUBLED = Patch.of(len(TEXT), [Edit(Span(11, 13), "")])
MENDED = Patch.of(len(TEXT), [Edit(Span(16, 19), "1.20"), Edit(Span(11, 13), "")])


@st.composite
def patches(draw: st.DrawFn, length: int) -> Patch:
    ends = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return Patch.of(length, [Edit(Span(*pair), draw(st.text("甲乙丙", max_size=3))) for pair in pairs])


@st.composite
def chains(draw: st.DrawFn) -> tuple[str, Patch, Patch]:
    text = draw(st.text("一二三四五", max_size=20))
    first = draw(patches(len(text)))
    return text, first, draw(patches(len(first.apply(text))))


def test_text_after() -> None:
    assert MENDED.apply(TEXT) == "全年支出12.50万元，结余1.20万元。"


def test_places_after_and_back() -> None:
    after = MENDED.apply(TEXT)
    amount = Span(16, 21)
    assert MENDED.forward(amount).of(after) == "1.20万元"
    assert MENDED.backward(MENDED.forward(amount)) == amount
    assert DOUBLED.forward(Span(9, 11)) == Span(9, 11)
    assert DOUBLED.forward(Span(9, 13)) == Span(9, 11)
    assert MENDED.ranges() == (Span(11, 11), Span(14, 18))


def test_what_is_put_in_beside_a_range_is_no_part_of_it() -> None:
    patch = Patch.of(4, [Edit(Span(1, 1), "X"), Edit(Span(3, 3), "Y")])
    assert patch.forward(Span(1, 3)).of(patch.apply("abcd")) == "bc"


def test_edits_that_overlap_are_no_patch() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Patch.of(4, [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


@given(chains())
def test_one_after_the_other_is_one_patch(chain: tuple[str, Patch, Patch]) -> None:
    text, first, later = chain
    assert first.then(later).apply(text) == later.apply(first.apply(text))


@given(chains())
def test_what_no_edit_touches_keeps_its_words(chain: tuple[str, Patch, Patch]) -> None:
    text, patch, _ = chain
    after = patch.apply(text)
    untouched = [
        Span(at, at + 1)
        for at in range(len(text))
        if not any(edit.span.overlaps(Span(at, at + 1)) for edit in patch.edits)
    ]
    assert [patch.forward(span).of(after) for span in untouched] == [span.of(text) for span in untouched]
    assert [patch.backward(patch.forward(span)) for span in untouched] == untouched
