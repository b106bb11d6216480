"""How long things of a request live."""

from datetime import timedelta

# A request is open for at most 90 days, and a seller may come back to it.
LINK_LIFETIME = timedelta(days=120)
