"""Anybody says in one tap that something is wrong with a listing."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from qvevri.core.limits import TooOften
from qvevri.market.listings.models import Listing
from qvevri.market.moderation import actions
from qvevri.market.moderation.models import Report
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

FRAUD = Report.Reason.FRAUD


def address(listing: Listing) -> str:
    return f"/gori/en/market/reports/{listing.pk}/"


def filled(client: Client, listing: Listing, **fields: str) -> dict[str, str]:
    """What a person's browser sends who read the page for half a minute."""
    with time_machine.travel(timezone.now() - timedelta(seconds=30), tick=False):
        guard = client.get(address(listing)).context["form"].guard()
    return {"shown": guard["shown"], **fields}


def test_one_tap_without_signing_in(apples: Listing, client: Client) -> None:
    answer = client.post(address(apples), filled(client, apples, reason="sold"))

    assert "Thank you" in answer.content.decode()
    report = Report.objects.get()
    assert (report.listing, report.reason, report.decided_at) == (apples, "sold", None)


def test_page_offers_every_reason_as_a_button(apples: Listing, client: Client) -> None:
    page = client.get(address(apples)).content.decode()

    assert page.count('name="reason"') == len(Report.Reason)


def test_same_sender_reports_once_and_may_change_the_reason(
    apples: Listing, client: Client
) -> None:
    client.post(address(apples), filled(client, apples, reason="sold"))
    said = {"reason": "wrong", "text": "Two tonnes, not two kilos"}
    client.post(address(apples), filled(client, apples, **said))

    report = Report.objects.get()
    assert (report.reason, report.text) == ("wrong", "Two tonnes, not two kilos")


def test_reason_nobody_offers_is_refused(apples: Listing, client: Client) -> None:
    said = filled(client, apples, reason="<script>")
    page = client.post(address(apples), said).content.decode()

    assert "Tap what is wrong." in page
    assert "(Why)" in page
    assert Report.objects.count() == 0


def test_links_in_a_report_are_refused_and_kept(apples: Listing, client: Client) -> None:
    report = filled(client, apples, reason="other", text="see www.cheap.example.com")

    page = client.post(address(apples), report).content.decode()

    assert "Leave out links" in page
    assert "www.cheap.example.com" in page


def test_too_long_a_report_says_so_and_is_kept(apples: Listing, client: Client) -> None:
    report = filled(client, apples, reason="other", text="ა" * 501)

    page = client.post(address(apples), report).content.decode()

    assert "The text has 501 characters; at most 500 are sent." in page
    assert "ა" * 501 in page


@pytest.mark.parametrize("field", ["shown", "website"])
def test_program_that_reports_is_refused(apples: Listing, client: Client, field: str) -> None:
    said = filled(client, apples, reason="sold") | {field: "no person writes this"}
    client.post(address(apples), said)

    assert Report.objects.count() == 0


def test_without_work_only_a_few_reports_pass_in_an_hour(apples: Listing, client: Client) -> None:
    for _turn in range(5):
        client.post(address(apples), filled(client, apples, reason="sold"))
    Report.objects.all().delete()

    client.post(address(apples), filled(client, apples, reason="sold"))

    assert Report.objects.count() == 0


def test_what_strangers_do_not_see_cannot_be_reported(waiting: Listing, client: Client) -> None:
    assert client.post(address(waiting), {"reason": "sold"}).status_code == 404


def test_report_from_another_site_is_refused(apples: Listing, client: Client) -> None:
    answer = client.post(
        address(apples), {"reason": "sold"}, headers={"sec-fetch-site": "cross-site"}
    )

    assert answer.status_code == 403


def test_sender_reports_ten_times_a_day(apples: Listing, farm: Organisation, nino: Person) -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        for _ in range(10):
            apples.pk = None
            apples.save()
            actions.report(apples, "sold", sender="a")
        apples.pk = None
        apples.save()
        with pytest.raises(TooOften):
            actions.report(apples, "sold", sender="a")


def test_three_senders_who_say_fraud_let_an_unverified_listing_rest(apples: Listing) -> None:
    for sender in ("a", "b"):
        actions.report(apples, FRAUD, sender=sender)
    apples.refresh_from_db()
    assert apples.status == Listing.Status.PUBLISHED

    actions.report(apples, FRAUD, sender="c")

    apples.refresh_from_db()
    assert apples.status == Listing.Status.PAUSED
    assert Message.objects.filter(kind="moderation.paused", language="ka").count() == 1


def test_one_sender_three_times_hides_nothing(apples: Listing) -> None:
    for _ in range(3):
        actions.report(apples, FRAUD, sender="a")

    apples.refresh_from_db()
    assert apples.status == Listing.Status.PUBLISHED


def test_rivals_cannot_hide_a_seller_whom_the_agency_knows(
    apples: Listing, farm: Organisation
) -> None:
    farm.verification = Organisation.Verification.VISIT
    farm.save()

    for sender in ("a", "b", "c", "d"):
        actions.report(apples, FRAUD, sender=sender)

    apples.refresh_from_db()
    assert apples.status == Listing.Status.PUBLISHED
