"""By which ways messages can leave this house."""

from django.conf import settings


def sms_leaves() -> bool:
    """Can an SMS reach anybody: is there a gateway, or the demo's inbox?"""
    return bool(settings.SMS_URL or settings.DEMO)
