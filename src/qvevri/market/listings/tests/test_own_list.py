"""A seller's own list: what is offered, one tap for each deed, everything on one page to change."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing
from qvevri.market.listings.tasks import look_after_listings
from qvevri.market.listings.tests.factories import make_published
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

MINE = "/gori/ka/market/listings/mine/"
STEPS = {"1": 150, "100": 130, "500": 110}
EDIT = {
    "quantity": "800",
    "unit": "kg",
    "price": "1.50",
    "price_unit": "kg",
    "saying": "said",
    "delivery": "delivery.pick-up",
}


def own(listing: Listing, rest: str) -> str:
    return f"/gori/ka/market/listings/{listing.pk}/{rest}/"


def test_the_list_shows_what_is_offered(as_nino: Client, apples: Listing) -> None:
    page = as_nino.get(MINE).content.decode()

    assert "ვაშლი, 800" in page
    assert own(apples, "do/confirm") in page


def test_an_empty_list_says_what_to_do(as_nino: Client, farm: Organisation) -> None:
    assert "ჯერ არაფერს სთავაზობთ" in as_nino.get(MINE).content.decode()


def test_a_stranger_is_asked_to_sign_in(apples: Listing) -> None:
    assert "/sign-in/" in Client().get(MINE).headers["Location"]


def test_the_list_asks_the_database_as_often_for_one_as_for_ten(
    as_nino: Client, farm: Organisation, nino: Person
) -> None:
    make_published(farm, nino)
    as_nino.get(MINE)
    with CaptureQueriesContext(
        connection,
    ) as one:
        as_nino.get(MINE)
    for _ in range(9):
        make_published(farm, nino)

    with CaptureQueriesContext(connection) as ten:
        as_nino.get(MINE)

    assert len(ten) == len(one)
    assert len(ten) <= 8


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        ("confirm", "published"),
        ("sell_out", "sold_out"),
        ("reserve", "reserved"),
        ("pause", "paused"),
    ],
)
def test_one_tap_does_it(as_nino: Client, apples: Listing, deed: str, status: str) -> None:
    as_nino.post(own(apples, f"do/{deed}"))

    assert Listing.objects.get().status == status


def test_a_deed_that_is_not_possible_is_explained(as_nino: Client, apples: Listing) -> None:
    as_nino.post(own(apples, "do/sell_out"))

    page = as_nino.post(own(apples, "do/pause"), follow=True)

    assert "ახლა ეს შეუძლებელია" in page.content.decode()


@pytest.mark.parametrize("deed", ["expire", "approve", "nonsense"])
def test_only_a_sellers_deeds_have_an_address(as_nino: Client, apples: Listing, deed: str) -> None:
    assert as_nino.post(own(apples, f"do/{deed}")).status_code == 404


def test_a_listing_that_ends_while_it_is_edited_says_so_and_leads_on(
    as_nino: Client, apples: Listing
) -> None:
    as_nino.get(own(apples, "edit"))
    over = timezone.now() - timedelta(minutes=1)
    Listing.objects.update(expires_at=over)
    look_after_listings()

    said = {**EDIT, "settlement": apples.settlement_id, "quantity": "300"}
    page = as_nino.post(own(apples, "edit").replace("/ka/", "/en/"), said, follow=True).text

    assert Listing.objects.get().quantity == 300
    assert "the listing has ended" in page
    assert 'name="publish"' in page


def test_what_ended_while_its_price_was_typed_is_shown_again(
    as_nino: Client, apples: Listing
) -> None:
    Listing.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    look_after_listings()

    as_nino.post(own(apples, "price"), {"saying": "said", "price": "1,40"})

    assert (Listing.objects.get().status, Listing.objects.get().price) == ("published", 140)


def test_a_listing_removed_while_it_is_edited_says_so(
    as_nino: Client, apples: Listing, clerk: Person
) -> None:
    actions.remove(apples, "ორჯერ დევს", by=clerk)

    page = as_nino.post(own(apples, "edit").replace("/ka/", "/en/"), EDIT, follow=True).text

    assert "This listing was removed." in page
    assert as_nino.get(own(apples, "edit")).status_code == 404


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"price": ""}, "price"),
        ({"quantity": "0,0004"}, "quantity"),
        ({"minimum": "0.0004"}, "minimum"),
        ({"quantity": "5", "unit": "", "price_unit": ""}, "unit"),
        ({"tier_from_1": "100"}, "tier_price_1"),
        ({"tier_price_2": "1.20"}, "tier_from_2"),
    ],
)
def test_what_cannot_be_is_told_beside_its_box(
    as_nino: Client, apples: Listing, typed: dict[str, str], box: str
) -> None:
    said = {**EDIT, "settlement": apples.settlement_id, **typed}

    page = as_nino.post(own(apples, "edit"), said).text

    assert f'id="id_{box}_error"' in page
    assert Listing.objects.get().quantity == 800


def test_what_is_asked_for_is_not_called_optional(as_nino: Client, apples: Listing) -> None:
    page = as_nino.get(own(apples, "edit").replace("/ka/", "/en/")).text

    labels = re.findall(r'<label class="field-label" for="id_(\w+)">[^<]*<span', page)
    assert "minimum" in labels
    assert not {"price", "unit", "price_unit"} & {*labels}


@pytest.mark.parametrize("rest", ["edit", "price", "posted"])
def test_anothers_listing_answers_like_one_that_is_not_there(
    apples: Listing, giorgi: Person, rest: str
) -> None:
    browser = Client()
    browser.force_login(giorgi)
    there, nowhere = own(apples, rest), own(apples, rest).replace(str(apples.pk), "99999")

    assert [browser.get(place).status_code for place in (there, nowhere)] == [404, 404]


def test_the_price_alone_is_changed(as_nino: Client, apples: Listing) -> None:
    as_nino.post(own(apples, "price"), {"saying": "said", "price": "1,2"})

    assert Listing.objects.get().price == 120


@pytest.mark.parametrize(
    ("typed", "form", "steps"),
    [
        ("1,60", "tiers", [160, 130, 110]),
        ("1,20", "tiers", [120, 110]),
        ("1", "fixed", []),
        ("2 $", "fixed", []),
        ("1-2", "range", []),
    ],
)
def test_a_new_price_keeps_the_steps_that_are_still_cheaper(
    as_nino: Client, apples: Listing, typed: str, form: str, steps: list[int]
) -> None:
    tiers = [{"from": number, "price": price} for number, price in STEPS.items()]
    Listing.objects.update(price_form="tiers", price=None, price_tiers=tiers)

    as_nino.post(own(apples, "price"), {"saying": "said", "price": typed})

    listing = Listing.objects.get()
    assert listing.price_form == form
    assert [step["price"] for step in listing.price_tiers] == steps


@pytest.mark.parametrize("typed", ["1,2 ლარი კილო", "1.2 lari/kg", "1,2 лари за кг"])
def test_a_new_price_may_name_its_unit(as_nino: Client, apples: Listing, typed: str) -> None:
    as_nino.post(own(apples, "price"), {"saying": "said", "price": typed})

    assert Listing.objects.get().price == 120


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ka", "ერთეული არ იცვლება: კგ"),
        ("ru", "Единица не меняется: кг"),
        ("en", "unit stays as it is: kg"),
    ],
)
def test_a_new_price_for_another_unit_is_not_taken_for_this_one(
    as_nino: Client, apples: Listing, language: str, sentence: str
) -> None:
    page = own(apples, "price").replace("/ka/", f"/{language}/")
    answer = as_nino.post(page, {"saying": "said", "price": "50 ლარი ტომარა"})

    assert sentence in answer.content.decode()
    assert 'value="50 ლარი ტომარა"' in answer.content.decode()
    assert Listing.objects.get().price == 150


def test_a_wrong_export_code_is_told_how_to_write_it(as_nino: Client, apples: Listing) -> None:
    typed = {**EDIT, "settlement": apples.settlement_id, "hs_code": "ვაშლი 0808 და მსხალი"}
    answer = as_nino.post(own(apples, "edit"), typed)

    assert answer.context["form"].errors["hs_code"] == ["დაწერეთ კოდი ციფრებით, მაგალითად 0808 10."]


def test_the_page_to_change_shows_what_the_listing_says(as_nino: Client, apples: Listing) -> None:
    page = as_nino.get(own(apples, "edit")).content.decode()

    assert 'value="800"' in page
    assert 'value="1,50"' in page


def test_a_change_is_saved(as_nino: Client, apples: Listing) -> None:
    as_nino.post(
        own(apples, "edit"), {**EDIT, "settlement": apples.settlement_id, "quantity": "300"}
    )

    assert Listing.objects.get().quantity == 300


def test_a_refused_change_comes_back_with_everything_typed(
    as_nino: Client, apples: Listing
) -> None:
    typed = {**EDIT, "settlement": apples.settlement_id, "text": "სუფთა ბიო ვაშლი"}

    page = as_nino.post(own(apples, "edit"), typed).content.decode()

    assert "ბიოსერტიფიკატით" in page
    assert "სუფთა ბიო ვაშლი" in page


def test_the_same_again_is_checked_and_published(as_nino: Client, apples: Listing) -> None:
    as_nino.post(own(apples, "copy"))
    again = Listing.objects.exclude(pk=apples.pk).get()

    as_nino.post(own(again, "publish"))

    assert Listing.objects.get(pk=again.pk).status == "published"


def test_a_removed_listing_is_gone_from_the_list(as_nino: Client, apples: Listing) -> None:
    as_nino.post(own(apples, "remove"))

    assert "ვაშლი, 800" not in as_nino.get(MINE).content.decode()


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_page_speaks_every_language(
    as_nino: Client, apples: Listing, nino: Person, language: str
) -> None:
    actions.copy(apples, by=nino)
    pages = [MINE, own(apples, "edit"), own(apples, "price"), own(apples, "posted")]

    answers = [as_nino.get(page.replace("/ka/", f"/{language}/")) for page in pages]

    assert [answer.status_code for answer in answers] == [200] * 4


def test_an_officer_changes_a_sellers_listing(as_clerk: Client, apples: Listing) -> None:
    as_clerk.post(own(apples, "do/sell_out"))

    assert Listing.objects.get().status == "sold_out"


def test_an_officer_without_the_second_factor_does_not(clerk: Person, apples: Listing) -> None:
    browser = Client()
    browser.force_login(clerk)
    browser.post(own(apples, "do/sell_out"))

    assert Listing.objects.get().status == "published"
