"""Listings, for machines: what a stranger may see, nothing of the person behind them."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router
from pydantic import BaseModel

from qvevri.core.languages import in_language
from qvevri.files.models import Photo
from qvevri.files.pictures import source
from qvevri.files.queries import photos_of
from qvevri.market.listings import queries
from qvevri.market.listings.facts import facts_of, price_facts
from qvevri.market.listings.models import Listing
from qvevri.notices.links import absolute
from qvevri.organisations.api import SellerRef, seller_of
from qvevri.places.api import Language, Problem, Unusable, open_municipality, settlement_in
from qvevri.places.models import Municipality
from qvevri.search import queries as search
from qvevri.search.cursors import CursorTooOld
from qvevri.vocabulary import composing
from qvevri.vocabulary.api import ConceptRef, known_concept
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.prices import MINOR_IN_MAJOR, Price, per_base

router = Router(tags=["market"])

Sort = Annotated[
    Literal["relevance", "newest", "price", "distance"],
    Query("relevance", description="`distance` is from the middle of the municipality."),
]
Limit = Annotated[int, Query(24, ge=1, le=100, description="Items on a page.")]
Words = Annotated[str, Query("", max_length=200, description="Words in any language and script.")]
Slug = Annotated[str, Query("", max_length=80)]
Cursor = Annotated[str, Query("", max_length=500, description="`next` of the page before.")]


class Measured(BaseModel):
    """A decimal number of a unit, which is the code of a concept."""

    amount: str = Field(examples=["800"])
    unit: str = Field(examples=["kg"])


class PriceItem(BaseModel):
    """A price: `amount` and `amount_max` are decimal numbers of the currency per `unit`.

    Without a number for `agreement`, `free` and `exchange`; of `tiers` the lowest.
    """

    form: str = Field(examples=["fixed"])
    amount: str | None = Field(examples=["1.50"])
    amount_max: str | None = Field(examples=[None])
    currency: str = Field(examples=["GEL"])
    unit: str | None = Field(examples=["kg"])
    per_base: Measured | None = Field(description="The price of one kg, l, piece …, if known.")


class PhotoItem(BaseModel):
    """A photo, turned upright and without traces of place."""

    url: str = Field(examples=["https://market.example/media/photos/12/640.jpg"])
    width: int = Field(examples=[1600])
    height: int = Field(examples=[1200])
    alt: str = Field(examples=["Starkrimson apples"])


class ListingItem(BaseModel):
    """An offer of goods or of a service."""

    id: int = Field(examples=[1234])
    url: str = Field(examples=["https://market.example/gori/en/market/listings/1234-apples"])
    title: str = Field(examples=["Starkrimson apples, 800 kg"])
    summary: str = Field(examples=["Starkrimson apples from Skra, Gori. 800 kg at 1.50 ₾ / kg."])
    language_of_text: str | None = Field(
        examples=["ka"], description="Of the seller's own words; null if there are none."
    )
    concept: ConceptRef
    price: PriceItem
    quantity: Measured | None
    settlement: str = Field(examples=["Skra"])
    seller: SellerRef
    photos: list[PhotoItem]
    season: list[int] = Field(examples=[[9, 10, 11]], description="Months, 1 to 12.")
    status: str = Field(
        examples=["published"], description="published or reserved; alone also sold_out, expired."
    )
    published_at: datetime | None
    confirmed_at: datetime | None


class OneListing(ListingItem):
    """An offer with the seller's own words."""

    text: str = Field(examples=[""], description="In `language_of_text`, as the seller wrote it.")


class ListingPage(BaseModel):
    """A page of listings; `next` is the cursor of the following one, null at the end."""

    items: list[ListingItem]
    next: str | None = Field(examples=[None])


