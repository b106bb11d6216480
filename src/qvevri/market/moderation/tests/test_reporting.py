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
from qvevri.market.moderation.tests.conftest import make_listing
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


def tap(client: Client, listing: Listing) -> str:
    """What the button on the listing's own page answers."""
    return client.post(f"{address(listing)}flag/").content.decode()


def key_in(page: str) -> str:
    return page.split('name="key" value="')[1].split('"')[0]


def test_one_tap_on_the_listing_reports_it_without_signing_in(
    apples: Listing, client: Client
) -> None:
    page = client.get(f"/gori/en/market/listings/{apples.pk}-x", follow=True).content.decode()
    assert f'<form method="post" action="{address(apples)}flag/"' in page

    answer = tap(client, apples)

    assert "the agency has been told" in answer
    assert [one.reason for one in Report.objects.all()] == ["unsaid"]


def test_reason_is_given_after_the_tap_and_replaces_none(apples: Listing, client: Client) -> None:
    tap(client, apples)
    client.post(address(apples), filled(client, apples, reason="fraud"))
    tap(client, apples)

    assert [one.reason for one in Report.objects.all()] == ["fraud"]


def test_tap_by_mistake_is_taken_back(apples: Listing, client: Client) -> None:
    key = key_in(tap(client, apples))
    answer = client.post(f"{address(apples)}take-back/", {"key": key}).content.decode()

    assert "taken back" in answer
    assert not Report.objects.exists()
    again = client.post(f"{address(apples)}take-back/", {"key": key}).content.decode()
    assert "nothing to take back" in again


def test_second_tap_of_the_same_hand_can_be_taken_back_too(apples: Listing, client: Client) -> None:
    tap(client, apples)
    key = key_in(tap(client, apples))
    client.post(f"{address(apples)}take-back/", {"key": key})

    assert not Report.objects.exists()


def test_neighbour_behind_the_same_address_takes_nothing_back(
    apples: Listing, client: Client
) -> None:
    with time_machine.travel(timezone.now() - timedelta(minutes=2), tick=False):
        tap(client, apples)

    assert 'name="key"' not in tap(client, apples)
    client.post(f"{address(apples)}take-back/", {"key": "1"})
    assert Report.objects.count() == 1


def test_what_got_a_reason_is_not_taken_back(apples: Listing, client: Client) -> None:
    key = key_in(tap(client, apples))
    client.post(address(apples), filled(client, apples, reason="fraud"))
    client.post(f"{address(apples)}take-back/", {"key": key})

    assert [one.reason for one in Report.objects.all()] == ["fraud"]


def test_key_of_one_listing_takes_nothing_from_another(
    apples: Listing, farm: Organisation, nino: Person, client: Client
) -> None:
    other = make_listing(farm, nino)
    tap(client, apples)
    key = key_in(tap(client, other))
    client.post(f"{address(apples)}take-back/", {"key": key})

    assert Report.objects.count() == 2


def test_answer_to_a_tap_is_a_part_where_scripts_run(apples: Listing, client: Client) -> None:
    part = client.post(f"{address(apples)}flag/", headers={"hx-request": "true"}).content.decode()

    assert "<html" not in part
    assert 'id="report"' in part


def test_answer_takes_the_place_of_the_button_and_the_keyboard_goes_on_at_its_first_line(
    apples: Listing, client: Client
) -> None:
    page = client.get(f"/gori/en/market/listings/{apples.pk}", follow=True).text
    button = page.index("/flag/")
    part = client.post(f"{address(apples)}flag/", headers={"hx-request": "true"}).text

    assert page.index('id="report"') < button
    assert page.count('id="report"') == 1
    assert '<h2 tabindex="-1" autofocus>' in part


def test_page_of_its_own_is_read_from_its_top(apples: Listing, client: Client) -> None:
    assert "autofocus" not in tap(client, apples)


def test_words_stand_before_the_buttons_that_send_them(apples: Listing, client: Client) -> None:
    page = client.get(address(apples)).text

    assert page.index('name="text"') < page.index('name="reason"')


def test_eleventh_tap_of_a_day_is_refused_in_words(
    farm: Organisation, nino: Person, client: Client
) -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False):
        answers = [tap(client, make_listing(farm, nino)) for _turn in range(11)]

    assert ["has been told" in one for one in answers] == [True] * 10 + [False]
    assert Report.objects.count() == 10


def test_tap_from_another_site_is_refused(apples: Listing, client: Client) -> None:
    headers = {"sec-fetch-site": "cross-site"}

    assert client.post(f"{address(apples)}flag/", headers=headers).status_code == 403


def test_reason_is_one_tap(apples: Listing, client: Client) -> None:
    answer = client.post(address(apples), filled(client, apples, reason="sold"))

    assert "Thank you" in answer.content.decode()
    report = Report.objects.get()
    assert (report.listing, report.reason, report.decided_at) == (apples, "sold", None)


def test_page_offers_every_reason_as_a_button(apples: Listing, client: Client) -> None:
    page = client.get(address(apples)).content.decode()

    assert page.count('name="reason"') == len(Report.Reason) - 1
    assert "No reason given" not in page


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
