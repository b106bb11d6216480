"""What a page needs to show a photo at the right size in the best format."""

from typing import TypedDict

from django.core.files.storage import default_storage

from qvevri.files.models import Photo


class Picture(TypedDict):
    """For `core/components/_photo.html`; the srcsets are empty until the renditions are made."""

    avif: str
    webp: str
    jpeg: str
    src: str
    sizes: str
    width: int
    height: int
    alt: str
    tint: str


def _srcset(photo: Photo, ending: str) -> str:
    paths: dict[str, str] = photo.renditions.get(ending, {})
    widths = sorted(paths, key=int)
    return ", ".join(f"{default_storage.url(paths[width])} {width}w" for width in widths)


def source(photo: Photo, width: int = 640) -> str:
    """The address of the JPEG nearest to `width` and not narrower; of the original until made."""
    paths: dict[str, str] = photo.renditions.get("jpeg", {})
    if not paths:
        return default_storage.url(str(photo.original.name))
    wide_enough = [step for step in paths if int(step) >= width]
    best = min(wide_enough, key=int) if wide_enough else max(paths, key=int)
    return default_storage.url(paths[best])


def picture(photo: Photo, alt: str, sizes: str = "100vw") -> Picture:
    """Addresses and measures of one photo; `alt` says in words what it shows.

    `sizes` is the HTML attribute: how wide it stands on the page.
    """
    return Picture(
        avif=_srcset(photo, "avif"),
        webp=_srcset(photo, "webp"),
        jpeg=_srcset(photo, "jpeg"),
        src=source(photo),
        sizes=sizes,
        width=photo.width,
        height=photo.height,
        alt=alt,
        tint=photo.tint,
    )