@router.get(
    "/listings",
    response={200: ListingPage, 404: Problem, 422: Problem},
    summary="Listings found",
)
def listings(  # noqa: PLR0913
    request: HttpRequest,
    lang: Language,
    sort: Sort,
    limit: Limit,
    q: Words,
    cursor: Cursor,
    municipality: Slug,
    concept: Slug,
    settlement: Slug,
) -> ListingPage:
    """What is on the market now, of one municipality or of all, in pages that follow each other."""
    place = open_municipality(municipality) if municipality else None
    query = search.Query(
        municipality=place,
        text=q,
        concept=known_concept(concept).code if concept else "",
        settlement=_settlement(place, settlement),
        near=_middle(place) if sort == "distance" else None,
        sort=sort,
        cursor=cursor,
        limit=limit,
    )
    try:
        page = search.search(query)
    except CursorTooOld as error:
        raise Unusable("cursor") from error
    found = queries.listings_anywhere(document.thing_id for document in page.items)
    photos = photos_of(found)
    items = [item_of(listing, photos[listing.pk], lang, request) for listing in found]
    return ListingPage(items=items, next=page.next)


def _public(number: int) -> Listing:
    try:
        return queries.public_listing_anywhere(number)
    except Http404 as error:
        raise Http404("listing") from error


def _settlement(place: Municipality | None, slug: str) -> int | None:
    if not slug:
        return None
    if place is None:
        # A village's name alone may be in several municipalities.
        raise Unusable("settlement")
    return settlement_in(place, slug).pk


def _middle(place: Municipality | None) -> search.Near:
    if place is None or place.latitude is None or place.longitude is None:
        raise Unusable("sort")
    return search.Near(place.latitude, place.longitude)


@router.get(
    "/listings/{listing_id}",
    response={200: OneListing, 404: Problem, 422: Problem},
    summary="One listing",
)
def listing(request: HttpRequest, listing_id: int, lang: Language) -> OneListing:
    """A listing as strangers see it, also for a while after it ended: its status says so."""
    found = _public(listing_id)
    photos = photos_of([found])[found.pk]
    item = item_of(found, photos, lang, request)
    return OneListing(**item.model_dump(), text=found.text)


def item_of(listing: Listing, photos: list[Photo], lang: str, request: HttpRequest) -> ListingItem:
    facts, price = facts_of(listing), price_facts(listing)
    slug = composing.slug(facts, lang)
    page = absolute(listing.municipality, lang, "shopfront:listing", pk=listing.pk, slug=slug)
    return ListingItem(
        id=listing.pk,
        url=page,
        title=composing.title(facts, lang),
        summary=composing.summary(facts, lang),
        language_of_text=listing.text_language if listing.text else None,
        concept=ConceptRef(code=facts.product.code, name=facts.product.name(lang)),
        price=_price(price),
        quantity=_quantity(listing),
        settlement=in_language(listing.settlement.name, lang),
        seller=seller_of(listing.organisation, lang),
        photos=[_photo(photo, facts, lang, request) for photo in photos],
        season=list(facts.months),
        status=listing.status,
        published_at=listing.published_at,
        confirmed_at=listing.confirmed_at,
    )


def _price(price: Price) -> PriceItem:
    derived = per_base(price)
    return PriceItem(
        form=price.form.value,
        amount=_major(price.lowest),
        amount_max=_major(price.amount_max),
        currency=price.currency,
        unit=price.counted.code if price.counted and price.lowest is not None else None,
        per_base=Measured(amount=_rounded(derived[0] / MINOR_IN_MAJOR), unit=derived[1])
        if derived
        else None,
    )


def _major(amount: int | None) -> str | None:
    return None if amount is None else f"{Decimal(amount) / MINOR_IN_MAJOR:.2f}"


def _rounded(exact: Fraction) -> str:
    """At least two decimals, and two digits that are not zero: an egg may cost 0.025."""
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    places = max(2, 1 - number.adjusted()) if number else 2
    return f"{number:.{places}f}"


def _quantity(listing: Listing) -> Measured | None:
    if listing.quantity is None or not listing.unit:
        return None
    return Measured(amount=f"{listing.quantity.normalize():f}", unit=listing.unit)


def _photo(photo: Photo, facts: ListingFacts, lang: str, request: HttpRequest) -> PhotoItem:
    return PhotoItem(
        url=request.build_absolute_uri(source(photo, 1280)),
        width=photo.width,
        height=photo.height,
        alt=composing.picture_text(facts, lang),
    )
