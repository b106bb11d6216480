"""How the log tells what was done to sellers."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current, in_language
from qvevri.history.registry import Shown, compare_with, name_things, register
from qvevri.organisations.models import Organisation
from qvevri.organisations.witnessing import marks


def _named(numbers: Collection[int]) -> dict[int, Shown]:
    return {
        one.pk: Shown(
            in_language(one.name, current()), reverse("organisations:judge", kwargs={"pk": one.pk})
        )
        for one in Organisation.objects.filter(pk__in=numbers)
    }


compare_with(marks)
name_things("organisations.organisation", _("Sellers"), _named)

register(
    "organisations.organisation",
    {
        "founded": _("Came to the market"),
        "changed": _("Page changed"),
        "shown": _("Shown again"),
        "hidden": _("Hidden"),
        "verified_none": _("The agency's mark removed"),
        "verified_phone": _("Phone confirmed"),
        "verified_documents": _("Documents seen by the agency"),
        "verified_visit": _("Visited by the agency"),
        "trust_new": _("Listings wait for approval again"),
        "trust_trusted": _("Trusted: listings appear at once"),
        "trust_blocked": _("Blocked. Reason: %(reason)s"),
        "member_added": _("Somebody joined"),
        "member_removed": _("Somebody left"),
        "invited": _("Somebody invited"),
        "invitation_withdrawn": _("Invitation withdrawn"),
        "certificate_added": _("Certificate added"),
        "certificate_seen": _("Certificate seen by the agency"),
        "certificate_removed": _("Certificate removed"),
        "photos_changed": _("Photos changed"),
    },
)
