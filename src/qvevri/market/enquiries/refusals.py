"""Everything that enquiries refuse."""

from qvevri.core.errors import Refused


class NotAsked(Refused):
    """An enquiry that cannot be put."""


class ListingOver(NotAsked):
    """The listing expired, was paused, sold or removed while it was read."""


class NothingSaid(Refused):
    """Neither a chip nor a word."""


class NotYours(Refused):
    """This side does not have this chip."""


class ThreadOver(Refused):
    """The two have agreed, or one has closed the enquiry."""


class NoNumber(Refused):
    """The seller has left no number."""
