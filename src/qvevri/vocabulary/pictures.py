"""The pictograms of the set, to be chosen by what they show."""

from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString

from qvevri.core.look_drawings import pictogram
from qvevri.vocabulary import queries

FOLDER = Path(__file__).resolve().parent.parent / "core" / "static" / "core" / "pictograms"


@cache
def stems() -> tuple[str, ...]:
    """Every pictogram that comes with the house, by its file's name."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


def choices(language: str) -> list[tuple[str, SafeString]]:
    """Each pictogram as it looks, named like the first concept that bears it."""
    names: dict[str, str] = {}
    for term in queries.terms().values():
        names.setdefault(term.pictogram, term.name(language))
    return [(stem, _seen(stem, names.get(stem, ""))) for stem in stems()]


def _seen(stem: str, name: str) -> SafeString:
    """A drawing that no concept bears has no name: only a reader of screens is told its file."""
    if name:
        return format_html("{} {}", pictogram(stem, "small"), name)
    hidden = '{}<span class="visually-hidden">{}</span>'
    return format_html(hidden, pictogram(stem, "small"), stem)
