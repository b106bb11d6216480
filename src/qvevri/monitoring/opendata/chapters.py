"""The chapters of a plan's document as they are read by everybody, in the document's order."""

from collections.abc import Mapping
from dataclasses import dataclass

from qvevri.core.languages import CODES
from qvevri.plan.drafting.outline import parts
from qvevri.plan.programme.content import Content, Text


@dataclass(frozen=True)
class Chapter:
    """A chapter, its name in each language, and its Markdown in those that are written."""

    code: str
    number: str
    names: Mapping[str, str]
    within: str
    texts: Text


def chapters_of(content: Content) -> list[Chapter]:
    """What is written of the document; a chapter that the outline does not know comes last."""
    written = {one.code: one.text for one in content.chapters}
    known = [
        Chapter(part.code, part.number, part.names, part.within, written.pop(part.code))
        for part in parts().values()
        if part.code in written
    ]
    unknown = [
        Chapter(code, "", dict.fromkeys(CODES, code), "", text) for code, text in written.items()
    ]
    return [*known, *unknown]
