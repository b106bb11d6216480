"""Jobs that hand messages over to the gateway or the mail server."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django_tasks import task

from qvevri.notices import sms
from qvevri.notices.models import Message

log = logging.getLogger(__name__)

# Minutes to wait after the first, second, third attempt; then it has failed.
PAUSES = (1, 10, 60)
# Its job was lost with the process that wrote the message, between the commit and the queue.
FORGOTTEN_AFTER = timedelta(minutes=10)
AT_ONCE = 500


def enqueue(message_id: int) -> None:
    """Send soon, in the worker."""
    send_message.enqueue(message_id)


def is_kept(message: Message) -> bool:
    """Does nothing leave for this message: in the demo, or without an SMS gateway?"""
    return bool(settings.DEMO) or (message.channel == Message.Channel.SMS and not settings.SMS_URL)


def _hand_over(message: Message) -> None:
    if message.channel == Message.Channel.EMAIL:
        _send_email(message)
    elif settings.SMS_URL.startswith("console:"):
        log.warning("SMS to %s: %s", message.to, message.text)
    else:
        sms.send(settings.SMS_URL, message.to, message.text)


def _send_email(message: Message) -> None:
    mail = EmailMultiAlternatives(message.subject, message.text, to=[message.to])
    mail.extra_headers["Content-Language"] = message.language
    if message.list_unsubscribe:
        mail.extra_headers["List-Unsubscribe"] = f"<{message.list_unsubscribe}>"
        mail.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        raise sms.NotSent("The mail server refused the receiver.", is_final=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise sms.NotSent(str(error)) from error


def _try_again_later(message: Message, error: sms.NotSent) -> None:
    message.failure = str(error)[:300]
    backend = send_message.get_backend()
    if error.is_final or message.attempts > len(PAUSES) or not backend.supports_defer:
        message.failed_at = timezone.now()
        log.warning("Message %s (%s) was not sent: %s", message.pk, message.kind, error)
        return
    pause = timedelta(minutes=PAUSES[message.attempts - 1])
    send_message.using(run_after=timezone.now() + pause).enqueue(message.pk)


@task()
def send_message(message_id: int) -> None:
    """Send one message, unless it was sent already; on failure again later, a few times."""
    message = Message.objects.waiting().filter(pk=message_id).first()
    if message is None:
        return
    if is_kept(message):
        message.was_kept = True
        message.save(update_fields=["was_kept"])
        return
    message.attempts += 1
    try:
        _hand_over(message)
    except sms.NotSent as error:
        _try_again_later(message, error)
    else:
        message.sent_at = timezone.now()
        message.failure = ""
    message.save(update_fields=["attempts", "sent_at", "failed_at", "failure"])


def send_forgotten() -> int:
    """Queue again what has no job any more; gives their number. Sending twice sends once."""
    found = Message.objects.forgotten(timezone.now() - FORGOTTEN_AFTER)
    keys = list(found.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for key in keys:
        send_message.enqueue(key)
    return len(keys)
