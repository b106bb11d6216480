"""An officer approves, sends back with a reason, removes, or finds nothing wrong."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from qvevri.history.queries import entries_about
from qvevri.market.listings.models import Listing
from qvevri.market.listings.refusals import NotNow, ReasonMissing
from qvevri.market.moderation import actions, queries
from qvevri.market.moderation.models import Report
from qvevri.market.moderation.reasons import REASONS, composed
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.todos.queries import todos_for

FRAUD = Report.Reason.FRAUD


def page(listing: Listing, deed: str = "") -> str:
    return f"/gori/en/market/reports/decide/{listing.pk}/{deed}"


def status_of(listing: Listing) -> str:
    return str(Listing.objects.get(pk=listing.pk).status)


def test_approved_listing_appears_and_the_seller_is_told(
    waiting: Listing, as_clerk: Client, clerk: Person
) -> None:
    as_clerk.post(page(waiting, "approve/"))

    assert status_of(waiting) == Listing.Status.PUBLISHED
    assert Message.objects.filter(kind="listings.published").count() == 1
    last = entries_about(waiting).last()
    assert last is not None
    assert (last.verb, last.by) == ("approved", clerk)


def test_reason_reaches_the_seller_in_the_sellers_language(
    waiting: Listing, as_clerk: Client
) -> None:
    as_clerk.post(page(waiting, "send-back/"), {"ready": ["photo"], "own_words": "Photo 2."})

    waiting.refresh_from_db()
    assert waiting.status == Listing.Status.SENT_BACK
    assert waiting.status_note == f"{REASONS['photo']['ka']} Photo 2."


def test_without_a_reason_nothing_goes_back(waiting: Listing, as_clerk: Client) -> None:
    answer = as_clerk.post(page(waiting, "send-back/"))

    assert answer.status_code == 200
    assert status_of(waiting) == Listing.Status.WAITING


def test_own_words_are_kept_when_refused(waiting: Listing, as_clerk: Client) -> None:
    answer = as_clerk.post(page(waiting, "send-back/"), {"own_words": "x" * 201})

    assert "x" * 201 in answer.content.decode()


def test_removed_listing_tells_why_and_closes_its_reports(
    apples: Listing, as_clerk: Client, clerk: Person
) -> None:
    actions.report(apples, FRAUD, sender="a")

    as_clerk.post(page(apples, "remove/"), {"ready": ["forbidden"]})

    assert status_of(apples) == Listing.Status.REMOVED
    report = Report.objects.get()
    assert (report.was_upheld, report.decided_by) == (True, clerk)
    assert Message.objects.filter(kind="moderation.removed").count() == 1


def test_dismissed_reports_leave_the_listing(apples: Listing, clerk: Person) -> None:
    actions.report(apples, FRAUD, sender="a")

    actions.dismiss(apples, by=clerk)

    assert status_of(apples) == Listing.Status.PUBLISHED
    assert Report.objects.get().was_upheld is False
    with pytest.raises(actions.NothingToDecide):
        actions.dismiss(apples, by=clerk)


def test_what_reports_paused_is_shown_again_when_dismissed(apples: Listing, clerk: Person) -> None:
    for sender in ("a", "b", "c"):
        actions.report(apples, FRAUD, sender=sender)

    actions.dismiss(Listing.objects.get(pk=apples.pk), by=clerk)

    assert status_of(apples) == Listing.Status.PUBLISHED


def test_what_reports_paused_can_go_back_to_the_seller(apples: Listing, clerk: Person) -> None:
    for sender in ("a", "b", "c"):
        actions.report(apples, FRAUD, sender=sender)

    actions.send_back(Listing.objects.get(pk=apples.pk), ["unclear"], "", by=clerk)

    assert status_of(apples) == Listing.Status.SENT_BACK


def test_approving_twice_is_told_and_harmless(waiting: Listing, as_clerk: Client) -> None:
    codes = [as_clerk.post(page(waiting, "approve/")).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert status_of(waiting) == Listing.Status.PUBLISHED


def test_published_listing_cannot_be_approved(apples: Listing, clerk: Person) -> None:
    with pytest.raises(NotNow):
        actions.approve(apples, by=clerk)


@pytest.mark.parametrize("deed", ["", "approve/", "send-back/", "remove/", "dismiss/"])
def test_doors_are_closed_to_everybody_else(waiting: Listing, as_nino: Client, deed: str) -> None:
    answer = as_nino.post(page(waiting, deed)) if deed else as_nino.get(page(waiting))

    assert answer.status_code == 404
    assert status_of(waiting) == Listing.Status.WAITING


def test_officer_of_one_place_finds_nothing_of_another(
    apples: Listing, as_clerk: Client, zestaponi: Municipality
) -> None:
    assert as_clerk.get(page(apples).replace("/gori/", "/zestaponi/")).status_code == 404


@pytest.mark.parametrize("deed", ["send_back", "remove"])
def test_seller_cannot_moderate(apples: Listing, nino: Person, deed: str) -> None:
    with pytest.raises(PermissionDenied):
        getattr(actions, deed)(apples, ["photo"], "", by=nino)
    with pytest.raises(PermissionDenied):
        actions.dismiss(apples, by=nino)


def test_removing_needs_a_reason(apples: Listing, clerk: Person) -> None:
    with pytest.raises(ReasonMissing):
        actions.remove(apples, ["nonsense"], "  ", by=clerk)


def test_most_reported_stands_on_top(apples: Listing, waiting: Listing, clerk: Person) -> None:
    actions.approve(waiting, by=clerk)
    actions.report(apples, "sold", sender="a")
    for sender in ("a", "b"):
        actions.report(waiting, "wrong", sender=sender)

    found = queries.reported(apples.municipality)

    assert [(one.listing.pk, one.senders) for one in found] == [(waiting.pk, 2), (apples.pk, 1)]


def test_waiting_and_reported_are_on_the_officers_list(
    apples: Listing, waiting: Listing, clerk: Person, nino: Person, gori: Municipality
) -> None:
    actions.report(apples, "sold", sender="a")

    kinds = {todo.kind for todo in todos_for(clerk, gori)}

    assert {"moderation.waiting", "moderation.reported"} <= kinds
    assert not {"moderation.waiting", "moderation.reported"} & {
        todo.kind for todo in todos_for(nino, gori)
    }


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_ready_reasons_are_whole_sentences(language: str) -> None:
    assert all(words[language].endswith(".") for words in REASONS.values())
    assert len(composed(REASONS, "", language)) > 200
