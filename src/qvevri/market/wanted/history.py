"""How the log tells what was done with requests."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current
from qvevri.history.registry import Shown, name_things, register
from qvevri.market.wanted.facts import facts_of
from qvevri.market.wanted.models import Wanted
from qvevri.market.wanted.queries import whole_asked, whole_wanted
from qvevri.market.wanted.wording import title


def _shown(wanted: Wanted) -> Shown:
    page = reverse("wanted:staff_one", kwargs={"pk": wanted.pk})
    return Shown(title(facts_of(wanted), current()), page)


def _requests(numbers: Collection[int]) -> dict[int, Shown]:
    return {one.pk: _shown(one) for one in whole_wanted().filter(pk__in=numbers)}


def _answers(numbers: Collection[int]) -> dict[int, Shown]:
    return {one.pk: _shown(one.wanted) for one in whole_asked().filter(pk__in=numbers)}


name_things("wanted.wanted", _("Requests of buyers"), _requests)
name_things("wanted.asked", _("Answers to requests"), _answers)
name_things("wanted.policy", _("Rules of requests"))
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
