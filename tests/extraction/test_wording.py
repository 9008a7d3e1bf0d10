"""Words of a vocabulary in a text: at each place the longest, as an expression of all of them would find them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jixiao.taxonomy.forms import all_forms
from jixiao.taxonomy.wording import NO_WORDS, Word, vocabulary

_WORDS = st.text("预算支出执", min_size=1, max_size=4)


def test_the_longest_word_at_a_place_wins_and_words_do_not_overlap() -> None:
    found = vocabulary(["预算", "预算执行", "执行率", "率"]).find("预算执行率，预算")

    assert list(found) == [Word(0, 4, "预算执行"), Word(4, 5, "率"), Word(6, 8, "预算")]


def test_a_word_ends_within_the_stretch_that_is_searched() -> None:
    assert list(vocabulary(["预算", "预算执行"]).find("年预算执行", 1, 4)) == [Word(1, 3, "预算")]


def test_no_words_are_found_nowhere() -> None:
    assert list(NO_WORDS.find("预算执行")) == []


@given(st.lists(_WORDS, min_size=1), st.text("预算支出执行", max_size=30))
def test_it_finds_what_an_expression_of_the_words_finds(words: list[str], text: str) -> None:
    expression = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

    found = list(vocabulary(words).find(text))

    assert found == [Word(match.start(), match.end(), match.group()) for match in expression.finditer(text)]


def test_variants_in_braces_stand_for_each_of_their_words() -> None:
    assert all_forms(["{部门|}人员{经费|支出}", "人员经费"]) == ["部门人员经费", "部门人员支出", "人员经费", "人员支出"]
