"""The agency vouches for sellers, trusts them, or shuts them out."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from qvevri.history.models import Entry
from qvevri.notices.models import Message
from qvevri.organisations import actions, queries
from qvevri.organisations.actions import (
    CertificateNumberMissing,
    CertificateThere,
    NotACertificate,
)
from qvevri.organisations.models import Organisation
from qvevri.organisations.tests.factories import make_certificate, organic
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.models import Concept


def test_officer_verifies_with_the_day(farm: Organisation, clerk: Person) -> None:
    after = actions.verify(farm, "visit", by=clerk)

    assert after.is_verified()
    assert after.verified_on == timezone.localdate()
    assert Entry.objects.about(farm).get().verb == "verified_visit"


def test_confirmed_phone_is_no_verification(farm: Organisation, clerk: Person) -> None:
    after = actions.verify(actions.verify(farm, "visit", by=clerk), "phone", by=clerk)

    assert (after.is_verified(), after.verified_on) == (False, None)


def test_verifying_to_the_same_level_writes_nothing(farm: Organisation, clerk: Person) -> None:
    actions.verify(farm, "none", by=clerk)

    assert not Entry.objects.exists()


def test_owner_and_stranger_judge_nothing(farm: Organisation, nino: Person, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.verify(farm, "visit", by=nino)
    with pytest.raises(PermissionDenied):
        actions.set_trust(farm, "trusted", by=giorgi)


def test_unknown_level_is_a_mistake(farm: Organisation, clerk: Person) -> None:
    with pytest.raises(ValueError, match="royal"):
        actions.verify(farm, "royal", by=clerk)


def test_blocked_seller_is_told_why_and_no_longer_shown(
    farm: Organisation, clerk: Person, gori: Municipality
) -> None:
    actions.set_trust(farm, "blocked", by=clerk, reason="სხვისი საქონელი")

    assert Message.objects.get().kind == "organisations.blocked"
    assert not queries.public_organisations(gori).exists()
    assert Entry.objects.about(farm).get().facts["reason"] == "სხვისი საქონელი"


def test_block_is_lifted(farm: Organisation, clerk: Person, gori: Municipality) -> None:
    actions.set_trust(farm, "blocked", by=clerk)
    actions.set_trust(farm, "new", by=clerk)

    assert list(queries.public_organisations(gori)) == [farm]


def test_certificate_counts_as_seen_only_from_an_officer(
    farm: Organisation, new_farm: Organisation, nino: Person, clerk: Person
) -> None:
    mine = actions.add_certificate(farm, organic(), " GE-BIO-154\u200b ", by=nino)
    seen = actions.add_certificate(new_farm, organic(), "GE-BIO-154", by=clerk)

    assert (mine.number, mine.was_seen, seen.was_seen) == ("GE-BIO-154", False, True)
    actions.confirm_certificate(mine, by=clerk)
    assert mine.was_seen


def test_seller_does_not_confirm_its_own_paper(farm: Organisation, nino: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.confirm_certificate(make_certificate(farm), by=nino)


def test_certificate_without_number_twice_or_of_no_kind_is_refused(
    farm: Organisation, nino: Person
) -> None:
    make_certificate(farm, "GE-BIO-154")
    apple = Concept.objects.get(code="apple")

    with pytest.raises(CertificateNumberMissing):
        actions.add_certificate(farm, organic(), " 🍎 ", by=nino)
    with pytest.raises(CertificateThere):
        actions.add_certificate(farm, organic(), "GE-BIO-154", by=nino)
    with pytest.raises(NotACertificate):
        actions.add_certificate(farm, apple, "1", by=nino)


def test_stranger_neither_adds_nor_removes_papers(farm: Organisation, giorgi: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_certificate(farm, organic(), "1", by=giorgi)
    with pytest.raises(PermissionDenied):
        actions.remove_certificate(make_certificate(farm), by=giorgi)


def test_removed_certificate_stays_in_the_history(farm: Organisation, nino: Person) -> None:
    actions.remove_certificate(make_certificate(farm), by=nino)

    assert not farm.certificates.exists()
    assert Entry.objects.about(farm).get().facts == {"certificate": "organic"}


def test_expired_certificate_is_not_among_the_valid_ones(farm: Organisation) -> None:
    make_certificate(farm, "1", date(2020, 1, 1))
    valid = make_certificate(farm, "2", timezone.localdate())

    assert queries.valid_certificates_of(farm) == [valid]


@pytest.mark.parametrize("words", ["ბაღი", "BAGI", "нинос б", "599 10 01 01", "+995599100101", ""])
def test_officer_finds_a_seller_however_written(
    words: str, farm: Organisation, gori: Municipality
) -> None:
    assert queries.find(gori, words) == [farm]


@pytest.mark.parametrize("words", ["მარანი", "599 10 01 09", "%", "🍎", "0"])
def test_officer_finds_nobody_for_other_words(
    words: str, farm: Organisation, gori: Municipality
) -> None:
    assert queries.find(gori, words) == []


def test_officer_finds_nobody_of_another_municipality(
    farm: Organisation, zestaponi: Municipality
) -> None:
    assert queries.find(zestaponi, "ბაღი") == []
