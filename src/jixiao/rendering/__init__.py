"""Results in, words out: terminal, text, JSON, workbook, cards; and the message catalogue."""
