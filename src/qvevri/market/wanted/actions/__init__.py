"""What is done with requests; each deed is a verb: `actions.have(asked, said, by=person)`."""

from qvevri.market.wanted.actions.answering import have, not_now, say
from qvevri.market.wanted.actions.choosing import take
from qvevri.market.wanted.actions.ending import close, expire, extend, hide, show
from qvevri.market.wanted.actions.forgetting import erase_answers, forget_buyer, forget_old
from qvevri.market.wanted.actions.minding import (
    complain,
    mute,
    set_policy,
    settle,
    unmute,
)
from qvevri.market.wanted.actions.posting import confirm, post
from qvevri.market.wanted.actions.sending import ask_more, come_forward

__all__ = [
    "ask_more",
    "close",
    "come_forward",
    "complain",
    "confirm",
    "erase_answers",
    "expire",
    "extend",
    "forget_buyer",
    "forget_old",
    "have",
    "hide",
    "mute",
    "not_now",
    "post",
    "say",
    "set_policy",
    "settle",
    "show",
    "take",
    "unmute",
]
