"""How the log tells what was done with requests."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register(
    "wanted.wanted",
    {
        "posted": _("Posted what is wanted"),
        "sent": _("Sent the request to sellers: %(sellers)s"),
        "asked more": _("Asked more sellers: %(sellers)s"),
        "found": _("Found everything"),
        "closed": _("Closed the request"),
        "extended": _("Extended the request"),
        "expired": _("The time of the request was over"),
        "hid": _("Hid the request: %(reason)s"),
        "showed": _("Showed the request again"),
        "kept": _("Looked at the complaints and kept the request"),
    },
)
register(
    "wanted.asked",
    {
        "came forward": _("Came forward to a request"),
        "answered": _("Answered: I have it"),
        "answered anew": _("Changed the answer"),
        "said not now": _("Answered: not now"),
        "took back": _("Took the answer back"),
        "asked back": _("Asked the buyer"),
        "replied": _("Replied to the seller"),
        "took": _("The buyer took this answer"),
    },
)
register(
    "wanted.policy",
    {"set": _("Requests go to at most %(most_sellers)s sellers and live %(days_open)s days")},
)
register(
    "organisations.organisation",
    {
        "muted requests": _("Wants fewer requests of buyers"),
        "unmuted requests": _("Wants requests of buyers again"),
    },
)
