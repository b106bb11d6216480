"""What is wrong with something that its entry tells otherwise."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from qvevri.history.comparing import unlike

HOW: Mapping[str, Promise] = {
    "code": gettext_lazy("it is of another thing than the log says"),
    "number": gettext_lazy("it is of another period than the log says"),
    "value": gettext_lazy("its figure is not the one that was approved"),
    "values": gettext_lazy("its figures are not those that were approved"),
    "ratio": gettext_lazy("numerator and denominator are not those that were approved"),
    "ratios": gettext_lazy("numerator and denominator are not those that were approved"),
    "parts": gettext_lazy("its figures by group are not those that were approved"),
    "counted": gettext_lazy("what the house counted for it is not what was approved"),
    "progress": gettext_lazy("its progress is not the one that was approved"),
    "complete": gettext_lazy("it says otherwise whether the action is complete"),
    "reached": gettext_lazy("its milestones are not those that were approved"),
    "spending": gettext_lazy("its money is not the money that was approved"),
    "texts": gettext_lazy("its text is not the one that was approved"),
    "evidence": gettext_lazy("its files are not those that were approved"),
    "writer": gettext_lazy("it names another person than the log"),
    "submitted_at": gettext_lazy("it was handed in at another time"),
    "decided_at": gettext_lazy("it was decided at another time"),
    "steps": gettext_lazy("its milestones are not those that were approved"),
    "withdrawn_at": gettext_lazy("it stopped counting at another time"),
    "light": gettext_lazy("it is not the light that was recorded"),
    "reason": gettext_lazy("its reason is not the one that was recorded"),
    "language": gettext_lazy("its reason is not the one that was recorded"),
    "at": gettext_lazy("it was put at another time"),
    "named": gettext_lazy("it names another person than the log"),
}


def how_differs(sealed: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """The sentence about the first thing that was sealed otherwise; empty if there is none."""
    wrong = unlike(sealed, now)
    return str(HOW[wrong]) if wrong else ""
