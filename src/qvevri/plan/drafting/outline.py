"""The chapters of a plan, in the guideline's order: names, advised length, what each asks for."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qvevri.plan.programme.blocks import blocks

SHIPPED = Path(__file__).with_name("outline.toml")
LANGUAGES = ("ka", "en", "ru")


@dataclass(frozen=True)
class Part:
    """A chapter, or a part of one. `words` is the advised length, 0 where nobody writes;
    `from_plan` says that the plan's own rows follow what is written."""

    code: str
    number: str
    names: Mapping[str, str]
    words: int
    asks: Mapping[str, str]
    from_plan: bool = False
    within: str = ""

    @property
    def is_annex(self) -> bool:
        """Is it numbered by a letter, which its name holds already?"""
        return self.number.isalpha()


@cache
def parts() -> Mapping[str, Part]:
    """Code → chapter or part, in the order of the document."""
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))
    return {part.code: part for code, said in shipped.items() for part in _parts(code, said)}


def writable() -> list[Part]:
    """Those in which somebody can write."""
    return [part for part in parts().values() if part.words]


def _parts(code: str, said: Mapping[str, Any]) -> Iterator[Part]:
    names, asks = _named(said["names"]), _named(said.get("asks", ("", "", "")))
    yield Part(code, said["number"], names, said["words"], asks, said.get("from_plan", False))
    if not said.get("blocks"):
        return
    asks = _named(said["block_asks"])
    for place, (block, named) in enumerate(blocks().items(), 1):
        number = f"{said['number']}.{place}"
        yield Part(f"{code}.{block}", number, named, said["block_words"], asks, within=code)


def _named(words: tuple[str, ...]) -> Mapping[str, str]:
    return dict(zip(LANGUAGES, words, strict=True))
