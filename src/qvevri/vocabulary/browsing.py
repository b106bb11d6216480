"""What the officer's list of concepts shows: found words, or one level of the tree."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.vocabulary import queries
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.terms import LANGUAGES, Term

MOST_FOUND = 40


@dataclass(frozen=True)
class Row:
    """One concept of the list, with how many lie under it."""

    term: Term
    names: tuple[str, ...]
    kind: str
    below: int

    @property
    def name(self) -> str:
        """As the reader calls it."""
        return self.term.name(current())


def rows(words: str, above: str, kind: str, language: str) -> list[Row]:
    """What `words` may mean, best first; else what lies under `above`; else all of a kind."""
    if words.strip():
        found = queries.recognise(words, lang=language)[:MOST_FOUND]
        return [_row(queries.term(match.code)) for match in found]
    known = queries.terms()
    if above:
        return [_row(term) for term in known.values() if term.parent == above]
    return [_row(term) for term in known.values() if term.kind == (kind or Concept.Kind.GROUP)]


def kinds() -> list[tuple[str, str]]:
    """The kinds the list can be narrowed to, with their labels."""
    return [(kind.value, str(kind.label)) for kind in Concept.Kind]


def _row(term: Term) -> Row:
    below = sum(other.parent == term.code for other in queries.terms().values())
    names = tuple(term.name(language) for language in LANGUAGES)
    return Row(term, names, str(Concept.Kind(term.kind).label), below)


def crumbs(code: str, language: str) -> list[tuple[str, str]]:
    """The way from the whole vocabulary down to a concept, as labels and addresses."""
    top = reverse("vocabulary:concepts")
    if code not in queries.terms():
        return [(_("Vocabulary"), top)]
    way = (*queries.ancestors(code), queries.term(code))
    return [(_("Vocabulary"), top), *((t.name(language), f"{top}?in={t.code}") for t in way)]
