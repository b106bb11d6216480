"""A document is kept as it was sent, and what is none is refused in words."""

import pytest
from django.core.files.storage import default_storage
from django.utils import translation

from qvevri.core.errors import Refused
from qvevri.files import actions, documents, inspecting, serving
from qvevri.files.models import Document, Photo
from qvevri.files.tests import papers
from qvevri.files.tests.pictures import photo, upload
from qvevri.organisations.models import Organisation


def take(content: bytes, farm: Organisation, name: str = "akti.pdf") -> Document | Photo:
    return actions.take(upload(content, name), municipality=farm.municipality, by=None, thing=farm)


def kept(content: bytes, farm: Organisation, name: str = "akti.pdf") -> Document:
    document = take(content, farm, name)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (papers.pdf(), "pdf"),
        (papers.docx(), "docx"),
        (papers.xlsx(), "xlsx"),
        (papers.odt(), "odt"),
        (papers.CSV, "csv"),
    ],
)
def test_kind_is_found_in_the_bytes_whatever_the_name_says(
    content: bytes, kind: str, farm: Organisation
) -> None:
    document = kept(content, farm, "ანგარიში.html")

    assert (document.kind, document.name) == (kind, f"ანგარიში.{kind}")
    with default_storage.open(document.path) as file:
        assert file.read() == content


def test_picture_becomes_a_photo_without_its_place_of_capture(farm: Organisation) -> None:
    taken = take(photo(), farm, "scan.pdf")

    assert isinstance(taken, Photo)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", documents.EmptyDocument),
        (b"MZ\x90\0" + b"\0" * 400, documents.IsProgram),
        (b"\x7fELF" + b"\0" * 400, documents.IsProgram),
        (b"#!/bin/sh\nrm -rf /\n", documents.IsProgram),
        (b"<html><script>alert(1)</script></html>", documents.IsProgram),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", documents.IsProgram),
        (papers.office(("word/vbaProject.bin", b"Sub AutoOpen()")), documents.IsProgram),
        (papers.FILM, documents.IsFilm),
        (b"\x1aE\xdf\xa3" + b"\0" * 400, documents.IsFilm),
        (papers.pdf("saidumlo"), documents.DocumentLocked),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), documents.DocumentLocked),
        (papers.odt(b"<manifest:encryption-data/>"), documents.DocumentLocked),
        (papers.pdf()[:60], documents.DocumentBroken),
        (b"%PDF-1.7 \n1 0 obj\n<< /Type /Catalog >>\n", documents.DocumentBroken),
        (papers.docx()[:-200], documents.DocumentBroken),
        (papers.office(("word/media/x.png", b"\0" * 50_000_000)), documents.DocumentSwollen),
        (papers.archive(("readme.txt", b"hello")), documents.UnknownKind),
        ("უბრალო ტექსტი".encode(), documents.UnknownKind),
        (b"\x00\x01\x02" * 200, documents.UnknownKind),
        (photo()[:2000], inspecting.PhotoBroken),
    ],
)
def test_what_is_no_good_document_is_refused_in_three_languages(
    content: bytes, refusal: type[Refused], farm: Organisation
) -> None:
    sentences = set()
    for language in ("ka", "en", "ru"):
        with translation.override(language), pytest.raises(refusal) as refused:
            take(content, farm)
        sentences.add(str(refused.value))

    assert len(sentences) == 3
    assert not Document.objects.exists()


def test_file_of_more_than_25_megabytes_is_refused_unread(farm: Organisation) -> None:
    with pytest.raises(documents.DocumentTooLarge, match="25"):
        take(b"%PDF-" + b"\0" * inspecting.LARGEST_BYTES, farm)


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("ა" * 300 + ".pdf", "ა" * 100 + ".pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Nino\\აქტი.PDF", "აქტი.pdf"),
        ("plan v1.2", "plan v1.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
    ],
)
def test_name_is_kept_without_path_and_not_long(sent: str, name: str) -> None:
    assert documents.name_of(sent, "pdf") == name


def test_same_document_sent_twice_is_one(farm: Organisation, new_farm: Organisation) -> None:
    first, again, other = kept(papers.CSV, farm), kept(papers.CSV, farm), kept(papers.CSV, new_farm)

    assert first.pk == again.pk != other.pk
    assert first.path == other.path


def test_file_goes_when_the_last_thing_that_shares_it_lets_go(
    farm: Organisation, new_farm: Organisation, django_capture_on_commit_callbacks: type
) -> None:
    first, other = kept(papers.pdf(), farm), kept(papers.pdf(), new_farm)
    there = []
    for document in (first, other):
        with django_capture_on_commit_callbacks(execute=True):
            actions.remove_document(document, by=None)
        there.append(default_storage.exists(first.path))

    assert there == [True, False]


def test_eleventh_document_is_refused(farm: Organisation) -> None:
    for number in range(10):
        kept(papers.CSV + f"{number};x\n".encode(), farm)

    with pytest.raises(actions.TooManyDocuments):
        kept(papers.pdf(), farm)


def test_document_is_brought_to_be_kept_and_never_as_a_page(farm: Organisation) -> None:
    answer = serving.as_attachment(kept(papers.pdf(), farm, "აქტი.pdf"))
    answer.close()

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
