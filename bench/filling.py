"""Many listings from the demo's few: copies with other sellers' dates and prices, in bulk."""

import random
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from qvevri.market.listings.models import Listing
from qvevri.search.models import SearchDoc

BATCH = 1000


def multiply(number: int) -> int:
    """Copy published listings of Gori with their documents until there are `number`."""
    patterns = list(
        Listing.objects.filter(municipality__slug="gori", status=Listing.Status.PUBLISHED)
    )
    documents = {
        document.thing_id: document
        for document in SearchDoc.objects.filter(
            kind="listing", thing_id__in=[listing.pk for listing in patterns]
        )
    }
    patterns = [listing for listing in patterns if listing.pk in documents]
    chance = random.Random(1)  # noqa: S311
    there = len(patterns)
    while there < number:
        step = min(BATCH, number - there)
        _copy([chance.choice(patterns) for _ in range(step)], documents, chance)
        there += step
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return there


@transaction.atomic
def _copy(chosen: list[Listing], documents: dict[int, SearchDoc], chance: random.Random) -> None:
    last = Listing.objects.aggregate(last=Max("pk"))["last"] or 0
    now = timezone.now()
    listings, docs = [], []
    for number, pattern in enumerate(chosen, start=last + 1):
        moment = now - timedelta(seconds=chance.randrange(1, 28 * 86400))
        document = documents[pattern.pk]
        fields = {field.attname: getattr(pattern, field.attname) for field in Listing._meta.fields}
        listings.append(
            Listing(**(fields | {"id": number, "published_at": moment, "confirmed_at": moment}))
        )
        fields = {
            field.attname: getattr(document, field.attname) for field in SearchDoc._meta.fields
        }
        fields |= {"id": None, "thing_id": number, "published_at": moment, "changed_at": moment}
        docs.append(SearchDoc(**fields))
    Listing.objects.bulk_create(listings)
    SearchDoc.objects.bulk_create(docs)
    _move_sequence()


def _move_sequence() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "select setval(pg_get_serial_sequence('listings_listing', 'id'), max(id)) "
                "from listings_listing"
            )
