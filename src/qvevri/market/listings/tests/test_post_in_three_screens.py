"""Posting on a phone: what, how much, where, published; with plain forms and no JavaScript."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from qvevri.core.antispam import sender_key
from qvevri.core.limits import count
from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing, Posting
from qvevri.market.listings.posting_views import STRANGERS
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Settlement

POST = "/gori/ka/market/listings/post/"
AMOUNT, PLACE, CHECK = f"{POST}amount/", f"{POST}place/", f"{POST}check/"
KILOS = {"quantity": "800", "unit": "kg", "price": "1,5", "price_unit": "kg", "saying": "said"}

pytestmark = pytest.mark.django_db


def walk(browser: Client, skra: Settlement, **more: str) -> HttpResponse:
    """All three screens, up to the look at the card."""
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})
    browser.post(AMOUNT, KILOS)
    where = {"settlement": skra.pk, "delivery": "delivery.pick-up", **more}
    answer = browser.post(PLACE, where)
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_seller_posts_in_three_screens_and_a_look(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    assert walk(as_nino, skra).headers["Location"] == CHECK
    assert "800\xa0კგ × 1,50\xa0₾ = 1200\xa0₾" in as_nino.get(CHECK).content.decode()

    answer = as_nino.post(CHECK)

    listing = Listing.objects.get()
    assert answer.headers["Location"].endswith(f"/{listing.pk}/posted/")
    assert (listing.status, listing.price, listing.organisation) == ("published", 150, farm)


def test_the_same_form_sent_twice_publishes_once(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    walk(as_nino, skra)

    first, second = as_nino.post(CHECK), as_nino.post(CHECK)

    assert first.headers["Location"] == second.headers["Location"]
    assert Listing.objects.count() == 1


def test_a_stranger_signs_in_at_the_end_and_nothing_is_lost(skra: Settlement) -> None:
    browser = Client()
    walk(browser, skra, phone="599 10 01 99")

    sent = browser.post(CHECK, {"contact": "+995599100199"})
    assert sent.status_code == 307
    asked = browser.post(sent.headers["Location"], {"contact": "+995599100199"})
    code = re.findall(r"\d{6}", Message.objects.get().text)[0]
    browser.post(asked.headers["Location"], {"code": code})
    answer = browser.get(f"{POST}finish/")

    listing = Listing.objects.get()
    assert answer.headers["Location"].endswith(f"/{listing.pk}/posted/")
    assert listing.organisation.phone == "+995599100199"
    assert listing.status == "waiting"


def test_a_stranger_cannot_begin_without_end(gori: None) -> None:
    sender = sender_key(RequestFactory().get("/"))
    for _ in range(STRANGERS.times):
        count(STRANGERS, sender)

    page = Client().post(POST, {"concept": "apple"}).content.decode()

    assert "error-summary" in page
    assert not Posting.objects.exists()


def test_what_was_typed_is_forgotten_once_it_is_a_listing(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    walk(as_nino, skra)
    as_nino.post(CHECK)

    assert Posting.objects.get().answers == {}


def test_only_answers_to_our_questions_are_kept(gori: None) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})
    browser.post(AMOUNT, {**KILOS, "is_operator": "on", "variety_text": "ჩემი"})

    answers = Posting.objects.get().answers
    assert "is_operator" not in answers
    assert answers["variety_text"] == ["ჩემი"]


def test_a_chosen_day_is_kept(as_nino: Client, farm: Organisation, skra: Settlement) -> None:
    day = {"harvested_on_day": "3", "harvested_on_month": "10", "harvested_on_year": "2026"}
    walk(as_nino, skra, **day)
    as_nino.post(CHECK)

    harvested_on = Listing.objects.get().harvested_on
    assert harvested_on
    assert harvested_on.isoformat() == "2026-10-03"


def test_looking_at_the_first_screen_writes_nothing(gori: None) -> None:
    Client().get(POST)

    assert not Posting.objects.exists()


def test_a_closed_tab_loses_nothing(as_nino: Client, farm: Organisation) -> None:
    as_nino.get(POST)
    as_nino.post(POST, {"concept": "apple"})
    as_nino.post(AMOUNT, KILOS)

    assert 'value="800"' in as_nino.get(AMOUNT).content.decode()
    assert "ვაშლი" in as_nino.get("/gori/ka/market/listings/mine/").content.decode()


def test_a_posting_goes_on_on_another_device(
    as_nino: Client, farm: Organisation, nino: Person
) -> None:
    as_nino.get(POST)
    as_nino.post(POST, {"concept": "apple"})
    other = Client()
    other.force_login(nino)

    other.get(f"{POST}{Posting.objects.get().pk}/")

    assert other.get(AMOUNT).status_code == 200


def test_another_persons_posting_is_not_there(as_nino: Client, giorgi: Person, farm: None) -> None:
    as_nino.get(POST)
    as_nino.post(POST, {"concept": "apple"})
    other = Client()
    other.force_login(giorgi)

    assert other.get(f"{POST}{Posting.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("screen", [AMOUNT, PLACE, CHECK, f"{POST}finish/"])
def test_a_later_screen_leads_back_to_the_first_question(screen: str, gori: None) -> None:
    answer = Client().get(screen, follow=True)

    assert answer.request["PATH_INFO"].endswith("/post/")


@pytest.mark.parametrize("words", ["ვაშლი", "vashli", "яблоки", "apples", "ვაშლის"])
def test_the_product_is_understood_as_it_is_written(words: str, gori: None) -> None:
    browser = Client()
    browser.get(POST)

    assert browser.post(POST, {"what": words}).headers["Location"] == AMOUNT
    assert Posting.objects.get().answers["concept"] == ["apple"]


def test_a_variety_that_is_written_chooses_its_product(gori: None) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"what": "სტარკრიმსონი"})

    answers = Posting.objects.get().answers
    assert (answers["concept"], answers["variety"]) == (["apple"], ["apple.starkrimson"])


@pytest.mark.parametrize("words", ["", "ყჟღწ", "🍎"])
def test_what_is_not_understood_is_asked_again(words: str, gori: None) -> None:
    answer = Client().post(POST, {"what": words})

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


@pytest.mark.parametrize("variety", ["დარეკეთ 599123456", "მნახეთ evil.com", "🍎🍎"])
def test_a_variety_that_is_no_variety_stays_out_of_the_title(gori: None, variety: str) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})

    page = browser.post(AMOUNT, {**KILOS, "variety_text": variety}).content.decode()

    assert "error-summary" in page
    assert f'value="{variety}"' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"price": ""}, "დაწერეთ ფასი ან აირჩიეთ"),
        ({"price": "0"}, "აქ ნული არ გამოდგება"),
        ({"price": "-3"}, "რიცხვი ნულზე მეტი უნდა იყოს"),
        ({"price": "1000000"}, "მეტისმეტად დიდი რიცხვია"),
        ({"price": "ბევრი"}, "ვერ გავიგეთ"),
        ({"price": "1,500"}, "ათასია თუ წილადი?"),
        ({"quantity": "ბევრი"}, "ვერ გავიგეთ"),
        ({"quantity": "0"}, "რიცხვი ნულზე მეტი უნდა იყოს"),
        ({"unit": ""}, "მიუთითეთ ერთეული"),
        ({"minimum": "900"}, "მინიმალური შეკვეთა"),
        ({"minimum": "10 ტომარა"}, "ვერ გავიგეთ"),
    ],
)
def test_a_wrong_amount_gets_a_clear_sentence_and_loses_nothing(
    gori: None, wrong: dict[str, str], sentence: str
) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})

    page = browser.post(AMOUNT, {**KILOS, "variety_text": "ჩემი ჯიში", **wrong}).content.decode()

    assert sentence in page
    assert 'value="ჩემი ჯიში"' in page


@pytest.mark.parametrize(
    ("typed", "form"),
    [("10-14", "range"), ("2-დან", "from"), ("შეთანხმებით", "agreement"), ("1.5 ₾/კგ", "fixed")],
)
def test_the_price_takes_the_form_it_was_typed_in(
    as_nino: Client, farm: Organisation, skra: Settlement, typed: str, form: str
) -> None:
    walk(as_nino, skra)
    as_nino.post(AMOUNT, {**KILOS, "price": typed, "sure": "yes"})
    as_nino.post(CHECK)

    assert Listing.objects.get().price_form == form


def test_a_unit_typed_beside_the_number_wins_over_the_list(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    walk(as_nino, skra)
    as_nino.post(AMOUNT, {**KILOS, "quantity": "2 ტონა"})
    as_nino.post(CHECK)

    assert Listing.objects.get().unit == "t"


def test_a_price_per_sack_taken_for_a_kilo_is_asked_about(gori: None) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})

    page = browser.post(AMOUNT, {**KILOS, "price": "60"}).content.decode()

    assert 'name="sure" value="yes"' in page
    assert 'name="sure" value="other"' in page


@pytest.mark.parametrize(("sure", "unit"), [("yes", "kg"), ("other", "box")])
def test_the_seller_answers_and_is_not_held_up(
    as_nino: Client, farm: Organisation, skra: Settlement, sure: str, unit: str
) -> None:
    walk(as_nino, skra)
    as_nino.post(AMOUNT, {**KILOS, "price": "60", "sure": sure})
    as_nino.post(CHECK)

    listing = Listing.objects.get()
    assert (listing.price, listing.price_unit) == (6000, unit)


def test_a_wrong_phone_number_is_asked_again(skra: Settlement) -> None:
    answer = walk(Client(), skra, phone="12")

    assert "ეს ტელეფონის ნომერი არ არის" in answer.content.decode()


def test_a_text_of_100000_characters_is_refused_and_comes_back_whole(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    page = walk(as_nino, skra, text="ტ" * 100_000).content.decode()

    assert "ტექსტში 100000 ნიშანია" in page
    assert "ტ" * 100_000 in page


def test_the_village_of_the_last_listing_is_chosen_already(
    as_nino: Client, apples: Listing, ateni: Settlement
) -> None:
    Listing.objects.update(settlement=ateni)
    as_nino.get(POST)
    as_nino.post(POST, {"concept": "apple"})
    as_nino.post(AMOUNT, KILOS)

    page = as_nino.get(PLACE).content.decode()

    assert f'<option value="{ateni.pk}" selected>' in page


def test_a_refused_name_is_explained_on_the_last_screen(
    as_nino: Client, farm: Organisation, skra: Settlement
) -> None:
    walk(as_nino, skra, text="სუფთა ბიო ვაშლი")

    assert "ბიოსერტიფიკატით" in as_nino.post(CHECK).content.decode()


def test_the_card_and_the_sum_come_while_typing(gori: None) -> None:
    browser = Client()
    browser.get(POST)
    browser.post(POST, {"concept": "apple"})

    assert "1200\xa0₾" in browser.post(f"{AMOUNT}live/", KILOS).content.decode()
    assert browser.post(f"{AMOUNT}live/", {"price": "x"}).status_code == 204


def test_beginning_anew_throws_away_what_was_begun(as_nino: Client, farm: Organisation) -> None:
    as_nino.get(POST)
    as_nino.post(POST, {"concept": "apple"})

    as_nino.post(f"{POST}again/")

    assert not Posting.objects.exists()


def test_suggestions_come_in_the_readers_language(gori: None) -> None:
    page = Client().get(f"{POST.replace('/ka/', '/en/')}suggest/", {"q": "ვაშ"})

    assert 'data-value="apple"' in page.content.decode()


def test_a_seller_entered_by_an_officer_is_taken_over_by_its_number(
    farm: Organisation, skra: Settlement, giorgi: Person
) -> None:
    farm.memberships.all().delete()
    Organisation.objects.update(phone=giorgi.phone)
    browser = Client()
    browser.force_login(giorgi)
    walk(browser, skra)
    browser.post(CHECK)

    assert Listing.objects.get().organisation == farm


def test_an_officer_posts_for_a_seller_who_telephones(as_clerk: Client, skra: Settlement) -> None:
    new = {"phone": "599 12 34 56", "name": "ლამარა", "settlement": skra.pk}
    as_clerk.post(f"{POST}for/", new)
    walk(as_clerk, skra)
    as_clerk.post(CHECK)

    listing = Listing.objects.get()
    assert (listing.organisation.phone, listing.status) == ("+995599123456", "published")


def test_only_officers_post_for_others(as_nino: Client, farm: Organisation) -> None:
    assert as_nino.get(f"{POST}for/").status_code == 404


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_every_screen_speaks_every_language(
    as_nino: Client, farm: Organisation, skra: Settlement, language: str
) -> None:
    walk(as_nino, skra)
    screens = [POST, AMOUNT, PLACE, CHECK]

    pages = [as_nino.get(screen.replace("/ka/", f"/{language}/")) for screen in screens]

    assert [page.status_code for page in pages] == [200] * 4


def test_a_posting_begun_for_a_seller_is_published_for_that_seller(
    farm: Organisation, new_farm: Organisation, nino: Person, skra: Settlement
) -> None:
    posting = actions.keep("x" * 24, {}, municipality=farm.municipality, by=nino, organisation=farm)

    assert posting.organisation == farm


def test_landline_is_refused_where_the_code_goes(skra: Settlement) -> None:
    answer = walk(Client(), skra, phone="0370 27 00 00")

    assert "ეს ქალაქის ტელეფონია" in answer.content.decode()


def test_officer_posts_for_somebody_with_a_landline(as_clerk: Client, skra: Settlement) -> None:
    new = {"phone": "0370 27 00 00", "name": "ლამარა", "settlement": skra.pk}

    as_clerk.post(f"{POST}for/", new)
    walk(as_clerk, skra)
    as_clerk.post(CHECK)

    assert Organisation.objects.get().phone == "+995370270000"
