"""A seller keeps its own pages; officers act for one who telephones."""

import re
import zlib

import pytest
from django.test import Client

from qvevri.organisations import card
from qvevri.organisations.inputs import LONGEST_NAME
from qvevri.organisations.models import Organisation
from qvevri.organisations.tests.factories import make_certificate, organic
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

OWN = ["", "edit/", "photos/", "people/", "certificates/", "card/", "card.pdf"]
EDITED = {
    "name_ka": "ნინოს ბაღი",
    "kind": "private",
    "phone": "599 10 01 01",
    "languages": ["ka"],
    "story_language": "ka",
}


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
@pytest.mark.parametrize("page", OWN)
def test_owner_and_officer_open_every_page(
    page: str, language: str, farm: Organisation, as_nino: Client, as_clerk: Client
) -> None:
    make_certificate(farm)
    address = f"/gori/{language}/sellers/{farm.pk}/{page}"

    assert as_nino.get(address).status_code == 200
    assert as_clerk.get(address).status_code == 200


@pytest.mark.parametrize("page", OWN)
def test_strangers_seller_is_as_if_not_there(
    page: str, new_farm: Organisation, as_nino: Client, client: Client
) -> None:
    assert as_nino.get(f"/gori/en/sellers/{new_farm.pk}/{page}").status_code == 404
    assert as_nino.get(f"/gori/en/sellers/999/{page}").status_code == 404
    answer = client.get(f"/gori/en/sellers/{new_farm.pk}/{page}")
    assert "/sign-in/" in answer.headers["Location"]


def test_own_seller_is_not_there_under_another_municipality(
    farm: Organisation, as_nino: Client, zestaponi: Municipality
) -> None:
    assert as_nino.get(f"/zestaponi/en/sellers/{farm.pk}/").status_code == 404


def test_officer_without_second_factor_is_sent_to_get_one(
    farm: Organisation, clerk: Person
) -> None:
    client = Client()
    client.force_login(clerk)

    answer = client.get(f"/gori/en/sellers/{farm.pk}/edit/")

    assert "second-factor" in answer.headers["Location"]


def test_nobodys_list_says_how_to_begin(gori: Municipality, giorgi: Person) -> None:
    client = Client()
    client.force_login(giorgi)

    assert "You do not sell here yet" in client.get("/gori/en/sellers/mine/").content.decode()


def test_seller_is_founded_by_form_once(skra: Settlement, as_nino: Client) -> None:
    page = as_nino.get("/gori/en/sellers/mine/found/").content.decode()
    key = re.search(r'name="once" value="([^"]+)"', page)
    assert key is not None
    typed = {"name": "მარანი", "settlement": skra.pk, "phone": "599 10 01 01", "kind": "private"}

    first = as_nino.post("/gori/en/sellers/mine/found/", typed | {"once": key[1]})
    second = as_nino.post("/gori/en/sellers/mine/found/", typed | {"once": key[1], "name": "სხვა"})

    assert first.headers["Location"] == second.headers["Location"]
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("phone", "12", "This is not a phone number"),
        ("name", " 🍇 ", "Write the name buyers should know you by"),
        ("kind", "company", "A company shows its identification code"),
        ("settlement", "999", "Select a valid choice"),
    ],
)
def test_wrong_answer_gets_a_sentence_and_loses_nothing(
    field: str, text: str, sentence: str, skra: Settlement, as_nino: Client
) -> None:
    typed = {"name": "ჩემი ბაღი", "settlement": skra.pk, "phone": "599 10 01 01", "kind": "private"}

    page = as_nino.post("/gori/en/sellers/mine/found/", typed | {field: text}).content.decode()

    assert sentence in page
    assert ("ჩემი ბაღი" in page) == (field != "name")


def test_edited_page_is_kept(farm: Organisation, skra: Settlement, as_nino: Client) -> None:
    typed = EDITED | {"settlement": skra.pk, "story": "ვაშლი", "place": "42.0031, 44.0299"}

    answer = as_nino.post(f"/gori/en/sellers/{farm.pk}/edit/", typed)

    farm.refresh_from_db()
    assert answer.status_code == 302
    assert (farm.story, farm.latitude, farm.longitude) == ("ვაშლი", 42.0031, 44.0299)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("place", "at the church", "Write two numbers"),
        ("place", "55.75, 37.61", "far from the municipality"),
        ("call_from", "09:00", "Choose both hours"),
        ("name_ka", "", "Write the name"),
        ("story", "ა" * 100_000, "5000"),
    ],
)
def test_wrong_change_gets_a_sentence_and_loses_nothing(
    field: str, text: str, sentence: str, farm: Organisation, skra: Settlement, as_nino: Client
) -> None:
    typed = EDITED | {"settlement": skra.pk, "email": "nino@example.ge", field: text}

    page = as_nino.post(f"/gori/en/sellers/{farm.pk}/edit/", typed).content.decode()

    assert sentence in page
    assert "nino@example.ge" in page


def test_person_is_invited_joins_and_leaves_by_pages(
    farm: Organisation, giorgi: Person, as_nino: Client
) -> None:
    as_nino.post(f"/gori/en/sellers/{farm.pk}/people/", {"phone": "599 10 01 02"})
    as_giorgi = Client()
    as_giorgi.force_login(giorgi)
    page = as_giorgi.get("/gori/en/sellers/mine/").content.decode()

    accept = re.search(r'action="([^"]+/accept/)"', page)
    assert accept is not None
    as_giorgi.post(accept[1])
    member = farm.memberships.get(person=giorgi)
    answer = as_giorgi.post(f"/gori/en/sellers/{farm.pk}/people/{member.pk}/remove/")

    assert answer.headers["Location"] == "/gori/en/sellers/mine/"
    assert not farm.memberships.filter(person=giorgi).exists()


