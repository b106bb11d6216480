"""Publishing inside one house: the row, the index, the log, in one transaction."""

from typing import Any

from django.utils import translation

from bench.timing import Times, busy
from qvevri.demo.filling import first_phone
from qvevri.demo.synth.chance import dice
from qvevri.demo.synth.offers import offer
from qvevri.demo.synth.planning import plan
from qvevri.demo.synth.sellers import Seller, Sellers
from qvevri.market.listings import actions as listings
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person

TRIES = 400
# Not counted: a server that lives for weeks has read its tables' pages and its words long before.
WARMING = 100


def measure() -> dict[str, Any]:
    """Milliseconds of CPU of writing a draft and of publishing it."""
    person = Person.objects.get(phone=first_phone("gori"))
    organisation = Organisation.objects.acted_for_by(person).get()
    wanted = plan(TRIES, 99, ["gori"])
    sellers = Sellers(99, wanted.sellers, wanted.markets, wanted.first_seller)
    drafted, published = [], []
    with translation.override("ka"):
        for number in range(TRIES):
            chance = dice("publishing", number)
            like = sellers.draw(chance)
            seller = Seller(organisation, like.wares, is_organic=False)
            said = offer(seller, sellers.wares, wanted.today.date(), chance)
            begun = busy()
            listing = listings.draft(organisation, said, by=person)
            drafted.append(busy() - begun)
            begun = busy()
            listings.publish(listing, by=person)
            published.append(busy() - begun)
            listings.remove(listing, "bench", by=person)
    counted = {"draft": drafted[WARMING:], "publish": published[WARMING:]}
    return {name: vars(Times.of(times)) for name, times in counted.items()}
