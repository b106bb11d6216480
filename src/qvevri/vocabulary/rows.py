"""A concept's row as a Term, and a Term as the fields of a row."""

from decimal import Decimal
from typing import Any

from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.terms import LANGUAGES, Protection, Term, UsualPrice


def term_of(concept: Concept, parent_code: str | None) -> Term:
    """The row as plain values."""
    return Term(
        code=concept.code,
        kind=concept.kind,
        names=names_of(concept),
        parent=parent_code,
        forms=concept.forms,
        synonyms={language: tuple(words) for language, words in concept.synonyms.items()},
        pictogram=concept.pictogram,
        unit_codes=tuple(concept.unit_codes),
        fits=tuple(concept.fits),
        months=tuple(concept.months),
        codes=concept.codes,
        listing_kind=concept.listing_kind,
        usual_price=_usual_price(concept.usual_price),
        protection=_protection(concept.protection),
        order=concept.order,
        is_active=concept.is_active,
        pk=concept.pk,
    )


def names_of(concept: Concept) -> dict[str, str]:
    """The names that are filled, by language."""
    filled = concept.name.data if hasattr(concept.name, "data") else concept.name
    if isinstance(filled, str):
        return dict.fromkeys(LANGUAGES, filled)
    return {language: name for language, name in (filled or {}).items() if name}


def fields_of(term: Term) -> dict[str, Any]:
    """The columns of a term, without code and parent; `name` is a plain mapping by language."""
    return {
        "kind": term.kind,
        "name": dict(term.names),
        "forms": {language: dict(words) for language, words in term.forms.items()},
        "synonyms": {language: list(words) for language, words in term.synonyms.items()},
        "pictogram": term.pictogram,
        "unit_codes": list(term.unit_codes),
        "fits": list(term.fits),
        "months": list(term.months),
        "codes": dict(term.codes),
        "listing_kind": term.listing_kind,
        "usual_price": usual_price_row(term.usual_price),
        "protection": _protection_row(term.protection),
        "order": term.order,
    }


def _usual_price(row: dict[str, str] | None) -> UsualPrice | None:
    if not row:
        return None
    return UsualPrice(row["unit"], Decimal(row["low"]), Decimal(row["high"]))


def usual_price_row(price: UsualPrice | None) -> dict[str, str] | None:
    """A usual price as its column holds it."""
    if price is None:
        return None
    return {"unit": price.unit, "low": str(price.low), "high": str(price.high)}


def _protection(row: dict[str, Any] | None) -> Protection | None:
    if not row:
        return None
    return Protection(
        type=row["type"],
        municipalities=tuple(row.get("municipalities", ())),
        regions=tuple(row.get("regions", ())),
        concepts=tuple(row.get("concepts", ())),
    )


def _protection_row(protection: Protection | None) -> dict[str, Any] | None:
    if protection is None:
        return None
    return {
        "type": protection.type,
        "municipalities": list(protection.municipalities),
        "regions": list(protection.regions),
        "concepts": list(protection.concepts),
    }