def test_certificate_is_added_by_form_and_confirmed_by_the_officer(
    farm: Organisation, as_nino: Client, as_clerk: Client
) -> None:
    typed = {"concept": organic().pk, "number": "GE-BIO-154", "expires_on_year": "2027"}
    typed |= {"expires_on_month": "8", "expires_on_day": "31"}

    as_nino.post(f"/gori/en/sellers/{farm.pk}/certificates/", typed)
    paper = farm.certificates.get()
    as_nino.post(f"/gori/en/sellers/{farm.pk}/certificates/{paper.pk}/seen/")
    assert not farm.certificates.get().was_seen
    as_clerk.post(f"/gori/en/sellers/{farm.pk}/certificates/{paper.pk}/seen/")
    assert farm.certificates.get().was_seen


def test_card_is_a_pdf_whose_georgian_text_can_be_selected(
    farm: Organisation, as_nino: Client
) -> None:
    content = as_nino.get(f"/gori/ka/sellers/{farm.pk}/card.pdf").content

    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.S)
    plain = b"".join(zlib.decompressobj().decompress(one) for one in streams if one[:1] == b"\x78")
    assert content.startswith(b"%PDF")
    assert b"beginbfchar" in plain
    # ნ, the first letter of the name, as the font's table gives it back.
    assert b"10DC" in plain.upper()


def test_officer_verifies_trusts_and_reads_what_was_done(
    farm: Organisation, as_clerk: Client
) -> None:
    address = f"/gori/en/sellers/{farm.pk}/office/"

    as_clerk.post(address, {"verification": "visit", "trust": "blocked", "reason": "fraud"})

    farm.refresh_from_db()
    assert (farm.verification, farm.trust) == ("visit", "blocked")
    assert "Blocked. Reason: fraud" in as_clerk.get(address).content.decode()


@pytest.mark.parametrize("page", ["office/", "1/office/"])
def test_officers_pages_are_not_there_for_others(
    page: str, farm: Organisation, as_nino: Client
) -> None:
    assert as_nino.get(f"/gori/en/sellers/{page}").status_code == 404


def test_officer_finds_and_enters_a_seller_who_phoned(
    farm: Organisation, skra: Settlement, as_clerk: Client
) -> None:
    page = as_clerk.get("/gori/en/sellers/office/", {"q": "ბაღ"}).content.decode()
    assert "+995 599 10 01 01" in page
    typed = {"name": "გიორგი", "settlement": skra.pk, "phone": "599 10 01 07", "kind": "private"}

    answer = as_clerk.post("/gori/en/sellers/mine/found/", typed)

    assert as_clerk.get(answer.headers["Location"]).status_code == 200


def test_hidden_page_is_shown_again(farm: Organisation, as_nino: Client) -> None:
    as_nino.post(f"/gori/en/sellers/{farm.pk}/hide/")
    assert not Organisation.objects.get().is_public
    as_nino.post(f"/gori/en/sellers/{farm.pk}/show/")
    assert Organisation.objects.get().is_public


def test_seller_entered_by_the_agency_is_taken_over_by_page(
    farm: Organisation, nino: Person, as_nino: Client
) -> None:
    farm.memberships.all().delete()
    page = as_nino.get("/gori/en/sellers/mine/").content.decode()
    assert "Is it you?" in page

    as_nino.post(f"/gori/en/sellers/{farm.pk}/take-over/")

    assert [one.person for one in farm.memberships.all()] == [nino]


def test_each_part_of_a_day_says_what_it_is(farm: Organisation, as_nino: Client) -> None:
    page = as_nino.get(f"/gori/en/sellers/{farm.pk}/certificates/").content.decode()

    assert [word for word in ("Day", "Month", "Year") if f'aria-label="{word}"' not in page] == []


@pytest.mark.parametrize("words", [1, 5, 12])
def test_the_card_is_one_page_whatever_it_says(farm: Organisation, words: int) -> None:
    long = card.card_of(farm)
    for line in long["lines"]:
        line["name"] = " ".join(["კოოპერატივი"] * words)[:LONGEST_NAME]
        line["wares"] = " · ".join(["ქვევრის თეთრი ღვინო ჩინური"] * words)

    pdf = card.pdf_of(long, card.code_svg(farm))

    assert re.findall(rb"/Count (\d+)", pdf) == [b"1"]


def test_landline_is_kept_as_the_number_to_call(
    farm: Organisation, skra: Settlement, as_nino: Client
) -> None:
    typed = EDITED | {"settlement": skra.pk, "phone": "0370 27 00 00"}

    as_nino.post(f"/gori/en/sellers/{farm.pk}/edit/", typed)

    farm.refresh_from_db()
    assert farm.phone == "+995370270000"
    assert farm.usable_messengers() == []


def test_messengers_of_a_landline_are_asked_about(farm: Organisation, as_nino: Client) -> None:
    typed = EDITED | {"phone": "0370 27 00 00", "messengers": ["viber"]}
    page = as_nino.post(f"/gori/en/sellers/{farm.pk}/edit/", typed).text

    assert "A landline has no messengers. Untick them, or write a mobile number." in page
    assert 'value="0370 27 00 00"' in page
    farm.refresh_from_db()
    assert farm.phone == "+995599100101"
