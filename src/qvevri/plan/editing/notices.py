"""The messages that writing a plan sends."""

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

register(
    "editing.entrusted",
    title=_("Part of a plan entrusted"),
    sample={
        "title": "3.1 მეთუნეობის სკოლა ახალგაზრდებისთვის",
        "short": "3.1 მეთუნეობის სკოლა ახალგაზ…",
        "plan": "ზესტაფონის ეკონომიკური განვითარების გეგმა",
    },
)
