"""What is not kept for ever is written in one table, and a job keeps to it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from qvevri.config import recurring, retention
from qvevri.core.models import Tally
from qvevri.market.enquiries import actions as enquiries
from qvevri.market.enquiries.actions import Buyer
from qvevri.market.enquiries.models import Enquiry
from qvevri.market.listings import actions as listings
from qvevri.market.listings.inputs import ListingInput
from qvevri.market.moderation import actions as moderation
from qvevri.market.moderation.models import Report
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

YEAR = timedelta(days=365)
SECOND = timedelta(seconds=1)


@pytest.fixture
def asked(farm: Organisation, nino: Person) -> Enquiry:
    """Anna asks Nino about apples, in her own words; somebody reports the listing."""
    apples = listings.publish(listings.draft(farm, ListingInput("apple"), by=nino), by=nino)
    anna = Buyer(name="Anna", language="en", email="anna@import.example")
    report = moderation.report(apples, "other", sender="x", text="Strange")
    Report.objects.filter(pk=report.pk).update(decided_at=timezone.now())
    said = [{"chip": "sample"}]
    return enquiries.ask(apples, said, buyer=anna, sender="x", text="I am Anna of Berlin.")


def keep_to_the_table(later: timedelta) -> None:
    with time_machine.travel(timezone.now() + later, tick=False):
        for kept in retention.TABLE:
            kept.keep_to_it()


def remembered(asked: Enquiry) -> tuple[str, str, str, int]:
    enquiry, report = Enquiry.objects.get(pk=asked.pk), Report.objects.get()
    return enquiry.buyer_name, enquiry.turns.get().text, report.sender, Message.objects.count()


def test_before_the_year_is_over_all_is_still_known(asked: Enquiry) -> None:
    before = remembered(asked)

    keep_to_the_table(YEAR - timedelta(minutes=1))

    assert remembered(asked) == before
    assert before[:3] == ("Anna", "I am Anna of Berlin.", "x")


def test_after_a_year_nobody_knows_who_asked_and_who_reported(asked: Enquiry) -> None:
    key = asked.buyer_key

    keep_to_the_table(YEAR + timedelta(minutes=1))

    assert remembered(asked) == ("", "", "", 0)
    asked.refresh_from_db()
    assert (asked.buyer_email, asked.buyer_key == key) == ("", False)
    assert asked.turns.get().chips == [{"chip": "sample"}]


def test_counts_of_strangers_end_with_their_window(asked: Enquiry) -> None:
    assert Tally.objects.exists()

    keep_to_the_table(timedelta(days=2))

    assert not Tally.objects.exists()


def test_job_keeps_to_every_line_of_the_table() -> None:
    done = {work.name for work in recurring.WORK}

    assert {f"retention: {kept.what}" for kept in retention.TABLE} <= done
