"""What the log says of plans."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import current, in_language
from qvevri.history.registry import Shown, name_things, register
from qvevri.plan.programme.models import Plan


def _named(numbers: Collection[int]) -> dict[int, Shown]:
    found = Plan.objects.filter(pk__in=numbers)
    return {plan.pk: Shown(in_language(plan.title, current())) for plan in found}


name_things("programme.plan", _("Plans"), _named)
name_things("programme.edition", _("Adopted texts of plans"))
register(
    "programme.plan",
    {
        "begun": _("Began a plan"),
        "written": _("Changed the draft of the plan"),
        "opened": _("Opened the plan to comments"),
        "adopted": _("Recorded that the plan was adopted by decision %(decision)s"),
        "amended": _("Recorded amendment %(number)s of the plan by decision %(decision)s"),
        "closed": _("Closed the plan"),
        "entrusted": _("Said who answers for %(code)s"),
        "proposed": _("Changed the draft amendment of the plan"),
        "renewed": _("Laid the draft amendment on the plan as it was amended meanwhile"),
        "discarded": _("Discarded the draft amendment of the plan"),
    },
)
register(
    "programme.edition",
    {"recorded": _("Froze the plan's text as decided: edition %(number)s, decision %(decision)s")},
)
