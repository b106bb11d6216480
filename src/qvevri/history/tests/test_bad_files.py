"""A downloaded log that is none, or no longer one: each has its sentence; the exit code is 1."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from qvevri.history import chain, queries, registry
from qvevri.history.actions import record
from qvevri.history.chain import Broken, Held
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement


@pytest.fixture
def file(
    gori: Municipality,
    skra: Settlement,
    nino: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Four entries, all told in full."""
    monkeypatch.setattr(registry, "_public", {"places.settlement"})
    for verb in ("published", "paused", "resumed", "changed"):
        record(nino, verb, skra, municipality=gori, facts={"reason": "წვიმა"})
    file = tmp_path / "gori.jsonl"
    file.write_text("".join(queries.chain(gori)), "utf-8")
    return file


def lines_moved(raw: bytes, *order: int) -> bytes:
    lines = raw.splitlines(keepends=True)
    return b"".join(lines[at] for at in order)


def changed(raw: bytes) -> bytes:
    return raw.replace("წვიმა".encode(), "წვიმი".encode(), 1)


BAD: list[tuple[Callable[[bytes], bytes], str, str, str]] = [
    (changed, "entry 1 (", "ჩანაწერი № 1 (", "запись № 1 ("),
    (lambda raw: lines_moved(raw, 0, 1, 3, 4), "entry 3 (", "ჩანაწერი № 3", "запись № 3"),
    (lambda raw: lines_moved(raw, 0, 2, 1, 3, 4), "one is missing", "აკლია", "пропущена"),
    (lambda raw: lines_moved(raw, 0, 1, 2, 3), "entry 4: it is missing", "ფაილი", "раньше"),
    (lambda raw: raw.decode().encode("utf-16"), "in UTF-8", "UTF-8", "не текст в UTF-8"),
    (lambda raw: raw + b"\xff\xfe\n", "line 6 is not text", "სტრიქონი 6", "строка 6"),
    (lambda raw: raw + b"x" * (chain.LONGEST_LINE + 1), "too long", "გრძელია", "слишком длинн"),
    (lambda raw: raw[:-20], "entry 4: the line cannot", "ვერ იკითხება", "не читается"),
    (lambda raw: b"", "the file is empty", "ფაილი ცარიელია", "файл пуст"),
    (lambda raw: b"\n\n", "the file is empty", "ფაილი ცარიელია", "файл пуст"),
    (lambda raw: b"PK\x03\x04 ...", "this is not a log", "ეს არ არის", "это не журнал"),
    (lambda raw: b"<!doctype html>", "this is not a log", "ეს არ არის", "это не журнал"),
    (lambda raw: b"0" * (chain.LONGEST_LINE * 2), "this is not a log", "ეს არ არის", "не журнал"),
    (lambda raw: b"[" * 100_000, "this is not a log", "ეს არ არის", "это не журнал"),
]


@pytest.mark.parametrize(("spoil", "en", "ka", "ru"), BAD, ids=[en for _of, en, *_more in BAD])
def test_bad_file_has_its_sentence_in_each_language(
    file: Path, spoil: Callable[[bytes], bytes], en: str, ka: str, ru: str
) -> None:
    file.write_bytes(spoil(file.read_bytes()))

    for language, words in (("en", en), ("ka", ka), ("ru", ru)):
        with pytest.raises(CommandError) as told:
            call_command("verify-history", str(file), "--language", language)
        assert words in str(told.value)
        assert str(told.value).startswith("gori.jsonl: ")


def test_any_changed_character_of_an_entry_is_seen(file: Path) -> None:
    first, *lines = file.read_text("utf-8").splitlines(keepends=True)

    for at in range(len(lines[1]) - 1):
        other = "7" if lines[1][at] != "7" else "8"
        spoilt = lines[1][:at] + other + lines[1][at + 1 :]
        found = chain.verify([first, lines[0], spoilt, *lines[2:]])
        assert isinstance(found, Broken)
        assert found.line == 3


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_an_editor_adds_harms_nothing(file: Path, ending: bytes, mark: bytes) -> None:
    file.write_bytes(mark + file.read_bytes().replace(b"\n", ending))

    with file.open("rb") as lines:
        assert isinstance(chain.verify(chain.lines_of(lines)), Held)


def test_half_of_a_letter_is_no_crash(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    lines[1] = lines[1].replace("წვიმა", "\\ud800")

    assert isinstance(chain.verify(lines), Broken)


def test_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.jsonl"):
        with pytest.raises(CommandError, match="cannot be opened"):
            call_command("verify-history", str(path))


def test_shorter_log_made_whole_again_lacks_a_seal_that_was_noted(
    file: Path, gori: Municipality
) -> None:
    noted = queries.last_seal(gori)
    _first, *lines = file.read_text("utf-8").splitlines(keepends=True)
    head = json.loads(lines[-2])["seal"]
    shorter = [chain.first_line("gori", 3, head), *lines[:-1]]
    file.write_text("".join(shorter), "utf-8")
    assert isinstance(chain.verify(shorter), Held)

    with pytest.raises(CommandError, match=f"no entry has the seal {noted}"):
        call_command("verify-history", str(file), "--seal", noted.upper())


def test_end_cut_off_the_database_lacks_a_seal_that_was_noted(
    file: Path, gori: Municipality
) -> None:
    noted = queries.last_seal(gori)
    call_command("verify-history", "--seal", noted)
    gori.history.get(number=4).delete()
    call_command("verify-history")

    with pytest.raises(CommandError, match="cut off or written anew"):
        call_command("verify-history", "--seal", noted)


def test_kept_seals_show_that_the_end_was_cut_off(
    file: Path, gori: Municipality, tmp_path: Path
) -> None:
    seals = tmp_path / "seals.json"
    call_command("verify-history", "--seals", str(seals))
    gori.history.get(number=4).delete()

    with pytest.raises(CommandError, match=r"gori: entries were cut off"):
        call_command("verify-history", "--seals", str(seals))


def test_file_of_seals_that_is_none_is_named(file: Path, tmp_path: Path) -> None:
    seals = tmp_path / "seals.json"
    seals.write_text("...")

    with pytest.raises(CommandError, match="this is not a file of seals"):
        call_command("verify-history", "--seals", str(seals))


LARGE = """
import resource, sys
from qvevri.history import chain
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    found = chain.verify(chain.lines_of(file))
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(type(found).__name__, found.line if hasattr(found, "line") else found.entries, grown)
"""


def read_apart(file: Path) -> list[str]:
    command = [sys.executable, "-c", LARGE, str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603


def test_large_file_of_no_lines_is_read_in_little_memory(file: Path) -> None:
    with file.open("a", encoding="utf-8") as large:
        large.truncate(300 * 2**20)

    told, at, grown = read_apart(file)

    assert (told, at) == ("Broken", "6")
    assert int(grown) < 30_000


def test_large_file_of_entries_is_read_in_little_memory(file: Path) -> None:
    seal = "0" * 64
    with file.open("w", encoding="utf-8") as large:
        large.write(chain.first_line("gori", 200_000, seal))
        large.writelines(chain.line_of(None, number, seal) for number in range(1, 200_001))

    told, entries, grown = read_apart(file)

    assert (told, entries) == ("Held", "200000")
    assert int(grown) < 30_000
