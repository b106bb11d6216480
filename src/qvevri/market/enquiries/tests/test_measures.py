"""What the market counts for a plan, narrowed by place, by who leads, by product and by days."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from django.utils.timezone import now

from qvevri.market.enquiries.models import Enquiry
from qvevri.market.listings.models import Listing
from qvevri.measures.counting import count
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality, Settlement
from qvevri.vocabulary.models import Concept

TBILISI = timezone(timedelta(hours=4))
SPRING = datetime(2026, 4, 10, 12, tzinfo=TBILISI)
AUTUMN = datetime(2026, 10, 10, 12, tzinfo=TBILISI)
MEASURES = (
    "market.listings",
    "market.sellers",
    "market.enquiries",
    "market.enquiries_abroad",
    "market.agreed",
)


def _seller(gori: Municipality, settlement: Settlement, led_by: str) -> Organisation:
    return Organisation.objects.create(
        municipality=gori, settlement=settlement, name={"ka": settlement.slug}, led_by=led_by
    )


def _offered(seller: Organisation, code: str, came: datetime) -> Listing:
    return Listing.objects.create(
        municipality=seller.municipality,
        organisation=seller,
        settlement=seller.settlement,
        concept=Concept.objects.get(code=code),
        status=Listing.Status.PUBLISHED,
        published_at=came,
        expires_at=now() + timedelta(days=20),
    )


def _asked(listing: Listing, country: str, came: datetime) -> None:
    number = Enquiry.objects.count()
    enquiry = Enquiry.objects.create(
        municipality=listing.municipality,
        listing=listing,
        organisation=listing.organisation,
        buyer_name="Anna",
        buyer_language="en",
        buyer_country=country,
        buyer_key=f"b{number}",
        seller_key=f"s{number}",
        status=Enquiry.Status.AGREED,
        last_turn_at=now(),
    )
    Enquiry.objects.filter(pk=enquiry.pk).update(created_at=came)


@pytest.fixture(autouse=True)
def _market(gori: Municipality, skra: Settlement, ateni: Settlement) -> None:
    """Two listings of a woman in Skra, one of a man in Ateni; each was asked for once."""
    hers, his = _seller(gori, skra, "female"), _seller(gori, ateni, "male")
    _asked(_offered(hers, "apple.golden-delicious", SPRING), "DE", SPRING)
    _asked(_offered(hers, "honey-flower", AUTUMN), "GE", AUTUMN)
    _asked(_offered(his, "apple", AUTUMN), "KZ", AUTUMN)


def counted(gori: Municipality, **narrowing: Any) -> list[int]:
    """What each of MEASURES gives."""
    told = [count(code, narrowing, gori) for code in MEASURES]
    return [one.value for one in told if one is not None]


def test_everything_is_counted(gori: Municipality, zestaponi: Municipality) -> None:
    assert counted(gori) == [3, 2, 3, 2, 3]
    assert counted(zestaponi) == [0, 0, 0, 0, 0]


def test_settlement_narrows(gori: Municipality, skra: Settlement) -> None:
    assert counted(gori, settlement=skra.pk) == [2, 1, 2, 1, 2]


def test_sex_of_who_leads_narrows(gori: Municipality) -> None:
    assert counted(gori, sex="female") == [2, 1, 2, 1, 2]
    assert counted(gori, sex="male") == [1, 1, 1, 1, 1]


def test_who_did_not_say_is_counted_for_neither(gori: Municipality) -> None:
    Organisation.objects.update(led_by="")

    assert counted(gori, sex="female") == counted(gori, sex="male") == [0, 0, 0, 0, 0]


def test_concept_narrows_and_brings_its_kinds_along(gori: Municipality) -> None:
    assert counted(gori, concept="apple") == [2, 2, 2, 2, 2]
    assert counted(gori, concept="apple.golden-delicious") == [1, 1, 1, 1, 1]


def test_days_narrow(gori: Municipality) -> None:
    assert counted(gori, since="2026-07-01") == [2, 2, 2, 1, 2]
    assert counted(gori, until="2026-06-30") == [1, 1, 1, 1, 1]
    assert counted(gori, since="2026-05-01", until="2026-06-30") == [0, 0, 0, 0, 0]


def test_all_of_it_narrows_together(gori: Municipality, skra: Settlement) -> None:
    asked = {"settlement": skra.pk, "sex": "female", "concept": "apple", "until": "2026-12-31"}

    assert counted(gori, **asked) == [1, 1, 1, 1, 1]


def test_count_tells_how_it_was_taken(gori: Municipality) -> None:
    taken = count("market.sellers", {"sex": "female", "since": "2026-01-01"}, gori)
    assert taken is not None

    plain = taken.plain()
    assert plain["narrowing"] == {"sex": "female", "since": "2026-01-01"}
    assert (plain["measure"], plain["count"], len(plain["ids"])) == ("market.sellers", 1, 1)
    assert datetime.fromisoformat(plain["at"]) <= now()
