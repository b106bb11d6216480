"""A stranger reads a seller's page."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.files import actions as files
from qvevri.files.tests.pictures import landscape, photo, upload
from qvevri.organisations import actions, registry
from qvevri.organisations.models import Organisation
from qvevri.organisations.tests.factories import changed, make_certificate
from qvevri.people.models import Person
from qvevri.places.models import Municipality


def page_of(farm: Organisation, client: Client, language: str = "en") -> str:
    answer = client.get(f"/gori/{language}/sellers/{farm.pk}-ninos-bagi")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def told_farm(farm: Organisation, nino: Person) -> Organisation:
    """Nino's farm with a story, an address of the house and everything a page may show."""
    said = changed(
        farm,
        story="ჩვენი <b>ბაღი</b> </script> სკრაშია",
        email="nino@example.ge",
        latitude=42.0031,
        longitude=44.0299,
        kind="company",
        tax_code="404123456",
    )
    return actions.change_organisation(farm, said, by=nino)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ka", ["ნინოს ბაღი", "სკრა", "კომპანია", "14 დღე"]),
        ("en", ["Ninos bagi", "Skra", "Company", "14 days"]),
        ("ru", ["Нинос баги", "Скра", "Компания", "14 дней"]),
    ],
)
def test_page_speaks_the_readers_language(
    language: str, words: list[str], told_farm: Organisation, client: Client
) -> None:
    page = page_of(told_farm, client, language)

    assert [word for word in words if word not in page] == []


def test_story_says_in_which_language_it_is(told_farm: Organisation, client: Client) -> None:
    assert "Original in" in page_of(told_farm, client)
    assert "language-note" not in page_of(told_farm, client, "ka")


def test_number_address_and_home_are_nowhere_on_the_page(
    told_farm: Organisation, client: Client
) -> None:
    page = page_of(told_farm, client)

    for secret in ("599100101", "599 10 01 01", "nino@example.ge", "42.003", "44.029"):
        assert secret not in page


def test_exact_place_is_shown_to_all_if_the_seller_wants(
    told_farm: Organisation, nino: Person, client: Client
) -> None:
    actions.change_organisation(told_farm, changed(told_farm, shows_exact_place=True), by=nino)

    assert "mlat=42.0031" in page_of(told_farm, client)


def test_text_of_a_seller_can_break_neither_page_nor_linked_data(
    told_farm: Organisation, client: Client
) -> None:
    page = page_of(told_farm, client)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)

    assert found is not None
    said = json.loads(found[1])
    assert said["@type"] == "LocalBusiness"
    assert said["description"].startswith("ჩვენი <b>ბაღი</b> </script>")
    assert "&lt;b&gt;ბაღი&lt;/b&gt;" in page
    assert not {"telephone", "email"} & said.keys()


def test_certificate_is_shown_with_number_and_expiry(farm: Organisation, client: Client) -> None:
    make_certificate(farm, "GE-BIO-154", date(2099, 8, 31))
    make_certificate(farm, "GE-BIO-007", date(2020, 1, 1))

    page = page_of(farm, client)

    assert "GE-BIO-154" in page
    assert "valid until 31 August 2099" in page
    assert page.count("expired") == 1


@pytest.mark.parametrize(
    ("level", "sentence", "marks"),
    [
        ("none", "The agency has not checked this seller yet", 0),
        ("phone", "confirmed the phone number", 0),
        ("documents", "has seen this seller", 1),
        ("visit", "has visited this seller", 1),
    ],
)
def test_mark_says_what_was_checked(
    level: str, sentence: str, marks: int, farm: Organisation, client: Client
) -> None:
    Organisation.objects.update(verification=level)

    page = page_of(farm, client)

    assert sentence in page
    assert page.count('class="verified"') == marks


def test_private_person_is_no_trader(farm: Organisation, client: Client) -> None:
    assert "A private person sells here" in page_of(farm, client)


def test_other_slug_leads_to_the_right_one(farm: Organisation, client: Client) -> None:
    for path in (f"{farm.pk}-old-name", f"{farm.pk}"):
        answer = client.get(f"/gori/en/sellers/{path}")
        assert answer.headers["Location"] == f"/gori/en/sellers/{farm.pk}-ninos-bagi"


def test_blocked_hidden_or_foreign_seller_is_not_there(
    farm: Organisation, zestaponi: Municipality, client: Client
) -> None:
    address = f"/gori/en/sellers/{farm.pk}-ninos-bagi"

    assert client.get(address.replace("gori", "zestaponi")).status_code == 404
    Organisation.objects.update(trust="blocked")
    assert client.get(address).status_code == 404
    Organisation.objects.update(trust="new", is_public=False)
    assert client.get(address).status_code == 404


def test_photos_are_shown_with_words_and_shared_whole(farm: Organisation, client: Client) -> None:
    for width in (400, 500):
        content = upload(photo(image=landscape(width, 300)))
        files.take_photo(content, municipality=farm.municipality, by=None, thing=farm)

    page = page_of(farm, client)

    assert 'alt="Ninos bagi, Skra: photo 2"' in page
    assert '<meta property="og:image" content="http://testserver/media/photos/' in page


def test_room_above_adds_its_section(
    farm: Organisation, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_sections", {})
    template = "core/components/_notice.html"
    section = registry.Section("wares", template, lambda request, seller: {"text": str(seller)})
    registry.register_section(section)
    registry.register_section(
        registry.Section("nothing", "missing.html", lambda request, seller: None)
    )

    assert "notice" in page_of(farm, client)


def test_page_asks_at_most_five_questions(
    farm: Organisation, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_certificate(farm)
    page_of(farm, client, "ka")

    with django_assert_max_num_queries(5):
        page_of(farm, client)


def test_strangers_page_is_kept_and_an_owners_is_not(
    farm: Organisation, client: Client, as_nino: Client
) -> None:
    address = f"/gori/en/sellers/{farm.pk}-ninos-bagi"

    assert "public" in client.get(address).headers["Cache-Control"]
    assert "Change this page" in page_of(farm, as_nino)
    assert "Change this page" not in page_of(farm, client)


@pytest.mark.parametrize(
    ("ending", "kind", "begin"),
    [("svg", "image/svg+xml", b"<svg"), ("png", "image/png", b"\x89PNG")],
)
def test_code_leads_to_the_page(
    ending: str, kind: str, begin: bytes, farm: Organisation, client: Client
) -> None:
    answer = client.get(f"/gori/en/sellers/{farm.pk}/qr.{ending}")

    assert answer.headers["Content-Type"] == kind
    assert answer.content.startswith(begin)
