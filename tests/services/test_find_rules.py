from jixiao.services.rules import find_cards, rule_cards


def test_every_word_must_stand_on_the_page_in_any_part() -> None:
    assert [card.code for card in find_cards("银行  卡号")] == ["JX704"]
    assert "JX408" in [card.code for card in find_cards("上缴安排")]


def test_code_is_a_word_in_either_case() -> None:
    assert [card.code for card in find_cards("jx101")] == ["JX101"]


def test_no_word_finds_all_and_an_unknown_word_none() -> None:
    assert find_cards("") == tuple(rule_cards().values())
    assert find_cards("没有的词") == ()
