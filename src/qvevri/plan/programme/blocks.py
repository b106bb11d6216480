"""The building blocks of Mayors for Economic Growth, by which every plan sorts its actions."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from qvevri.vocabulary.folding import fold

SHIPPED = Path(__file__).with_name("blocks.toml")
LANGUAGES = ("ka", "en", "ru")


@cache
def blocks() -> Mapping[str, Mapping[str, str]]:
    """Code → name in each language, in the guideline's order."""
    return {code: {lang: said[lang] for lang in LANGUAGES} for code, said in _shipped().items()}


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(SHIPPED.read_text("utf-8"))


@cache
def _known() -> Mapping[str, str]:
    known = {}
    for code, said in _shipped().items():
        for name in (code, *(said[lang] for lang in LANGUAGES), *said.get("also", ())):
            known[fold(name)] = code
    return known


def block_of(name: str) -> str | None:
    """The code of a block named in any of the languages, with or without its number; None if none.

    A shortened name counts when only one block begins so.
    """
    bare = fold(name.lstrip("0123456789. )IVXivx"))
    for asked in (fold(name), bare):
        if asked in _known():
            return _known()[asked]
    begun = {code for known, code in _known().items() if bare and known.startswith(bare)}
    return begun.pop() if len(begun) == 1 and len(bare) > 6 else None
