"""Where a sentence, or a part of it, begins and ends around a place of the text."""

SENTENCE = "。\n"
PART = "。；\n"
CLAUSE = "。；，：\n"


def begin_of(text: str, at: int, marks: str = PART) -> int:
    """Return the place behind the last of these marks before a place, 0 where none stands before it."""
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def end_of(text: str, at: int, marks: str = PART) -> int:
    """Return the place of the first of these marks from a place on, the end of the text where none follows."""
    return min((found for mark in marks if (found := text.find(mark, at)) >= 0), default=len(text))
