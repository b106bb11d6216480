"""Names of open tables, of their columns and of what stands in them, in three languages."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qvevri.core.languages import CODES

SHIPPED = Path(__file__).with_name("headings.toml")


@cache
def _shipped() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(SHIPPED.read_text("utf-8"))


def _said(kind: str, key: str, language: str) -> str:
    names = _shipped()[kind].get(key)
    # The file is written in the order of the house's languages.
    return key if names is None else names[CODES.index(language)]


def sheet(name: str, language: str) -> str:
    """What a table is called."""
    return _said("sheets", name, language)


def column(name: str, language: str) -> str:
    """The heading of a column."""
    return _said("columns", name, language)


def word(code: str, language: str) -> str:
    """A code that stands in a cell, as a word."""
    return _said("words", code, language)
