"""Ten thousand alerts and a hundred new listings: `python -m bench.inside alerting` in a house.

Everything is undone afterwards. CPU seconds of this process alone; the database's own come on top.
"""

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from qvevri.market.alerts import actions, matching, queries
from qvevri.market.alerts.models import Alert
from qvevri.market.alerts.reading import Search, read
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.places.models import Municipality, Settlement
from qvevri.search.models import SearchDoc
from qvevri.vocabulary import queries as vocabulary

ALERTS, LISTINGS = 10_000, 100
PRICES = (2, 3, 5, 8, 10, 15, 20, 30, 50)
Choose = random.Random


def measure() -> dict[str, Any]:
    """What matching and telling cost, and how much there was of it."""
    with translation.override("ka"), transaction.atomic():
        found = _measured(random.Random(1))  # noqa: S311
        transaction.set_rollback(True)
    return found


def _measured(choose: Choose) -> dict[str, Any]:
    now = timezone.now()
    _save(choose, now - timedelta(hours=1))
    _put_up(choose, now)
    came = queries.just_come(now, LISTINGS)
    with CaptureQueriesContext(connection) as asked:
        matching.matches(came, now)
    reckoning, (listings, matches) = _timed(lambda: matching.matches(came, now))
    writing, _number = _timed(lambda: actions.take(listings, matches, now))
    due = [pk for pk, _moment in queries.due(now, ALERTS)]
    telling, _told = _timed(lambda: [actions.tell(pk, now) for pk in due])
    return {
        "alerts": ALERTS,
        "listings": len(listings),
        "to tell": len(matches),
        "queries": len(asked),
        "reckon s": reckoning,
        "write s": writing,
        "messages": len(due),
        "ms a message": round(1000 * telling / max(1, len(due)), 1),
    }


def _timed(do: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    answer = do()
    return round(time.process_time() - started, 2), answer


def _save(choose: Choose, since: datetime) -> None:
    """Alerts as people save them: mostly one product, half of them with something more."""
    wares = list(SearchDoc.objects.kind("listing").values_list("municipality", "concept", "seller"))
    places = Municipality.objects.in_bulk()
    villages = {
        pk: list(Settlement.objects.filter(municipality=pk).values_list("slug", flat=True))
        for pk in {ware[0] for ware in wares}
    }
    sellers = Organisation.objects.in_bulk()
    for number in range(ALERTS):
        pk, concept, seller = choose.choice(wares)
        name = vocabulary.terms()[concept].name(choose.choice(("ka", "en", "ru")))
        price, village = choose.choice(PRICES), choose.choice(villages[pk])
        address = choose.choice(
            (
                *(f"concept={concept}", f"concept={concept}&price_to={price}", f"q={name}"),
                *(
                    f"q={name}&settlement={village}",
                    f"concept={concept}&settlement={village}&km=10",
                ),
                *(f"q={name}&price_to={price}&delivers=on", f"settlement={village}", ""),
            )
        )
        followed = None if address else sellers.get(seller or 0)
        _run(read(places[pk], address, followed), number, choose, since)


def _run(search: Search, number: int, choose: Choose, since: datetime) -> None:
    alert = Alert.objects.create(
        municipality=search.municipality,
        email=f"b{number}@buyer.example",
        language=choose.choice(("ka", "en", "ru")),
        search=search.address,
        seller=search.seller,
        what=search.digest,
        frequency=choose.choice(("at_once", "daily", "daily", "weekly")),
        status=Alert.Status.RUNNING,
        key=f"bench-{number}",
        confirmed_at=since,
    )
    actions.hang(alert, search.asked)


def _put_up(choose: Choose, now: datetime) -> None:
    """Some of the newest listings have come just now."""
    newest = SearchDoc.objects.kind("listing").order_by("-pk").values_list("thing_id", flat=True)
    Listing.objects.update(put_up_at=None)
    chosen = choose.sample(list(newest[: 4 * LISTINGS]), LISTINGS)
    Listing.objects.filter(pk__in=chosen).update(put_up_at=now)
