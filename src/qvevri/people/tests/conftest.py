"""What tests of signing in need: the messages that would have left, a person's steps."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from qvevri.people import registry
from qvevri.places.models import Municipality


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[registry.Code]:
    """The codes on their way, as any courier gets them."""
    codes: list[registry.Code] = []
    monkeypatch.setattr(registry, "_couriers", [*registry._couriers, codes.append])
    return codes


Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask(gori: Municipality, client: Client) -> Ask:
    """Type a number or address on the sign-in page of Gori."""

    def _ask(contact: str, language: str = "ka", following: str = "") -> HttpResponse:
        fields = {"contact": contact, "next": following}
        response = client.post(f"/gori/{language}/sign-in/", fields)
        assert isinstance(response, HttpResponse)
        return response

    return _ask


def tell_code(client: Client, code: str, language: str = "ka", following: str = "") -> HttpResponse:
    """Type a code on the code screen of Gori."""
    fields = {"code": code, "next": following}
    response = client.post(f"/gori/{language}/sign-in/code/", fields)
    assert isinstance(response, HttpResponse)
    return response


def errors(response: HttpResponse) -> str:
    """The sentences of what is wrong with the fields."""
    return " ".join(re.findall(r'class="field-error">.*?<span>(.*?)</span>', response.text, re.S))
