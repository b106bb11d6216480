"""Buyers ask, sellers answer, strangers report: through the actions people use, then moved back."""

from collections.abc import Mapping

from qvevri.demo.clock import ago
from qvevri.demo.talks import Asking, Bustle, Complaint, Talk, Turn, Where
from qvevri.market.enquiries import actions as enquiries
from qvevri.market.enquiries import models as spoken
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.models import Enquiry, PhoneReveal
from qvevri.market.listings.models import Listing
from qvevri.market.moderation import actions as moderation
from qvevri.market.moderation.models import Report
from qvevri.notices.models import Message
from qvevri.people.models import Person
from qvevri.places.models import Municipality

Offers = Mapping[Where, Listing]


def stir(municipality: Municipality, bustle: Bustle, offers: Offers, moderator: Person) -> None:
    """Everything that buyers did. Only the newest talks leave their messages in the inbox."""
    running: dict[Where, Enquiry] = {}
    for talk, turn in bustle.turns():
        before = Message.objects.order_by("pk").last()
        running[talk.to] = _speak(talk, turn, offers[talk.to], running.get(talk.to))
        sent = Message.objects.of(municipality).filter(pk__gt=before.pk if before else 0)
        if talk in bustle.news():
            sent.update(created_at=ago(turn.hours))
        else:
            sent.delete()
    for talk in bustle.talks:
        _grow_old(talk, running[talk.to])
    for number, complaint in enumerate(bustle.complaints):
        _report(complaint, offers[complaint.about], f"demo-{number}", moderator)
    for number, asking in enumerate(bustle.askings):
        _ask_for_number(asking, offers[asking.about], f"demo-{number}")


def _speak(talk: Talk, turn: Turn, listing: Listing, enquiry: Enquiry | None) -> Enquiry:
    if enquiry is None:
        return enquiries.ask(
            listing, turn.chips, buyer=talk.buyer, sender=f"demo-{talk.buyer.name}", text=turn.text
        )
    language = "ka" if turn.side is Side.SELLER else talk.buyer.language
    said = enquiries.say(enquiry, turn.side, turn.chips, text=turn.text, language=language)
    return enquiries.close(said, Side(talk.closed_by)) if talk.is_over_after(turn) else said


def _grow_old(talk: Talk, enquiry: Enquiry) -> None:
    """Move the talk into the past: the only thing that no action does."""
    moments = [ago(turn.hours) for turn in talk.turns]
    kept = spoken.Turn.objects.filter(enquiry=enquiry).order_by("pk")
    for pk, moment in zip(kept.values_list("pk", flat=True), moments, strict=True):
        spoken.Turn.objects.filter(pk=pk).update(said_at=moment)
    seen = {turn.side: moment for turn, moment in zip(talk.turns, moments, strict=True)}
    Enquiry.objects.filter(pk=enquiry.pk).update(
        created_at=moments[0],
        last_turn_at=moments[-1],
        buyer_seen_at=seen[Side.BUYER],
        seller_seen_at=seen.get(Side.SELLER),
        agreed_at=moments[-1] if enquiry.status == Enquiry.Status.AGREED else None,
    )


def _report(complaint: Complaint, listing: Listing, sender: str, moderator: Person) -> None:
    report = moderation.report(listing, complaint.reason, sender=sender, text=complaint.text)
    Report.objects.filter(pk=report.pk).update(reported_at=ago(complaint.hours))
    if complaint.is_dismissed:
        moderation.dismiss(listing, by=moderator)


def _ask_for_number(asking: Asking, listing: Listing, sender: str) -> None:
    seller, channel = listing.organisation, asking.channel
    enquiries.reveal_phone(seller, listing, channel, sender=f"{sender}-{seller.pk}")
    newest = PhoneReveal.objects.filter(organisation=seller).order_by("-pk")[:1]
    PhoneReveal.objects.filter(pk__in=[one.pk for one in newest]).update(
        revealed_at=ago(24 * asking.days)
    )
