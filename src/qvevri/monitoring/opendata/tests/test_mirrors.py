"""Two towns read each other's signed mirrors, and nothing that is not signed is believed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.test import Client

from qvevri.monitoring.opendata.gathering import gather
from qvevri.monitoring.opendata.mirror.content import Mirror
from qvevri.monitoring.opendata.mirror.making import own_key, own_mirror
from qvevri.monitoring.opendata.mirror.signing import (
    NotTaken,
    Trouble,
    fingerprint,
    opened,
    public_hex,
    sealed,
    taken_apart,
)
from qvevri.monitoring.reporting.models import Report
from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan

NOW = datetime(2026, 5, 1, tzinfo=UTC)
OURS, THEIRS = (Ed25519PrivateKey.from_private_bytes(bytes([n] * 32)) for n in (1, 2))


def mirror(**more: Any) -> Mirror:
    bare = Mirror("zestaponi", {"en": "Zestaponi"}, "https://z.example/", NOW, NOW + timedelta(30))
    return replace(bare, **more)


def changed(text: str, **parts: object) -> str:
    return json.dumps({**json.loads(text), **parts})


def test_mirror_signed_by_the_known_key_is_opened() -> None:
    assert opened(sealed(mirror(), THEIRS), public_hex(THEIRS), NOW) == mirror()


def test_each_town_has_a_key_of_its_own(gori: Municipality, zestaponi: Municipality) -> None:
    keys = [public_hex(own_key(town)) for town in (gori, zestaponi, gori)]

    assert keys[0] == keys[2] != keys[1]
    assert fingerprint(keys[0]) != fingerprint(keys[1])


GOOD = sealed(mirror(), THEIRS)
SPOILT: list[tuple[str | bytes, Trouble]] = [
    ("", Trouble.BROKEN),
    (b"\xff\x00", Trouble.BROKEN),
    ("[]", Trouble.BROKEN),
    ("[" * 100_000, Trouble.BROKEN),
    (GOOD[:200], Trouble.BROKEN),
    (changed(GOOD, version=2), Trouble.BROKEN),
    (changed(GOOD, signed=None), Trouble.BROKEN),
    (sealed(mirror(), OURS), Trouble.KEY_CHANGED),
    (changed(sealed(mirror(), OURS), key=public_hex(THEIRS)), Trouble.UNSIGNED),
    (changed(GOOD, signed=taken_apart(GOOD).signed.replace("Zest", "Gest")), Trouble.UNSIGNED),
    (changed(GOOD, signature="zz"), Trouble.UNSIGNED),
    (sealed(mirror(good_until=NOW), THEIRS), Trouble.EXPIRED),
    (sealed(mirror(good_until=NOW.replace(tzinfo=None)), THEIRS), Trouble.EXPIRED),
    (sealed(mirror(name={"en": "x" * 9000}), THEIRS), Trouble.BROKEN),
]


@pytest.mark.parametrize(("text", "trouble"), SPOILT)
def test_mirror_that_cannot_be_believed_says_why(text: str | bytes, trouble: Trouble) -> None:
    with pytest.raises(NotTaken) as found:
        opened(text, public_hex(THEIRS), NOW)

    assert found.value.trouble is trouble


def test_our_mirror_tells_blocks_lights_and_values(report: Report, gori: Municipality) -> None:
    plan = Plan.objects.select_related("municipality").get()
    made = own_mirror(gori, [gather(plan)]).plan
    assert made is not None

    assert [one.light for one in made.actions][1] == "silent"
    assert made.actions[0].indicators[0].value == 12
    assert made.actions[0].block == "skills_human_capital"


def test_mirror_holds_no_persons_name(report: Report, gori: Municipality, client: Client) -> None:
    text = client.get("/gori/plan/mirror.json").content.decode()

    assert "ნინო" not in text
    assert "Mariam" not in text


def test_mirror_is_read_from_its_address(client: Client, report: Report) -> None:
    told = client.get("/gori/.well-known/qvevri-mirror.json").json()
    answer = client.get("/gori/plan/mirror.json")

    found = opened(answer.content, told["key"], datetime.now(UTC))

    assert found.municipality == "gori"
    assert told["fingerprint"] == fingerprint(told["key"])
    assert told["mirror"].endswith("/gori/plan/mirror.json")


def test_mirror_is_not_sent_twice(client: Client, report: Report) -> None:
    etag = client.get("/gori/plan/mirror.json").headers["ETag"]

    assert client.get("/gori/plan/mirror.json", headers={"If-None-Match": etag}).status_code == 304


def test_draft_is_not_mirrored(client: Client, gori: Municipality) -> None:
    assert json.loads(client.get("/gori/plan/mirror.json").json()["signed"])["plans"] == []


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], str]:
    """Writes a mirror into a file and gives its name."""

    def write(text: str) -> str:
        file = tmp_path / "mirror.json"
        file.write_text(text)
        return str(file)

    return write


def test_command_tells_what_is_in_a_file(
    written: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    later = datetime.now(UTC) + timedelta(1)

    call_command("read-mirror", written(sealed(mirror(good_until=later), THEIRS)))

    assert "Zestaponi (zestaponi)" in capsys.readouterr().out


def test_command_names_what_is_wrong(written: Callable[[str], str]) -> None:
    with pytest.raises(CommandError, match="key_changed"):
        call_command("read-mirror", written(GOOD), key=public_hex(OURS))
    with pytest.raises(CommandError, match="no-such-file"):
        call_command("read-mirror", "no-such-file")
