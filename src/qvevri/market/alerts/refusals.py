"""Everything that alerts refuse."""

from qvevri.core.errors import Refused


class NotSaved(Refused):
    """An alert that cannot be saved."""


class EverythingAtOnce(NotSaved):
    """The whole market is told daily or weekly, never at once."""


class TooManyAlerts(NotSaved):
    """This number or address has as many alerts as one may have."""


class LinkTooOld(Refused):
    """The holder was asked to confirm the alert, but too long ago."""


class AlertStopped(Refused):
    """The alert was stopped: only a new confirmation brings it back."""
