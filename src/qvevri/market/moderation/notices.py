"""The messages that moderation sends."""

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

SAMPLE = {"title": "ვაშლი სტარკრიმსონი, 800 კგ", "reason": "ამის გაყიდვა აქ არ შეიძლება."}

register("moderation.paused", title=_("Listing paused after reports"), sample=SAMPLE)
register("moderation.removed", title=_("Listing removed by the agency"), sample=SAMPLE)
