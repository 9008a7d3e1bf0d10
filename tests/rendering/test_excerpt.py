"""Excerpts: cut around the words meant, numbers whole, marks under the right cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.span import Span
from jixiao.rendering.cells import visible, width, wrap
from jixiao.rendering.excerpt import Excerpt, excerpt
from jixiao.rendering.lines import Lines, Position


def cut(text: str, words: str, room: int, *related: str) -> Excerpt:
    start = text.index(words)
    others = [Span(text.index(one), text.index(one) + len(one)) for one in related]
    return excerpt(Lines.of(text), Span(start, start + len(words)), others, room)


def test_short_line_is_shown_whole() -> None:
    assert cut("支出合计12.50万元。", "12.50万元", 40) == Excerpt(1, "支出合计12.50万元。", "        ^^^^^^^^^")


def test_related_words_are_marked_below_the_same_line() -> None:
    assert cut("甲1元，乙2元", "1元", 40, "2元") == Excerpt(1, "甲1元，乙2元", "  ^^^    ---")


def test_number_at_the_edge_is_left_out_rather_than_cut() -> None:
    text = "一般公共预算拨款1234567.89元，其中结转12.50万元，上年98765432.10元，本年合计"
    shown = cut(text, "12.50万元", 37)
    assert shown == Excerpt(1, "…元，其中结转12.50万元，上年…", "             ^^^^^^^^^")


def test_cells_of_a_table_are_parted_by_blanks() -> None:
    assert cut("合计\t1.00\t2.00", "2.00", 40) == Excerpt(1, "合计  1.00  2.00", "            ^^^^")


def test_place_without_words_is_marked_once() -> None:
    assert excerpt(Lines.of("甲乙"), Span(1, 1), [], 40) == Excerpt(1, "甲乙", "  ^")


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(10, 60))
def test_excerpt_fits_any_text(text: str, start: int, length: int, room: int) -> None:
    begin = min(start, len(text))
    shown = excerpt(Lines.of(text), Span(begin, min(begin + length, len(text))), [], room)
    assert width(shown.text) <= room


def test_lines_and_columns_count_from_one() -> None:
    lines = Lines.of("甲\r\n乙丙\n")
    assert [lines.position(offset) for offset in (0, 3, 4, 6)] == [
        Position(1, 1),
        Position(2, 1),
        Position(2, 2),
        Position(3, 1),
    ]
    assert lines.around(0).of(lines.text) == "甲"


@pytest.mark.parametrize(
    ("text", "shown"), [("\x1b[31m红", "[31m红"), ("a\tb", "a  b"), ("甲\u3000乙\x00", "甲\u3000乙")]
)
def test_nothing_of_a_text_steers_the_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_wrapped_lines_keep_figures_whole_and_begin_with_no_stop() -> None:
    assert wrap("全年支出1234.56万元，结转12.50万元。", 14, "  ") == "全年支出\n  1234.56万元，\n  结转12.50万\n  元。"
