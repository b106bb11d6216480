"""How much of it one sender, one number or address may cause."""

from qvevri.core import limits
from qvevri.core.limits import Limit, TooOften
from qvevri.market.alerts.models import Alert
from qvevri.people.contacts import Contact

HOUR, DAY = 3600, 86400
SAVED_BY_SENDER = Limit("alerts-by-sender", times=20, seconds=DAY)
# Whoever types a stranger's number makes us write to the stranger: seldom.
ASKED_OF_CONTACT = Limit("alerts-asked", times=5, seconds=DAY)
ASKED_FOR_ALERT = Limit("alerts-asked-for-one", times=1, seconds=HOUR // 6)
SMS_TO_PHONE = Limit("alerts-sms", times=10, seconds=DAY)
MOST_OF_CONTACT = 20


def count_sender(sender: str) -> None:
    """One more alert saved from this address. Raises TooOften."""
    limits.count(SAVED_BY_SENDER, sender)


def may_ask(alert: Alert, contact: Contact) -> bool:
    """Whether to write now; not when the same form was sent twice. Raises TooOften for too many."""
    try:
        limits.count(ASKED_FOR_ALERT, f"{alert.pk}-{alert.status}")
    except TooOften:
        return False
    limits.count(ASKED_OF_CONTACT, contact.key())
    return True


def may_tell(alert: Alert) -> bool:
    """Whether one more SMS may go to this number today; e-mails may."""
    if not alert.is_sms:
        return True
    try:
        limits.count(SMS_TO_PHONE, alert.phone)
    except TooOften:
        return False
    return True
