"""Publishing and changing a listing with its index and its history, timed deed by deed.

For a process in which Django is set up, on a prepared database (`filling.multiply`):
`python -c "import django; django.setup(); from bench.publishing import main; main()"`.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from decimal import Decimal

from django.db import connection

from qvevri.market.listings import actions
from qvevri.market.listings.inputs import ListingInput, PriceInput
from qvevri.market.listings.models import Listing
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm

DEEDS = 200
WARM_UP = 20
CONCEPTS = ("apple", "peach", "potato", "honey", "walnut", "plum", "tomato", "onion")


@dataclass(frozen=True)
class Figures:
    """What one deed took, in milliseconds: the clock's time, and the processor's."""

    deed: str
    listings: int
    p50: float
    p95: float
    cpu_p50: float
    queries: int


def said(number: int) -> ListingInput:
    price = PriceInput(PriceForm.FIXED, 100 + number, unit="kg")
    concept = CONCEPTS[number % len(CONCEPTS)]
    return ListingInput(concept, quantity=Decimal(100 + number), unit="kg", price=price)


def measure() -> list[Figures]:
    """What publishing and changing took; the listings made for it are removed afterwards."""
    number = Listing.objects.count()
    seller = Organisation.objects.filter(trust=Organisation.Trust.TRUSTED, is_public=True)
    farm = seller.select_related("municipality", "settlement").filter(
        memberships__role="owner", municipality__slug="gori"
    )[0]
    person = Person.objects.filter(memberships__organisation=farm)[0]
    drafts = [actions.draft(farm, said(step), by=person) for step in range(DEEDS + WARM_UP)]

    def publish(step: int) -> None:
        actions.publish(drafts[step], by=person)

    def change(step: int) -> None:
        actions.change(drafts[step], replace(said(step + 1), harvested_on=None), by=person)

    found = [_timed("publish", publish, number), _timed("change", change, number)]
    for listing in drafts:
        actions.remove(listing, by=person)
    return found


def _timed(deed: str, do: Callable[[int], None], listings: int) -> Figures:
    for step in range(WARM_UP):
        do(step)
    clock, processor = [], []
    for step in range(WARM_UP, WARM_UP + DEEDS):
        begun, busy = time.perf_counter(), time.process_time()
        do(step)
        clock.append(1000 * (time.perf_counter() - begun))
        processor.append(1000 * (time.process_time() - busy))
    connection.force_debug_cursor = True
    connection.queries_log.clear()
    do(0)
    connection.force_debug_cursor = False
    clock.sort()
    processor.sort()
    return Figures(
        deed=deed,
        listings=listings,
        p50=round(clock[DEEDS // 2], 2),
        p95=round(clock[DEEDS * 95 // 100], 2),
        cpu_p50=round(processor[DEEDS // 2], 2),
        queries=len(connection.queries_log),
    )


def main() -> None:
    for row in measure():
        print(json.dumps(asdict(row)))
