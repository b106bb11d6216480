"""Anybody keeps the seals of all days in a small file, and sees later whether they still hold."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from qvevri.core.languages import CODES
from qvevri.history import heads, queries
from qvevri.history.actions import record
from qvevri.history.models import Entry
from qvevri.places.models import Municipality, Settlement

FILE = "/gori/history/heads.txt"
COMPARE = "/gori/en/history/days/compare/"


@pytest.fixture
def three_days(gori: Municipality, skra: Settlement) -> None:
    """Two entries on each of three days."""
    for day in (1, 3, 4):
        with time_machine.travel(datetime(2026, 5, day, 9, tzinfo=UTC), tick=False):
            record(None, "published", skra, municipality=gori)
            record(None, "paused", skra, municipality=gori)


@pytest.fixture
def kept(three_days: None, client: Client, tmp_path: Path) -> Path:
    """The file as somebody saved it."""
    file = tmp_path / "gori-seals.txt"
    file.write_bytes(client.get(FILE).content)
    return file


@pytest.fixture
def downloaded(three_days: None, client: Client, tmp_path: Path) -> Path:
    """The log as it was downloaded."""
    file = tmp_path / "gori-history.jsonl"
    file.write_bytes(b"".join(client.get("/gori/en/history/log.jsonl")))
    return file


@pytest.fixture
def rewritten(kept: Path, gori: Municipality, skra: Settlement) -> Path:
    """The second day and all after it were written anew, and every seal computed again."""
    Entry.objects.filter(number__gte=3).delete()
    for day in (3, 4):
        with time_machine.travel(datetime(2026, 5, day, 9, tzinfo=UTC), tick=False):
            record(None, "removed", skra, municipality=gori)
            record(None, "paused", skra, municipality=gori)
    return kept


def compared(client: Client, content: bytes, language: str = "en") -> str:
    file = SimpleUploadedFile("seals.txt", content)
    address = COMPARE.replace("/en/", f"/{language}/")
    return client.post(address, {"file": file}).content.decode()


def test_file_has_a_line_for_each_day_and_says_how_to_use_it(kept: Path) -> None:
    lines = kept.read_text().splitlines()

    assert lines[0] == "# qvevri-heads 1 gori"
    assert [line[:13] for line in lines if line[0] != "#"] == [
        "2026-05-01 2 ",
        "2026-05-03 4 ",
        "2026-05-04 6 ",
    ]
    assert "Keep this file." in lines[2]
    assert "შეინახეთ" in lines[1]
    assert "Сохраните" in lines[3]


def test_file_is_not_sent_twice(
    three_days: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    etag = client.get(FILE).headers["ETag"]

    with django_assert_max_num_queries(3):
        again = client.get(FILE, headers={"If-None-Match": etag})

    assert again.status_code == 304


def test_file_of_a_town_where_nothing_happened_is_read_again(
    client: Client, gori: Municipality
) -> None:
    found = heads.read(BytesIO(client.get(FILE).content))

    assert (found.municipality, list(found.days)) == ("gori", [])


def test_days_are_found_across_years_without_an_entry(
    kept: Path, gori: Municipality, skra: Settlement
) -> None:
    with time_machine.travel(datetime(2031, 5, 1, 9, tzinfo=UTC), tick=False):
        record(None, "paused", skra, municipality=gori)

    found = queries.heads(gori, limit=3)

    assert [str(one.day) for one in found] == ["2031-05-01", "2026-05-04", "2026-05-03"]


def test_what_was_saved_is_read_again(kept: Path, gori: Municipality) -> None:
    with kept.open("rb") as file:
        assert heads.read(file).days == queries.all_heads(gori)


def test_editors_may_touch_the_ends_of_lines(kept: Path, client: Client) -> None:
    touched = b"\xef\xbb\xbf" + kept.read_bytes().replace(b"\n", b"  \r\n") + b"\r\n"

    assert "Yes: the seals of all 3 days" in compared(client, touched)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", 0),
        (b"2026-05-01 2 " + b"a" * 64, 0),
        (b"# qvevri-heads 2 gori", 0),
        (b"# qvevri-heads 1 gori\nyesterday", 2),
        (b"# qvevri-heads 1 gori\n2026-13-01 2 " + b"a" * 64, 2),
        (b"# qvevri-heads 1 gori\n2026-05-01 2 " + b"a" * 63, 2),
        (b"# qvevri-heads 1 gori\n# x\n2026-05-01 0x2 " + b"a" * 64, 3),
        (
            b"# qvevri-heads 1 gori\n"
            + b"2026-05-01 2 "
            + b"a" * 64
            + b"\n2026-05-01 3 "
            + b"b" * 64,
            3,
        ),
        (b"# qvevri-heads 1 gori\n" + b"#" * 3000, 2),
        (b"# qvevri-heads 1 gori\n\xff\xfe", 2),
        (b"\x89PNG\r\n", 1),
    ],
)
def test_text_that_is_no_file_of_heads_names_its_line(text: bytes, line: int) -> None:
    with pytest.raises(heads.NoHeads) as found:
        heads.read(BytesIO(text))

    assert found.value.line == line


def test_citizen_sees_that_all_days_still_hold(kept: Path, client: Client) -> None:
    page = compared(client, kept.read_bytes())

    assert "Yes: the seals of all 3 days in your file, from 1 May 2026 to 4 May 2026" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "No. The first line"), ("ka", "3 მაისი 2026"), ("ru", "3 мая 2026")],
)
def test_citizen_sees_the_first_day_that_was_rewritten(
    rewritten: Path, client: Client, language: str, words: str
) -> None:
    call_command("verify-history")

    assert words in compared(client, rewritten.read_bytes(), language)


def test_citizen_is_told_when_the_end_was_cut_off(kept: Path, client: Client) -> None:
    Entry.objects.filter(number=6).delete()

    assert "is that of 4 May 2026: entry 6" in compared(client, kept.read_bytes())


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"# qvevri-heads 1 gori\nx"])
def test_file_of_another_kind_is_refused(three_days: None, client: Client, content: bytes) -> None:
    assert 'class="field-error"' in compared(client, content)


def test_file_of_another_town_is_refused(kept: Path, client: Client) -> None:
    page = compared(client, kept.read_bytes().replace(b" gori\n", b" telavi\n"))

    assert "these heads are of another log: telavi." in page


def test_file_without_a_day_proves_nothing(client: Client, gori: Municipality) -> None:
    assert "There is no day in this file." in compared(client, b"# qvevri-heads 1 gori\n")


def test_database_that_still_has_all_days_is_whole(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify-history", "--heads", str(kept))

    assert "gori: whole" in capsys.readouterr().out


def test_database_that_was_rewritten_is_named_with_its_first_day(rewritten: Path) -> None:
    with pytest.raises(CommandError, match="gori: on 2026-05-03 the last entry was 4, with the"):
        call_command("verify-history", "--heads", str(rewritten))


def test_downloaded_log_holds_against_the_kept_file(
    kept: Path, downloaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify-history", str(downloaded), "--heads", str(kept))

    assert "gori: whole, 6 entries" in capsys.readouterr().out


def test_log_downloaded_after_it_was_rewritten_does_not(
    rewritten: Path, client: Client, tmp_path: Path
) -> None:
    file = tmp_path / "later.jsonl"
    file.write_bytes(b"".join(client.get("/gori/en/history/log.jsonl")))

    with pytest.raises(CommandError, match="on 2026-05-03 the last entry was 4"):
        call_command("verify-history", str(file), "--heads", str(rewritten))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("# qvevri-heads 1 gori\nx", "line 2 is not a day"),
        ("nonsense", "this is not a file of the seals"),
        ("# qvevri-heads 1 telavi\n", "these heads are of another log: telavi"),
    ],
)
def test_command_says_what_is_wrong_with_the_kept_file(
    three_days: None, downloaded: Path, tmp_path: Path, content: str, why: str
) -> None:
    file = tmp_path / "kept.txt"
    file.write_text(content)

    for about in ([], [str(downloaded)]):
        with pytest.raises(CommandError, match=why):
            call_command("verify-history", *about, "--heads", str(file))


def test_file_that_is_not_there_is_said(three_days: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="the file cannot be opened"):
        call_command("verify-history", "--heads", str(tmp_path / "none.txt"))


@pytest.mark.parametrize("language", CODES)
def test_page_of_days_leads_to_the_file(three_days: None, client: Client, language: str) -> None:
    page = client.get(f"/gori/{language}/history/days/").content.decode()

    assert f'href="{FILE}"' in page
    assert f"/gori/{language}/history/days/compare/" in page
