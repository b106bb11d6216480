"""Where a seller's page is."""

from django.urls import reverse

from qvevri.core.names import address_words
from qvevri.organisations.models import Organisation


def slug_of(organisation: Organisation) -> str:
    """The readable part of the address, in Latin letters; never empty."""
    names = organisation.names()
    return address_words(names.get("en") or next(iter(names.values()), "")) or "seller"


def page_of(organisation: Organisation) -> str:
    """The path of its public page in the reader's language."""
    return page_at(organisation.pk, slug_of(organisation))


def page_at(pk: int, slug: str) -> str:
    """The path of the public page of the seller with this key."""
    return reverse("organisations:seller", kwargs={"pk": pk, "slug": slug})
