"""What is done with alerts: save, confirm, change, stop; hold new listings against them, tell."""

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core.batches import batches
from qvevri.history import actions as history
from qvevri.market.alerts import limiting, queries, refusals, telling, timing
from qvevri.market.alerts.anchors import signs_of_search
from qvevri.market.alerts.matching import Match
from qvevri.market.alerts.models import Alert, Anchor, Arrival, Finding
from qvevri.market.alerts.queries import Came
from qvevri.market.alerts.reading import Search, query_of
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.people.permissions import is_officer
from qvevri.places.models import Municipality

KEY_BYTES = 12
# Whoever dies while telling leaves it to the others after this time.
LEASE = timedelta(minutes=30)
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Wish:
    """What somebody wants to hear of, where, in which language and how often."""

    search: Search
    contact: Contact
    language: str
    frequency: str


@transaction.atomic
def save(wish: Wish, *, by: Person | None, sender: str) -> Alert:
    """The alert runs if `by` has proven the contact, else its holder is asked to confirm it.

    Saved twice it is one. One that runs already is left as it is, and its holder is told so:
    a stranger who types the address learns nothing and changes nothing. Raises EverythingAtOnce,
    TooManyAlerts, TooOften.
    """
    limiting.count_sender(sender)
    _check_frequency(wish.search.is_everything, wish.frequency)
    is_own = by is not None and wish.contact in queries.proven_contacts(by)
    alert = _kept(wish)
    if not is_own and alert.is_kept:
        if limiting.may_ask(alert, wish.contact):
            telling.say_known(alert)
        return alert
    alert.frequency, alert.language = wish.frequency, wish.language
    if is_own:
        alert.person = by
        return _start(alert)
    alert.status = Alert.Status.UNCONFIRMED
    return _ask(alert, wish.contact)


def _ask(alert: Alert, contact: Contact) -> Alert:
    if limiting.may_ask(alert, contact):
        alert.asked_at = timezone.now()
        telling.ask_to_confirm(alert)
    alert.save()
    return alert


def _check_frequency(is_everything: bool, frequency: str) -> None:  # noqa: FBT001
    if is_everything and frequency == Alert.Frequency.AT_ONCE:
        raise refusals.EverythingAtOnce(
            _(
                "New listings of the whole market come once a day or once a week. "
                "Choose one of these."
            )
        )


def _kept(wish: Wish) -> Alert:
    """The row of this contact and search, found or made, locked; it hangs on its anchors."""
    search, contact = wish.search, wish.contact
    alert, is_new = Alert.objects.select_for_update(of=("self",)).get_or_create(
        municipality=search.municipality,
        phone=contact.phone,
        email=contact.email,
        what=search.digest,
        defaults={
            "language": wish.language,
            "search": search.address,
            "seller": search.seller,
            "asked": search.asked,
            "key": secrets.token_urlsafe(KEY_BYTES),
        },
    )
    if is_new and queries.number_of(search.municipality, contact) > limiting.MOST_OF_CONTACT:
        raise refusals.TooManyAlerts(
            _("You have %(most)d alerts already. Stop one of them first.")
            % {"most": limiting.MOST_OF_CONTACT}
        )
    hang(alert, search.asked)
    return alert


@transaction.atomic
def hang(alert: Alert, asked: Mapping[str, Any]) -> None:
    """This is what the index is asked from now on; the alert hangs on the signs of that."""
    alert.asked = dict(asked)
    query = query_of(alert.municipality, asked)
    signs = sorted(signs_of_search(query)) if query else []
    alert.anchors.all().delete()
    Anchor.objects.bulk_create([Anchor(alert=alert, sign=sign) for sign in signs])
    Alert.objects.filter(pk=alert.pk).update(asked=alert.asked)


@transaction.atomic
def lose(alert: Alert) -> Alert:
    """What was watched does not exist any more: the alert stops, and its holder learns why."""
    telling.say_lost(alert)
    return stop(alert, Alert.Why.LOST)


def _start(alert: Alert) -> Alert:
    """Running from now on; one that runs keeps the moment since which it does."""
    if not alert.is_running:
        alert.confirmed_at = timezone.now()
    alert.status, alert.stopped_because = Alert.Status.RUNNING, Alert.Why.NOBODY
    if alert.due_at is not None:
        alert.due_at = _due(alert, timezone.now())
    alert.save()
    return alert


def _due(alert: Alert, now: datetime) -> datetime:
    return timing.due_at(
        alert.frequency,
        is_sms=alert.is_sms,
        now=now,
        told_at=alert.told_at,
        zone=alert.municipality.time_zone,
    )


def _locked(alert: Alert) -> Alert:
    rows = Alert.objects.select_related("municipality", "seller").select_for_update(of=("self",))
    return rows.get(pk=alert.pk)


@transaction.atomic
def confirm(alert: Alert) -> Alert:
    """The holder has said that the address is theirs and the alert wanted; twice is as once.

    One that was stopped meanwhile stays so. Raises LinkTooOld.
    """
    alert = _locked(alert)
    if alert.status != Alert.Status.UNCONFIRMED:
        return alert
    if not alert.has_good_link(timezone.now()):
        raise refusals.LinkTooOld(_("This link is too old. Ask for a new one."))
    return _start(alert)


