"""A market by chance is believable, the same each time, and found like any other."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from qvevri.demo.synth.chance import dice
from qvevri.demo.synth.offers import offer
from qvevri.demo.synth.planning import plan
from qvevri.demo.synth.sellers import Sellers
from qvevri.files.models import Photo
from qvevri.history.models import Entry
from qvevri.history.queries import first_broken
from qvevri.market.listings.actions.judging import judged
from qvevri.market.listings.actions.protecting import check_protected_names
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Certificate, Organisation
from qvevri.places.models import Municipality, Settlement
from qvevri.search import actions as search
from qvevri.search.models import SearchDoc
from qvevri.search.queries import Query
from qvevri.search.queries import search as find
from qvevri.vocabulary import actions as vocabulary

pytestmark = pytest.mark.django_db
FEW = 60


@pytest.fixture
def market(gori: Municipality, skra: Settlement, ateni: Settlement) -> Municipality:
    vocabulary.load_vocabulary()
    return gori


def write(listings: int = FEW, seed: int = 1, **options: object) -> None:
    call_command("synth", listings=listings, seed=seed, processes=1, **options)


def said() -> list[tuple[object, ...]]:
    """Everything of the listings but their numbers."""
    names = [f.attname for f in Listing._meta.concrete_fields]
    names = [name for name in names if name not in ("id", "organisation_id")]
    return list(Listing.objects.order_by("pk").values_list(*names, "organisation__name"))


def test_as_many_listings_as_asked_for_are_written_and_found(market: Municipality) -> None:
    write()
    assert Listing.objects.of(market).count() == FEW
    assert find(Query(market)).count == FEW


def test_index_says_what_the_listings_say(market: Municipality) -> None:
    write()
    assert search.differences("listing") == []


def test_log_tells_of_each_listing(market: Municipality) -> None:
    write()
    assert Entry.objects.of(market).filter(verb="published", by_name="synth").count() == FEW
    assert first_broken(market) is None


def test_same_seed_gives_the_same_rows(market: Municipality) -> None:
    write()
    first = said()
    SearchDoc.objects.all().delete()
    Listing.objects.all().delete()
    write()
    assert said() == first


def test_another_seed_gives_other_rows(market: Municipality) -> None:
    write(seed=1)
    write(seed=2)
    rows = said()
    assert rows[:FEW] != rows[FEW:]


def test_each_listing_could_have_been_typed_into_the_form(market: Municipality) -> None:
    wanted = plan(400, 7)
    sellers = Sellers(7, wanted.sellers, wanted.markets, 1)
    for number in range(400):
        chance = dice(7, number)
        seller = sellers.draw(chance)
        typed = offer(seller, sellers.wares, wanted.today.date(), chance)
        assert judged(typed) == typed
        if not typed.is_organic:
            check_protected_names(typed, seller.organisation)


def test_organic_sellers_have_their_paper(market: Municipality) -> None:
    write(500)
    organic = Organisation.objects.filter(listings__is_organic=True)
    papers = Certificate.objects.filter(organisation__in=organic).values("organisation")
    assert organic
    assert not organic.exclude(pk__in=papers)


def test_some_things_are_offered_often_and_most_rarely(market: Municipality) -> None:
    write(500)
    counted = Counter(Listing.objects.values_list("concept__code", flat=True)).most_common()
    assert counted[0][1] > 10 * counted[len(counted) // 2][1]
    assert len(counted) > 50


def test_prices_come_in_every_form(market: Municipality) -> None:
    write(500)
    forms = set(Listing.objects.values_list("price_form", flat=True))
    assert forms == set(Listing.PriceForm.values)


def test_texts_come_in_every_language(market: Municipality) -> None:
    write(200)
    spoken = Listing.objects.exclude(text="").values_list("text_language", flat=True)
    assert set(spoken) == {"ka", "en", "ru"}


def test_some_listings_show_a_picture_where_it_is_wanted(market: Municipality) -> None:
    write(photos=True)
    shown = Photo.objects.exclude(thing_id=None)
    cards = SearchDoc.objects.kind("listing").values_list("card", flat=True)
    assert FEW / 5 < shown.count() < FEW
    assert sum(bool(card["photo"]) for card in cards) == shown.count()
    assert search.differences("listing") == search.differences("seller") == []


def test_closed_municipality_is_opened_when_it_is_named(
    market: Municipality, zestaponi: Municipality
) -> None:
    Municipality.objects.filter(pk=zestaponi.pk).update(is_open=False)
    write(municipality=["zestaponi"])
    assert Listing.objects.of(zestaponi).count() == FEW
    assert Municipality.objects.open().filter(pk=zestaponi.pk).exists()


def test_municipality_nobody_knows_is_refused(market: Municipality) -> None:
    with pytest.raises(CommandError, match="atlantis"):
        write(municipality=["atlantis"])
    assert not Listing.objects.exists()
