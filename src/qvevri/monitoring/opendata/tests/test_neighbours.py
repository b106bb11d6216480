"""An officer adds a neighbour by its confirmed key; the last good mirror stays whatever comes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from qvevri.history.models import Entry
from qvevri.monitoring.opendata.mirror import actions, fetching
from qvevri.monitoring.opendata.mirror.comparing import by_block, by_measure, indicators_by_block
from qvevri.monitoring.opendata.mirror.content import Action, Indicator, Mirror
from qvevri.monitoring.opendata.mirror.content import Plan as TheirPlan
from qvevri.monitoring.opendata.mirror.signing import NotTaken, fingerprint, public_hex, sealed
from qvevri.monitoring.opendata.models import Neighbour
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.plan.editing.models import Proposal
from qvevri.plan.programme.models import Plan

KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n] * 32)) for n in (3, 4))
DAY = timedelta(days=1)


class House(HTTPServer):
    """A neighbour's house on this machine: what it says, and how often it was asked."""

    text = b""
    status = 200
    asked = 0
    unchanged = 0

    @property
    def url(self) -> str:
        """Where its mirror stands."""
        return f"http://127.0.0.1:{self.server_port}/plan/mirror.json"


class Answering(BaseHTTPRequestHandler):
    """Answers with what the house says."""

    server: House

    def do_GET(self) -> None:
        """The text, or nothing new for who has it."""
        self.server.asked += 1
        is_known = self.headers.get("If-None-Match") == '"one"'
        self.server.unchanged += is_known
        self.send_response(304 if is_known else self.server.status)
        self.send_header("ETag", '"one"')
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
        if not is_known:
            self.wfile.write(self.server.text)

    def log_message(self, *args: object) -> None:
        """Quietly."""


def mirror(name: str = "Baghdati", good_for: timedelta = DAY, title: str = "Wine school") -> Mirror:
    now = datetime.now(UTC)
    indicator = Indicator("1.1.1", {"en": "Pupils"}, measure="listings.sellers")
    action = Action("1.1", {"en": title}, block="access_to_finance", light="late")
    action = Action(**{**vars(action), "indicators": (indicator,)})
    plan = TheirPlan(1, {"en": "Plan"}, now.date(), now.date(), actions=(action,))
    return Mirror("baghdati", {"en": name}, "https://b.example/", now, now + good_for, (plan,))


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    settings.MIRRORS_WITHIN = True
    server = House(("127.0.0.1", 0), Answering)
    server.text = sealed(mirror(), KEY).encode()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def baghdati(house: House, gori: Municipality, clerk: Person) -> Neighbour:
    """Added with its right key."""
    return actions.add(house.url, public_hex(KEY), municipality=gori, by=clerk)


def reread(neighbour: Neighbour) -> Neighbour:
    actions.read_again(Neighbour.objects.get(pk=neighbour.pk))
    return Neighbour.objects.get(pk=neighbour.pk)


def test_officer_confirms_the_fingerprint_and_the_neighbour_is_on_the_list(
    as_clerk: Client, house: House
) -> None:
    asked = as_clerk.post("/gori/en/plan/neighbours/add/", {"address": house.url})
    assert fingerprint(public_hex(KEY)) in asked.content.decode()

    said = {"address": house.url, "key": public_hex(KEY)}
    as_clerk.post("/gori/en/plan/neighbours/add/", said)

    assert "Baghdati" in as_clerk.get("/gori/en/plan/neighbours/").content.decode()
    assert Entry.objects.get(verb="added").facts == {"name": "Baghdati"}


def test_key_that_is_not_the_confirmed_one_is_not_added(as_clerk: Client, house: House) -> None:
    said = {"address": house.url, "key": public_hex(OTHER)}
    page = as_clerk.post("/gori/en/plan/neighbours/add/", said)

    assert "another key" in page.content.decode()
    assert not Neighbour.objects.exists()


def test_same_neighbour_is_added_once(baghdati: Neighbour, clerk: Person) -> None:
    with pytest.raises(actions.NeighbourKnown):
        actions.add(baghdati.address, baghdati.key, municipality=baghdati.municipality, by=clerk)


