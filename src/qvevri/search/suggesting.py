"""Suggestions while somebody types: concepts first, then sellers and settlements."""

from dataclasses import dataclass, replace
from functools import lru_cache

import tetrak_translit

from qvevri.core.languages import in_language
from qvevri.places import queries as places
from qvevri.places.models import Municipality
from qvevri.places.spelling import key
from qvevri.search import marks
from qvevri.search.engines import Marked, engine
from qvevri.search.keyboards import layout_of
from qvevri.search.models import SearchDoc
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.folding import fold
from qvevri.vocabulary.reading.recognising import ways_to_write
from qvevri.vocabulary.reading.stemming import stems
from qvevri.vocabulary.terms import Term

MOST = 8
MOST_CONCEPTS, MOST_SELLERS, MOST_SETTLEMENTS = 5, 3, 3
LONGEST_TEXT = 60
FEWEST_LETTERS_OF_A_SELLER = 2
CONCEPT, SELLER, SETTLEMENT = "concept", "seller", "settlement"


@dataclass(frozen=True)
class Suggestion:
    """What may be meant: `text` in the script that was typed, `name` in the reader's language.

    A concept has its code and pictogram, a seller its key and slug, a settlement its slug, unless
    other words stand before it (honey Skra).
    """

    kind: str
    text: str
    name: str
    code: str = ""
    pk: int = 0
    slug: str = ""
    pictogram: str = ""


def suggest(text: str, municipality: Municipality | None, language: str) -> list[Suggestion]:
    """At most eight, for what was typed so far; one query. Settlements are of one municipality."""
    text = " ".join(text[:LONGEST_TEXT].split())
    if not fold(text):
        return []
    concepts = _concepts(text, language)
    sellers = _sellers(text, municipality, language)[:MOST_SELLERS]
    settlements = _places(text, municipality, language)[:MOST_SETTLEMENTS]
    others = [*sellers, *settlements]
    room = max(MOST_CONCEPTS, MOST - len(others))
    return [*concepts[:room], *others][:MOST]


def _concepts(text: str, language: str) -> list[Suggestion]:
    """Those that the whole text begins; else those that its last word begins, the rest kept."""
    kept, _space, last = text.rpartition(" ")
    found = _begun(text, language)
    if found or not kept:
        return found
    return [replace(one, text=f"{kept} {one.text}") for one in _begun(last, language)]


def _begun(typed: str, language: str) -> list[Suggestion]:
    """Concepts that what was typed begins, those first that are written in its script."""
    known = vocabulary.terms()
    found: dict[str, Suggestion] = {}
    for match in vocabulary.recognise(typed, vocabulary.FINDING, language):
        term = known[match.code]
        written = spelled_like(term, typed)
        # Another concept may bear the same word in another number: apple, apples.
        key = " ".join(stems(written))
        if written and key not in found:
            found[key] = Suggestion(
                *(CONCEPT, written, term.name(language)),
                code=term.code,
                pictogram=term.pictogram,
            )
    return list(found.values())


def spelled_like(term: Term, typed: str) -> str:
    """The name of a concept as somebody would write it who began like this; empty for another."""
    small, begun, layout = typed.casefold(), fold(typed), layout_of(typed) or "en"
    for _weight, name in ways_to_write(term):
        if layout_of(name) == layout and name.casefold().startswith(small):
            return name
    georgian = tetrak_translit.transliterate(term.name("ka"), "national").casefold()
    if layout == "en" and fold(georgian).startswith(begun):
        return georgian.replace("'", "")
    name = term.name(layout)
    return name if fold(name).startswith(begun) else ""


def _sellers(text: str, municipality: Municipality | None, language: str) -> list[Suggestion]:
    words = fold(text).split()
    if max(map(len, words)) < FEWEST_LETTERS_OF_A_SELLER:
        return []
    whole = [marks.of_municipality(municipality.pk)] if municipality is not None else []
    named = Marked(tuple(whole), tuple(map(marks.of_name, words)), MOST_SELLERS)
    found = engine().marked(named)
    rows = SearchDoc.objects.filter(pk__in=found)
    return [_seller(row, text, language) for row in rows.only("thing_id", "card").order_by("-pk")]


def _seller(row: SearchDoc, typed: str, language: str) -> Suggestion:
    shown = row.card.get(language, {})
    written = row.card.get(layout_of(typed) or "en", shown).get("title") or shown.get("title", "")
    return Suggestion(
        SELLER, written, shown.get("title", ""), pk=row.thing_id, slug=shown.get("slug", "")
    )


def _places(text: str, municipality: Municipality | None, language: str) -> list[Suggestion]:
    """Settlements that the whole text begins; else those that its last word does."""
    kept, _space, last = text.rpartition(" ")
    found = _settlements(text, municipality, language)
    if found or not kept:
        return found
    beside = _settlements(last, municipality, language)
    return [replace(one, text=f"{kept} {one.text}", slug="") for one in beside]


def _settlements(text: str, municipality: Municipality | None, language: str) -> list[Suggestion]:
    begun = key(text)
    if municipality is None or not begun:
        return []
    layout = layout_of(text) or language
    found = (
        Suggestion(
            SETTLEMENT,
            in_language(one.name, layout),
            in_language(one.name, language),
            slug=one.slug,
        )
        for one in places.settlements_by_slug(municipality).values()
        if any(_key(in_language(one.name, code)).startswith(begun) for code in {layout, "ka"})
    )
    return sorted(found, key=lambda one: (len(one.text), one.text))


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return key(name)
