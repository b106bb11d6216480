"""Drawn pictures that stand for photos: a few, kept as photos are, and shared by many listings."""

from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from qvevri.demo.synth.chance import dice
from qvevri.files import actions as files
from qvevri.files.models import Photo
from qvevri.files.tasks import develop_renditions
from qvevri.market.listings.models import Listing
from qvevri.places.models import Municipality

CLAIM = "synth"
PICTURES, SIZE = 12, (1280, 960)
# Of ten listings so many have one.
WITH_PHOTO = 0.4


def drawn(seed: int, municipality: Municipality) -> tuple[Photo, ...]:
    """The pictures with all their renditions."""
    photos = [
        files.take_photo(
            ContentFile(_jpeg(dice(seed, "picture", number))),
            municipality=municipality,
            by=None,
            claim=f"{CLAIM}-{seed}-{number}",
        )
        for number in range(PICTURES)
    ]
    for photo in photos:
        develop_renditions(photo)
        photo.refresh_from_db()
    return tuple(photos)


def _jpeg(chance: Random) -> bytes:
    """Fruit on a table, as a child would draw it."""
    image = Image.new("RGB", SIZE, _colour(chance, 180, 250))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, SIZE[1] * 2 // 3, *SIZE), fill=_colour(chance, 90, 160))
    for _ in range(chance.randint(5, 12)):
        x, y, wide = chance.randint(80, 1100), chance.randint(300, 760), chance.randint(90, 220)
        pen.ellipse((x, y, x + wide, y + wide), fill=_colour(chance, 60, 230))
    kept = BytesIO()
    image.save(kept, "JPEG", quality=85)
    return kept.getvalue()


def _colour(chance: Random, low: int, high: int) -> tuple[int, int, int]:
    return (chance.randint(low, high), chance.randint(low, high), chance.randint(low, high))


def photo_of(listing: Listing, pictures: tuple[Photo, ...], chance: Random) -> list[Photo]:
    """One of the pictures for some listings, none for the others."""
    if not pictures or chance.random() > WITH_PHOTO:
        return []
    pattern = chance.choice(pictures)
    same = ("original", "digest", "width", "height", "renditions", "tint", "state")
    photo = Photo(municipality=listing.municipality, order=1)
    for name in same:
        setattr(photo, name, getattr(pattern, name))
    photo.thing = listing
    return [photo]
