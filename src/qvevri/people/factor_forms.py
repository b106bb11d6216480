"""The library's forms of the second factor, with a code field like all our others."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from qvevri.people.forms import CodeForm


class _OurCode(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = CodeForm.base_fields["code"]
        code = self.fields["code"]
        code.widget, code.label = ours.widget, ours.label
        code.error_messages["required"] = _("Write the code.")


class AuthenticateForm(_OurCode, base.AuthenticateForm):  # type: ignore[misc]
    """Asked for after the code from the message."""


class ReauthenticateForm(_OurCode, base.ReauthenticateForm):  # type: ignore[misc]
    """Asked for before something that must be safe."""


class ActivateTOTPForm(_OurCode, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""
