"""What the log says of reports and lights; what of the log everybody may read, and what must still
be as the log says."""

from django.utils.translation import gettext_lazy as _

from qvevri.history.registry import compare_with, make_public, name_things, register
from qvevri.monitoring.reporting.witnessing import comments, lights, plans, reports

make_public(
    "programme.plan",
    "programme.edition",
    "reporting.report",
    "reporting.reading",
    "reporting.override",
    "drafting.comment",
)
compare_with(plans.editions)
compare_with(plans.plans)
compare_with(reports.reports)
compare_with(reports.readings)
compare_with(reports.overrides)
compare_with(lights.lights)
compare_with(comments.comments)

name_things("reporting.report", _("Reports on actions"))
name_things("reporting.reading", _("Figures of objectives"))
name_things("reporting.override", _("Lights put by hand"))
register(
    "programme.plan",
    {
        "periods_begun": _("Cut the plan's time into periods for reports"),
        "period_open": _("Opened period %(number)s for reports"),
        "period_closed": _("Closed period %(number)s"),
        "period_locked": _("Locked period %(number)s"),
        "period_unlocked_open": _("Opened the locked period %(number)s again: %(reason)s"),
        "period_unlocked_closed": _("Unlocked period %(number)s for late reports: %(reason)s"),
    },
)
register(
    "reporting.report",
    {
        "submitted": _("Handed in the report of action %(code)s for period %(number)s"),
        "approved": _("Approved the report of action %(code)s for period %(number)s"),
        "returned": _("Sent back the report of action %(code)s for period %(number)s"),
        "withheld": _(
            "Took words and files of action %(code)s for period %(number)s from public view: "
            "%(reason)s"
        ),
        "dated": _("Put to the day of its story, as an invented example"),
        "evidence_removed": _(
            "Took evidence out of the report of action %(code)s for period %(number)s"
        ),
    },
)
register(
    "reporting.reading",
    {
        "told": _("Gave the figure of indicator %(code)s for period %(number)s"),
        "approved": _("Approved the figure of indicator %(code)s for period %(number)s"),
        "returned": _("Sent back the figure of indicator %(code)s for period %(number)s"),
        "dated": _("Put to the day of its story, as an invented example"),
    },
)
register(
    "reporting.override",
    {
        "overruled": _("Put another light on action %(code)s for period %(number)s"),
        "withdrawn": _("Gave action %(code)s its own light back"),
        "dated": _("Put to the day of its story, as an invented example"),
    },
)
