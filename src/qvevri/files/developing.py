"""From the file a phone sends to an upright original without traces, and to its renditions."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageCms, ImageOps

from qvevri.files import inspecting

ORIGINAL_SIDE = 2560
WIDTHS = (320, 640, 1280)
PAPER = "#ffffff"
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Format:
    """One kind of rendition: Pillow's name for it, its ending, how it is written."""

    name: str
    ending: str
    options: dict[str, int | bool]


# Best first: a browser takes the first it knows. Qualities chosen for like looks.
FORMATS = (
    Format("AVIF", "avif", {"quality": 58, "speed": 7}),
    Format("WEBP", "webp", {"quality": 74, "method": 4}),
    Format("JPEG", "jpeg", {"quality": 78, "optimize": True, "progressive": True}),
)


@dataclass(frozen=True)
class Original:
    """An upright JPEG without EXIF, ICC or any other trace of camera and place."""

    jpeg: bytes
    width: int
    height: int
    tint: str
    digest: str


def digest_of(file: IO[bytes]) -> str:
    """SHA-256 of the file as sent, in hexadecimal."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as browsers assume them: iPhones write Display P3, which would look pale untagged."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that cannot be read is no reason to refuse the photo.
        return image
    return turned or image


def _on_paper(image: Image.Image) -> Image.Image:
    """Plain RGB; where the picture is transparent, white paper shows."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    seen_through = image.convert("RGBA")
    paper = Image.new("RGB", seen_through.size, PAPER)
    paper.paste(seen_through, mask=seen_through.getchannel("A"))
    return paper


def _decoded(file: IO[bytes]) -> Image.Image:
    image = inspecting.open_photo(file)
    try:
        # JPEG can be decoded at half or a quarter of its size: less memory for large photos.
        image.draft("RGB", (ORIGINAL_SIDE, ORIGINAL_SIDE))
        image.load()
        upright = ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError, MemoryError) as error:
        raise inspecting.broken() from error
    return upright


def _tint(image: Image.Image) -> str:
    red, green, blue = image.resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _written(image: Image.Image, kind: Format) -> bytes:
    out = BytesIO()
    image.save(out, kind.name, **kind.options)
    return out.getvalue()


def develop(file: IO[bytes]) -> Original:
    """The original to keep, at most 2,560 pixels on its longer side.

    Raises NotAPhoto, PhotoBroken or PhotoTooManyPixels.
    """
    digest = digest_of(file)
    image = _decoded(file)
    image.thumbnail((ORIGINAL_SIDE, ORIGINAL_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    plain = _on_paper(_in_srgb(image))
    # A new picture: whatever came along with the old one (EXIF, XMP, comments) stays behind.
    clean = Image.frombytes("RGB", plain.size, plain.tobytes())
    jpeg = _written(clean, Format("JPEG", "jpeg", {"quality": 86, "progressive": True}))
    return Original(jpeg, clean.width, clean.height, _tint(clean), digest)


def widths_for(width: int) -> tuple[int, ...]:
    """The widths to make of an original of `width` pixels: none wider than itself, at least one."""
    return tuple(step for step in WIDTHS if step <= width) or (width,)


def renditions(jpeg: IO[bytes]) -> dict[tuple[str, int], bytes]:
    """Every rendition of an original: (ending, width) → file."""
    made: dict[tuple[str, int], bytes] = {}
    with Image.open(jpeg, formats=("JPEG",)) as original:
        for width in widths_for(original.width):
            height = max(1, round(original.height * width / original.width))
            small = original.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
            for kind in FORMATS:
                made[kind.ending, width] = _written(small, kind)
    return made
