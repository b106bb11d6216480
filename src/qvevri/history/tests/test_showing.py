"""The log is shown in sentences and checked by a command."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from qvevri.history import queries, registry
from qvevri.history.actions import record
from qvevri.history.models import Entry
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ka", ["მიენიჭა თანამშრომლის როლი", "მომხმარებელი"]),
        ("en", ["Gave the role of officer", "a person"]),
        ("ru", ["Выдана роль сотрудника", "пользователь"]),
    ],
)
def test_deed_is_told_in_the_readers_language(
    gori: Municipality, clerk: Person, nino: Person, language: str, words: list[str]
) -> None:
    record(nino, "officer_given", clerk, municipality=gori)

    with translation.override(language):
        page = render_to_string("history/_entries.html", {"entries": queries.entries_about(clerk)})

    assert [word in page for word in words] == [True, True]
    assert nino.name not in page


def test_staff_sees_who_did_it(gori: Municipality, skra: Settlement, nino: Person) -> None:
    record(nino, "published", skra, municipality=gori)
    entries = queries.entries_about(skra)

    page = render_to_string("history/_entries.html", {"entries": entries, "shows_names": True})

    assert nino.name in page


def test_sentence_takes_its_facts() -> None:
    registry.register("places.settlement", {"moved": "Moved to %(where)s"})

    assert registry.sentence("places.settlement", "moved", {"where": "Skra"}) == "Moved to Skra"
    assert registry.sentence("places.settlement", "moved", {}) == "Moved to %(where)s"
    assert registry.sentence("places.settlement", "price_changed", {}) == "price changed"


def test_command_tells_that_all_is_whole(
    gori: Municipality, skra: Settlement, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = record(None, "published", skra, municipality=gori)

    call_command("verify-history")

    assert capsys.readouterr().out == f"gori: whole, last seal {entry.seal}\n"


def test_command_names_the_broken_entry(gori: Municipality, skra: Settlement) -> None:
    record(None, "published", skra, municipality=gori)
    Entry.objects.update(verb="removed")

    with pytest.raises(CommandError, match=r"gori: entry 1 .*was changed"):
        call_command("verify-history")


def test_kept_seals_show_that_the_end_was_cut_off(
    gori: Municipality, skra: Settlement, tmp_path: Path
) -> None:
    kept = tmp_path / "seals.json"
    record(None, "published", skra, municipality=gori)
    last = record(None, "paused", skra, municipality=gori)
    call_command("verify-history", seals=kept)
    assert json.loads(kept.read_text()) == {"gori": last.seal}

    last.delete()

    with pytest.raises(CommandError, match="cut off"):
        call_command("verify-history", seals=kept)


def test_log_of_a_thing_takes_one_query(
    gori: Municipality,
    skra: Settlement,
    nino: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for verb in ("published", "paused", "resumed"):
        record(nino, verb, skra, municipality=gori)
    entries = queries.entries_about(skra)

    with django_assert_num_queries(1):
        render_to_string("history/_entries.html", {"entries": entries, "shows_names": True})
