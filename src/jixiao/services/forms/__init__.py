"""The official forms of a unit from its book."""

from jixiao.services.forms.file import FormFile

__all__ = ["FormFile"]
