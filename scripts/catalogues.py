"""Is every sentence of the code there in Georgian and Russian, and nothing fuzzy or upper-cased?"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "qvevri"
LANGUAGES = ("ka", "ru")
MTAVRULI = re.compile("[\u1c90-\u1cbf]")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def rooms(package: Path) -> list[Path]:
    """The folders that hold a catalogue of their own: every app."""
    return sorted(file.parent for file in package.glob("**/apps.py"))


def extract(room: Path) -> None:
    """Bring the catalogues of one room up to date with its code, in place."""
    (room / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--no-location", "--no-wrap"]
    for language in LANGUAGES:
        command += ["-l", language]
    subprocess.run(command, cwd=room, check=True, capture_output=True, env=_environment())  # noqa: S603


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}


def _texts(message: Message) -> list[str]:
    texts = message.string
    return [texts] if isinstance(texts, str) else list(texts or ())


def _source(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def _names(text: str) -> set[str]:
    return {"".join(found) for found in PLACEHOLDER.findall(text)}


def complaints_about(message: Message) -> Iterator[str]:
    """What is wrong with the translation of one message."""
    texts = _texts(message)
    if not all(texts):
        yield "is not translated"
    if message.fuzzy:
        yield "is fuzzy"
    if any(MTAVRULI.search(text) for text in texts):
        yield "has Mtavruli letters"
    if any(text and not _names(text) <= _names(_source(message)) for text in texts):
        yield "has a placeholder that its source lacks"


def complaints_in(room: Path, language: str) -> Iterator[str]:
    """What is wrong with one catalogue, a sentence each."""
    file = room / "locale" / language / "LC_MESSAGES" / "django.po"
    catalogue: Catalog = (
        read_po(file.read_bytes().splitlines(keepends=True)) if file.exists() else Catalog()
    )
    for message in catalogue:
        if message.id:
            for complaint in complaints_about(message):
                yield f"{room.name} {language}: {_source(message)!r} {complaint}"


def disagreements(package: Path, language: str) -> Iterator[str]:
    """Sentences that two rooms translate differently: all catalogues are one for a reader."""
    said: dict[tuple[str | None, str], dict[str, list[str]]] = {}
    for room in rooms(package):
        file = room / "locale" / language / "LC_MESSAGES" / "django.po"
        for message in (
            read_po(file.read_bytes().splitlines(keepends=True)) if file.exists() else ()
        ):
            if message.id:
                known = said.setdefault((message.context, _source(message)), {})
                known[room.name] = _texts(message)
    for (_context, source), by_room in said.items():
        if len({tuple(texts) for texts in by_room.values()}) > 1:
            yield f"{language}: {source!r} differs between {', '.join(sorted(by_room))}"


def main() -> int:
    """Check a copy, so that the tree stays as it is; 1 when something is missing."""
    subprocess.run(["scripts/system-packages", "gettext"], check=True)  # noqa: S607
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "qvevri"
        shutil.copytree(
            PACKAGE, copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__", "static")
        )
        found: list[str] = []
        for room in rooms(copy):
            extract(room)
            for language in LANGUAGES:
                found += complaints_in(room, language)
        for language in LANGUAGES:
            found += disagreements(copy, language)
    for complaint in found:
        print(complaint)  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
