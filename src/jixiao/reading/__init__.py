"""From a file to its text, with the way back to every character's place in the file."""

from jixiao.reading.read import read

__all__ = ["read"]
