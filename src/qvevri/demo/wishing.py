"""Buyers say what they need, sellers answer: through the actions people use, then moved back."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from qvevri.demo.clock import ago
from qvevri.demo.wishes import Wish
from qvevri.market.enquiries.chips import Side
from qvevri.market.wanted import actions, queries
from qvevri.market.wanted.models import Answer, Asked, Complaint, Turn, Wanted
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.places.models import Municipality, Settlement

Sellers = Mapping[int, Organisation]


def wish(
    municipality: Municipality, wishes: list[Wish], sellers: Sellers, moderator: Person
) -> None:
    """Everything that buyers look for. Only the newest leaves its messages in the inbox."""
    for one in wishes:
        before = Message.objects.order_by("pk").last()
        _live(municipality, one, sellers, moderator)
        sent = Message.objects.of(municipality).filter(pk__gt=before.pk if before else 0)
        if one is wishes[-1] or one.end == "unconfirmed":
            sent.update(created_at=ago(one.hours))
        else:
            sent.delete()


def _live(municipality: Municipality, one: Wish, sellers: Sellers, moderator: Person) -> None:
    said = one.said
    if one.village:
        village = Settlement.objects.of(municipality).get(slug=one.village)
        said = said.__class__(**(vars(said) | {"settlement": village.pk}))
    sender = f"demo-{one.buyer.name}"
    wanted = actions.post(said, municipality=municipality, buyer=one.buyer, sender=sender)
    if one.end != "unconfirmed":
        wanted = actions.confirm(wanted)
        _answer(wanted, one, sellers)
        _end(wanted, one, moderator)
    _grow_old(wanted, one)


def _asked(wanted: Wanted, seller: Organisation) -> Asked:
    """The seller as the rule chose it; one it left out comes forward."""
    chosen = queries.has_asked(wanted, seller)
    if chosen is None:
        by = seller.memberships.order_by("pk")[0].person
        chosen = actions.come_forward(wanted, seller, by=by)
    return queries.whole_asked().get(pk=chosen.pk)


def _answer(wanted: Wanted, one: Wish, sellers: Sellers) -> None:
    for reply in one.replies:
        asked = _asked(wanted, sellers[reply.seller])
        answer = actions.have(asked, reply.said, language="ka")
        Answer.objects.filter(pk=answer.pk).update(given_at=ago(reply.hours))
    for question in one.questions:
        asked = _asked(wanted, sellers[question.seller])
        actions.say(asked, Side.SELLER, question.chips, language="ka")
        if question.replies:
            actions.say(asked, Side.BUYER, question.replies, language=one.buyer.language)
        turns = Turn.objects.filter(asked=asked)
        turns.filter(side=Side.SELLER).update(said_at=ago(question.hours))
        turns.filter(side=Side.BUYER).update(said_at=ago(question.hours / 2))
    for number in one.not_now:
        actions.not_now(_asked(wanted, sellers[number]))


def _end(wanted: Wanted, one: Wish, moderator: Person) -> None:
    for number in range(one.complaints):
        actions.complain(wanted, sender=f"demo-{number}")
    match one.end:
        case "found":
            asked = queries.asked_sellers(wanted)
            actions.take(wanted, [row.pk for row in asked if row.has_answered])
        case "closed":
            actions.close(wanted)
        case "hidden":
            actions.hide(wanted, one.reason, by=moderator)


def _grow_old(wanted: Wanted, one: Wish) -> None:
    """Move the request into the past: the only thing that no action does."""
    wanted.refresh_from_db()
    moment, kept = ago(one.hours), Wanted.objects.filter(pk=wanted.pk)
    kept.update(created_at=moment)
    if wanted.sent_at is not None:
        kept.update(sent_at=moment)
        Asked.objects.filter(wanted=wanted).update(asked_at=moment)
    if wanted.ended_at is not None:
        kept.update(ended_at=moment + timedelta(hours=one.hours / 3))
    Complaint.objects.filter(wanted=wanted).update(made_at=moment + timedelta(hours=1))
    if one.end == "expired":
        kept.update(expires_at=timezone.now() - timedelta(days=1))
        actions.expire(timezone.now())
