"""Everything that requests refuse."""

from qvevri.core.errors import Refused


class RequestOver(Refused):
    """The buyer has found it, has closed the request, or its time is over."""


class NotSentYet(Refused):
    """The buyer has not confirmed the request."""


class TooManyOpen(Refused):
    """A buyer has as many requests open as one may have."""


class NotPossible(Refused):
    """An amount, a unit, a day or a place that cannot be."""


class TextHoldsContact(Refused):
    """A free text holds a phone number, an address or a link, or is too long."""


class AlreadyTaken(Refused):
    """The buyer has chosen this answer: it stands as it was given."""


class NothingToTake(Refused):
    """None of these answers can be chosen."""


class NothingSaid(Refused):
    """Neither a chip nor a word, or one that this side does not have."""


class SellerBlocked(Refused):
    """The agency has stopped this seller."""


class NobodyLeft(Refused):
    """There is no other seller who fits."""