@transaction.atomic
def ask_again(alert: Alert) -> Alert:
    """A new link to confirm is on its way to the holder. Raises TooOften."""
    alert = _locked(alert)
    if alert.status != Alert.Status.UNCONFIRMED:
        return alert
    return _ask(alert, Contact(phone=alert.phone, email=alert.email))


@transaction.atomic
def change(alert: Alert, *, frequency: str, language: str) -> Alert:
    """Told as often and in the language that is said. Raises AlertStopped, EverythingAtOnce."""
    alert = _locked(alert)
    _check_kept(alert)
    _check_frequency(not alert.asked, frequency)
    alert.frequency, alert.language = frequency, language
    if alert.due_at is not None:
        alert.due_at = _due(alert, timezone.now())
    alert.save()
    return alert


def _check_kept(alert: Alert) -> None:
    if not alert.is_kept:
        raise refusals.AlertStopped(_("This alert is off. Save it again if you want it back."))


@transaction.atomic
def pause(alert: Alert) -> Alert:
    """Nothing is told or kept for later until it is resumed. Raises AlertStopped."""
    alert = _locked(alert)
    _check_kept(alert)
    return _quiet(alert, Alert.Status.PAUSED)


@transaction.atomic
def resume(alert: Alert) -> Alert:
    """What comes from now on is told again. Raises AlertStopped."""
    alert = _locked(alert)
    _check_kept(alert)
    return _start(alert)


@transaction.atomic
def stop(alert: Alert, why: Alert.Why) -> Alert:
    """Nothing is told any more; stopping twice is as once. It is forgotten after a month."""
    alert = _locked(alert)
    if alert.status == Alert.Status.STOPPED:
        return alert
    alert.stopped_because = why
    return _quiet(alert, Alert.Status.STOPPED)


def _quiet(alert: Alert, status: Alert.Status) -> Alert:
    alert.status, alert.due_at = status, None
    alert.findings.waiting().delete()
    alert.save()
    return alert


@transaction.atomic
def stop_all(municipality: Municipality, contact: Contact, *, by: Person) -> int:
    """An officer stops every alert of a number or address, asked by telephone; gives how many."""
    if not is_officer(by, municipality):
        raise PermissionDenied
    held = list(queries.not_stopped(municipality, contact))
    for alert in held:
        stop(alert, Alert.Why.STAFF)
        history.record(by, "stopped", alert, municipality=municipality)
    return len(held)


@transaction.atomic
def forget(alert: Alert) -> None:
    """Nothing is left of it."""
    alert.delete()


@transaction.atomic
def forget_person(person: Person) -> None:
    """No alert of this person, or told to what is theirs, is left."""
    queries.held_by(person).delete()


@transaction.atomic
def take(came: Sequence[Came], matches: Sequence[Match], now: datetime) -> int:
    """The new listings are held against the alerts, for good; gives how many are to be told.

    All or nothing. Raises IntegrityError when somebody else has taken one of them meanwhile.
    """
    Arrival.objects.bulk_create(
        Arrival(listing_id=one.listing, put_up_at=one.put_up_at) for one in came
    )
    # Locked before the ledger is written: whoever tells one of them now must see the new lines, or
    # have told before and left no moment that the next line would be told at.
    alerts = {alert.pk: alert for alert in queries.locked_running({one.alert for one in matches})}
    found = [
        Finding(alert_id=one.alert, listing_id=one.came.listing, put_up_at=one.came.put_up_at)
        for one in matches
        if one.alert in alerts
    ]
    Finding.objects.bulk_create(found, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    moments = defaultdict(list)
    for alert in alerts.values():
        if alert.due_at is None:
            moments[_due(alert, now)].append(alert.pk)
    for moment, pks in moments.items():
        for some in batches(pks, ROWS_AT_ONCE):
            Alert.objects.filter(pk__in=some).update(due_at=moment)
    return len(found)


def claim(pk: int, due_at: datetime, now: datetime) -> bool:
    """Whether it is ours to tell; then it is due again only if we should die meanwhile."""
    due = Alert.objects.running().filter(pk=pk, due_at=due_at)
    return due.update(due_at=now + LEASE) == 1


@transaction.atomic
def tell(pk: int, now: datetime) -> int:
    """What waits in the ledger of this alert is told, in one message; gives how many listings.

    Only what can still be found is told. What is paused at the moment stays in the ledger and is
    told with the next ones, if it is there again by then. The message and the ledger's lines are
    written together: no listing is told twice, and none is left out.
    """
    rows = Alert.objects.select_related("municipality", "seller", "person").running()
    alert = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if alert is None:
        return 0
    waiting = queries.waiting(alert)
    shown = queries.shown_now({finding.listing_id for finding in waiting}, now)
    alert.due_at = _later(alert, now) if shown else None
    if not shown or alert.due_at is not None:
        alert.save(update_fields=["due_at"])
        return 0
    telling.tell_new(alert, shown)
    told = {document.thing_id for document in shown}
    alert.findings.waiting().filter(listing__in=told).update(told_at=now)
    alert.told_at = now
    alert.save(update_fields=["due_at", "told_at"])
    return len(shown)


def _later(alert: Alert, now: datetime) -> datetime | None:
    """When to tell instead of now: after the night, or tomorrow when today was enough."""
    local = timezone.localtime(now, ZoneInfo(alert.municipality.time_zone))
    if alert.is_sms and timing.awake(local) != local:
        return timing.awake(local)
    return None if limiting.may_tell(alert) else timing.next_morning(local)
