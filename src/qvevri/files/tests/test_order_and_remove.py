"""Photos are put in order, removed with their files, copied, and thrown away when nobody came."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from qvevri.files import actions, queries
from qvevri.files.models import Photo
from qvevri.files.tasks import make_renditions
from qvevri.files.tests.pictures import landscape, photo, upload
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

CLAIM = "draft-secret-of-twenty-signs"


def photo_of(farm: Organisation, width: int = 400, claim: str = "") -> Photo:
    return actions.take_photo(
        upload(photo(image=landscape(width, 300))),
        municipality=farm.municipality,
        by=None,
        claim=claim,
        thing=None if claim else farm,
    )


def test_photo_moves_one_place_and_stops_at_the_ends(farm: Organisation, nino: Person) -> None:
    first, second, third = photo_of(farm, 401), photo_of(farm, 402), photo_of(farm, 403)

    actions.move(third, -1, by=nino)
    actions.move(first, -1, by=nino)

    assert queries.photos_about(farm) == [first, third, second]


def test_files_go_with_their_photo(
    farm: Organisation,
    nino: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    gone = photo_of(farm)
    make_renditions.enqueue(gone.pk)
    gone.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(gone, by=nino)

    assert [path for path in gone.files() if default_storage.exists(path)] == []


def test_files_that_a_copy_shares_stay(
    farm: Organisation,
    new_farm: Organisation,
    nino: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    mine = photo_of(farm)
    (copy,) = actions.copy_photos(farm, new_farm, by=nino)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(mine, by=nino)

    assert default_storage.exists(str(copy.original.name))
    assert queries.photos_about(new_farm) == [copy]


def test_photos_of_many_things_are_one_question(
    farm: Organisation, new_farm: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mine = photo_of(farm)
    queries.photos_of([farm])

    with django_assert_num_queries(1):
        assert queries.photos_of([farm, new_farm]) == {farm.pk: [mine], new_farm.pk: []}


def test_photo_nobody_came_back_for_is_pruned_after_two_days(farm: Organisation) -> None:
    mine, fresh = photo_of(farm), photo_of(farm, 401, CLAIM)
    old = photo_of(farm, 402, CLAIM)
    Photo.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=3))

    call_command("prune_photos", verbosity=0)

    assert set(Photo.objects.all()) == {mine, fresh}


def test_pruning_calls_again_for_renditions_that_never_came(farm: Organisation) -> None:
    mine = photo_of(farm)
    Photo.objects.update(created_at=timezone.now() - timedelta(hours=2))

    call_command("prune_photos", verbosity=0)

    mine.refresh_from_db()
    assert mine.state == Photo.State.READY


@pytest.mark.parametrize("claim", ["", "short"])
def test_empty_claim_holds_nothing(claim: str, farm: Organisation) -> None:
    photo_of(farm)

    assert not Photo.objects.waiting_under(claim).exists()
