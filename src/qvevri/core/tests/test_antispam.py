"""A stranger's form must come from a person: time taken, work done, no links."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from qvevri.core.antispam import GuardedForm, plain_words

START = datetime(2026, 11, 21, 10, tzinfo=UTC)


def solve(guard: dict[str, str]) -> str:
    """What the page's script sends after its work."""
    number = next(
        n
        for n in range(int(guard["maxnumber"]) + 1)
        if hashlib.sha256(f"{guard['salt']}{n}".encode()).hexdigest() == guard["challenge"]
    )
    answer = {key: guard[key] for key in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(answer | {"number": number}).encode()).decode()


def sent(seconds: float, *, works: bool = True, **fields: str) -> GuardedForm:
    with time_machine.travel(START, tick=False):
        guard = GuardedForm(sender="a").guard()
    with time_machine.travel(START + timedelta(seconds=seconds), tick=False):
        work = solve(guard) if works else ""
        form = GuardedForm({"shown": guard["shown"], "pow": work} | fields, sender="a")
        form.is_valid()
    return form


@pytest.mark.django_db
def test_form_with_work_and_time_taken_is_accepted() -> None:
    assert sent(10).is_valid()


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [0, 1, 60 * 60 * 7])
def test_form_sent_too_fast_or_too_late_is_refused(seconds: float) -> None:
    assert sent(seconds).non_field_errors()


@pytest.mark.django_db
def test_filled_trap_is_refused() -> None:
    assert sent(10, website="buy").non_field_errors()


@pytest.mark.django_db
def test_without_work_only_a_few_forms_pass_in_an_hour() -> None:
    outcomes = [sent(10, works=False).is_valid() for _ in range(6)]

    assert outcomes == [True] * 5 + [False]


@pytest.mark.django_db
def test_form_that_comes_back_with_errors_is_not_counted() -> None:
    for _ in range(6):
        sent(1, works=False)

    assert sent(10, works=False).is_valid()


@pytest.mark.django_db
def test_work_counts_once() -> None:
    guard = GuardedForm(sender="a").guard()
    work = solve(guard)
    forms = [GuardedForm({"shown": guard["shown"], "pow": work}, sender="a") for _ in range(2)]

    assert [form._has_worked(work) for form in forms] == [True, False]


@pytest.mark.django_db
def test_work_written_in_another_way_counts_once_too() -> None:
    guard = GuardedForm(sender="a").guard()
    work = solve(guard)
    again = json.loads(base64.b64decode(work)) | {"took": 7}
    other = base64.b64encode(json.dumps(again, indent=1).encode()).decode()
    form = GuardedForm({}, sender="a")

    assert [form._has_worked(one) for one in (work, other)] == [True, False]


NO_WORK = [
    "1",
    "[]",
    "null",
    "{}",
    "[" * 700,
    '{"number": 1}',
    '{"number": 1, "challenge": 2, "salt": 3, "signature": []}',
    '{"number": 1, "challenge": "", "salt": "\\ud800", "signature": ""}',
    '{"number": "1", "challenge": "", "salt": "", "signature": ""}',
    '{"number": 1, "challenge": "", "salt": "a?expires=x", "signature": ""}',
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "payload", ["\0", "a", "é", *(base64.b64encode(one.encode()).decode() for one in NO_WORK)]
)
def test_anything_sent_as_work_is_no_work_and_no_mistake_of_ours(payload: str) -> None:
    assert GuardedForm({}, sender="a")._has_worked(payload) is False


@pytest.mark.parametrize(
    "text",
    [
        "see www.example.com",
        "https://x.io/1",
        "shop.ge-ზე ნახეთ",
        "пишите: sale.соm",
        "write me: a.b@mail.ru",
        "me(at)mail",
        "599 10 01 01",
        "+995-599-100-101",
    ],
)
def test_links_addresses_and_numbers_are_refused_in_a_strangers_words(text: str) -> None:
    with pytest.raises(ValidationError):
        plain_words(text)


@pytest.mark.parametrize(
    "text",
    ["500 კგ ვაშლი მინდა.", "12.5 kg, 2026", "От 3 тонн, до 15.12.2026", "No. 1. Please call"],
)
def test_ordinary_words_and_numbers_are_accepted(text: str) -> None:
    plain_words(text)
