"""The messages of alerts, each in its holder's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import read
from qvevri.market.enquiries.telling import shortened
from qvevri.notices.actions import tell
from qvevri.notices.links import absolute
from qvevri.search.models import SearchDoc

MOST_TOLD = 10
LONGEST_WHAT, LONGEST_PRICE = 22, 14


def title_of(alert: Alert, language: str) -> str:
    """What is watched, in one line."""
    return read(alert.municipality, alert.search, alert.seller).title(language)


def ask_to_confirm(alert: Alert) -> None:
    """Whoever has the number or address is asked whether the alert is wanted."""
    link = absolute(alert.municipality, alert.language, "alerts:confirm", key=alert.key)
    with translation.override(alert.language):
        _tell("alerts.confirm", alert, {"link": link, "link_label": _("Yes, tell me")})


def say_known(alert: Alert) -> None:
    """The holder has this alert already, and learns where to change it."""
    _with_own_page("alerts.known", alert)


def say_lost(alert: Alert) -> None:
    """What the holder watched does not exist any more."""
    _with_own_page("alerts.lost", alert)


def _with_own_page(kind: str, alert: Alert) -> None:
    with translation.override(alert.language):
        _tell(kind, alert, {"link": own_page(alert), "link_label": _("Open my alert")})


def own_page(alert: Alert) -> str:
    """Where the holder sees what is new, changes the alert and stops it."""
    return absolute(alert.municipality, alert.language, "alerts:one", key=alert.key)


def tell_new(alert: Alert, documents: Sequence[SearchDoc]) -> None:
    """The new listings, the latest first; beyond the first ten only how many more there are."""
    lines = [_line(alert, document) for document in documents[:MOST_TOLD]]
    with translation.override(alert.language):
        context = {
            "lines": lines,
            "first": lines[0],
            "count": len(documents),
            "more": len(documents) - len(lines),
            "others": len(documents) - 1,
            "link": own_page(alert),
            "link_label": _("See all that is new"),
            "unsubscribe": absolute(
                alert.municipality, alert.language, "alerts:stop", key=alert.key
            ),
        }
        _tell("alerts.told", alert, context)


def _line(alert: Alert, document: SearchDoc) -> dict[str, str]:
    words = document.card[alert.language]
    return {
        "title": words["title"],
        "price": words["price"],
        "per_base": words["per_base"],
        "place": words["place"],
        "seller": words["seller"],
        "short": shortened(words["title"], LONGEST_WHAT),
        # A price by tiers names the first alone.
        "short_price": shortened(words["price"].partition(";")[0], LONGEST_PRICE),
        "url": absolute(
            alert.municipality,
            alert.language,
            "shopfront:listing",
            pk=document.thing_id,
            slug=words["slug"],
        ),
    }


def _tell(kind: str, alert: Alert, context: Mapping[str, Any]) -> None:
    what = title_of(alert, alert.language)
    tell(
        kind,
        municipality=alert.municipality,
        context={
            "alert": alert,
            "what": what,
            "what_short": shortened(what, LONGEST_WHAT),
            "how_often": alert.get_frequency_display(),
            **context,
        },
        person=alert.person,
        phone=alert.phone,
        email=alert.email,
        language=alert.language,
    )
