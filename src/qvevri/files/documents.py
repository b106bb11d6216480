"""Whether a file is a document we take in: its kind found in its bytes, its content fit to open."""

import csv
import re
import subprocess
import sys
import zipfile
from io import StringIO
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from qvevri.core.errors import Refused
from qvevri.core.text import clean_line
from qvevri.files.inspecting import LARGEST_BYTES

# A program of its own: see there why. It ends itself before this.
READING_PDF = Path(__file__).with_name("reading_pdf.py")
MOST_SECONDS = 30

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}
# Accepted by file fields of pages.
ACCEPT = ".pdf,.docx,.xlsx,.odt,.ods,.csv"
# Unpacked: a long report with pictures has some ten megabytes; a bomb has thousands.
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 5000
MOST_TIMES = 200
LONGEST_NAME = 100
_OPEN_DOCUMENTS = {KINDS[kind].encode(): kind for kind in ("odt", "ods")}
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!", b"\x00asm")
_SCRIPT = re.compile(
    rb"^\s*(<\?php|<script|<!doctype html|<html|<svg|@echo off|powershell|\W*import os)", re.I
)
_FILMS = (b"ftyp", b"moov")
_FILM_BEGINNINGS = (b"\x1aE\xdf\xa3", b"\x00\x00\x01\xba", b"OggS")


class DocumentTooLarge(Refused):
    """The file has more bytes than we take."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is larger than 25 MB. Send a smaller one, or put in a link to it.")
        )


class EmptyDocument(Refused):
    """The file has no byte."""

    def __init__(self) -> None:
        super().__init__(_("This file is empty. Choose it again."))


class IsProgram(Refused):
    """The file would do something when opened: a program, a page, a document with macros."""

    def __init__(self) -> None:
        super().__init__(_("This file is a program or holds one. Send the document as PDF."))


class IsFilm(Refused):
    """Films are too large to keep, and are shown elsewhere."""

    def __init__(self) -> None:
        super().__init__(_("Films are not taken. Put the film on the internet and give the link."))


class UnknownKind(Refused):
    """The file is of a kind that we do not take."""

    def __init__(self) -> None:
        super().__init__(
            _("Files of this kind are not taken. Send a photo, PDF, DOCX, XLSX, ODT, ODS or CSV.")
        )


class DocumentLocked(Refused):
    """Nobody could read it: it asks for a password."""

    def __init__(self) -> None:
        super().__init__(
            _("This document is locked with a password. Save it without one and send it again.")
        )


class DocumentBroken(Refused):
    """It begins like a document, but cannot be read to its end."""

    def __init__(self) -> None:
        super().__init__(_("This file is damaged or did not arrive whole. Send it again."))


class DocumentSwollen(Refused):
    """Unpacked it would be larger than any document: it is made to fill a disk."""

    def __init__(self) -> None:
        super().__init__(_("Unpacked, this file is too large to be a document."))


def check_size(size: int | None) -> None:
    """Raise EmptyDocument or DocumentTooLarge for a file of `size` bytes."""
    if not size:
        raise EmptyDocument
    if size > LARGEST_BYTES:
        raise DocumentTooLarge


def kind_of(file: IO[bytes]) -> str:
    """One of KINDS, by what stands in the file, whatever its name says.

    Raises IsProgram, IsFilm, UnknownKind, DocumentLocked, DocumentBroken, DocumentSwollen.
    """
    file.seek(0)
    head = file.read(1024)
    if head.startswith(_PROGRAMS) or _SCRIPT.match(head):
        raise IsProgram
    if head[4:8] in _FILMS or head.startswith(_FILM_BEGINNINGS) or head[8:12] == b"AVI ":
        raise IsFilm
    if head.lstrip().startswith(b"%PDF-"):
        return _pdf(file)
    if head.startswith(b"PK"):
        return _packed(file)
    # The old DOC and XLS, and also a DOCX or XLSX with a password.
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentLocked if _holds(file, "EncryptedPackage") else UnknownKind
    return _table(file)


def _holds(file: IO[bytes], name: str) -> bool:
    file.seek(0)
    return name.encode("utf-16-le") in file.read(LARGEST_BYTES)


def _pdf(file: IO[bytes]) -> str:
    file.seek(0)
    command = [sys.executable, "-I", str(READING_PDF)]
    try:
        answer = subprocess.run(  # noqa: S603
            command, input=file.read(), capture_output=True, timeout=MOST_SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        raise DocumentBroken from error
    if answer.stdout == b"locked":
        raise DocumentLocked
    if answer.stdout != b"sound":
        raise DocumentBroken
    return "pdf"


def _packed(file: IO[bytes]) -> str:
    """DOCX, XLSX, ODT and ODS are archives: what they say of themselves is held against limits
    before anything is unpacked, and then against what really comes out."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_members(members)
            kind = _kind_of_archive(archive, {one.filename for one in members})
            _check_unpacked(archive, members)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError) as error:
        raise DocumentBroken from error
    except (NotImplementedError, RuntimeError) as error:
        raise DocumentLocked from error
    return kind


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    size, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    is_swollen = size > 1024 * 1024 and size > MOST_TIMES * max(packed, 1)
    if len(members) > MOST_MEMBERS or size > LARGEST_UNPACKED or is_swollen:
        raise DocumentSwollen
    names = [one.filename.lower() for one in members]
    if any(name.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".jar")) for name in names):
        raise IsProgram
    if any(one.flag_bits & 1 for one in members):
        raise DocumentLocked


def _kind_of_archive(archive: zipfile.ZipFile, names: set[str]) -> str:
    for member, kind in _OFFICE.items():
        if member in names and "[Content_Types].xml" in names:
            return kind
    said = archive.read("mimetype").strip() if "mimetype" in names else b""
    if said not in _OPEN_DOCUMENTS or "content.xml" not in names:
        raise UnknownKind
    if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
        raise DocumentLocked
    return _OPEN_DOCUMENTS[said]


def _check_unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Read to the end: checksums hold, and no part is larger than it says."""
    left = LARGEST_UNPACKED
    for member in members:
        with archive.open(member) as part:
            while chunk := part.read(1024 * 1024):
                left -= len(chunk)
                if left < 0:
                    raise DocumentSwollen


def _table(file: IO[bytes]) -> str:
    """A CSV: text whose first rows have the same number of columns, more than one."""
    file.seek(0)
    raw = file.read(64 * 1024)
    if b"\0" in raw:
        raise UnknownKind
    try:
        text = raw.decode("utf-8-sig", errors="strict" if len(raw) < 64 * 1024 else "ignore")
        dialect = csv.Sniffer().sniff(text[:8192], delimiters=",;\t")
        rows = [row for row in csv.reader(StringIO(text), dialect) if row][:20]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnknownKind from error
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows[:-1]}) > 1:
        raise UnknownKind
    return "csv"


def name_of(sent: str, kind: str) -> str:
    """The name to keep: without path and invisible signs, not long, ending as its kind does."""
    plain = clean_line(re.split(r"[/\\]", sent)[-1])
    stem, dot, ending = plain.rpartition(".")
    # Only the ending goes: "plan v1.2" keeps its last part.
    stem = stem if dot and re.fullmatch(r"[A-Za-z0-9]{1,5}", ending) and stem else plain
    stem = re.sub(r'[\x00-\x1f<>:"|?*%;]', "_", stem).strip(" .")[:LONGEST_NAME].strip(" .")
    return f"{stem or 'document'}.{kind}"
