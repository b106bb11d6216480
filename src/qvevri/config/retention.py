"""The table of retention: what is kept for how long, and what forgets it. A job keeps to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from qvevri.core.models import Once, Tally
from qvevri.files import actions as files
from qvevri.files import queries as photos
from qvevri.history import actions as history
from qvevri.market.alerts import tidying as alerts
from qvevri.market.enquiries import actions as enquiries
from qvevri.market.listings.models import Posting
from qvevri.market.listings.tasks import UNFINISHED_FOR
from qvevri.market.moderation import actions as moderation
from qvevri.market.sheets import actions as sheets
from qvevri.market.wanted.actions import forgetting as requests
from qvevri.money import actions as rates
from qvevri.notices import actions as notices
from qvevri.organisations.actions import people as invitations
from qvevri.people import actions as people
from qvevri.plan.drafting.actions import commenting as comments
from qvevri.plan.tables import actions as tables

YEAR = timedelta(days=365)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Kept:
    """One kind of thing that is not kept for ever; `forget(now)` may be run again at any time."""

    what: str
    how_long: timedelta
    forget: Callable[[datetime], object]

    def keep_to_it(self) -> None:
        """Forget what is over by now."""
        self.forget(timezone.now())


def _forget_jobs(now: datetime) -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=now - WEEK).delete()


def _forget_sessions(_now: datetime) -> None:
    call_command("clearsessions")


# A room that names the time itself is given the moment; the others the moment before which.
TABLE: tuple[Kept, ...] = (
    Kept(
        "counts of strangers, once their window is over",
        timedelta(0),
        lambda now: Tally.objects.filter(ends_at__lt=now).delete(),
    ),
    Kept(
        "outcomes of forms, so that a form sent twice counts once",
        timedelta(days=2),
        lambda now: Once.objects.filter(made_at__lt=now - timedelta(days=2)).delete(),
    ),
    Kept(
        "photos that joined nothing",
        photos.UNCLAIMED_FOR,
        lambda now: files.remove_all(photos.unclaimed(now)),
    ),
    Kept("sessions that are over", timedelta(0), _forget_sessions),
    Kept("finished jobs", WEEK, _forget_jobs),
    Kept(
        "numbers and addresses at which nobody read a code",
        WEEK,
        lambda now: people.forget_passers_by(now - WEEK),
    ),
    Kept("invitations nobody accepted", invitations.OPEN_FOR, invitations.forget_old_invitations),
    Kept("sheets nobody wrote", sheets.KEPT_UNWRITTEN, sheets.forget_old),
    Kept("action tables nobody wrote", tables.KEPT_UNWRITTEN, tables.forget_old),
    Kept(
        "listings begun and left",
        UNFINISHED_FOR,
        lambda now: Posting.objects.old(now - UNFINISHED_FOR).delete(),
    ),
    Kept("alerts that were stopped", alerts.STOPPED_FOR, alerts.forget_old),
    Kept("who looked for something, once the request is over", requests.KEPT, requests.forget_old),
    Kept(
        "who asked a seller, and in which words, since the last of them",
        YEAR,
        lambda now: enquiries.forget_old(now - YEAR),
    ),
    Kept(
        "what tells apart who reported, since the decision",
        YEAR,
        lambda now: moderation.forget_old(now - YEAR),
    ),
    Kept(
        "who commented on a plan without an account",
        YEAR,
        lambda now: comments.forget_old(now - YEAR),
    ),
    Kept("rates of exchange", rates.KEPT, lambda now: rates.forget_old(timezone.localdate(now))),
    Kept("checks of the log", YEAR, lambda now: history.forget_old_checks(now - YEAR)),
    Kept("messages that were sent", YEAR, lambda now: notices.forget_old(now - YEAR)),
)
