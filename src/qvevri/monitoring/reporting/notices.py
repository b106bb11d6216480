"""The messages that reports send."""

from datetime import date

from qvevri.notices.registry import register

SAMPLE = {
    "title": "3.1 მეთუნეობის სკოლა ახალგაზრდებისთვის",
    "short": "3.1 მეთუნეობის სკოლა ახალგაზრდებ…",
    "period": "07.2026–12.2026",
    "due": date(2027, 1, 30),
}

register("reporting.soon", sample=SAMPLE)
register("reporting.late", sample=SAMPLE)
register("reporting.very_late", sample=SAMPLE)
register("reporting.returned", sample={**SAMPLE, "reason": "დაურთეთ სია."})
