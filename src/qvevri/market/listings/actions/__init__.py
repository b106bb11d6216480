"""What is done with listings; each deed is a verb: `actions.publish(listing, by=person)`."""

from qvevri.market.listings.actions.living import (
    confirm,
    expire,
    hold,
    pause,
    reserve,
    resume,
    sell_out,
    unreserve,
    warn,
)
from qvevri.market.listings.actions.many import Offer, bring_many
from qvevri.market.listings.actions.moderating import approve, erase, remove, send_back
from qvevri.market.listings.actions.posting import finish, keep, throw_away, want_publishing
from qvevri.market.listings.actions.publishing import publish
from qvevri.market.listings.actions.writing import change, change_price, copy, draft

__all__ = [
    "Offer",
    "approve",
    "bring_many",
    "change",
    "change_price",
    "confirm",
    "copy",
    "draft",
    "erase",
    "expire",
    "finish",
    "hold",
    "keep",
    "pause",
    "publish",
    "remove",
    "reserve",
    "resume",
    "sell_out",
    "send_back",
    "throw_away",
    "unreserve",
    "want_publishing",
    "warn",
]
