"""The renditions of a photo are made once, in a job, and shown as soon as they are there."""

import pytest
from django_tasks import TaskResultStatus
from pytest_django import DjangoCaptureOnCommitCallbacks

from qvevri.files import actions, registry
from qvevri.files.developing import widths_for
from qvevri.files.models import Photo
from qvevri.files.pictures import picture, source
from qvevri.files.tasks import make_renditions
from qvevri.files.tests.pictures import kept_file, landscape, photo, upload
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person


@pytest.fixture
def kept(farm: Organisation, nino: Person) -> Photo:
    content = upload(photo(image=landscape(800, 600)))
    return actions.take_photo(content, municipality=farm.municipality, by=nino, thing=farm)


def test_photo_is_shown_from_its_original_until_renditions_are_made(kept: Photo) -> None:
    shown = picture(kept, "ბაღი")

    assert shown["src"] == f"/media/{kept.original.name}"
    assert (shown["avif"], shown["width"], shown["height"]) == ("", 800, 600)


def test_renditions_are_made_in_three_formats_and_no_wider_than_the_photo(kept: Photo) -> None:
    make_renditions.enqueue(kept.pk)

    kept.refresh_from_db()
    assert kept.state == Photo.State.READY
    assert {ending: set(paths) for ending, paths in kept.renditions.items()} == {
        "avif": {"320", "640"},
        "webp": {"320", "640"},
        "jpeg": {"320", "640"},
    }
    with kept_file(kept.renditions["avif"]["320"]) as small:
        assert (small.format, small.size) == ("AVIF", (320, 240))


def test_making_renditions_twice_changes_nothing(kept: Photo) -> None:
    make_renditions.enqueue(kept.pk)
    kept.refresh_from_db()
    before = kept.renditions

    Photo.objects.update(state=Photo.State.WAITING)
    make_renditions.enqueue(kept.pk)

    kept.refresh_from_db()
    assert (kept.renditions, kept.state) == (before, Photo.State.READY)


def test_photo_removed_before_its_job_is_no_mistake(kept: Photo) -> None:
    actions.remove(kept, by=None)

    result = make_renditions.enqueue(kept.pk)

    assert result.status == TaskResultStatus.SUCCESSFUL


def test_job_is_queued_when_the_photo_is_kept(
    farm: Organisation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        kept = actions.take_photo(
            upload(photo()), municipality=farm.municipality, by=None, thing=farm
        )

    kept.refresh_from_db()
    assert kept.state == Photo.State.READY


def test_room_above_hears_of_every_change(
    farm: Organisation, kept: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(registry, "_told", {})
    registry.register(Organisation, lambda thing, by: heard.append(thing))

    make_renditions.enqueue(kept.pk)
    actions.remove(kept, by=None)

    assert heard == [farm, farm]


def test_source_is_the_narrowest_that_is_wide_enough(kept: Photo) -> None:
    make_renditions.enqueue(kept.pk)
    kept.refresh_from_db()

    assert source(kept, 200).endswith("-320.jpeg")
    assert source(kept, 600).endswith("-640.jpeg")
    assert source(kept, 4000).endswith("-640.jpeg")


@pytest.mark.parametrize(
    ("width", "widths"), [(4000, (320, 640, 1280)), (640, (320, 640)), (100, (100,)), (1, (1,))]
)
def test_no_rendition_is_wider_than_its_original(width: int, widths: tuple[int, ...]) -> None:
    assert widths_for(width) == widths
