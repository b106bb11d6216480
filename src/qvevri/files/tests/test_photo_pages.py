"""Photos are added, moved and removed by a page, and brought to readers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qvevri.files.claims import claim_on
from qvevri.files.models import Photo
from qvevri.files.tests.pictures import landscape, photo, upload
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

CLAIM = "draft-secret-of-twenty-signs"
ADD = "/gori/en/files/photos/add/"
HTMX = {"HX-Request": "true"}


def add(client: Client, *files: SimpleUploadedFile, claim: str = CLAIM) -> str:
    answer = client.post(ADD, {"claim": claim, "photos": list(files)}, headers=HTMX)
    assert answer.status_code == 200
    return answer.content.decode()


def test_stranger_adds_photos_to_a_draft(client: Client, gori: Municipality) -> None:
    page = add(client, upload(photo()), upload(photo("HEIF"), "IMG_2.HEIC"))

    assert Photo.objects.waiting_under(CLAIM).count() == 2
    assert page.count("<img ") == 2
    assert "6 more photos fit" in page


def test_file_that_is_no_photo_is_named_with_the_reason(client: Client, gori: Municipality) -> None:
    page = add(client, upload(b"%PDF-1.7", "price list.pdf"), upload(photo()))

    assert "price list.pdf: This file is not a photo." in page
    assert page.count("<img ") == 1


def test_80_megabytes_are_refused_in_words_and_not_stored(
    client: Client, gori: Municipality
) -> None:
    page = add(client, upload(b"\xff\xd8\xff" + b"\0" * 80_000_000, "film.jpg"))

    assert "film.jpg: This photo is larger than 25 MB" in page
    assert not Photo.objects.exists()


def test_without_javascript_one_comes_back_to_the_form(client: Client, gori: Municipality) -> None:
    fields = {"claim": CLAIM, "photos": [upload(photo())], "next": "/gori/en/legal/"}

    assert client.post(ADD, fields).headers["Location"] == "/gori/en/legal/"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "abc", "-1"])
def test_foreign_address_is_no_way_on(client: Client, gori: Municipality, address: str) -> None:
    fields = {"claim": CLAIM, "photos": [upload(photo())], "next": address}

    assert client.post(ADD, fields).status_code == 200


def test_other_site_cannot_send_photos(client: Client, gori: Municipality) -> None:
    fields = {"claim": CLAIM, "photos": [upload(photo())]}

    answer = client.post(ADD, fields, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


def test_photo_is_moved_and_removed(client: Client, gori: Municipality) -> None:
    add(client, upload(photo()), upload(photo(image=landscape(90, 60))))
    first, second = Photo.objects.waiting_under(CLAIM)

    client.post(f"/gori/en/files/photos/{second.pk}/move/earlier/", {"claim": CLAIM})
    client.post(f"/gori/en/files/photos/{first.pk}/remove/", {"claim": CLAIM})

    assert list(Photo.objects.waiting_under(CLAIM)) == [second]


@pytest.mark.parametrize("claim", ["", "guessed", "another-draft-of-twenty-signs"])
def test_photo_of_another_draft_is_not_there(
    claim: str, client: Client, gori: Municipality
) -> None:
    add(client, upload(photo()))
    mine = Photo.objects.get()

    answer = client.post(f"/gori/en/files/photos/{mine.pk}/remove/", {"claim": claim})

    assert answer.status_code == 404
    assert Photo.objects.exists()


def test_claim_on_a_thing_opens_it_to_its_person_alone(
    as_nino: Client, as_clerk: Client, farm: Organisation, nino: Person
) -> None:
    claim = claim_on(farm, nino)

    add(as_nino, upload(photo()), claim=claim)

    assert Photo.objects.about(farm).count() == 1
    assert as_clerk.post(ADD, {"claim": claim, "photos": [upload(photo())]}).status_code == 404


def test_ninth_photo_is_refused_and_eight_stay(client: Client, gori: Municipality) -> None:
    page = add(client, *(upload(photo(image=landscape(40 + step, 30))) for step in range(9)))

    assert "There are 8 photos already" in page
    assert page.count("<img ") == 8


def test_photo_file_may_be_kept_for_ever_and_is_what_it_says(
    client: Client, gori: Municipality
) -> None:
    add(client, upload(photo()))
    kept = Photo.objects.get()

    answer = client.get(kept.original.url)

    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path",
    [
        "photos/aa/nothing.jpeg",
        "photos/../../qvevri.sqlite3",
        "photos/aa/page.html",
        "sheets/aa/prices.xlsx",
        "photos/",
    ],
)
def test_only_photos_are_brought(path: str, client: Client, gori: Municipality) -> None:
    assert client.get(f"/media/{path}").status_code == 404


def deed(client: Client, photo: Photo, path: str) -> str:
    answer = client.post(
        f"/gori/en/files/photos/{photo.pk}/{path}/", {"claim": CLAIM}, headers=HTMX
    )
    return answer.content.decode()


def test_keyboard_stays_at_the_photo_that_was_moved(client: Client, gori: Municipality) -> None:
    add(client, *(upload(photo(image=landscape(90 + n, 60))) for n in range(3)))
    _first, _second, third = Photo.objects.waiting_under(CLAIM)

    page = deed(client, third, "move/earlier")
    assert f'autofocus formaction="/gori/en/files/photos/{third.pk}/move/' in page

    page = deed(client, third, "move/earlier")
    assert f'autofocus formaction="/gori/en/files/photos/{third.pk}/remove/' in page


def test_keyboard_goes_on_to_the_photo_beside_the_removed_one(
    client: Client, gori: Municipality
) -> None:
    add(client, *(upload(photo(image=landscape(90 + n, 60))) for n in range(3)))
    first, second, third = Photo.objects.waiting_under(CLAIM)

    assert f'autofocus formaction="/gori/en/files/photos/{second.pk}/' in deed(
        client, third, "remove"
    )
    assert f'autofocus formaction="/gori/en/files/photos/{second.pk}/' in deed(
        client, first, "remove"
    )
    assert 'type="file" id="id_photos" name="photos" autofocus' in deed(client, second, "remove")


def test_page_holds_the_words_for_a_connection_that_breaks(
    client: Client, gori: Municipality
) -> None:
    page = add(client, upload(photo()))

    assert "data-unsent hidden" in page
    assert "This was not sent: the connection broke." in page
