"""The guides name pages and buttons as they are called on the page, in ka as in en."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[4]
GUIDES = ROOT / "docs" / "guides"
NAMED = re.compile(r"\*\*(.+?)\.?\*\*", re.DOTALL)


def called(language: str) -> set[str]:
    """All short texts of the pages; English ones are the msgids."""
    texts: set[str] = set()
    for file in (ROOT / "src" / "qvevri").glob("**/locale/ka/LC_MESSAGES/django.po"):
        with file.open("rb") as catalogue:
            for message in read_po(catalogue):
                text = message.id if language == "en" else message.string
                if isinstance(text, str):
                    texts.add(text.rstrip("."))
    return texts


@pytest.mark.parametrize("language", ["ka", "en"])
def test_guide_names_what_is_on_the_page(language: str) -> None:
    known = called(language)
    wrong = [
        f"{guide.name}: {name}"
        for guide in sorted(GUIDES.glob(f"*.{language}.md"))
        for name in (" ".join(found.split()) for found in NAMED.findall(guide.read_text("utf-8")))
        if name not in known
    ]
    assert wrong == []


def test_each_guide_is_there_in_both_languages() -> None:
    names = {guide.name.partition(".")[0] for guide in GUIDES.glob("*.ka.md")}
    assert names == {guide.name.partition(".")[0] for guide in GUIDES.glob("*.en.md")}
    assert names == {"seller", "officer", "action-owner"}
