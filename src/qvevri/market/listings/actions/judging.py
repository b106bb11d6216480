"""What must hold of everything that is said in a listing, whoever says it."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qvevri.core import text as texts
from qvevri.core.antispam import plain_words
from qvevri.market.listings import pricing, refusals
from qvevri.market.listings.inputs import ListingInput
from qvevri.organisations.models import Organisation
from qvevri.places import queries as places
from qvevri.places.models import Settlement
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.terms import Term

LONGEST_TEXT = 3000
LONGEST_VARIETY = 80


def judged(said: ListingInput) -> ListingInput:
    """What was said, cleaned and completed. Raises a Refused that says what is wrong with it."""
    concept = known(said.concept, "product", "group")
    _check_words(said, concept)
    said = replace(
        pricing.with_defaults(said, concept),
        text=clean_text(said.text),
        variety_text=clean_variety(said.variety_text),
    )
    flaw = pricing.flaw_of(said)
    if flaw:
        raise refusals.refusal_of(flaw)
    if said.available_from and said.available_until and said.available_until < said.available_from:
        raise refusals.DatesUpsideDown(_("The last day is before the first one."))
    return said


def known(code: str, *kinds: str) -> Term:
    """The concept of one of these kinds. Raises UnknownConcept."""
    term = vocabulary.terms().get(code)
    if term is None or term.kind not in kinds or not term.is_active:
        raise refusals.UnknownConcept(_("Choose what it is from the list."))
    return term


def _check_words(said: ListingInput, concept: Term) -> None:
    for code, kind in (
        (said.variety, "variety"),
        (said.quality_class, "class"),
        (said.appellation, "appellation"),
        (said.packing, "packing"),
        *((way, "delivery") for way in said.delivery),
        *((quality, "quality") for quality in said.qualities),
        *((unit, "unit") for unit in (said.unit, said.price.unit)),
        *((unit, "unit") for unit in (said.pack_unit, said.price.pack_unit)),
    ):
        if code:
            known(code, kind)
    if said.variety and not fits(vocabulary.terms()[said.variety], concept):
        raise refusals.UnknownConcept(_("This variety belongs to another product."))


def fits(detail: Term, concept: Term) -> bool:
    """Whether a variety (or class) may stand beside this product."""
    lineage = {concept.code, *(above.code for above in vocabulary.ancestors(concept.code))}
    return detail.parent in lineage or bool(lineage & {*detail.fits})


def clean_text(text: str) -> str:
    """A free text without hidden signs; empty for none.

    Raises TextTooLong, TextWithoutWords, TextHoldsContact: nothing of it is thrown away unsaid.
    """
    if len(text) > LONGEST_TEXT:
        raise refusals.TextTooLong(
            _("The text has %(length)d characters; at most %(most)d are allowed. Shorten it.")
            % {"length": len(text), "most": LONGEST_TEXT}
        )
    return _in_words(texts.clean(text))


def clean_variety(text: str) -> str:
    """A variety in the seller's words: it stands in the title. Raises as `clean_text`."""
    return _in_words(texts.clean_line(text)[:LONGEST_VARIETY])


def _in_words(clean: str) -> str:
    if clean and texts.is_wordless(clean):
        raise refusals.TextWithoutWords(_("Describe it in words, or leave the text empty."))
    try:
        plain_words(clean)
    except ValidationError as error:
        raise refusals.TextHoldsContact(error.messages[0]) from error
    return clean


def settlement_of(
    said: ListingInput, organisation: Organisation, before: Settlement | None = None
) -> Settlement:
    """Where the offer is: what was said, else the seller's own. Raises NotOurSettlement.

    Where it is already (`before`) is not asked of the database again.
    """
    if said.settlement is None:
        return organisation.settlement
    if before is not None and said.settlement == before.pk:
        return before
    found = places.settlements_of(organisation.municipality).filter(pk=said.settlement).first()
    if found is None:
        raise refusals.NotOurSettlement(_("Choose a settlement of this municipality."))
    return found
