"""Two towns keep the seals of each other's logs; who writes the past anew is noticed next door."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone, translation
from pydantic import ValidationError

from qvevri.history import queries
from qvevri.history.actions import record
from qvevri.history.models import Entry
from qvevri.monitoring.opendata.mirror import content
from qvevri.monitoring.opendata.mirror.actions import bring, let_go
from qvevri.monitoring.opendata.mirror.making import own_key, own_mirror
from qvevri.monitoring.opendata.mirror.signing import public_hex, sealed
from qvevri.monitoring.opendata.mirror.witnessed import witness
from qvevri.monitoring.opendata.models import Neighbour, Witnessed
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement
from qvevri.todos.queries import todos_for

KEY = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))
MAY = date(2026, 5, 1)


def head(day: int, seal: str = "a") -> content.Head:
    return content.Head(MAY.replace(day=day), 10 * day, seal * 64)


def mirror(*heads: content.Head, seen: tuple[content.Seen, ...] = ()) -> str:
    now = timezone.now()
    told: dict[str, Any] = {"heads": heads, "seen": seen}
    name, until = {"en": "Baghdati"}, now + timedelta(days=30)
    made = content.Mirror("baghdati", name, "https://b.example/", now, until, **told)
    return sealed(made, KEY)


@pytest.fixture
def baghdati(gori: Municipality, clerk: Person) -> Neighbour:
    """Gori has read its mirror with the seals of two days."""
    text = mirror(head(1), head(3)).encode()
    return bring(text, public_hex(KEY), municipality=gori, by=clerk)


@pytest.fixture
def three_days(gori: Municipality, skra: Settlement) -> None:
    """Gori's log has an entry on each of three days."""
    for day in (1, 3, 4):
        with time_machine.travel(datetime(2026, 5, day, 9, tzinfo=UTC), tick=False):
            record(None, "published", skra, municipality=gori)


def read(neighbour: Neighbour, text: str) -> None:
    neighbour.mirror = text
    neighbour.save()
    witness(neighbour)


def differing(municipality: Municipality) -> list[str]:
    with translation.override("en"):
        return [str(one) for one in queries.differing(municipality)]


def test_mirror_carries_the_seals_of_days_that_are_over(
    three_days: None, gori: Municipality, skra: Settlement
) -> None:
    record(None, "paused", skra, municipality=gori)

    made = own_mirror(gori, [])

    assert [one.day.day for one in made.heads] == [1, 3, 4]
    assert made.heads[-1].seal == Entry.objects.get(number=3).seal


def test_seals_of_a_month_are_enough(gori: Municipality, skra: Settlement) -> None:
    for day in range(40):
        with time_machine.travel(datetime(2026, 5, 1, 9, tzinfo=UTC) + timedelta(days=day)):
            record(None, "paused", skra, municipality=gori)

    heads = own_mirror(gori, []).heads

    assert (len(heads), heads[-1].number) == (content.MOST_HEADS, 40)


def test_older_mirror_without_seals_is_read(gori: Municipality, clerk: Person) -> None:
    neighbour = bring(mirror().encode(), public_hex(KEY), municipality=gori, by=clerk)

    assert neighbour.name == "Baghdati"
    assert not Witnessed.objects.exists()


def test_seals_are_kept_and_the_latest_goes_into_our_own_log(baghdati: Neighbour) -> None:
    assert list(Witnessed.objects.values_list("day__day", "number")) == [(1, 10), (3, 30)]
    assert Entry.objects.get(verb="witnessed").facts == {
        "name": "Baghdati",
        "day": "2026-05-03",
        "number": 30,
        "seal": "a" * 64,
    }


def test_same_seals_again_are_no_news(baghdati: Neighbour) -> None:
    read(baghdati, mirror(head(1), head(3)))

    assert Entry.objects.filter(verb="witnessed").count() == 1


def test_new_day_is_noted(baghdati: Neighbour) -> None:
    read(baghdati, mirror(head(1), head(3), head(4)))

    assert Witnessed.objects.count() == 3
    assert not Entry.objects.filter(verb="contradicted").exists()


@pytest.mark.parametrize(
    ("heads", "day"),
    [
        ((head(1), head(3, "b"), head(4)), "2026-05-03"),
        ((head(1, "b"), head(3, "b")), "2026-05-01"),
        ((head(1),), "2026-05-03"),
        ((head(1), head(4)), "2026-05-03"),
        ((), "2026-05-01"),
    ],
    ids=["one day rewritten", "all rewritten", "cut off", "a day gone", "no log"],
)
def test_past_that_was_changed_there_is_noticed(
    baghdati: Neighbour, heads: tuple[content.Head, ...], day: str
) -> None:
    read(baghdati, mirror(*heads))

    assert Entry.objects.get(verb="contradicted").facts["day"] == day


def test_first_seal_stays_and_the_contradiction_is_told_once(baghdati: Neighbour) -> None:
    for _time in range(2):
        read(baghdati, mirror(head(1), head(3, "b")))

    assert Witnessed.objects.get(day=head(3).day).seal == "a" * 64
    assert Entry.objects.filter(verb="contradicted").count() == 1


