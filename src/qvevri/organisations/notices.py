"""Messages to sellers about themselves."""

from qvevri.notices.registry import register
from qvevri.organisations.models import Organisation

SAMPLE = {"organisation": Organisation(name={"ka": "ნინოს ბაღი", "en": "Ninos bagi"})}

register("organisations.invited", sample=SAMPLE)
register("organisations.blocked", sample=SAMPLE | {"reason": "prices of other sellers' goods"})
