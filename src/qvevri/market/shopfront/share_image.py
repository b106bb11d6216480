"""The picture that messengers show beside a shared listing."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.views.decorators.http import condition, require_safe
from PIL import Image, ImageDraw, ImageFont, ImageOps

import qvevri.core
from qvevri.core.languages import current, in_language
from qvevri.core.look_tints import tint_of
from qvevri.files.queries import photos_of
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.models import Listing
from qvevri.market.listings.queries import public_listing
from qvevri.market.shopfront.drawings import drawn_card
from qvevri.places.http import MunicipalRequest
from qvevri.vocabulary import composing
from qvevri.vocabulary.prices import per_base_text, price_text

SIZE = (1200, 630)
PHOTO = (520, 630)
MARGIN = 56
TEXT_WIDTH = SIZE[0] - PHOTO[0] - 2 * MARGIN
PAPER, INK, QUIET, CLAY = "#FBF8F3", "#231F1B", "#5B534B", "#A8452A"
FONTS = Path(qvevri.core.__file__).parent / "fonts"
TITLE_LINES = 4


@lru_cache
def font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    """FiraGO, which has Georgian, Cyrillic and Latin letters and the sign of the lari."""
    return ImageFont.truetype(str(FONTS / f"FiraGO-{weight}.ttf"), size)


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int, most: int) -> list[str]:
    """The text in lines no wider than `width` pixels; the last ends in … when there is more."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return [_cut(line, face, width) for line in lines]


def _cut(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    while face.getlength(line) > width:
        line = line.rstrip("…")[:-1] + "…"
    return line


def draw(words: Mapping[str, str], photo: bytes | None) -> bytes:
    """PNG of 1200 by 630: `title`, `price`, `base`, `place`, `house` beside the photo.

    Where there is none, the drawing `pictogram` stands in its place.
    """
    image = Image.new("RGB", SIZE, PAPER)
    image.paste(_picture(words, photo), (0, 0))
    left, width = PHOTO[0] + MARGIN, TEXT_WIDTH
    pen = ImageDraw.Draw(image)
    top = MARGIN
    for line in wrapped(words["title"], font(600, 52), width, TITLE_LINES):
        pen.text((left, top), line, INK, font(600, 52))
        top += 66
    for line in wrapped(words["price"], font(600, 60), width, 2):
        pen.text((left, top + 20), line, CLAY, font(600, 60))
        top += 76
    pen.text((left, top + 24), _cut(words["base"], font(400, 34), width), QUIET, font(400, 34))
    pen.text((left, SIZE[1] - 132), _cut(words["place"], font(400, 34), width), INK, font(400, 34))
    pen.text((left, SIZE[1] - 84), _cut(words["house"], font(400, 30), width), QUIET, font(400, 30))
    pen.rectangle((0, SIZE[1] - 10, SIZE[0], SIZE[1]), CLAY)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _picture(words: Mapping[str, str], photo: bytes | None) -> Image.Image:
    if photo is None:
        stem = words["pictogram"]
        return drawn_card(stem, tint_of(stem), PHOTO)
    with Image.open(BytesIO(photo)) as taken:
        return ImageOps.fit(taken.convert("RGB"), PHOTO)


def _words(listing: Listing, language: str) -> dict[str, str]:
    facts = facts_of(listing)
    assert facts.price is not None
    return {
        "title": composing.title(facts, language),
        "price": price_text(facts.price, language),
        "base": per_base_text(facts.price, language),
        "place": in_language(listing.settlement.name, language),
        "house": in_language(listing.municipality.full_name, language),
        "pictogram": facts.product.pictogram,
    }


def _photo(listing: Listing) -> bytes | None:
    photos = photos_of([listing])[listing.pk]
    if not photos:
        return None
    with default_storage.open(str(photos[0].original.name)) as file:
        content = file.read()
    assert isinstance(content, bytes)
    return content


def _kept(listing: Listing, language: str) -> bytes:
    """The picture from its file, drawn anew when the listing is younger than the file."""
    name = f"share/{listing.pk}-{language}.png"
    if default_storage.exists(name):
        if default_storage.get_modified_time(name) >= listing.changed_at:
            with default_storage.open(name) as file:
                return bytes(file.read())
        default_storage.delete(name)
    png = draw(_words(listing, language), _photo(listing))
    default_storage.save(name, ContentFile(png))
    return png


def _version(request: MunicipalRequest, pk: int) -> str:
    listing = public_listing(request.municipality, pk)
    return f'"{listing.pk}-{listing.changed_at.timestamp()}-{current()}"'


@require_safe
@condition(etag_func=_version)
def share_image(request: MunicipalRequest, pk: int) -> HttpResponse:
    """The picture, made anew only when the listing changed."""
    listing = public_listing(request.municipality, pk)
    response = HttpResponse(_kept(listing, current()), content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
