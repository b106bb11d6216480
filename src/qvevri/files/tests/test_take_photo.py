"""A photo is taken in as it comes from a phone, and kept upright and without traces."""

import pytest
from PIL import Image

from qvevri.files import actions
from qvevri.files.actions import TooManyPhotos
from qvevri.files.inspecting import (
    LARGEST_BYTES,
    EmptyFile,
    NotAPhoto,
    OtherPicture,
    PhotoBroken,
    PhotoTooLarge,
    PhotoTooManyPixels,
)
from qvevri.files.models import Photo
from qvevri.files.tests.pictures import kept_file, landscape, photo, png_header, upload
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

CLAIM = "draft-secret-of-twenty-signs"


def take(content: bytes, gori: Municipality, claim: str = CLAIM) -> Photo:
    return actions.take_photo(upload(content), municipality=gori, by=None, claim=claim)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_photo_of_every_kind_is_kept_as_jpeg(kind: str, gori: Municipality) -> None:
    kept = take(photo(kind), gori)

    with kept_file(kept.original.name) as original:
        assert (original.format, original.size) == ("JPEG", (400, 300))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_nothing_of_camera_and_place_survives(kind: str, gori: Municipality) -> None:
    kept = take(photo(kind), gori)

    with kept_file(kept.original.name) as original:
        assert dict(original.getexif()) == {}
        assert not {"exif", "xmp", "icc_profile", "comment"} & original.info.keys()


def test_photo_taken_with_turned_phone_stands_upright(gori: Municipality) -> None:
    lying = landscape().transpose(Image.Transpose.ROTATE_90)

    kept = take(photo(image=lying, orientation=6), gori)

    with kept_file(kept.original.name) as original:
        top = original.getpixel((200, 20))
        assert isinstance(top, tuple)
        assert (kept.width, kept.height) == original.size == (400, 300)
        assert max(abs(a - b) for a, b in zip(top, (90, 150, 220), strict=True)) < 12


def test_transparent_picture_lies_on_white_paper(gori: Municipality) -> None:
    kept = take(photo("PNG", Image.new("RGBA", (40, 40), (255, 0, 0, 0))), gori)

    assert kept.tint == "#ffffff"


def test_photo_of_twelve_megapixels_is_kept_at_2560(gori: Municipality) -> None:
    kept = take(photo(image=landscape(4032, 3024)), gori)

    assert (kept.width, kept.height) == (2560, 1920)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyFile),
        (b"%PDF-1.7 \n1 0 obj\n<< /Type /Catalog >>\n", NotAPhoto),
        ("ვაშლი სკრიდან".encode(), NotAPhoto),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\0" * 400, NotAPhoto),
        (b"GIF89a\x01\0\x01\0\0\0\0;", OtherPicture),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", OtherPicture),
        (photo()[:2000], PhotoBroken),
        (photo()[:30], PhotoBroken),
        (photo("PNG")[:-200], PhotoBroken),
        (photo("HEIF")[:-200], PhotoBroken),
        (photo("AVIF")[:-200], PhotoBroken),
        (png_header(20_000, 100), PhotoTooManyPixels),
        (png_header(11_000, 9_000), PhotoTooManyPixels),
        (png_header(60_000, 60_000), PhotoTooManyPixels),
        (png_header(5_000, 5_000), PhotoBroken),
    ],
)
def test_what_is_no_good_photo_is_refused(
    content: bytes, refusal: type[Exception], gori: Municipality
) -> None:
    with pytest.raises(refusal):
        take(content, gori)

    assert not Photo.objects.exists()


def test_file_larger_than_25_megabytes_is_refused_unread(gori: Municipality) -> None:
    with pytest.raises(PhotoTooLarge):
        take(b"\xff\xd8\xff" + b"\0" * LARGEST_BYTES, gori)


def test_same_file_sent_twice_is_the_same_photo(gori: Municipality) -> None:
    first = take(photo(), gori)

    assert take(photo(), gori).pk == first.pk
    assert take(photo(), gori, claim="another-draft-of-twenty-signs").pk != first.pk


def test_ninth_photo_of_a_draft_is_refused(gori: Municipality) -> None:
    for width in range(8):
        take(photo(image=landscape(40 + width, 30)), gori)

    with pytest.raises(TooManyPhotos):
        take(photo(image=landscape(90, 30)), gori)


def test_photos_of_a_draft_become_those_of_its_thing(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    first, second = take(photo(), gori), take(photo("PNG"), gori)

    assert actions.attach(CLAIM, farm, by=nino) == [first, second]
    assert list(Photo.objects.about(farm)) == [first, second]
    assert actions.attach(CLAIM, farm, by=nino) == [first, second]
