"""The messages this room itself sends: one-time codes."""

from django.utils.translation import gettext_lazy as _

from qvevri.notices.registry import register

register("notices.code", title=_("Code to sign in"), sample={"code": "123456"})
