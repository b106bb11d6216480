"""Pages are made once before the server's processes part."""

from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import translation

from qvevri.config.rehearsing import rehearse
from qvevri.places import queries as places
from qvevri.places.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """A request ends by closing its connection; here that would end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_front_page_list_and_plan_are_made_in_every_language(gori: Municipality) -> None:
    with translation.override("ka"):
        assert rehearse(WSGIHandler()) == [200] * 9


def test_a_house_without_municipalities_starts_all_the_same() -> None:
    Municipality.objects.update(is_open=False)
    places.forget()
    assert rehearse(WSGIHandler()) == []
    places.forget()
