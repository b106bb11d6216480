"""Alerts as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.languages import current
from qvevri.market.alerts import queries
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.queries import Watched
from qvevri.market.alerts.reading import Search, read
from qvevri.market.alerts.telling import title_of
from qvevri.market.shopfront import cards
from qvevri.people.contacts import Contact
from qvevri.places.models import Municipality
from qvevri.search.queries import Page

# Of a search that finds more than this now, there is something new every day.
SELDOM = 25
LIGHTS = {
    Alert.Status.UNCONFIRMED: "at-risk",
    Alert.Status.RUNNING: "on-track",
    Alert.Status.PAUSED: "silent",
    Alert.Status.STOPPED: "silent",
}


@dataclass(frozen=True)
class Shown:
    """One alert in words."""

    title: str
    url: str
    contact: str
    is_sms: bool
    how_often: str
    light: str
    status: str
    told_at: datetime | None


def shown(alert: Alert) -> Shown:
    """The alert in the reader's language; its contact masked, for the link may have wandered."""
    return Shown(
        title=title_of(alert, current()),
        url=reverse("alerts:one", kwargs={"key": alert.key}),
        contact=Contact(phone=alert.phone, email=alert.email).masked(),
        is_sms=alert.is_sms,
        how_often=str(alert.get_frequency_display()),
        light=LIGHTS[Alert.Status(alert.status)],
        status=str(alert.get_status_display()),
        told_at=alert.told_at,
    )


def is_on() -> str:
    """What is said when an alert has just been switched on."""
    return _("The alert is on. We will write when something new comes.")


def lines(alerts: Iterable[Alert]) -> list[Shown]:
    """Several in a list."""
    return [shown(alert) for alert in alerts]


def page(alert: Alert) -> dict[str, Any]:
    """What an alert's own page shows: what was found lately, and where there is more."""
    found = queries.rows_told(alert, timezone.now())
    return {
        "alert": shown(alert),
        "held": alert,
        "cards": cards.rendered(found),
        **_ways(read(alert.municipality, alert.search, alert.seller)),
    }


def saving(search: Search, found: Page) -> dict[str, Any]:
    """What the page says on which an alert is saved."""
    return {
        "search": search,
        "title": search.title(current()),
        "words": search.words(),
        "found": found,
        "count": found.count_in(current()),
        **_ways(search),
    }


def usual_frequency(search: Search, found: Page) -> str:
    """What most would choose: at once where little comes, else once a day."""
    is_much = search.is_everything or found.count > SELDOM
    return Alert.Frequency.DAILY if is_much else Alert.Frequency.AT_ONCE


def watched(municipality: Municipality, rows: Iterable[Watched]) -> list[dict[str, Any]]:
    """What people are waiting for, in words, with the way to what there is of it."""
    searches = [(read(municipality, row.search, row.seller), row.number) for row in rows]
    return [
        {"title": search.title(current()), "number": number, "url": _list_url(search)}
        for search, number in searches
    ]


def _ways(search: Search) -> dict[str, str]:
    return {"list_url": _list_url(search), "feed_url": _feed_url(search)}


def _list_url(search: Search) -> str:
    """What there is now of what is watched."""
    if search.seller is not None:
        return reverse("organisations:seller_by_number", kwargs={"pk": search.seller.pk})
    return _with(reverse("shopfront:listings"), search.address)


def _feed_url(search: Search) -> str:
    """The same as a feed, for whoever reads feeds."""
    seller = f"seller={search.seller.pk}" if search.seller is not None else ""
    return _with(reverse("shopfront:rss"), seller or search.address)


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
