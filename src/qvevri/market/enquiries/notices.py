"""The messages that enquiries send."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

SAMPLE = {
    "title": "ვაშლი სტარკრიმსონი, 800 კგ",
    "what": "კლდოვანი ვაშლის ჩურჩხ…",
    "buyer": "ალექსანდრე მაი…",
    "seller": "ნინოს ბაღი",
    "status": "answered",
    "enquiry": SimpleNamespace(buyer_name="ალექსანდრე მაისურაძე"),
}

register("enquiries.asked", title=_("Question to a seller"), sample=SAMPLE)
register("enquiries.asked_again", title=_("Another word from the buyer"), sample=SAMPLE)
register("enquiries.sent", title=_("Question sent, with the buyer’s link"), sample=SAMPLE)
register("enquiries.answered", title=_("Answer to the buyer"), sample=SAMPLE)
