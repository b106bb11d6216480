"""Messages leave by the gateway and the mail server; never in the demo."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from qvevri.notices import sms, tasks
from qvevri.notices.actions import tell
from qvevri.notices.links import LinkBroken, LinkExpired, absolute, read_link, signed_link
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality

CODE = {"code": "123456"}


class Gateway(HTTPServer):
    """A small real gateway that remembers what it got."""

    answer = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taking)
        self.got: list[tuple[str, str, str]] = []


class Taking(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append((body, self.headers["Content-Type"], self.path))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def message(gori: Municipality, nino: Person, settings: Settings) -> Message:
    settings.DEMO = False
    [message] = tell("notices.code", municipality=gori, context=CODE, person=nino)
    return message


def sent(message: Message) -> Message:
    tasks.send_message.call(message.pk)
    message.refresh_from_db()
    return message


def test_sms_is_handed_to_the_gateway_as_json(
    message: Message, gateway: Gateway, settings: Settings
) -> None:
    settings.SMS_URL = f"http://127.0.0.1:{gateway.server_port}/send?from=Gori"

    assert sent(message).sent_at is not None
    [(body, kind, path)] = gateway.got
    assert json.loads(body) == {"to": message.to, "text": message.text, "from": "Gori"}
    assert (kind.partition(";")[0], path) == ("application/json", "/send")


def test_sms_is_handed_over_as_a_form_when_the_url_says_so(
    message: Message, gateway: Gateway, settings: Settings
) -> None:
    settings.SMS_URL = f"http://127.0.0.1:{gateway.server_port}/?number={{to}}&msg={{text}}&key=k"

    sent(message)

    assert parse_qs(gateway.got[0][0]) == {
        "number": [message.to],
        "msg": [message.text],
        "key": ["k"],
    }


@pytest.mark.parametrize(
    ("url", "header"),
    [
        ("https://me:secret@sms.example/", "Basic bWU6c2VjcmV0"),
        ("https://token@sms.example/", "Bearer token"),
        ("https://sms.example/", None),
    ],
)
def test_gateway_is_told_who_we_are(url: str, header: str | None) -> None:
    request = sms.Gateway(url).request("+995599100101", "x")

    assert request.get_header("Authorization") == header
    assert request.full_url == "https://sms.example/"


def test_gateway_that_wants_a_get_gets_one() -> None:
    request = sms.Gateway("https://sms.example/?to={to}&text={text}#get").request("+995", "ა ბ")

    assert request.get_method() == "GET"
    assert request.full_url.endswith("?to=%2B995&text=%E1%83%90+%E1%83%91")


def test_message_is_sent_once_however_often_the_job_runs(
    message: Message, gateway: Gateway, settings: Settings
) -> None:
    settings.SMS_URL = f"http://127.0.0.1:{gateway.server_port}/"

    sent(message)
    sent(message)

    assert len(gateway.got) == 1


@pytest.mark.parametrize(("status", "is_final"), [(400, True), (429, False), (500, False)])
def test_refusal_of_the_gateway_is_final_or_not(
    gateway: Gateway, status: int, *, is_final: bool
) -> None:
    gateway.answer = status

    with pytest.raises(sms.NotSent) as refusal:
        sms.send(f"http://127.0.0.1:{gateway.server_port}/", "+995599100101", "x")

    assert refusal.value.is_final is is_final


def test_failure_is_written_down(message: Message, settings: Settings) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"

    failed = sent(message)

    assert failed.sent_at is None
    assert failed.failed_at is not None
    assert failed.failure


def test_failure_is_tried_again_later_three_times(message: Message, settings: Settings) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    states = [sent(message).failed_at is None for _attempt in range(4)]

    assert states == [True, True, True, False]
    assert DBTaskResult.objects.filter(run_after__gt=timezone.now()).count() == 3


def test_sms_without_gateway_is_only_kept(message: Message, settings: Settings) -> None:
    settings.SMS_URL = ""

    assert sent(message).was_kept


def test_console_gateway_prints(
    message: Message, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SMS_URL = "console:"

    assert sent(message).sent_at is not None
    assert message.text in caplog.text


def test_email_leaves_in_two_forms(gori: Municipality, clerk: Person, settings: Settings) -> None:
    settings.DEMO = False
    [message] = tell("notices.code", municipality=gori, context=CODE, person=clerk)

    sent(message)

    [letter] = mail.outbox
    assert isinstance(letter, mail.EmailMultiAlternatives)
    assert letter.to == ["clerk@gori.example"]
    assert letter.alternatives[0][1] == "text/html"
    assert "List-Unsubscribe" not in letter.extra_headers


def test_nothing_leaves_in_the_demo(gori: Municipality, clerk: Person) -> None:
    [message] = tell("notices.code", municipality=gori, context=CODE, person=clerk)

    assert sent(message).was_kept
    assert mail.outbox == []


def test_signed_link_gives_its_facts_back() -> None:
    assert read_link(signed_link("confirm", listing=5), "confirm") == {"listing": 5}


def test_link_made_for_something_else_is_broken() -> None:
    with pytest.raises(LinkBroken):
        read_link(signed_link("confirm", listing=5), "erase")


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "ა"])
def test_mangled_link_is_broken(token: str) -> None:
    with pytest.raises(LinkBroken):
        read_link(token, "confirm")


def test_old_link_is_expired() -> None:
    with pytest.raises(LinkExpired):
        read_link(signed_link("confirm", listing=5), "confirm", timedelta(seconds=-1))


@pytest.mark.parametrize(
    ("site", "host", "address"),
    [
        ("https://hub.example", "", "https://hub.example/gori/ru/sign-in/"),
        ("https://hub.example", "gori.example", "http://gori.example/ru/sign-in/"),
        ("http://hub.example:8000", "gori.example", "http://gori.example:8000/ru/sign-in/"),
    ],
)
def test_links_in_messages_are_whole_addresses(
    gori: Municipality, settings: Settings, site: str, host: str, address: str
) -> None:
    settings.SITE_URL = site
    gori.host = host or None

    assert absolute(gori, "ru", "account_login") == address


def test_message_whose_job_was_lost_is_sent_ten_minutes_later(
    message: Message, gateway: Gateway, settings: Settings
) -> None:
    settings.SMS_URL = f"http://127.0.0.1:{gateway.server_port}/"
    assert tasks.send_forgotten() == 0
    Message.objects.update(created_at=timezone.now() - timedelta(minutes=11))

    assert (tasks.send_forgotten(), tasks.send_forgotten()) == (1, 0)
    assert len(gateway.got) == 1
