"""The messages that requests send."""

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

SAMPLE = {
    "title": "არასტანდარტული ვაშლი, 30 000 კგ",
    "summary": "მყიდველი ეძებს: არასტანდარტული ვაშლი, 30 000 კგ. 1–15 დეკემბერი, 2026.",
    "what": "კლდოვანი ვაშლის ჩურჩხ…, 30 000 ცალი",
    "product": "კლდოვანი ვაშლის ჩურჩხ…",
    "buyer": "ალექსანდრე მაი…",
    "buyer_name": "ალექსანდრე მაისურაძე",
    "seller": "ნინოს ბაღი",
    "links": dict.fromkeys(("have", "ask", "not_now"), "https://gori.example/ka/link"),
    "buttons": [("https://gori.example/ka/link", "მაქვს")],
}

register("wanted.confirm", title=_("Request to confirm"), sample=SAMPLE)
register("wanted.asked", title=_("Request to a seller"), is_optional=True, sample=SAMPLE)
register("wanted.answered", title=_("Answer to a request"), sample=SAMPLE)
register("wanted.withdrawn", title=_("Answer taken back"), sample=SAMPLE)
register("wanted.asks", title=_("Seller writes to the buyer"), sample=SAMPLE)
register("wanted.replied", title=_("Buyer writes to the seller"), sample=SAMPLE)
register("wanted.taken", title=_("Answer chosen"), sample=SAMPLE)
register("wanted.over", title=_("Request is over"), sample=SAMPLE)
register("wanted.expired", title=_("Time of a request is over"), sample=SAMPLE)
