"""What a stranger's form must pass: no tempting field filled, time taken, work done, no links."""

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

import altcha
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from qvevri.core import limits
from qvevri.core.addresses import neighbourhood_of
from qvevri.core.text import in_latin

FASTEST_SECONDS = 2
SLOWEST_SECONDS = 60 * 60 * 6
WORK = 50_000
# A solved challenge takes some 450 letters.
LONGEST_WORK = 1_000
# Without JavaScript no work can be done: the way stays open, but narrow.
WITHOUT_WORK = limits.Limit("without-work", times=5, seconds=3600)
View = TypeVar("View", bound=Callable[..., HttpResponse])
_signer = TimestampSigner(salt="qvevri.guard")

_LINK = re.compile(
    r"(https?:|www\.|\b[\w-]+(?:\.[\w-]+)*\.(?:ge|com|ru|net|org|info|biz|site|shop|online|xyz|top|me|io|ua|am|az|tr)\b)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+\s*(?:@|\(at\)|\[at\])\s*[\w-]+", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\b00)?\d(?:[\s().-]?\d){8,}")


def sender_key(request: HttpRequest) -> str:
    """Who sends, as far as a limit must know: the address, hashed with a secret."""
    address = neighbourhood_of(request).encode()
    return hmac.new(settings.SECRET_KEY.encode(), address, hashlib.sha256).hexdigest()[:32]


def plain_words(text: str) -> None:
    """Raise ValidationError when a stranger's text holds a link, an address or a phone number."""
    if _ADDRESS.search(text):
        raise ValidationError(_("Leave out e-mail addresses: there is a separate field for yours."))
    if _LINK.search(text) or _LINK.search(in_latin(text)):
        raise ValidationError(_("Leave out links and website addresses."))
    if _PHONE.search(text):
        raise ValidationError(_("Leave out phone numbers: there is a separate field for yours."))


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def stranger_post(view: View) -> View:
    """A POST without an account and without a CSRF token, so that its page can be kept for all.

    The token would protect nothing (there is no session to misuse); the form must come from our own
    pages all the same.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        if request.method == "POST" and not _is_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)  # type: ignore[return-value]


def challenge() -> dict[str, str]:
    """A fresh proof-of-work challenge (ALTCHA, first protocol), valid for some hours."""
    made = altcha.create_challenge_v1(
        altcha.ChallengeOptionsV1(
            hmac_key=settings.SECRET_KEY,
            max_number=WORK,
            expires=datetime.now(UTC) + timedelta(seconds=SLOWEST_SECONDS),
        )
    )
    return {
        "algorithm": made.algorithm,
        "challenge": made.challenge,
        "salt": made.salt,
        "signature": made.signature,
        "maxnumber": str(WORK),
    }


def _read_work(payload: str) -> altcha.PayloadV1 | None:
    """The solved challenge in what was sent, if there is one: anybody may send anything."""
    if not payload.strip() or len(payload) > LONGEST_WORK:
        return None
    try:
        said = json.loads(base64.b64decode(payload))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("number"), int):
        return None
    words = [said.get(name) for name in ("challenge", "salt", "signature")]
    if not all(isinstance(word, str) and word.isascii() for word in words):
        return None
    challenge, salt, signature = map(str, words)
    return altcha.PayloadV1("SHA-256", challenge, said["number"], salt, signature)


class GuardedForm(forms.Form):
    """A form that strangers may send. Render `core/components/_guard.html` inside it.

    Needs `sender=sender_key(request)`; counts forms without work against a narrow limit.
    """

    website = forms.CharField(required=False)
    shown = forms.CharField(required=False)
    pow = forms.CharField(required=False)

    def __init__(self, *args: Any, sender: str = "", **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.sender = sender

    def guard(self) -> dict[str, str]:
        """Values of the hidden fields: the moment shown, the challenge to work on."""
        return {"shown": _signer.sign(secrets.token_hex(4)), **challenge()}

    def visible(self) -> list[forms.BoundField]:
        """The fields a person fills."""
        return [field for field in self.visible_fields() if field.name not in GUARD_FIELDS]

    def clean(self) -> dict[str, Any]:
        """Refuse what a program sent. What the person typed stays in the form."""
        fields = super().clean() or {}
        if fields.get("website"):
            raise ValidationError(_("This form was not accepted."))
        self._check_time(str(fields.get("shown", "")))
        return fields

    def full_clean(self) -> None:
        """As every form; at its end the work is counted, but not of a form that does nothing, for
        it has errors: without scripts a few slips of the pen would use up an hour.
        """
        super().full_clean()
        if not self.is_bound or self.errors:
            return
        if self._has_worked(str(self.cleaned_data.get("pow", ""))):
            return
        try:
            limits.count(WITHOUT_WORK, self.sender)
        except limits.TooOften as refusal:
            self.add_error(None, str(refusal))

    def _check_time(self, shown: str) -> None:
        try:
            _signer.unsign(shown, max_age=SLOWEST_SECONDS)
        except BadSignature as error:
            raise ValidationError(
                _("The page was open for a long time. Send the form again.")
            ) from error
        if self._is_younger_than(shown, FASTEST_SECONDS):
            raise ValidationError(_("That was very quick. Send the form again."))

    @staticmethod
    def _is_younger_than(shown: str, seconds: int) -> bool:
        try:
            _signer.unsign(shown, max_age=seconds)
        except SignatureExpired:
            return False
        return True

    def _has_worked(self, payload: str) -> bool:
        work = _read_work(payload)
        if work is None:
            return False
        is_right, _error = altcha.verify_solution_v1(work, settings.SECRET_KEY, check_expires=True)
        return bool(is_right) and not self._was_used(work.signature)

    @staticmethod
    def _was_used(signature: str) -> bool:
        # By the challenge's signature, not by what was sent: that can be written in many ways.
        digest = hashlib.sha256(signature.encode()).hexdigest()
        try:
            limits.count(limits.Limit("work", times=1, seconds=SLOWEST_SECONDS * 2), digest)
        except limits.TooOften:
            return True
        return False


GUARD_FIELDS = ("website", "shown", "pow")
