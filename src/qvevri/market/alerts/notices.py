"""The messages that alerts send."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

LINE = {
    "title": "ვაშლი სტარკრიმსონი, 800 კგ",
    "price": "1,50 ₾/კგ",
    "per_base": "",
    "place": "სკრა",
    "seller": "ნინოს ბაღი",
    "short": "კლდოვანი ვაშლის ჩურჩხ…",
    "short_price": "120–150,50 ₾/…",
    "url": "https://hub.example/gori/ka/market/listings/1-vashli",
}
SAMPLE = {
    "alert": SimpleNamespace(is_sms=True),
    "what": "ვაშლი · სკრა",
    "what_short": "კლდოვანი ვაშლის ჩურჩხ…",
    "how_often": "დღეში ერთხელ",
    "lines": [LINE, LINE],
    "first": LINE,
    "count": 14,
    "more": 12,
    "others": 13,
}

register("alerts.confirm", title=_("Question whether an alert is wanted"), sample=SAMPLE)
register("alerts.known", title=_("The alert is on already"), sample=SAMPLE)
register("alerts.lost", title=_("The alert can no longer be read"), sample=SAMPLE)
register("alerts.told", title=_("New listings"), sample=SAMPLE, is_optional=True)
