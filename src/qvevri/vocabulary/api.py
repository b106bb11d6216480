"""The vocabulary, for machines."""

from django.http import Http404, HttpRequest
from ninja import Field, Router
from pydantic import BaseModel

from qvevri.places.api import Language, Problem
from qvevri.vocabulary import queries
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.terms import Term

router = Router(tags=["vocabulary"])


class ConceptRef(BaseModel):
    """A concept, named in the language asked for."""

    code: str = Field(examples=["apple"], description="Never changes.")
    name: str = Field(examples=["Apples"])


class ConceptItem(ConceptRef):
    """A word of the market with what is known of it."""

    kind: str = Field(examples=["product"])
    parent: str | None = Field(examples=["fruit"], description="Code of what it lies under.")
    units: list[str] = Field(examples=[["kg", "t", "box"]], description="Usual units, first usual.")
    season: list[int] = Field(examples=[[8, 9, 10]], description="Usual months here, 1 to 12.")
    codes: dict[str, str] = Field(examples=[{"hs": "0808.10", "wikidata": "Q89"}])


class Concepts(BaseModel):
    """All of them: there is no next page."""

    items: list[ConceptItem]
    next: str | None = None


@router.get("/concepts", response={200: Concepts, 422: Problem}, summary="Concepts")
def concepts(
    request: HttpRequest,  # noqa: ARG001
    lang: Language,
    kind: Concept.Kind | None = None,
) -> Concepts:
    """Every concept that may be used today, or those of one kind, in the vocabulary's order."""
    known = (term for term in queries.terms().values() if term.is_active)
    return Concepts(items=[item_of(term, lang) for term in known if kind in (None, term.kind)])


def item_of(term: Term, lang: str) -> ConceptItem:
    return ConceptItem(
        code=term.code,
        name=term.name(lang),
        kind=term.kind,
        parent=term.parent,
        units=list(term.unit_codes),
        season=list(term.months),
        codes=dict(term.codes),
    )


def known_concept(code: str) -> Term:
    """The concept with this code. Raises Http404, naming what is missing."""
    term = queries.terms().get(code)
    if term is None:
        raise Http404("concept")
    return term
