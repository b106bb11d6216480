"""Photos in chapters: those of the plan's own chapters only; and what is held about writers."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from qvevri.files.actions import TooManyPhotos, take_photo
from qvevri.files.claims import claim_on
from qvevri.files.models import Photo
from qvevri.files.queries import MOST_PHOTOS
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.actions import commenting, writing
from qvevri.plan.programme import actions as programme
from qvevri.plan.programme.contents import content_of
from qvevri.plan.programme.models import Chapter, Plan, Version
from qvevri.plan.programme.tests.test_deciding import DECISION, LATER


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


def with_photo(preface: Chapter, gori: Municipality, clerk: Person) -> Photo:
    """The chapter shows a photo, and so the plan is adopted."""
    photo = photo_of(preface, gori, clerk)
    text = f"![The hill of Gori](photo:{photo.pk})"
    writing.save(preface.plan, "preface", "en", writing.Draft(text, "Words."), by=clerk)
    return photo


@pytest.fixture
def frozen(preface: Chapter, gori: Municipality, clerk: Person, mayor: Person) -> Photo:
    """A photo that the adopted text shows."""
    photo = with_photo(preface, gori, clerk)
    programme.adopt(preface.plan, DECISION, by=mayor)
    return photo


def removed(client: Client, photo: Photo, person: Person, language: str = "en") -> str:
    chapter = photo.thing
    assert isinstance(chapter, Chapter)
    following = f"/gori/{language}/plan/{chapter.plan_id}/writing/preface/en/"
    typed = {"claim": claim_on(chapter, person), "next": following}
    url = f"/gori/{language}/files/photos/{photo.pk}/remove/"
    return client.post(url, typed, follow=True).content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "This photo stays"), ("ka", "ეს ფოტო რჩება"), ("ru", "Это фото остаётся")],
)
def test_photo_that_a_decision_shows_is_not_removed_and_it_is_said_why(
    as_clerk: Client,
    frozen: Photo,
    clerk: Person,
    language: str,
    words: str,
) -> None:
    page = removed(as_clerk, frozen, clerk, language)

    assert words in page
    assert "N 14" in page
    assert Photo.objects.filter(pk=frozen.pk).exists()


def test_photo_that_no_decision_shows_is_removed_after_adoption_too(
    as_clerk: Client, preface: Chapter, gori: Municipality, clerk: Person, mayor: Person
) -> None:
    programme.adopt(preface.plan, DECISION, by=mayor)
    photo = photo_of(preface, gori, clerk)

    removed(as_clerk, photo, clerk)
    assert not Photo.objects.exists()


def test_amendment_brings_a_figure_into_an_adopted_chapter(
    as_clerk: Client, preface: Chapter, gori: Municipality, clerk: Person, mayor: Person
) -> None:
    plan = programme.adopt(preface.plan, DECISION, by=mayor).plan
    page = as_clerk.get(f"/gori/en/plan/{plan.pk}/writing/preface/en/").content.decode()
    assert 'name="claim"' in page

    with_photo(preface, gori, clerk)
    chapters = queries.proposed_chapters(plan, content_of(plan).chapters)
    content = replace(content_of(plan), chapters=chapters)
    programme.amend(plan, content, LATER, "A picture says more.", by=mayor)
    assert (
        'alt="The hill of Gori"' in as_clerk.get(f"/gori/en/plan/{plan.pk}/text/").content.decode()
    )


def coloured(chapter: Chapter, gori: Municipality, clerk: Person, colour: int) -> Photo:
    """A photo like no other of the chapter."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (colour, 0, 0)).save(file, "PNG")
    upload = SimpleUploadedFile("hill.png", file.getvalue())
    return take_photo(upload, municipality=gori, by=clerk, thing=chapter)


@pytest.fixture
def full(preface: Chapter, gori: Municipality, clerk: Person, mayor: Person) -> Chapter:
    """A chapter whose adopted text shows as many photos as a thing may have."""
    photos = [coloured(preface, gori, clerk, 30 * at) for at in range(MOST_PHOTOS)]
    text = "\n\n".join(f"![Hill](photo:{photo.pk})" for photo in photos)
    writing.save(preface.plan, "preface", "en", writing.Draft(text, "Words."), by=clerk)
    programme.adopt(preface.plan, DECISION, by=mayor)
    return preface


def test_photos_that_must_stay_take_no_room_from_new_ones(
    as_clerk: Client, full: Chapter, gori: Municipality, clerk: Person
) -> None:
    page = as_clerk.get(f"/gori/en/plan/{full.plan_id}/writing/preface/en/").content.decode()
    added = coloured(full, gori, clerk, 255)

    assert 'data-photos="8"' in page
    assert added.thing == full


def test_chapter_takes_eight_new_photos_beside_those_that_must_stay(
    full: Chapter, gori: Municipality, clerk: Person
) -> None:
    for at in range(MOST_PHOTOS):
        coloured(full, gori, clerk, 245 - at)

    with pytest.raises(TooManyPhotos):
        coloured(full, gori, clerk, 255)


def test_erased_person_leaves_words_but_no_name(preface: Chapter, clerk: Person) -> None:
    said = commenting.Said("Good.", "en", name="Clerk")
    made = commenting.comment(preface.plan, said, by=clerk, sender="x")

    writing.forget_author(clerk)
    commenting.forget_author(clerk)

    made.refresh_from_db()
    assert (made.person, made.name, made.text) == (None, "", "Good.")
    assert Version.objects.get().written_by is None
