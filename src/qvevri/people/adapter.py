"""How the sign-in library reaches our people: their phone, their language, our messages."""

import logging
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qvevri.core.addresses import address_of
from qvevri.people import actions, registry
from qvevri.people.contacts import Contact
from qvevri.people.models import Person

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Phone and e-mail live on Person; codes leave through the house's own messages."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This code is not right. Look at the newest message and try again."),
        "rate_limited": _("Too many attempts. Try again later."),
        "too_many_login_attempts": _("Too many attempts. Try again later."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up apart: signing in does it."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """As every limit of the house counts."""
        return address_of(request)

    def is_safe_url(self, url: str | None) -> bool:
        """An address of ours, not a mere word: Django would look for a page of that name."""
        is_address = bool(url) and str(url).startswith(("/", "http://", "https://"))
        return is_address and bool(super().is_safe_url(url))

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """One's own page."""
        return reverse("people:me")

    def send_verification_code_sms(
        self,
        user: Any,  # noqa: ANN401
        phone: str,
        code: str,
        **kwargs: Any,  # noqa: ANN401, ARG002
    ) -> None:
        """By SMS, in the person's language."""
        self._carry(user, Contact(phone=phone), code)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The code by e-mail, in the person's language; the library sends no other mail here."""
        person = Person.objects.reached_by("", email).first()
        if "code" not in context or person is None:
            log.warning("No such mail is sent here: %s", template_prefix)
            return
        self._carry(person, Contact(email=email), context["code"])

    def _carry(self, person: Person, to: Contact, code: str) -> None:
        municipality = getattr(self.request, "municipality", None)
        registry.send_code(registry.Code(to, code, person.language, municipality))

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:  # noqa: ANN401, FBT001
        """Only confirmed numbers are kept on a person who has signed in."""
        if verified:
            actions.confirm_phone(user, phone)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:  # noqa: ANN401
        """The number and whether it is confirmed."""
        return (user.phone, user.phone_is_verified) if user.phone else None

    def set_phone_verified(self, user: Any, phone: str) -> None:  # noqa: ANN401
        """A code was read there."""
        actions.confirm_phone(user, phone)

    def get_user_by_phone(self, phone: str) -> Person | None:
        """Who has this number (E.164)."""
        return Person.objects.reached_by(phone, "").first()

    def add_message(self, *args: Any, message: Any = None, **kwargs: Any) -> None:  # noqa: ANN401
        """Only what is said in words: the library's own templates of small talk are left out."""
        if message is not None:
            super().add_message(*args, message=message, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor of staff, named after the person and drawn with our own QR codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code is not right or was used already. Wait for the next one and try again."
        ),
    }

    def _get_user_identifier(self, user: Any) -> str:  # noqa: ANN401
        return str(user.email or user.phone or user)

    def build_totp_svg(self, url: str) -> str:
        """The QR code for an authenticator app."""
        drawing = BytesIO()
        segno.make(url, error="m").save(drawing, kind="svg", scale=4, border=2, light="#fff")
        return drawing.getvalue().decode()
