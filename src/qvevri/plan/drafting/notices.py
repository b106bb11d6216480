"""The messages to those who commented on a plan."""

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

SAMPLE = {
    "plan": "ზესტაფონის ადგილობრივი ეკონომიკური განვითარების გეგმა 2026–2027",
    "excerpt": "სვირში ავტობუსი საღამოს ექვსის შემდეგ აღარ დადის, ამიტომ კურსებზე სიარული ძნელია.",
    "short": "სვირში ავტობუსი საღამო…",
    "answer": "კურსები სამ საათზე დაიწყება.",
    "outcome": "ნაწილობრივ გათვალისწინებულია",
}

register("drafting.confirm", title=_("Question whether an answer is wanted"), sample=SAMPLE)
register("drafting.answered", title=_("Answer to a comment on a plan"), sample=SAMPLE)
