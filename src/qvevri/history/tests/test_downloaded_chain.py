"""Anybody downloads the log and checks, without the house, that nothing in it was changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from qvevri.history import chain, queries, registry, wording
from qvevri.history.actions import record
from qvevri.history.chain import Broken, Held, Why
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

Lines = list[str]


@pytest.fixture
def lines(
    gori: Municipality, skra: Settlement, nino: Person, monkeypatch: pytest.MonkeyPatch
) -> Lines:
    """Five deeds; what concerns people is told by its hash only."""
    monkeypatch.setattr(registry, "_public", {"places.settlement"})
    record(nino, "published", skra, municipality=gori, facts={"digest": "ab"})
    record(nino, "officer_given", nino, municipality=gori)
    for verb in ("paused", "resumed", "changed"):
        record(nino, verb, skra, municipality=gori)
    return list(queries.chain(gori))


def changed(line: str, **facts: object) -> str:
    said = json.loads(line)
    said["told"]["facts"] = facts
    return json.dumps(said)


def test_whole_chain_holds(lines: Lines, gori: Municipality) -> None:
    assert chain.verify(lines) == Held("gori", 5, 4, queries.last_seal(gori))


def test_private_deed_is_there_by_its_hash_only(lines: Lines) -> None:
    assert set(json.loads(lines[2])) == {"number", "seal"}
    assert "officer_given" not in "".join(lines)


@pytest.mark.parametrize(
    ("spoil", "why", "number"),
    [
        (lambda lines: [], Why.EMPTY, 0),
        (lambda lines: ["\n"], Why.EMPTY, 0),
        (lambda lines: ["PK\x03\x04"], Why.NO_CHAIN, 0),
        (lambda lines: lines[1:], Why.NO_CHAIN, 0),
        (lambda lines: ['{"format": "qvevri-history", "version": 1}'], Why.NO_CHAIN, 0),
        (lambda lines: lines[:-1], Why.CUT_OFF, 5),
        (lambda lines: lines[:1], Why.CUT_OFF, 1),
        (lambda lines: [*lines[:-1], lines[-1][:40]], Why.UNREADABLE, 5),
        (lambda lines: [*lines[:3], "[]", *lines[4:]], Why.UNREADABLE, 3),
        (lambda lines: [*lines[:3], *lines[4:]], Why.OUT_OF_ORDER, 4),
        (lambda lines: [*lines[:3], lines[4], lines[3], lines[5]], Why.OUT_OF_ORDER, 4),
        (lambda lines: [lines[0], changed(lines[1], digest="cd"), *lines[2:]], Why.CHANGED, 1),
        (lambda lines: [*lines, lines[-1]], Why.OUT_OF_ORDER, 5),
        (lambda lines: [*lines, '{"number":6,"seal":"aa"}'], Why.OUT_OF_ORDER, 6),
        (lambda lines: [*lines[:2], '{"number":2,"seal":"aa"}', *lines[3:]], Why.CHANGED, 3),
        (lambda lines: [*lines[:3], lines[3].replace("{", "{ ", 1), *lines[4:]], Why.REWRITTEN, 3),
        (
            lambda lines: [*lines[:3], lines[3].replace("settlement", "place"), *lines[4:]],
            Why.CHANGED,
            3,
        ),
        (lambda lines: [*lines[:3], '{"number":3,"told":7,"seal":""}', *lines[4:]], Why.CHANGED, 3),
    ],
)
def test_first_broken_entry_is_named(
    lines: Lines, spoil: Callable[[Lines], Lines], why: Why, number: int
) -> None:
    found = chain.verify(spoil(lines))

    assert isinstance(found, Broken)
    assert (found.why, found.number) == (why, number)


def test_broken_entry_is_told_with_its_day_and_what_it_is_about(lines: Lines) -> None:
    day = json.loads(lines[1])["told"]["happened_at"][:10]
    found = chain.verify([lines[0], changed(lines[1]), *lines[2:]])

    assert isinstance(found, Broken)
    with translation.override("en"):
        told = wording.why_file(found)
    assert told == (
        f"entry 1 ({day}, places.settlement published): what it says is not what was sealed."
    )


def test_command_checks_a_file(
    lines: Lines, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gori.jsonl"
    file.write_text("".join(lines), "utf-8")

    call_command("verify-history", str(file))

    assert "gori: whole, 5 entries, 4 of them in full" in capsys.readouterr().out


def test_command_names_the_first_broken_entry_of_a_file(lines: Lines, tmp_path: Path) -> None:
    file = tmp_path / "gori.jsonl"
    file.write_text("".join(lines[:-1]), "utf-8")

    with pytest.raises(CommandError, match=r"gori.jsonl: entry 5: it is missing: the file ends"):
        call_command("verify-history", str(file))


def test_each_day_has_its_head(lines: Lines, gori: Municipality) -> None:
    [day] = queries.heads(gori)

    assert (day.number, day.seal) == (5, queries.last_seal(gori))
    assert queries.head(gori) == day
    assert queries.heads(gori, before=day.day) == []
