"""Somebody gives a seller the agency's mark behind the log's back; the check names the seller."""

import pytest
from django.utils import translation

from qvevri.history import queries
from qvevri.organisations import actions
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality

DOCUMENTS, VISIT = Organisation.Verification.DOCUMENTS, Organisation.Verification.VISIT
BLOCKED, TRUSTED = Organisation.Trust.BLOCKED, Organisation.Trust.TRUSTED


@pytest.fixture
def judged(farm: Organisation, clerk: Person) -> Organisation:
    """Papers seen, then blocked."""
    actions.verify(farm, DOCUMENTS, by=clerk)
    return actions.set_trust(farm, BLOCKED, by=clerk, reason="მოტყუება")


def differing(municipality: Municipality, language: str = "en") -> list[str]:
    with translation.override(language):
        return [one.about for one in queries.differing(municipality)]


def test_what_the_agency_decided_is_whole(judged: Organisation, gori: Municipality) -> None:
    assert differing(gori) == []


def test_mark_that_the_agency_did_not_give_is_named(
    judged: Organisation, gori: Municipality
) -> None:
    Organisation.objects.update(verification=VISIT)

    assert differing(gori) == ["Seller “Ninos bagi”: it has a mark that the agency did not give"]


def test_mark_that_was_taken_away_and_is_back_is_named(
    judged: Organisation, gori: Municipality, clerk: Person
) -> None:
    actions.verify(judged, Organisation.Verification.NONE, by=clerk)
    assert differing(gori) == []

    Organisation.objects.update(verification=DOCUMENTS)

    assert differing(gori) == ["Seller “Ninos bagi”: it has a mark that the agency did not give"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "is not what was decided"), ("ka", "„ნინოს ბაღი“"), ("ru", "«Нинос баги»")],
)
def test_block_that_was_lifted_quietly_is_named(
    judged: Organisation, gori: Municipality, language: str, words: str
) -> None:
    Organisation.objects.update(trust=TRUSTED)

    [about] = differing(gori, language)

    assert words in about


def test_seller_of_whom_the_log_tells_nothing_is_passed_over(
    farm: Organisation, gori: Municipality
) -> None:
    Organisation.objects.update(verification=VISIT)

    assert differing(gori) == []
