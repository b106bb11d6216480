"""Photos in chapters: those of the plan's own chapters only; and what is held about writers."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from qvevri.files.actions import take_photo
from qvevri.files.models import Photo
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.actions import commenting, writing
from qvevri.plan.programme.models import Chapter, Plan, Version


@pytest.fixture
def preface(plan: Plan, clerk: Person, settings: Settings, tmp_path: Path) -> Chapter:
    settings.MEDIA_ROOT = str(tmp_path)
    writing.save(plan, "preface", "en", writing.Draft("Words."), by=clerk)
    return Chapter.objects.get()


def photo_of(thing: Chapter | Organisation, gori: Municipality, by: Person) -> Photo:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(file, "JPEG")
    upload = SimpleUploadedFile("hill.jpg", file.getvalue())
    return take_photo(upload, municipality=gori, by=by, thing=thing)


def test_photo_of_a_chapter_is_shown_with_what_it_shows(
    client: Client, preface: Chapter, gori: Municipality, clerk: Person
) -> None:
    photo = photo_of(preface, gori, clerk)
    text = f"![The hill of Gori](photo:{photo.pk})"
    writing.save(preface.plan, "preface", "en", writing.Draft(text, "Words."), by=clerk)

    page = client.get(f"/gori/en/plan/{preface.plan_id}/text/").content.decode()
    assert 'alt="The hill of Gori"' in page


def test_photo_of_something_else_is_not_shown_whatever_number_is_typed(
    preface: Chapter, farm: Organisation, gori: Municipality, nino: Person
) -> None:
    other = photo_of(farm, gori, nino)

    assert queries.photos_of(preface.plan, {other.pk}) == {}


def test_writer_sees_what_to_type_for_each_photo(
    as_clerk: Client, preface: Chapter, gori: Municipality, clerk: Person
) -> None:
    photo = photo_of(preface, gori, clerk)

    page = as_clerk.get(f"/gori/en/plan/{preface.plan_id}/writing/preface/en/").content.decode()
    assert f"(photo:{photo.pk})" in page
    assert 'name="claim"' in page


def test_erased_person_leaves_words_but_no_name(preface: Chapter, clerk: Person) -> None:
    said = commenting.Said("Good.", "en", name="Clerk")
    made = commenting.comment(preface.plan, said, by=clerk, sender="x")

    writing.forget_author(clerk)
    commenting.forget_author(clerk)

    made.refresh_from_db()
    assert (made.person, made.name, made.text) == (None, "", "Good.")
    assert Version.objects.get().written_by is None
