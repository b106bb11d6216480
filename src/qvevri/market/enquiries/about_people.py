"""What enquiries hold about a person: given out and erased with them."""

from typing import Any

from qvevri.market.enquiries import actions, queries
from qvevri.people.models import Person
from qvevri.people.registry import Holding, holds


def _export(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "asked_at": enquiry.created_at.isoformat(),
            "listing": enquiry.listing_id,
            "name": enquiry.buyer_name,
            "phone": enquiry.buyer_phone,
            "email": enquiry.buyer_email,
            "said": [
                {"by": turn.side, "chips": turn.chips, "text": turn.text}
                for turn in enquiry.turns.all()
            ],
        }
        for enquiry in queries.erasable(person).prefetch_related("turns")
    ]


HOLDING = Holding("enquiries", export=_export, erase=actions.forget_buyer)
holds(HOLDING)
