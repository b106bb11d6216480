"""People wait for new listings and were told of some: through the actions people use."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from qvevri.demo.clock import ago
from qvevri.market.alerts import actions as alerts
from qvevri.market.alerts import matching
from qvevri.market.alerts.actions import Wish
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.queries import Came
from qvevri.market.alerts.reading import read
from qvevri.market.listings.models import Listing
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people import contacts
from qvevri.places.models import Municipality

FILE = Path(__file__).resolve().parent / "data" / "alerts.toml"
SINCE_HOURS = 24 * 20


def wait(municipality: Municipality, sellers: Sequence[Organisation]) -> None:
    """Everybody's alerts, and one message of each that found something."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8")).get(municipality.slug, [])
    running = [alert for row in rows if (alert := _wait(municipality, row, sellers)).is_running]
    Alert.objects.filter(pk__in=[alert.pk for alert in running]).update(
        created_at=ago(SINCE_HOURS), confirmed_at=ago(SINCE_HOURS)
    )
    _hear(municipality, running)


def _wait(
    municipality: Municipality, row: Mapping[str, Any], sellers: Sequence[Organisation]
) -> Alert:
    seller = sellers[row["seller"] - 1] if "seller" in row else None
    search = read(municipality, row.get("search", ""), seller)
    contact = contacts.read(row["contact"])
    wish = Wish(search, contact, row["language"], row["frequency"])
    before = Message.objects.order_by("pk").last()
    alert = alerts.save(wish, by=None, sender=f"demo-{contact.key()}")
    if row.get("asked"):
        return alert
    # What was confirmed long ago is no news for a visitor.
    Message.objects.filter(pk__gt=before.pk if before else 0).delete()
    return alerts.confirm(alert)


def _hear(municipality: Municipality, running: Sequence[Alert]) -> None:
    """Yesterday at noon each was told; what came after that is news for nobody."""
    now = timezone.localtime()
    noon = (now - timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
    shown = Listing.objects.of(municipality).published().exclude(put_up_at=None)
    came = [Came(pk, moment) for pk, moment in shown.values_list("pk", "put_up_at") if moment]
    found, matches = matching.matches([one for one in came if one.put_up_at < noon], now)
    alerts.take(found, matches, noon)
    alerts.take([one for one in came if one.put_up_at >= noon], [], noon)
    before = Message.objects.order_by("pk").last()
    for alert in running:
        alerts.tell(alert.pk, noon)
    Message.objects.filter(pk__gt=before.pk if before else 0).update(created_at=noon)
