"""The photos of a draft or a thing as its owner sees them: thumbnails in order, room for more."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from qvevri.files import queries, registry
from qvevri.files.claims import Claim
from qvevri.files.models import Photo
from qvevri.files.pictures import Picture, picture
from qvevri.files.queries import MOST_PHOTOS


@dataclass(frozen=True)
class Print:
    """One photo on the owner's page."""

    pk: int
    picture: Picture
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Album:
    """What `files/_photos.html` shows. `claim` is the text that opens it."""

    claim: str
    prints: list[Print]
    most: int = MOST_PHOTOS

    def left(self) -> int:
        """How many more may be added."""
        return max(0, self.most - len(self.prints))


def _print(photo: Photo, place: int, count: int) -> Print:
    alt = _("Photo %(number)s") % {"number": place + 1}
    return Print(photo.pk, picture(photo, alt, "7rem"), place == 0, place == count - 1)


def album(text: str, claim: Claim) -> Album:
    """The album that `text`, read as `claim`, opens. One query."""
    photos = queries.claimed(claim)
    prints = [_print(photo, place, len(photos)) for place, photo in enumerate(photos)]
    return Album(text, prints, MOST_PHOTOS + (registry.staying(claim.thing) if photos else 0))
