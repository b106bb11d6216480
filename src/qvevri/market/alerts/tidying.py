"""What the house forgets of alerts by itself, and how it keeps them readable."""

from datetime import datetime, timedelta

from django.db import transaction

from qvevri.market.alerts import actions, queries
from qvevri.market.alerts.anchors import signs_of_search
from qvevri.market.alerts.models import Alert, Arrival, Finding
from qvevri.market.alerts.reading import query_of, read

UNCONFIRMED_FOR = timedelta(days=7)
STOPPED_FOR = timedelta(days=30)
# As long as a listing lives: what waits longer is over, what was told longer ago cannot come back.
LEDGER_FOR = timedelta(days=31)
BOUNCES_WITHIN = timedelta(days=60)


@transaction.atomic
def forget_old(now: datetime) -> None:
    """Alerts never confirmed are kept for a week, stopped ones and the ledger for a month."""
    Alert.objects.unconfirmed().filter(changed_at__lt=now - UNCONFIRMED_FOR).delete()
    Alert.objects.stopped().filter(changed_at__lt=now - STOPPED_FOR).delete()
    Finding.objects.filter(told_at__lt=now - LEDGER_FOR).delete()
    Finding.objects.waiting().filter(put_up_at__lt=now - LEDGER_FOR).delete()
    Arrival.objects.filter(put_up_at__lt=now - LEDGER_FOR).delete()


def stop_bounced(now: datetime) -> None:
    """Alerts to a number or address at which nothing arrives any more are stopped."""
    for alert in queries.bounced(now - BOUNCES_WITHIN):
        actions.stop(alert, Alert.Why.BOUNCED)


def read_anew() -> None:
    """Every alert is read with today's vocabulary and villages."""
    for alert in queries.every_kept():
        found = read(alert.municipality, alert.search, alert.seller)
        if found.address != alert.search:
            # Less than what was asked would mean to tell of more than what was wanted.
            actions.lose(alert)
            continue
        query = query_of(alert.municipality, found.asked)
        signs = signs_of_search(query) if query else frozenset()
        if found.asked != alert.asked or signs != {one.sign for one in alert.anchors.all()}:
            actions.hang(alert, found.asked)
