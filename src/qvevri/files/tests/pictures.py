"""Files as phones and mischief make them."""

import struct
import zlib
from io import BytesIO

import pillow_heif
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

pillow_heif.register_heif_opener()
SKY, SOIL = (90, 150, 220), (120, 80, 40)


def landscape(width: int = 400, height: int = 300) -> Image.Image:
    """Sky above, soil below: one sees which side is up."""
    image = Image.new("RGB", (width, height), SKY)
    image.paste(SOIL, (0, height // 2, width, height))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: camera, how it was held, where it was."""
    made = Image.Exif()
    made[Base.Make] = "Phone of Nino"
    made[Base.Orientation] = orientation
    place = made.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "N", (42.0, 0.0, 12.9)
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "E", (44.0, 1.0, 46.9)
    return made


def photo(kind: str = "JPEG", image: Image.Image | None = None, orientation: int = 1) -> bytes:
    """The bytes of a photo of this kind, with EXIF."""
    out = BytesIO()
    (image or landscape()).save(out, kind, exif=exif(orientation))
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that says it is huge, in sixty bytes: a bomb."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def upload(content: bytes, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    """The file as a form brings it."""
    return SimpleUploadedFile(name, content)


def kept_file(path: str | None) -> Image.Image:
    """A photo's file, as it is kept."""
    with default_storage.open(path or "") as file:
        return Image.open(BytesIO(file.read()))
