"""A request goes out to the sellers who fit."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.history import actions as history
from qvevri.market.wanted import queries, telling
from qvevri.market.wanted.actions.locking import BUYER, locked_open
from qvevri.market.wanted.candidates import candidates
from qvevri.market.wanted.facts import want_of
from qvevri.market.wanted.matching import VERSION, Chosen, Reason, Why, choose
from qvevri.market.wanted.models import Asked, Policy, Wanted
from qvevri.market.wanted.refusals import NobodyLeft, SellerBlocked
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person


def end_of(wanted: Wanted, policy: Policy, now: datetime) -> datetime:
    """When a request that is sent or extended now is over: with its last day at the latest."""
    after = wanted.needed_until + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(after, time.min))
    return min(now + timedelta(days=policy.days_open), midnight)


def send(wanted: Wanted, *, by: Person | None) -> list[Asked]:
    """The request is open and its first sellers are asked. Called inside a transaction."""
    now = timezone.now()
    policy = queries.policy_of(wanted.municipality)
    wanted.status, wanted.sent_at = Wanted.Status.OPEN, now
    wanted.expires_at, wanted.rounds = end_of(wanted, policy, now), 1
    wanted.save()
    made = _ask(wanted, policy.most_sellers, now)
    history.record(
        by,
        "sent",
        wanted,
        municipality=wanted.municipality,
        by_name=BUYER,
        facts={"sellers": len(made), "rule": VERSION},
    )
    return made


def _ask(wanted: Wanted, most: int, now: datetime) -> list[Asked]:
    chosen = choose(
        want_of(wanted),
        candidates(wanted, now),
        most=most,
        today=timezone.localdate(now),
        seed=f"{wanted.pk}.{wanted.rounds}",
    )
    Asked.objects.bulk_create(_row(wanted, one, now) for one in chosen)
    made = list(queries.whole_asked().filter(wanted=wanted, asked_at=now).order_by("pk"))
    for one in made:
        telling.tell_seller("wanted.asked", one)
    return made


def _row(wanted: Wanted, chosen: Chosen, now: datetime) -> Asked:
    return Asked(
        wanted=wanted,
        organisation_id=chosen.candidate.seller,
        listing_id=chosen.candidate.listing,
        score=chosen.points,
        reasons=kept(chosen.reasons),
        rule=VERSION,
        asked_at=now,
    )


def kept(reasons: Iterable[Reason]) -> list[dict[str, str | int]]:
    """Reasons as the row keeps them."""
    rows: list[dict[str, str | int]] = []
    for one in reasons:
        row: dict[str, str | int] = {"why": one.why.value, "points": one.points}
        rows.append(row if one.figure is None else {**row, "figure": one.figure})
    return rows


@transaction.atomic
def ask_more(wanted: Wanted, *, by: Person) -> list[Asked]:
    """An officer has the next sellers asked. Raises RequestOver, NotSentYet and NobodyLeft."""
    wanted = locked_open(wanted)
    wanted.rounds += 1
    wanted.save(update_fields=["rounds"])
    policy = queries.policy_of(wanted.municipality)
    made = _ask(wanted, policy.most_sellers, timezone.now())
    if not made:
        raise NobodyLeft(_("There is no other seller who fits."))
    history.record(
        by,
        "asked more",
        wanted,
        municipality=wanted.municipality,
        facts={"sellers": len(made), "rule": VERSION},
    )
    return made


@transaction.atomic
def come_forward(wanted: Wanted, organisation: Organisation, *, by: Person) -> Asked:
    """A seller who was not asked wants to answer; one who was finds the same place.

    Raises RequestOver, NotSentYet and SellerBlocked.
    """
    if organisation.trust == Organisation.Trust.BLOCKED:
        raise SellerBlocked(_("The agency has stopped this seller. Please call the agency."))
    wanted = locked_open(wanted)
    already = queries.has_asked(wanted, organisation)
    if already is not None:
        return already
    made = Asked.objects.create(
        wanted=wanted,
        organisation=organisation,
        reasons=kept([Reason(Why.OWN, 0)]),
        rule=VERSION,
        asked_at=timezone.now(),
    )
    history.record(by, "came forward", made, municipality=wanted.municipality)
    return made
