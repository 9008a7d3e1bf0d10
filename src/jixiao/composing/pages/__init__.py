"""Forms that are laid out, written into files: a workbook, a Word file."""
