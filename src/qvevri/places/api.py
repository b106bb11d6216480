"""The municipalities of the network, for machines; and what every address of the API shares."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from qvevri.core.languages import in_language
from qvevri.places import origin, queries
from qvevri.places.models import Municipality, Settlement

router = Router(tags=["places"])

Language = Annotated[
    Literal["ka", "en", "ru"], Query("ka", description="Language of names, texts and addresses.")
]


class Unusable(ValueError):
    """A parameter that cannot be used as it stands; the message is its name."""


class Problem(Schema):
    """What went wrong, as RFC 9457 writes it; `detail` is a sentence in the language asked for."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no such municipality, or it takes no part here."])


class MunicipalityItem(Schema):
    """A municipality whose market is open."""

    slug: str = Field(examples=["gori"], description="Never changes.")
    name: str = Field(examples=["Gori"])
    full_name: str = Field(examples=["Gori Municipality"])
    region: str = Field(examples=["GE-SK"], description="ISO 3166-2, or empty.")
    latitude: float | None = Field(examples=[41.984])
    longitude: float | None = Field(examples=[44.109])
    languages: list[str] = Field(examples=[["ka", "en", "ru"]])
    currency: str = Field(examples=["GEL"])
    url: str = Field(examples=["https://market.example/gori/en/"])


class Municipalities(Schema):
    """All of them: there is no next page."""

    items: list[MunicipalityItem]
    next: str | None = None


@router.get(
    "/municipalities", response={200: Municipalities, 422: Problem}, summary="Municipalities"
)
def municipalities(
    request: HttpRequest,  # noqa: ARG001
    lang: Language,
) -> Municipalities:
    """The municipalities whose markets are open, by slug."""
    items = [item_of(municipality, lang) for municipality in queries.open_municipalities()]
    return Municipalities(items=items)


def item_of(municipality: Municipality, lang: str) -> MunicipalityItem:
    return MunicipalityItem(
        slug=municipality.slug,
        name=in_language(municipality.name, lang),
        full_name=in_language(municipality.full_name, lang),
        region=municipality.region,
        latitude=municipality.latitude,
        longitude=municipality.longitude,
        languages=municipality.languages,
        currency=municipality.currency,
        url=_front_page(municipality, lang),
    )


def _front_page(municipality: Municipality, lang: str) -> str:
    if municipality.host:
        return f"{origin.of_host(municipality.host)}/{lang}/"
    return f"{origin.of_network()}/{municipality.slug}/{lang}/"


def open_municipality(slug: str) -> Municipality:
    """The open municipality with this slug. Raises Http404, naming what is missing."""
    municipality = queries.by_slug(slug)
    if municipality is None:
        raise Http404("municipality")
    return municipality


def settlement_in(municipality: Municipality, slug: str) -> Settlement:
    """The municipality's settlement with this slug. Raises Http404, naming what is missing."""
    settlement = queries.settlements_by_slug(municipality).get(slug)
    if settlement is None:
        raise Http404("settlement")
    return settlement
