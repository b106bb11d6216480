"""What a decided text shows must stay: its photos are not removed."""

from django.db import models

from qvevri.files import registry
from qvevri.files.models import Photo
from qvevri.files.queries import photos_about
from qvevri.plan.drafting import queries
from qvevri.plan.drafting.markup import photos_in, read
from qvevri.plan.drafting.refusals import PhotoDecided
from qvevri.plan.programme.contents import content_of_edition
from qvevri.plan.programme.models import Chapter, Edition


def register() -> None:
    """Have the house of photos ask before one of a chapter goes."""
    registry.keep(Chapter, must_stay)
    registry.count_staying(Chapter, staying)


def must_stay(chapter: models.Model, photo: Photo) -> None:
    """Raises PhotoDecided for a photo that an adopted or amended text shows. To be called inside a
    transaction."""
    assert isinstance(chapter, Chapter)
    for edition in queries.locked_editions_naming(chapter, f"photo:{photo.pk}"):
        if photo.pk in _shown(edition, chapter.code):
            raise PhotoDecided(edition)


def staying(chapter: models.Model) -> int:
    """How many photos of a chapter are shown by what was adopted or amended."""
    assert isinstance(chapter, Chapter)
    decided = queries.editions_naming(chapter, "photo:")
    shown = {number for edition in decided for number in _shown(edition, chapter.code)}
    return len(shown & {photo.pk for photo in photos_about(chapter)})


def _shown(edition: Edition, code: str) -> set[int]:
    texts = (one.text for one in content_of_edition(edition).chapters if one.code == code)
    return {
        number for text in texts for words in text.values() for number in photos_in(read(words))
    }
