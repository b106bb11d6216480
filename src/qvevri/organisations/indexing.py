"""What of a seller can be found: its names, its village and its own story, in every language."""

from collections.abc import Iterator

from qvevri.core.batches import by_key
from qvevri.core.languages import CODES, in_language
from qvevri.organisations.addresses import slug_of
from qvevri.organisations.models import Organisation
from qvevri.search import actions as search
from qvevri.search.docs import Doc
from qvevri.vocabulary.folding import fold

KIND = "seller"
AT_ONCE = 500


def is_findable(organisation: Organisation) -> bool:
    """Whether strangers may find it."""
    return organisation.is_public and organisation.trust != organisation.Trust.BLOCKED


def document(organisation: Organisation) -> Doc:
    """The seller as it is found; its settlement and municipality brought along."""
    settlement, municipality = organisation.settlement, organisation.municipality
    slug = slug_of(organisation)
    card = {
        code: {
            "title": in_language(organisation.name, code),
            "place": in_language(settlement.name, code),
            "slug": slug,
        }
        for code in CODES
    }
    spoken = [word for shown in card.values() for word in (shown["title"], shown["place"])]
    spoken += [in_language(municipality.name, code) for code in CODES]
    return Doc(
        municipality=organisation.municipality_id,
        kind=KIND,
        thing_id=organisation.pk,
        card=card,
        words=" ".join(dict.fromkeys(fold(" ".join(spoken)).split())),
        own=organisation.story,
        concept="",
        concepts="|",
        group="",
        settlement=organisation.settlement_id,
        seller=organisation.pk,
        latitude=settlement.latitude,
        longitude=settlement.longitude,
        is_verified=organisation.is_verified(),
        published_at=organisation.created_at,
        changed_at=organisation.changed_at,
    )


def keep_findable(organisation: Organisation) -> None:
    """The index says of the seller what is so now, in the transaction of the change."""
    if is_findable(organisation):
        search.put(document(organisation))
    else:
        search.drop(KIND, organisation.pk)


def every_document() -> Iterator[Doc]:
    """The documents of all sellers that can be found: for building the index anew."""
    rows = Organisation.objects.public().select_related("settlement", "municipality")
    for some in by_key(rows, AT_ONCE):
        yield from map(document, some)
