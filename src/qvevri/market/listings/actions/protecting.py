"""Protected names and marks: only where the law lets them stand."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.listings.refusals import ProtectedName
from qvevri.organisations.models import Organisation
from qvevri.organisations.queries import valid_certificates_of
from qvevri.places.models import Municipality
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.protection import Claims, Objection, Reason, objections, organic_words


def check_protected_names(said: ListingInput, organisation: Organisation) -> None:
    """Raises ProtectedName, with the reason, when a name or "organic" may not be said here."""
    # The papers are asked of the database only for what no seller may say without one.
    claims_one = said.is_organic or organic_words(_free_text(said))
    held = valid_certificates_of(organisation) if claims_one else []
    codes = {vocabulary.code_of(paper.concept_id) for paper in held}
    check_names(said, organisation.municipality, codes)


def check_names(said: ListingInput, municipality: Municipality, papers: Collection[str]) -> None:
    """As `check_protected_names`, for a seller who holds these papers: codes of certificates."""
    if not (said.appellation or said.is_organic or said.text or said.variety_text):
        return
    claims = Claims(
        product=said.concept,
        municipality=municipality.slug,
        region=municipality.region,
        appellation=vocabulary.terms().get(said.appellation),
        is_organic=said.is_organic,
        certificates=papers,
        text=_free_text(said),
    )
    names = {term.code: term for term in vocabulary.of_kind("appellation")}
    found = objections(claims, names)
    if found:
        raise ProtectedName(sentence(found[0]))


def _free_text(said: ListingInput) -> str:
    return f"{said.variety_text}\n{said.text}".strip()


def sentence(objection: Objection) -> str:
    """Why a protected word may not be said, and what to do."""
    name = objection.appellation.name(current()) if objection.appellation else objection.word
    if objection.reason is Reason.NAME_ELSEWHERE:
        return _(
            "“%(name)s” is a protected name: only goods from its own area may bear it. "
            "Leave the name out."
        ) % {"name": name}
    if objection.reason is Reason.NAME_OF_ANOTHER_PRODUCT:
        return _("“%(name)s” is the protected name of another product. Leave the name out.") % {
            "name": name
        }
    if objection.word:
        return _(
            "“%(word)s” may be said only with a valid organic certificate. Add the certificate "
            "to your page, or leave the word out."
        ) % {"word": objection.word}
    return _(
        "Organic may be said only with a valid certificate. Add the certificate to your page first."
    )
