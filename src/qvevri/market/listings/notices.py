"""The messages that listings send."""

from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

SAMPLE = {
    "title": "არასტანდარტული (სამრეწველო) ვაშლი, 30 ტ",
    "short": "არასტანდარტული (სამრეწველო) ვაშლ…",
    "links": dict.fromkeys(("confirm", "sell_out", "change_price"), "https://gori.example/ka/link"),
    "expires_at": datetime(2026, 9, 30, tzinfo=UTC),
}

register("listings.published", title=_("Listing published"), sample=SAMPLE)
register("listings.waiting", title=_("Listing waits for approval"), sample=SAMPLE)
register(
    "listings.sent_back",
    title=_("Listing sent back"),
    sample={**SAMPLE, "reason": "ფოტოზე სხვა პროდუქტია"},
)
register("listings.expiring", title=_("Question whether it is still for sale"), sample=SAMPLE)
register("listings.expired", title=_("Time of a listing is over"), sample=SAMPLE)
