"""A message goes out in the receiver's language, by the channel that reaches them."""

from operator import attrgetter

import pytest
from django.core import mail
from django.utils import translation
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from qvevri.notices import composing, registry
from qvevri.notices.actions import silence, tell
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality

CODE = {"code": "123456"}


@pytest.mark.parametrize(
    ("language", "words"), [("ka", "თქვენი კოდი"), ("en", "Your code"), ("ru", "Ваш код")]
)
def test_sms_is_in_the_language_of_the_person_not_of_the_page(
    kinds: None, gori: Municipality, nino: Person, language: str, words: str
) -> None:
    nino.language = language

    with translation.override("en"):
        [message] = tell("test.code", municipality=gori, context=CODE, person=nino)

    assert (message.channel, message.to, message.language) == ("sms", nino.phone, language)
    assert message.text.startswith(words)


def test_person_without_phone_gets_an_email(kinds: None, gori: Municipality, clerk: Person) -> None:
    [message] = tell("test.code", municipality=gori, context=CODE, person=clerk)

    assert (message.channel, message.to) == ("email", "clerk@gori.example")
    assert message.subject == "თქვენი კოდი: 123456"
    assert "123456" in message.text
    assert "გორის მუნიციპალიტეტი" in message.html


def test_given_address_and_language_win_over_the_persons(
    kinds: None, gori: Municipality, nino: Person
) -> None:
    [message] = tell(
        "test.code",
        municipality=gori,
        context=CODE,
        person=nino,
        email="buyer@example.com",
        language="ru",
    )

    assert (message.to, message.language) == ("buyer@example.com", "ru")


def test_kind_without_sms_reaches_nobody_who_has_only_a_phone(
    kinds: None, gori: Municipality, nino: Person
) -> None:
    assert tell("test.news", municipality=gori, context=CODE, person=nino) == []


def test_unknown_language_gives_way_to_that_of_the_page(kinds: None, gori: Municipality) -> None:
    [message] = tell(
        "test.code", municipality=gori, context=CODE, phone="+995599100109", language="de"
    )

    assert message.language == "ka"


def test_receiver_who_unsubscribed_gets_no_more_of_that_kind(
    kinds: None, gori: Municipality, clerk: Person
) -> None:
    silence("clerk@gori.example", "test.news")

    assert tell("test.news", municipality=gori, context=CODE, person=clerk) == []
    assert tell("test.code", municipality=gori, context=CODE, person=clerk) != []


def test_optional_email_can_be_unsubscribed_by_one_click(
    kinds: None,
    gori: Municipality,
    clerk: Person,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.DEMO = False
    with django_capture_on_commit_callbacks(execute=True):
        [message] = tell("test.news", municipality=gori, context=CODE, person=clerk)

    [letter] = mail.outbox
    assert letter.extra_headers["List-Unsubscribe"] == f"<{message.list_unsubscribe}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.list_unsubscribe in message.html


def test_unknown_kind_is_a_bug_of_the_caller(gori: Municipality, nino: Person) -> None:
    with pytest.raises(KeyError):
        tell("no.such", municipality=gori, context={}, person=nino)


@pytest.mark.parametrize(("language", "longest"), [("ka", 70), ("ru", 70), ("en", 160)])
@pytest.mark.parametrize(
    "kind", [kind for kind in registry.kinds() if kind.sms], ids=attrgetter("name")
)
def test_every_sms_fits_one_part(kind: registry.Kind, language: str, longest: int) -> None:
    text = composing.sms(kind, language, {"language": language, **kind.sample})

    assert text
    assert len(text) <= longest, text


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
@pytest.mark.parametrize(
    "kind", [kind for kind in registry.kinds() if kind.text], ids=attrgetter("name")
)
def test_every_email_has_a_subject_and_a_text(kind: registry.Kind, language: str) -> None:
    letter = composing.email(kind, language, {"language": language, **kind.sample})

    assert letter.subject
    assert letter.text
    assert "{%" not in letter.text


def test_message_of_a_deed_that_is_undone_is_not_sent(
    kinds: None, gori: Municipality, nino: Person
) -> None:
    tell("test.code", municipality=gori, context=CODE, person=nino)

    assert [message.was_kept for message in Message.objects.waiting()] == [False]


@pytest.mark.parametrize("kind", registry.kinds(), ids=attrgetter("name"))
def test_staff_read_in_words_what_every_message_is_about(kind: registry.Kind) -> None:
    assert registry.title(kind.name) != kind.name


def test_landline_gets_no_sms_but_the_address_beside_it_a_letter(
    kinds: None, gori: Municipality
) -> None:
    line = "+995370270000"
    assert tell("test.code", municipality=gori, context=CODE, phone=line) == []

    [message] = tell(
        "test.code", municipality=gori, context=CODE, phone=line, email="farm@gori.example"
    )
    assert (message.channel, message.to) == ("email", "farm@gori.example")
