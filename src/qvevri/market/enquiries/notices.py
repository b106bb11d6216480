"""The messages that enquiries send."""

from types import SimpleNamespace

from qvevri.notices.registry import register

SAMPLE = {
    "title": "ვაშლი სტარკრიმსონი, 800 კგ",
    "what": "კლდოვანი ვაშლის ჩურჩხ…",
    "buyer": "ალექსანდრე მაი…",
    "seller": "ნინოს ბაღი",
    "status": "answered",
    "enquiry": SimpleNamespace(buyer_name="ალექსანდრე მაისურაძე"),
}

register("enquiries.asked", sample=SAMPLE)
register("enquiries.asked_again", sample=SAMPLE)
register("enquiries.sent", sample=SAMPLE)
register("enquiries.answered", sample=SAMPLE)
