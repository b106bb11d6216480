"""Work on photos that must not keep a page waiting."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task

from qvevri.files import developing, registry
from qvevri.files.models import Photo


def _keep_file(path: str, content: bytes) -> str:
    # Run a second time: the file is there already, made of the same original.
    if default_storage.exists(path):
        return path
    return default_storage.save(path, ContentFile(content))


@transaction.atomic
def _finish(photo: Photo, made: dict[str, dict[str, str]]) -> None:
    done = Photo.objects.filter(pk=photo.pk).update(
        renditions=made, state=Photo.State.READY if made else Photo.State.BROKEN
    )
    if done:
        registry.tell(photo.thing, None)


def develop_renditions(photo: Photo) -> None:
    """Make and keep the renditions of one photo, at once. May be run twice."""
    stem = photo.original.name.rpartition(".")[0]
    made: dict[str, dict[str, str]] = {}
    with photo.original.open("rb") as original:
        for (ending, width), content in developing.renditions(original.file).items():
            path = _keep_file(f"{stem}-{width}.{ending}", content)
            made.setdefault(ending, {})[str(width)] = path
    _finish(photo, made)


@task()
def make_renditions(photo_id: int) -> None:
    """Make the renditions of a photo unless they are made, or the photo is gone."""
    photo = Photo.objects.undeveloped().filter(pk=photo_id).first()
    if photo is not None:
        develop_renditions(photo)
