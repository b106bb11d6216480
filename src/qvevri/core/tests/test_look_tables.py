"""A table is readable on a narrow phone: its rows are stacked, each cell under its heading."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2]
TABLE = re.compile(r'<table class="([^"]*)">(.*?)</table>', re.DOTALL)
CELL = re.compile(r"<td\b[^>]*>(?!</td>)")
# These stack in their own way, or hold no more than a narrow screen does.
OWN_WAY = {"money-table", "timeline", "periods", "wanted-answers"}
NARROW = {"_series.html", "_groups.html", "ranking.html", "_blocks.html"}
TEMPLATES = sorted(
    path
    for path in PACKAGE.rglob("templates/**/*.html")
    if path.name not in NARROW and '<table class="' in path.read_text()
)


def tables(template: Path) -> list[tuple[set[str], str]]:
    found = TABLE.findall(template.read_text())
    return [(set(names.split()), inner) for names, inner in found]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_table_stacks_its_rows_on_a_phone(template: Path) -> None:
    for names, _inner in tables(template):
        assert names & {"stacked", *OWN_WAY}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_stacked_cell_says_what_it_is(template: Path) -> None:
    cells = [
        cell
        for names, inner in tables(template)
        if "stacked" in names
        for cell in CELL.findall(inner)
    ]

    assert [cell for cell in cells if not re.search(r"data-label|full|half|colspan", cell)] == []
