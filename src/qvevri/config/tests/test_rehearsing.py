"""Pages are made once before the server's processes part."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import translation

from qvevri.config.rehearsing import rehearse
from qvevri.places import queries as places
from qvevri.places.models import Municipality

pytestmark = pytest.mark.django_db


def test_front_page_list_and_plan_are_made_in_every_language(gori: Municipality) -> None:
    with translation.override("ka"):
        assert rehearse(WSGIHandler()) == [200] * 9


def test_a_house_without_municipalities_starts_all_the_same() -> None:
    Municipality.objects.update(is_open=False)
    places.forget()
    assert rehearse(WSGIHandler()) == []
    places.forget()
