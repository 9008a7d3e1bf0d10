"""Each decision record has a number of its own, which its title repeats."""

from pathlib import Path

RECORDS = sorted((Path(__file__).parents[2] / "docs/adr").glob("*.md"))


def test_records_are_numbered_once_and_without_a_gap() -> None:
    assert [int(one.name[:4]) for one in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_titles_repeat_the_number() -> None:
    firsts = [one.read_text("utf-8").split(".")[0] for one in RECORDS]
    assert firsts == [f"# {at}" for at in range(1, len(RECORDS) + 1)]
