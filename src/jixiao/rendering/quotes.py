"""Words of a document in quotes, as GB/T 15834 sets quotes within quotes."""

_INNER = str.maketrans("“”", "‘’")


def quoted(words: str, most: int) -> str:
    """Return at most `most` characters of words in double quotes, their own made single, lines joined."""
    line = words.replace("\n", " ")
    cut = line if len(line) <= most else line[:most] + "…"
    return f"“{cut.translate(_INNER)}”"
