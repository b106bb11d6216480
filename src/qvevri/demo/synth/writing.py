"""Writing synthetic listings in bulk: composed by several processes, written by one."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Any, NamedTuple

from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.models import F

from qvevri.demo.synth.chance import dice
from qvevri.demo.synth.offers import offer
from qvevri.demo.synth.pictures import photo_of
from qvevri.demo.synth.planning import Plan
from qvevri.demo.synth.sellers import Sellers, certificate
from qvevri.files.models import Photo
from qvevri.history.actions import Deed, record_many
from qvevri.market.listings import indexing
from qvevri.market.listings.actions.writing import write
from qvevri.market.listings.life import expires_after
from qvevri.market.listings.models import Listing
from qvevri.organisations.indexing import document as seller_document
from qvevri.organisations.models import Certificate, Organisation
from qvevri.search import actions as search
from qvevri.search.docs import Doc

BATCH = 500


class Row(NamedTuple):
    """A listing as the values of its columns, what is found of it, and its photos."""

    values: dict[str, Any]
    doc: Doc
    photos: list[Photo]


def write_sellers(plan: Plan) -> None:
    """All sellers of the plan, and the papers of some."""
    sellers = Sellers(plan.seed, plan.sellers, plan.markets, plan.first_seller)
    for start in range(0, plan.sellers, BATCH):
        some = [sellers.seller(number) for number in _batch(start, plan.sellers)]
        with transaction.atomic():
            Organisation.objects.bulk_create([seller.organisation for seller in some])
            search.put_many(seller_document(seller.organisation) for seller in some)
            Certificate.objects.bulk_create([certificate(one) for one in some if one.is_organic])
    _move_sequence(Organisation)


def write_listings(plan: Plan, processes: int) -> Iterator[int]:
    """Write the listings with what is found of them; gives how many are there, batch by batch."""
    there = 0
    for rows in _composed(plan, processes):
        with transaction.atomic():
            _create(plan, [Listing(**row.values) for row in rows])
            Photo.objects.bulk_create(photo for row in rows for photo in row.photos)
            search.put_many(row.doc for row in rows)
        there += len(rows)
        yield there
    _move_sequence(Listing)


def _create(plan: Plan, listings: list[Listing]) -> None:
    Listing.objects.bulk_create(listings)
    for market in plan.markets:
        here = [one for one in listings if one.municipality_id == market.municipality.pk]
        deeds = (Deed("published", listing, {"seed": plan.seed}) for listing in here)
        if here:
            record_many(None, deeds, municipality=market.municipality, by_name="synth")
    # Creating stamped them with this moment.
    kept = Listing.objects.filter(pk__in=[listing.pk for listing in listings])
    kept.update(created_at=F("published_at"), changed_at=F("published_at"))


def _batch(start: int, end: int) -> range:
    return range(start, min(start + BATCH, end))


def _composed(plan: Plan, processes: int) -> Iterator[list[Row]]:
    """Batches in order, composed ahead by other processes, but not far ahead of the writing."""
    starts = iter(range(0, plan.listings, BATCH))
    if processes < 2:
        yield from (composed(plan, start) for start in starts)
        return
    # A connection must not be shared with a child.
    connections.close_all()
    with ProcessPoolExecutor(processes - 1, mp_context=get_context("fork")) as others:
        ahead = [others.submit(composed, plan, start) for start in islice(starts, 2 * processes)]
        while ahead:
            yield ahead.pop(0).result()
            ahead += [others.submit(composed, plan, start) for start in islice(starts, 1)]


@cache
def _sellers(plan: Plan) -> Sellers:
    return Sellers(plan.seed, plan.sellers, plan.markets, plan.first_seller)


def composed(plan: Plan, start: int) -> list[Row]:
    """A batch of rows from this number on; the same in whatever process."""
    listings = [_listing(plan, number) for number in _batch(start, plan.listings)]
    columns = [field.attname for field in Listing._meta.concrete_fields]
    photos = {one.pk: _photos(plan, one) for one in listings}
    docs = indexing.documents(listings, photos)
    return [
        Row({name: getattr(listing, name) for name in columns}, doc, photos[listing.pk])
        for listing, doc in zip(listings, docs, strict=True)
    ]


def _photos(plan: Plan, listing: Listing) -> list[Photo]:
    return photo_of(listing, plan.pictures, dice(plan.seed, "photo", listing.pk - plan.first))


def _listing(plan: Plan, number: int) -> Listing:
    chance = dice(plan.seed, "listing", number)
    sellers = _sellers(plan)
    seller = sellers.draw(chance)
    moment = plan.moment(number, chance.random())
    said = offer(seller, sellers.wares, moment.date(), chance)
    listing = Listing(
        pk=plan.first + number,
        municipality=seller.organisation.municipality,
        organisation=seller.organisation,
        settlement=seller.organisation.settlement,
        status=Listing.Status.RESERVED if chance.random() < 0.04 else Listing.Status.PUBLISHED,
        created_at=moment,
        changed_at=moment,
        published_at=moment,
        put_up_at=moment,
        confirmed_at=moment,
        expires_at=expires_after(moment),
    )
    write(listing, said)
    return listing


def _move_sequence(model: type[models.Model]) -> None:
    """PostgreSQL gives the next number itself; it must know of those given here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
