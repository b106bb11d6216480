"""Messages to sellers about themselves."""

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register
from qvevri.organisations.models import Organisation

SAMPLE = {"organisation": Organisation(name={"ka": "ნინოს ბაღი", "en": "Ninos bagi"})}

register("organisations.invited", title=_("Invitation to sell together"), sample=SAMPLE)
register(
    "organisations.blocked",
    title=_("Seller blocked"),
    sample=SAMPLE | {"reason": "prices of other sellers' goods"},
)
