"""Loading, adding and mending concepts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from qvevri.core.errors import Refused
from qvevri.core.text import clean_line, is_wordless
from qvevri.history import actions as history
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries, rows
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.permissions import may_edit_vocabulary
from qvevri.vocabulary.shipped import shipped_terms
from qvevri.vocabulary.terms import LANGUAGES, Term, UsualPrice
from qvevri.vocabulary.units import Dimension

CODE = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


class LanguageMissing(Refused):
    """A concept is named in every language, or it stays as it was."""


class CodeTaken(Refused):
    """Another concept has this code."""


class CodeUnusable(Refused):
    """A code is small Latin letters, digits, dots and hyphens."""


class WrongPlace(Refused):
    """A concept of this kind cannot lie there."""


@dataclass(frozen=True)
class Loaded:
    """What loading did: how many concepts came, changed, stayed, or were left to their officers."""

    new: int
    changed: int
    unchanged: int
    mended: int


@dataclass(frozen=True)
class ConceptInput:
    """What an officer says of a concept: names by language, synonyms by language, and the rest."""

    names: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pictogram: str = ""
    unit_codes: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    hs: str = ""
    usual_price: UsualPrice | None = None
    is_active: bool = True


@transaction.atomic
def load_vocabulary(*, dry_run: bool = False) -> Loaded:
    """Bring the shipped concepts into the database; twice changes nothing.

    What an officer mended is left alone, apart from its place in the order.
    """
    existing = {c.code: c for c in Concept.objects.select_for_update().in_order()}
    shipped = shipped_terms().values()
    new = [term for term in shipped if term.code not in existing]
    known = [(existing[term.code], term) for term in shipped if term.code in existing]
    pk_of = {code: concept.pk for code, concept in existing.items()}
    differing = [pair for pair in known if not pair[0].is_mended and _differs(*pair, pk_of)]
    if not dry_run and (new or differing):
        _create(new, pk_of)
        for concept, term in differing:
            _overwrite(concept, term, pk_of)
        queries.forget()
        transaction.on_commit(queries.forget)
    mended = sum(concept.is_mended for concept, _term in known)
    return Loaded(len(new), len(differing), len(known) - len(differing) - mended, mended)


def _parent_pk(term: Term, pk_of: Mapping[str, int]) -> int | None:
    return pk_of[term.parent] if term.parent else None


def _columns(term: Term) -> dict[str, Any]:
    fields = rows.fields_of(term)
    return fields | {"name": LazyI18nString(fields["name"])}


def _create(terms: Sequence[Term], pk_of: dict[str, int]) -> None:
    """Level by level, for a row needs its parent's key; `pk_of` grows."""
    waiting = list(terms)
    while waiting:
        ready = [term for term in waiting if term.parent is None or term.parent in pk_of]
        waiting = [term for term in waiting if term not in ready]
        made = Concept.objects.bulk_create(
            Concept(code=term.code, parent_id=_parent_pk(term, pk_of), **_columns(term))
            for term in ready
        )
        pk_of |= {concept.code: concept.pk for concept in made}


def _differs(concept: Concept, term: Term, pk_of: Mapping[str, int]) -> bool:
    if concept.parent_id != (pk_of.get(term.parent) if term.parent else None):
        return True
    wanted = rows.fields_of(term)
    has = {name: getattr(concept, name) for name in wanted} | {"name": rows.names_of(concept)}
    return has != wanted


def _overwrite(concept: Concept, term: Term, pk_of: Mapping[str, int]) -> None:
    concept.parent_id = _parent_pk(term, pk_of)
    for name, value in _columns(term).items():
        setattr(concept, name, value)
    concept.save()


@transaction.atomic
def add_concept(
    code: str,
    kind: str,
    parent: Concept | None,
    said: ConceptInput,
    *,
    municipality: Municipality,
    by: Person,
) -> Concept:
    """A new concept, named in every language, under `parent`.

    Raises PermissionDenied for anyone but officers, CodeUnusable, CodeTaken, LanguageMissing,
    WrongPlace.
    """
    if not may_edit_vocabulary(by, municipality):
        raise PermissionDenied
    _check_code(code)
    _check_names(said.names)
    _check_place(kind, parent)
    order = Concept.objects.count() if parent is None else parent.order
    concept = Concept(code=code, kind=kind, parent=parent, order=order)
    concept.listing_kind = parent.listing_kind if parent else Concept.ListingKind.GOODS
    concept.pictogram = parent.pictogram if parent else ""
    if kind == Concept.Kind.UNIT:
        # Officers add containers; what is measured and weighed comes with the house.
        concept.forms = {"all": {"dimension": Dimension.PACKAGE.value}}
    _say(concept, said)
    concept.save()
    history.record(by, "added", concept, municipality=municipality)
    queries.forget()
    transaction.on_commit(queries.forget)
    return concept


@transaction.atomic
def mend_concept(
    concept: Concept, said: ConceptInput, *, municipality: Municipality, by: Person
) -> Concept:
    """The concept as the officer says it; `load_vocabulary` leaves it alone from now on.

    Raises PermissionDenied for anyone but officers, LanguageMissing.
    """
    if not may_edit_vocabulary(by, municipality):
        raise PermissionDenied
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    _check_names(said.names)
    before = rows.names_of(concept)
    _say(concept, said)
    concept.save()
    history.record(by, "mended", concept, municipality=municipality, facts={"names": before})
    queries.forget()
    transaction.on_commit(partial(queries.forget))
    return concept


def _say(concept: Concept, said: ConceptInput) -> None:
    concept.name = LazyI18nString({code: clean_line(said.names[code]) for code in LANGUAGES})
    concept.synonyms = {language: list(words) for language, words in said.synonyms.items() if words}
    concept.forms = _merged(concept.forms, said.forms)
    concept.pictogram = said.pictogram or concept.pictogram
    concept.unit_codes = list(said.unit_codes)
    concept.months = list(said.months)
    concept.usual_price = rows.usual_price_row(said.usual_price)
    concept.codes = {name: value for name, value in concept.codes.items() if name != "hs"}
    if said.hs:
        concept.codes["hs"] = said.hs
    concept.is_active = said.is_active
    concept.is_mended = True


def _merged(
    forms: Mapping[str, Mapping[str, str]], said: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    merged = {language: dict(words) for language, words in forms.items()}
    for language, words in said.items():
        merged.setdefault(language, {}).update(words)
    filled = {
        language: {form: word for form, word in words.items() if word}
        for language, words in merged.items()
    }
    return {language: words for language, words in filled.items() if words}


def _check_code(code: str) -> None:
    if not CODE.fullmatch(code):
        raise CodeUnusable(
            _("A code is small Latin letters, digits, dots and hyphens: apple.golden")
        )
    if Concept.objects.filter(code=code).exists():
        raise CodeTaken(_("A concept with this code already exists."))


def _check_names(names: Mapping[str, str]) -> None:
    if any(is_wordless(names.get(language, "")) for language in LANGUAGES):
        raise LanguageMissing(_("Give the name in every language."))


def _check_place(kind: str, parent: Concept | None) -> None:
    fitting = {
        Concept.Kind.PRODUCT: (Concept.Kind.GROUP,),
        Concept.Kind.VARIETY: (Concept.Kind.GROUP, Concept.Kind.PRODUCT),
    }.get(Concept.Kind(kind), (None,))
    if (parent.kind if parent else None) not in fitting:
        raise WrongPlace(_("A product lies in a group, a variety in a product or a group."))
