"""Everything the page of one listing says, composed in the reader's language."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qvevri.core.languages import CODES, OWN_NAMES, current, in_language
from qvevri.core.page_cache import KEEP_SECONDS
from qvevri.files.models import Photo
from qvevri.files.pictures import picture
from qvevri.files.queries import photos_of
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.lari import derived_text
from qvevri.market.listings.models import Listing
from qvevri.market.shopfront import cards, queries, structured
from qvevri.organisations import wording as sellers
from qvevri.organisations.addresses import page_of
from qvevri.organisations.models import Organisation
from qvevri.organisations.structured import as_script
from qvevri.places.distance import km_between
from qvevri.places.models import Municipality
from qvevri.vocabulary import composing
from qvevri.vocabulary import queries as vocabulary
from qvevri.vocabulary.composing import ListingFacts
from qvevri.vocabulary.numerals import NBSP
from qvevri.vocabulary.prices import Price, price_text
from qvevri.vocabulary.terms import Term
from qvevri.vocabulary.units import quantity_text

SIZES = "(width < 60rem) 100vw, 640px"


@dataclass(frozen=True)
class ListingPage:
    """One listing, its facts and its photos, asked for once."""

    listing: Listing
    facts: ListingFacts
    photos: list[Photo]

    @cached_property
    def slug(self) -> str:
        """The readable part of the address in the reader's language."""
        return composing.slug(self.facts, current())

    @property
    def url(self) -> str:
        """The page's path in the reader's language."""
        return reverse("shopfront:listing", kwargs={"pk": self.listing.pk, "slug": self.slug})

    @property
    def is_current(self) -> bool:
        """May a stranger see it and ask about it now?"""
        return self.listing.is_current(timezone.now())

    @property
    def price(self) -> Price:
        """The price; every listing has one, be it "by agreement"."""
        assert self.facts.price is not None
        return self.facts.price

    def alternates(self, request: HttpRequest) -> list[dict[str, str]]:
        """The same page in each language, with that language's own slug."""
        shown = self.listing.municipality.languages or list(CODES)
        prefix = get_script_prefix()
        # The path from the language on: "/market/listings/12-".
        path = self.url.removesuffix(self.slug)[len(prefix) + len(current()) :]
        urls = {
            code: request.build_absolute_uri(
                f"{prefix}{code}{path}{composing.slug(self.facts, code)}"
            )
            for code in CODES
            if code in shown
        }
        return [
            {"lang": code, "name": OWN_NAMES[code], "url": url, "switch": url}
            for code, url in urls.items()
        ]

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """What the template shows."""
        language, listing = current(), self.listing
        alt = composing.picture_text(self.facts, language)
        title = composing.title(self.facts, language)
        whole = request.build_absolute_uri(self.url)
        share = reverse("shopfront:share_image", kwargs={"pk": listing.pk})
        crumbs = self.crumbs(title)
        return {
            "listing": listing,
            "seller": listing.organisation,
            "seller_card": self.seller_card(),
            "title": title,
            "share_title": title,
            "description": composing.summary(self.facts, language),
            "price_text": price_text(self.price, language),
            "per_base_text": derived_text(self.price, language),
            "pictures": [picture(photo, alt, SIZES) for photo in self.photos],
            "pictogram": self.facts.product.pictogram,
            "lines": self.lines(language),
            "months": self.months(),
            "place_text": self.place_text(),
            "freshness": cards.freshness(listing.confirmed_at, timezone.now()),
            "is_reserved": listing.status == Listing.Status.RESERVED,
            "crumbs": crumbs,
            "alternates": self.alternates(request),
            "canonical": whole,
            "share_image": request.build_absolute_uri(share),
            "og_type": "product",
            "linked_data": [
                as_script(self.for_machines(request)),
                as_script(structured.breadcrumbs(crumbs, request.build_absolute_uri)),
            ],
        }

    def for_machines(self, request: HttpRequest) -> dict[str, Any]:
        """The listing in schema.org's words, with its photos."""
        listing, whole = self.listing, request.build_absolute_uri(self.url)
        standing = structured.Standing(
            listing.status == Listing.Status.RESERVED, listing.available_from
        )
        said = structured.listing(self.facts, whole, current(), standing.on(timezone.localdate()))
        images = self.images(request)
        return said | ({"image": images} if images else {})

    def images(self, request: HttpRequest) -> list[str]:
        """Whole addresses of the photos, for machines."""
        return [request.build_absolute_uri(picture(photo, "")["src"]) for photo in self.photos]

    def crumbs(self, title: str) -> list[tuple[str, str]]:
        """Market › group › concept › this."""
        concept = self.facts.product
        above = [*vocabulary.ancestors(concept.code), concept]
        links = [
            (term.name(current()), reverse("shopfront:category", kwargs={"code": term.code}))
            for term in above
        ]
        return [(_("Market"), reverse("shopfront:listings")), *links, (title, "")]

    def seller_card(self) -> dict[str, Any]:
        """For `_seller_card.html`."""
        seller = self.listing.organisation
        name = in_language(seller.name, current())
        return {
            "name": name,
            "url": page_of(seller),
            "kind_text": sellers.kind_text(seller),
            "place_text": str(seller.settlement),
            "is_verified": seller.is_verified(),
            "initial": name.strip('„“"«» ')[:1],
            # The contact block beside it says when to call and in which languages.
            "languages_text": "",
            "hours_text": "",
            "since_text": "",
        }

    def months(self) -> list[dict[str, object]]:
        """For `_season_strip.html`; empty when it is there all the year round."""
        if len(set(self.facts.months)) in (0, 12):
            return []
        now = timezone.localdate().month
        return [
            {
                "name": MONTHS[number],
                "short": str(MONTHS_3[number])[:3],
                "is_in": number in self.facts.months,
                "is_now": number == now,
            }
            for number in range(1, 13)
        ]

    def place_text(self) -> str:
        """ "Skra, 7 km from Gori"."""
        place, town = self.listing.settlement, self.listing.municipality
        if None in (place.latitude, place.longitude, town.latitude, town.longitude):
            return str(place)
        assert place.latitude is not None
        assert place.longitude is not None
        assert town.latitude is not None
        assert town.longitude is not None
        km = round(km_between(place.latitude, place.longitude, town.latitude, town.longitude))
        if km < 2:
            return str(place)
        about = f"≈{NBSP}" if place.is_approximate else ""
        said = {"place": place, "km": f"{about}{km}", "town": town}
        return _("%(place)s, %(km)s km from the centre of %(town)s") % said

    def lines(self, language: str) -> list[dict[str, str]]:
        """The facts in two columns: only those that are known."""
        facts = self.facts
        known: list[tuple[str, str, str]] = [
            (_("Variety"), _name(facts.variety, language) or facts.variety_text, "leaf"),
            (_("Class"), _name(facts.quality_class, language), "award"),
            (_("Protected name"), _name(facts.appellation, language), "shield-check"),
            (_("Properties"), _names(facts.qualities, language), "sparkles"),
            (_("Amount"), self._amount(language), "scale"),
            (_("Smallest order"), self._minimum(language), "package"),
            (_("Harvest"), self._day("harvested_on"), "wheat"),
            (_("Available from"), self._day("available_from"), "calendar"),
            (_("Available until"), self._day("available_until"), "calendar"),
            (
                _("Delivery"),
                _names(facts.delivery, language) or _("pick up from the seller"),
                "truck",
            ),
            (_("Packing"), _names(facts.packings, language), "package"),
            (_("Certificates"), _names(facts.certificates, language), "badge-check"),
            (_("HS code"), self.listing.hs_code, "globe"),
        ]
        return [
            {"label": label, "value": value, "icon": icon} for label, value, icon in known if value
        ]

    def _amount(self, language: str) -> str:
        facts = self.facts
        if facts.quantity is None or facts.unit is None:
            return ""
        return quantity_text(facts.quantity, facts.unit, language, facts.pack)

    def _minimum(self, language: str) -> str:
        facts = self.facts
        counted = facts.pack.container if facts.pack else facts.unit
        if facts.minimum is None or counted is None:
            return ""
        return quantity_text(facts.minimum, counted, language)

    def _day(self, field: str) -> str:
        day = getattr(self.listing, field)
        return date_format(day, "j E Y") if day else ""


def _name(term: Term | None, language: str) -> str:
    return term.name(language) if term else ""


def _names(terms: tuple[Term, ...], language: str) -> str:
    return ", ".join(term.name(language) for term in terms)


def front_sellers(municipality: Municipality) -> list[dict[str, Any]]:
    """Sellers for the front page, each with its page, village and mark; kept as pages are."""
    key = f"sellers:{municipality.pk}:{current()}:{get_script_prefix()}"
    kept: list[dict[str, Any]] | None = caches["pages"].get(key)
    if kept is None:
        kept = [_seller_line(one) for one in queries.front_sellers(municipality)]
        caches["pages"].set(key, kept, KEEP_SECONDS)
    return kept


def _seller_line(seller: Organisation) -> dict[str, Any]:
    return {
        "name": in_language(seller.name, current()),
        "url": page_of(seller),
        "text": f"{sellers.kind_text(seller)} · {seller.settlement}",
        "is_verified": seller.is_verified(),
    }


def page(listing: Listing) -> ListingPage:
    """The page of a listing: one query, for its photos."""
    return ListingPage(listing, facts_of(listing), photos_of([listing])[listing.pk])
