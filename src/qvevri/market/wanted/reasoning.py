"""Why a seller was asked, in words: to the seller shortly, to staff with every point."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qvevri.market.wanted.matching import Why
from qvevri.market.wanted.models import Asked


def reason_text(reason: Mapping[str, Any]) -> str:
    """One reason for or against a seller, said to the seller or to staff."""
    figure = int(reason.get("figure", 0))
    times = ngettext("asked %(n)d time in a month", "asked %(n)d times in a month", figure) % {
        "n": figure
    }
    texts = {
        Why.VARIETY: _("has the very variety"),
        Why.PRODUCT: _("sells this product"),
        Why.OTHER_VARIETY: _("sells another variety of it"),
        Why.KIND: _("sells something of this kind"),
        Why.WIDER: _("sells a wider kind of it"),
        Why.TIME: _("has it on all these days"),
        Why.TIME_PART: _("has it on some of these days"),
        Why.AMOUNT: _("has enough alone"),
        Why.AMOUNT_PART: _("has a part: %(n)d %%") % {"n": figure}
        if figure
        else _("may have a part"),
        Why.PLACE: _("is %(n)d km from there") % {"n": figure},
        Why.DELIVERS: _("delivers there"),
        Why.CERTIFICATES: _("has the certificates"),
        Why.PACKING: _("packs it so"),
        Why.KNOWN: _("is known to the agency"),
        Why.FRESH: _("confirmed it lately"),
        Why.BEFORE: _("sold it before, no listing now"),
        Why.PRICE: _("the price fits"),
        Why.OFTEN: times,
        Why.TURN: _("it was this seller's turn"),
        Why.OWN: _("came forward"),
    }
    return texts[Why(str(reason["why"]))]


# What a seller is told; the rest says more of the rule than of the seller.
TOLD_TO_SELLERS = (
    *(Why.VARIETY, Why.PRODUCT, Why.OTHER_VARIETY, Why.KIND, Why.WIDER, Why.AMOUNT, Why.PLACE),
    *(Why.DELIVERS, Why.CERTIFICATES, Why.BEFORE, Why.TURN),
)


def told_reasons(asked: Asked) -> list[str]:
    """Why this seller was asked, said to the seller."""
    texts = {
        Why.VARIETY: _("you sell this very variety"),
        Why.PRODUCT: _("you sell this product"),
        Why.OTHER_VARIETY: _("you sell another variety of it"),
        Why.KIND: _("you sell something of this kind"),
        Why.WIDER: _("you sell a wider kind of it"),
        Why.AMOUNT: _("you have enough"),
        Why.PLACE: _("you are near"),
        Why.DELIVERS: _("you deliver there"),
        Why.CERTIFICATES: _("you have the certificates"),
        Why.BEFORE: _("you sold it before"),
        Why.TURN: _("it was your turn"),
    }
    whys = [Why(str(reason["why"])) for reason in asked.reasons]
    return [texts[why] for why in whys if why in TOLD_TO_SELLERS]
