"""The messages that writing a plan sends."""

from qvevri.notices.registry import register

register(
    "editing.entrusted",
    sample={
        "title": "3.1 მეთუნეობის სკოლა ახალგაზრდებისთვის",
        "short": "3.1 მეთუნეობის სკოლა ახალგაზ…",
        "plan": "ზესტაფონის ეკონომიკური განვითარების გეგმა",
    },
)
