"""Documents as offices and mischief make them."""

import zipfile
from io import BytesIO

from docx import Document as Docx
from openpyxl import Workbook
from pypdf import PdfWriter

ODT = "application/vnd.oasis.opendocument.text"


def pdf(password: str = "") -> bytes:
    """A PDF of one page, locked if there is a password."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def docx() -> bytes:
    out = BytesIO()
    document = Docx()
    document.add_paragraph("მიღება-ჩაბარების აქტი")
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    out = BytesIO()
    book = Workbook()
    assert book.active is not None
    book.active.append(["სახელი", "დღე"])
    book.save(out)
    return out.getvalue()


def archive(*members: tuple[str, bytes]) -> bytes:
    """A packed file of these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return out.getvalue()


def odt(manifest: bytes = b"<manifest/>") -> bytes:
    return archive(
        ("mimetype", ODT.encode()),
        ("content.xml", b"<text/>"),
        ("META-INF/manifest.xml", manifest),
    )


def office(*members: tuple[str, bytes]) -> bytes:
    """What says that it is a DOCX, with more in it."""
    return archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"), *members)


CSV = "სახელი;სოფელი\nნინო;სკრა\nგიორგი;ატენი\n".encode()
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\0" * 400
