"""A seller answers: has it, not now, asks back; and the talk that follows."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qvevri.core import limits
from qvevri.history import actions as history
from qvevri.market.enquiries import repeats
from qvevri.market.enquiries.chips import Side
from qvevri.market.enquiries.saying import Said
from qvevri.market.listings.inputs import PriceInput
from qvevri.market.wanted import chips as known
from qvevri.market.wanted import judging, queries, telling
from qvevri.market.wanted.actions.locking import (
    SELLER,
    locked_asked,
    refuse_unless_open,
    role,
)
from qvevri.market.wanted.inputs import AnswerInput
from qvevri.market.wanted.models import Answer, Asked, Turn
from qvevri.market.wanted.refusals import AlreadyTaken, NothingSaid, SellerBlocked
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.vocabulary.prices import PriceForm

DAY = 86400
ANSWERS = limits.Limit("wanted-answers", times=20, seconds=DAY)
TURNS = limits.Limit("wanted-turns", times=30, seconds=DAY)


def _may_answer(asked: Asked) -> None:
    refuse_unless_open(asked.wanted)
    if asked.state == Asked.State.TAKEN:
        raise AlreadyTaken(_("The buyer has chosen your answer: it stands as you gave it."))
    if asked.organisation.trust == Organisation.Trust.BLOCKED:
        raise SellerBlocked(_("The agency has stopped this seller. Please call the agency."))


@transaction.atomic
def have(asked: Asked, said: AnswerInput, *, language: str, by: Person | None = None) -> Answer:
    """The seller has it; the buyer is told. Given anew it replaces the former answer; twice the
    same is as once.

    `language` is that of the text. Raises RequestOver, AlreadyTaken, SellerBlocked, NotPossible,
    TextHoldsContact and TooOften.
    """
    asked = locked_asked(asked)
    _may_answer(asked)
    fields = judging.answer_fields(said, asked, language)
    former = Answer.objects.filter(asked=asked).first()
    if former is not None and _is_same(former, fields):
        return former
    limits.count(ANSWERS, str(asked.pk))
    answer = former or Answer(asked=asked)
    for name, value in {**fields, "given_at": timezone.now()}.items():
        setattr(answer, name, value)
    answer.save()
    asked.state = Asked.State.HAS
    asked.save(update_fields=["state"])
    verb = "answered" if former is None else "answered anew"
    history.record(
        by, verb, asked, municipality=asked.wanted.municipality, by_name=role(by, SELLER)
    )
    telling.tell_buyer("wanted.answered", asked.wanted, asked, is_new=former is None)
    return answer


def _is_same(former: Answer, fields: dict[str, Any]) -> bool:
    return all(getattr(former, name) == value for name, value in fields.items())


@transaction.atomic
def not_now(asked: Asked, *, by: Person | None = None) -> Asked:
    """The seller has none; an answer given before is taken back and the buyer told of that.

    Raises RequestOver, AlreadyTaken and SellerBlocked.
    """
    asked = locked_asked(asked)
    _may_answer(asked)
    if asked.state == Asked.State.NOT_NOW:
        return asked
    had = asked.state == Asked.State.HAS
    Answer.objects.filter(asked=asked).delete()
    asked.state, asked.waits_for = Asked.State.NOT_NOW, ""
    asked.save(update_fields=["state", "waits_for"])
    verb = "took back" if had else "said not now"
    history.record(
        by, verb, asked, municipality=asked.wanted.municipality, by_name=role(by, SELLER)
    )
    if had:
        telling.tell_buyer("wanted.withdrawn", asked.wanted, asked)
    return asked


@transaction.atomic
def say(
    asked: Asked,
    side: Side,
    chips: Sequence[Said],
    *,
    text: str = "",
    language: str,
    by: Person | None = None,
) -> Asked:
    """One more turn of either side; the other is told. A price agreed to becomes the answer's.
    The same words again, before anybody else spoke, are the same form sent twice: nothing happens.

    Raises NothingSaid, RequestOver (but not between those who agreed), TextHoldsContact, TooOften.
    """
    text = judging.words(text, is_strangers=side is Side.BUYER)
    if not chips and not text:
        raise NothingSaid(_("Tick at least one line, or write something."))
    if not all(known.may_say(side, str(said.get("chip"))) for said in chips):
        raise NothingSaid(_("This cannot be said here."))
    asked = locked_asked(asked)
    if repeats.is_last(asked.turns.all(), side, chips, text):
        return asked
    if asked.state != Asked.State.TAKEN:
        _may_answer(asked)
    limits.count(TURNS, str(asked.pk))
    _add_turn(asked, side, chips, text, language)
    history.record(
        by,
        "asked back" if side is Side.SELLER else "replied",
        asked,
        municipality=asked.wanted.municipality,
        by_name=role(by, side.value),
    )
    _agree_on_price(asked)
    if side is Side.SELLER:
        telling.tell_buyer("wanted.asks", asked.wanted, asked)
    else:
        telling.tell_seller("wanted.replied", asked)
    return asked


def _add_turn(asked: Asked, side: Side, chips: Sequence[Said], text: str, language: str) -> None:
    now = timezone.now()
    Turn.objects.create(
        asked=asked,
        side=side,
        chips=[dict(said) for said in chips],
        text=text,
        text_language=language if text else "",
        said_at=now,
    )
    asked.last_turn_at = now
    asked.waits_for = Side.SELLER if side is Side.BUYER else Side.BUYER
    if asked.state in (Asked.State.WAITING, Asked.State.NOT_NOW) and side is Side.SELLER:
        asked.state = Asked.State.ASKS
    asked.save(update_fields=["last_turn_at", "waits_for", "state"])


def _agree_on_price(asked: Asked) -> None:
    """The buyer's price, once the seller agrees to it, stands in the answer."""
    bid = known.agreed_bid(queries.spoken(asked))
    answer = Answer.objects.filter(asked=asked).first()
    if bid is None or answer is None or asked.state == Asked.State.TAKEN:
        return
    if bid.get("currency", "GEL") != asked.wanted.municipality.currency:
        return
    price = PriceInput(PriceForm.FIXED, amount=int(bid["price"]), unit=str(bid["per"]))
    for name, value in judging.price_fields(price, asked.wanted).items():
        setattr(answer, name, value)
    answer.save()
