"""How the log tells what was done with listings."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.languages import current
from qvevri.history.registry import Shown, compare_with, name_things, register
from qvevri.market.listings.facts import facts_of
from qvevri.market.listings.queries import whole_listings
from qvevri.market.listings.witnessing import removed
from qvevri.vocabulary.composing import title
from qvevri.vocabulary.prices import money_text


def _price_changed(facts: Mapping[str, object]) -> str:
    before, after, currency = facts.get("before"), facts.get("after"), facts.get("currency")
    if not isinstance(before, int) or not isinstance(after, int):
        return _("Changed the price")
    was, now = (money_text(one, str(currency), current()) for one in (before, after))
    return _("Changed the price from %(was)s to %(now)s") % {"was": was, "now": now}


def _removed(facts: Mapping[str, object]) -> str:
    reason = facts.get("reason")
    return _("Removed. Reason: %(reason)s") % {"reason": reason} if reason else _("Removed")


def _named(numbers: Collection[int]) -> dict[int, Shown]:
    found = whole_listings().filter(pk__in=numbers)
    return {
        one.pk: Shown(
            title(facts_of(one), current()), reverse("moderation:decide", kwargs={"pk": one.pk})
        )
        for one in found
    }


compare_with(removed)
name_things("listings.listing", gettext_lazy("Listings"), _named)
register(
    "listings.listing",
    {
        "drafted": gettext_lazy("Began a listing"),
        "changed": gettext_lazy("Changed"),
        "submitted": gettext_lazy("Sent for approval"),
        "published": gettext_lazy("Published"),
        "approved": gettext_lazy("Approved by the agency"),
        "sent back": gettext_lazy("Sent back. Reason: %(reason)s"),
        "reserved": gettext_lazy("Marked as reserved"),
        "unreserved": gettext_lazy("Marked as free again"),
        "sold out": gettext_lazy("Marked as sold out"),
        "paused": gettext_lazy("Hidden for a while"),
        "resumed": gettext_lazy("Shown to buyers again"),
        "confirmed": gettext_lazy("Confirmed: still for sale"),
        "changed the price": _price_changed,
        "expired": gettext_lazy("Ended: nobody confirmed it"),
        "removed": _removed,
        "copied": gettext_lazy("Posted again from an earlier one"),
    },
)