def test_stranger_and_seller_add_nobody(
    client: Client, as_nino: Client, house: House, gori: Municipality, nino: Person
) -> None:
    assert client.get("/gori/en/plan/neighbours/add/").status_code == 302
    assert as_nino.get("/gori/en/plan/neighbours/add/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.add(house.url, public_hex(KEY), municipality=gori, by=nino)


def test_unchanged_mirror_is_not_sent_again(baghdati: Neighbour, house: House) -> None:
    assert reread(baghdati).trouble == ""
    assert house.unchanged == 1


def test_new_mirror_takes_the_place_of_the_old(baghdati: Neighbour, house: House) -> None:
    Neighbour.objects.update(etag="")
    house.text = sealed(mirror(title="Cheese school"), KEY).encode()

    assert "Cheese school" in reread(baghdati).mirror


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        (b"<html>", "broken"),
        (sealed(mirror(), OTHER).encode(), "key_changed"),
        (sealed(mirror(good_for=-DAY), KEY).encode(), "expired"),
        (sealed(mirror(), KEY).replace("Wine", "Beer").encode(), "unsigned"),
        (b"x" * (fetching.LARGEST_ANSWER + 1), "unreachable"),
    ],
    ids=["broken", "another key", "expired", "changed", "too long"],
)
def test_last_good_mirror_stays_and_says_what_is_wrong(
    baghdati: Neighbour, house: House, text: bytes, trouble: str
) -> None:
    Neighbour.objects.update(etag="")
    house.text = text

    found = reread(baghdati)

    assert (found.trouble, found.mirror) == (trouble, baghdati.mirror)


@pytest.mark.parametrize("status", [302, 404, 500])
def test_answer_that_is_none_or_sends_elsewhere_is_unreachable(
    baghdati: Neighbour, house: House, status: int
) -> None:
    Neighbour.objects.update(etag="")
    house.status = status

    assert reread(baghdati).trouble == "unreachable"
    assert house.asked == 2


def test_mirror_that_grew_old_here_is_expired(baghdati: Neighbour) -> None:
    Neighbour.objects.update(mirror=sealed(mirror(good_for=-DAY), KEY))

    assert reread(baghdati).trouble == "expired"


def test_all_are_read_again_by_the_job(baghdati: Neighbour) -> None:
    assert actions.read_all_again() == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/",
        "https://localhost/plan/mirror.json",
        "https://10.0.0.8/",
        "https://169.254.169.254/latest/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://user:word@example.org/",
        "file:///etc/passwd",
        "https://",
        "https://example.org:99999/",
    ],
)
def test_nothing_within_our_own_walls_is_asked(address: str) -> None:
    with pytest.raises(NotTaken, match="unreachable"):
        fetching.fetch(address)


@pytest.mark.parametrize(
    ("number", "is_public"),
    [
        ("8.8.8.8", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("2001:4860:4860::8888", True),
        ("2002:7f00:1::", False),
    ],
)
def test_only_numbers_of_the_whole_internet_are_public(number: str, *, is_public: bool) -> None:
    assert fetching.is_public(number) == is_public


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_everybody_compares_in_their_own_language(
    client: Client, baghdati: Neighbour, plan: Plan, language: str
) -> None:
    page = client.get(f"/gori/{language}/plan/neighbours/").content.decode()

    assert "Baghdati" in page
    assert "/plan/neighbours/add/" not in page


def test_blocks_and_measures_stand_side_by_side() -> None:
    ours, theirs = mirror("Gori"), mirror()

    [shares] = by_block([ours, theirs]).values()
    [sides] = by_measure([ours, theirs]).values()

    assert [(one.actions, one.good) for one in shares] == [(1, 0), (1, 0)]
    assert all(side.indicator for side in sides)
    assert not by_measure([ours])
    assert not indicators_by_block([ours])
    assert [len(one) for one in indicators_by_block([ours, theirs])["access_to_finance"]] == [1, 1]


def test_action_is_borrowed_into_the_draft(
    as_clerk: Client, baghdati: Neighbour, plan: Plan
) -> None:
    address = f"/gori/en/plan/neighbours/{baghdati.pk}/borrow/1.1/"
    assert "Wine school" in as_clerk.get(address).content.decode()

    answer = as_clerk.post(address, {"code": "1.1", "objective": "1"})

    assert answer.status_code == 302
    assert "Wine school" in Proposal.objects.get(plan=plan).content


def test_action_that_the_neighbour_does_not_have_is_not_there(
    as_clerk: Client, baghdati: Neighbour
) -> None:
    address = f"/gori/en/plan/neighbours/{baghdati.pk}/borrow/9.9/"

    assert as_clerk.get(address).status_code == 404


def test_neighbour_is_let_go(as_clerk: Client, baghdati: Neighbour) -> None:
    as_clerk.post(f"/gori/en/plan/neighbours/{baghdati.pk}/let-go/")

    assert not Neighbour.objects.exists()
    assert Entry.objects.filter(verb="let_go").exists()


def test_neighbour_of_another_town_is_not_there(
    client: Client, baghdati: Neighbour, zestaponi: Municipality
) -> None:
    assert client.get(f"/zestaponi/en/plan/neighbours/{baghdati.pk}/").status_code == 404
    assert client.get(f"/gori/en/plan/neighbours/{baghdati.pk}/").status_code == 200
