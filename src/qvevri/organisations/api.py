"""A seller as machines see one: nothing by which a person could be called or written to."""

from ninja import Field
from pydantic import BaseModel

from qvevri.core.languages import in_language
from qvevri.notices.links import absolute
from qvevri.organisations.addresses import slug_of
from qvevri.organisations.models import Organisation


class SellerRef(BaseModel):
    """Who offers something, with the page on which they can be reached."""

    id: int = Field(examples=[17])
    name: str = Field(examples=["Ninos bagi"])
    url: str = Field(examples=["https://market.example/gori/en/sellers/17-ninos-bagi"])
    verified: bool = Field(
        examples=[True], description="The agency has seen the seller's papers or farm."
    )


def seller_of(organisation: Organisation, lang: str) -> SellerRef:
    municipality = organisation.municipality
    pk, slug = organisation.pk, slug_of(organisation)
    url = absolute(municipality, lang, "organisations:seller", pk=pk, slug=slug)
    return SellerRef(
        id=organisation.pk,
        name=in_language(organisation.name, lang),
        url=url,
        verified=organisation.is_verified(),
    )
