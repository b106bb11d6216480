"""A stranger's way: the form, what it refuses, and the link in the letter."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.antispam import FASTEST_SECONDS, GuardedForm
from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Plan


def sent(client: Client, plan: Plan, **said: str) -> Any:
    """As a person would send it who took the time to write."""
    guard = GuardedForm().guard()
    form = {"text": "More buses.", "shown": guard["shown"], **said}
    with time_machine.travel(timezone.now() + timedelta(seconds=FASTEST_SECONDS + 2)):
        return client.post(f"/gori/en/plan/{plan.pk}/comments/new/", form)


def test_stranger_comments_on_a_chapter_without_an_account(client: Client, plan: Plan) -> None:
    answer = sent(client, plan, about="c:preface", email="anna@example.com")

    made = Comment.objects.get()
    assert "anna@example.com" in answer.content.decode()
    assert (made.chapter, made.language, made.is_confirmed) == ("preface", "en", False)


def test_stranger_comments_on_an_action(client: Client, plan: Plan) -> None:
    sent(client, plan, about="a:1.1")

    made = Comment.objects.get()
    assert made.action is not None
    assert made.action.code == "1.1"


@pytest.mark.parametrize(
    "text",
    ["See www.example.com", "Write to a@example.com", "Call 599 12 34 56 78", "", "a" * 3001],
)
def test_advertising_and_addresses_are_refused(client: Client, plan: Plan, text: str) -> None:
    answer = sent(client, plan, text=text)

    assert answer.context["form"].errors["text"]
    assert not Comment.objects.exists()


def test_address_that_is_none_is_refused(client: Client, plan: Plan) -> None:
    assert sent(client, plan, email="anna").context["form"].errors["email"]


def test_link_in_the_letter_changes_nothing_until_the_button(client: Client, plan: Plan) -> None:
    sent(client, plan, email="anna@example.com")
    address = f"/gori/en/plan/comments/{Comment.objects.get().key}/confirm/"

    client.get(address)
    assert not Comment.objects.get().is_confirmed

    client.post(address)
    assert Comment.objects.get().is_confirmed


def test_form_is_closed_when_the_consultation_is(client: Client, plan: Plan) -> None:
    Plan.objects.update(status=Plan.Status.ADOPTED)

    page = client.get(f"/gori/en/plan/{plan.pk}/comments/new/").content.decode()
    assert "not open to comments" in page
    assert "<textarea" not in page
