"""What the log says of plans."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import register

register(
    "programme.plan",
    {
        "begun": _("Began a plan"),
        "written": _("Changed the draft of the plan"),
        "opened": _("Opened the plan to comments"),
        "adopted": _("Recorded that the plan was adopted by decision %(decision)s"),
        "amended": _("Recorded amendment %(number)s of the plan by decision %(decision)s"),
        "closed": _("Closed the plan"),
    },
)
register(
    "programme.edition",
    {"recorded": _("Froze the plan's text as decided: edition %(number)s, decision %(decision)s")},
)