def test_days_older_than_a_full_mirror_tells_are_not_asked_for(baghdati: Neighbour) -> None:
    later = [content.Head(MAY + timedelta(days=2 + day), 30 + day, "a" * 64) for day in range(31)]

    read(baghdati, mirror(*later))

    assert not Witnessed.objects.exclude(denied_at=None).exists()


@pytest.mark.parametrize("first", [date(2026, 5, 4), date(2126, 5, 4)], ids=["short", "to come"])
def test_nobody_gets_rid_of_a_day_by_leaving_it_out(baghdati: Neighbour, first: date) -> None:
    days = 31 if first.year > 2100 else 30
    later = [content.Head(first + timedelta(days=day), 40 + day, "b" * 64) for day in range(days)]

    read(baghdati, mirror(*later))

    assert Entry.objects.get(verb="contradicted").facts["day"] == "2026-05-01"


def test_our_mirror_says_what_we_were_witness_of(baghdati: Neighbour, gori: Municipality) -> None:
    seen = own_mirror(gori, []).seen

    assert [(one.town, one.key, one.number) for one in seen] == [
        ("baghdati", public_hex(KEY), 10),
        ("baghdati", public_hex(KEY), 30),
    ]


def test_testimony_outlives_the_neighbour(
    baghdati: Neighbour, gori: Municipality, clerk: Person
) -> None:
    let_go(baghdati, by=clerk)

    assert len(own_mirror(gori, []).seen) == 2


def keeping(municipality: Municipality, *numbers: int) -> str:
    """A neighbour's mirror that says what it saw of our log."""
    key = public_hex(own_key(municipality))
    entries = Entry.objects.of(municipality).filter(number__in=numbers).order_by("number")
    seen = [
        content.Seen(key, municipality.slug, one.happened_at.date(), one.number, one.seal)
        for one in entries
    ]
    return mirror(seen=tuple(seen))


def test_log_that_was_rewritten_is_named_by_the_neighbours_seals(
    three_days: None, gori: Municipality, skra: Settlement, clerk: Person
) -> None:
    text = keeping(gori, 1, 2, 3).encode()
    bring(text, public_hex(KEY), municipality=gori, by=clerk)
    assert differing(gori) == []

    noted = Entry.objects.get(number=2).seal
    Entry.objects.filter(number__gte=2).delete()
    record(None, "removed", skra, municipality=gori)

    [found] = differing(gori)
    assert found.startswith("entry 2 (3 May 2026), the seal that Baghdati noted: ")
    assert noted in found
    with pytest.raises(CommandError, match="the seal that Baghdati noted"):
        call_command("verify-history")


def test_seals_of_another_town_are_not_ours(
    three_days: None, gori: Municipality, zestaponi: Municipality, clerk: Person
) -> None:
    foreign = content.Seen(public_hex(own_key(zestaponi)), "zestaponi", MAY, 1, "c" * 64)
    text = mirror(seen=(foreign,)).encode()
    bring(text, public_hex(KEY), municipality=gori, by=clerk)

    assert differing(gori) == []


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_everybody_reads_what_we_are_witness_of(
    baghdati: Neighbour, client: Client, language: str
) -> None:
    address = f"/gori/{language}/plan/neighbours/{baghdati.pk}/"
    page = client.get(address).content.decode()
    assert "a" * 64 in page
    assert "notice-error" not in page

    read(baghdati, mirror(head(1), head(3, "b")))

    assert "notice-error" in client.get(f"{address}?again").content.decode()


def test_officer_is_told_until_the_neighbour_is_let_go(
    baghdati: Neighbour, gori: Municipality, clerk: Person, nino: Person
) -> None:
    assert todos_for(clerk, gori) == []
    read(baghdati, mirror(head(1), head(3, "b")))
    assert [one.kind for one in todos_for(clerk, gori)] == ["opendata.denied"]
    assert todos_for(nino, gori) == []

    let_go(baghdati, by=clerk)

    assert todos_for(clerk, gori) == []


def test_page_names_the_witnesses_of_our_log(
    three_days: None, gori: Municipality, clerk: Person, client: Client
) -> None:
    bring(keeping(gori, 1, 2).encode(), public_hex(KEY), municipality=gori, by=clerk)

    page = client.get("/gori/en/plan/neighbours/").content.decode()

    assert "Witnesses of our log are: Baghdati" in page
    assert "until 3 May 2026" in page


@pytest.mark.parametrize(
    "part",
    [
        {"heads": [{"day": "2026-05-01", "number": 0, "seal": "a" * 64}]},
        {"heads": [{"day": "2026-05-01", "number": 1, "seal": "a" * 63}]},
        {"heads": [{"day": "2026-05-01", "number": 1, "seal": "<script>"}]},
        {"heads": [{"day": "2026-05-01", "number": 1, "seal": "a" * 64}] * 32},
    ],
)
def test_seals_that_are_none_are_not_read(part: dict[str, Any]) -> None:
    now = timezone.now()
    told = content.to_json(content.Mirror("b", {}, "https://b.example/", now, now))
    with pytest.raises(ValidationError):
        content.from_json(told[:-1] + f', "heads": {part["heads"]}'.replace("'", '"') + "}")
