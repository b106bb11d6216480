"""The messages that reports send."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

SAMPLE = {
    "title": "3.1 მეთუნეობის სკოლა ახალგაზრდებისთვის",
    "short": "3.1 მეთუნეობის სკოლა ახალგაზრდებ…",
    "period": "07.2026–12.2026",
    "due": date(2027, 1, 30),
}

register("reporting.soon", title=_("Report is due soon"), sample=SAMPLE)
register("reporting.late", title=_("Report is late"), sample=SAMPLE)
register("reporting.very_late", title=_("Report is very late"), sample=SAMPLE)
register(
    "reporting.returned", title=_("Report sent back"), sample={**SAMPLE, "reason": "დაურთეთ სია."}
)
register(
    "reporting.stale",
    title=_("Figure is missing in a report"),
    sample={**SAMPLE, "figure": "1.2.1 გადამზადებული ახალგაზრდები"},
)
