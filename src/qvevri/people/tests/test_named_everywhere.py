"""No page shows a person's name as it was typed, but in the reader's letters."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2]
DEEDS = "written|decided|approved|withheld|answered|brought|changed"
PEOPLE = rf"person|owner|responsible|deputy|writer|(?:{DEEDS})_by"
SHOWN = re.compile(
    r"(?:\{\{ ?|\bwith [^%]*=)[\w.]*"
    rf"(?:\b(?:{PEOPLE})(?:\.name\b|(?= ?\}}\}}))|\.by_name\b|\.buyer_name\b)(?!\|called)"
)
# One's own name on one's own page, as one typed it.
AS_TYPED = {"me.html"}
TEMPLATES = sorted(path for path in PACKAGE.rglob("templates/**/*") if path.is_file())


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in TEMPLATES}), ids=lambda f: f.name
)
def test_name_goes_through_the_filter(folder: Path) -> None:
    plain = [
        f"{path.name}: {found[0]}"
        for path in TEMPLATES
        if path.parent == folder and path.suffix in (".html", ".txt") and path.name not in AS_TYPED
        for found in SHOWN.finditer(path.read_text())
    ]

    assert plain == []
