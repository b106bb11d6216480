"""Whether a file is a photo we take in, found out before a pixel of it is decoded."""

from dataclasses import dataclass
from typing import IO

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from qvevri.core.errors import Refused

pillow_heif.register_heif_opener()

MEGABYTE = 1024 * 1024
LARGEST_BYTES = 25 * MEGABYTE
LONGEST_SIDE = 12_000
MOST_PIXELS = 60_000_000
# "JPEG" takes in MPO too, which many phones write: a photo and its small twin.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
# Accepted by file fields of pages; phones then offer the camera too.
ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
# GIF, BMP, TIFF, SVG.
_OTHERS = (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"<svg", b"<?xml")
_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")


class PhotoTooLarge(Refused):
    """The file has more bytes than a phone's photo ever has."""


class EmptyFile(Refused):
    """The file has no byte."""


class NotAPhoto(Refused):
    """The file is something else: a document, a film, a text."""


class OtherPicture(NotAPhoto):
    """A picture, but of a kind that no camera of a phone writes."""


class PhotoBroken(Refused):
    """The file begins like a photo, but cannot be read to its end."""


class PhotoTooManyPixels(Refused):
    """The picture is wider, higher or of more pixels than can be taken in safely."""


@dataclass(frozen=True)
class Seen:
    """What the header of a photo says; width and height in pixels, as stored."""

    format: str
    width: int
    height: int


def check_bytes(size: int | None) -> None:
    """Raise EmptyFile or PhotoTooLarge for a file of `size` bytes."""
    if not size:
        raise EmptyFile(_("This file is empty. Choose the photo again."))
    if size > LARGEST_BYTES:
        raise PhotoTooLarge(_("This photo is larger than 25 MB. Choose a smaller one."))


def not_a_photo() -> NotAPhoto:
    """The refusal of a file that is something else."""
    return NotAPhoto(_("This file is not a photo. Choose a picture, such as JPEG, PNG or HEIC."))


def broken() -> PhotoBroken:
    """The refusal of a photo that cannot be read to its end."""
    return PhotoBroken(_("This photo is damaged or did not arrive whole. Send it again."))


def too_many_pixels() -> PhotoTooManyPixels:
    """The refusal of a picture of too many pixels."""
    return PhotoTooManyPixels(
        _("This picture is too big: at most 12,000 pixels on a side and 60 megapixels.")
    )


def is_picture(file: IO[bytes]) -> bool:
    """Does it begin like a photo that we take in, whole or damaged?"""
    file.seek(0)
    head = file.read(16)
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    is_heif = head[4:8] == b"ftyp" and head[8:12] in _BRANDS
    return is_webp or is_heif or head.startswith(_BEGINNINGS)


def _no_photo(file: IO[bytes]) -> NotAPhoto:
    file.seek(0)
    if not file.read(8).lstrip().startswith(_OTHERS):
        return not_a_photo()
    return OtherPicture(
        _("A picture of this kind is not taken in. Choose a photo: JPEG, PNG, WebP or HEIC.")
    )


def open_photo(file: IO[bytes]) -> Image.Image:
    """The photo in `file`, its header read and found fit, its pixels not yet decoded.

    Raises NotAPhoto, PhotoBroken or PhotoTooManyPixels.
    """
    file.seek(0)
    try:
        image = Image.open(file, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise (broken() if is_picture(file) else _no_photo(file)) from error
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError) as error:
        raise broken() from error
    width, height = image.size
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise too_many_pixels()
    return image


def seen(file: IO[bytes]) -> Seen:
    """What the header says. Raises like `open_photo`."""
    with open_photo(file) as image:
        return Seen(image.format or "", image.width, image.height)
