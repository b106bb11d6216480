"""The messages sellers get: short, in their language, with a link that needs no sign-in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qvevri.market.listings import actions
from qvevri.market.listings.models import Listing
from qvevri.market.listings.tests.factories import make_draft
from qvevri.notices.models import Message
from qvevri.organisations.actions import hide
from qvevri.organisations.models import Organisation
from qvevri.people.models import Person
from qvevri.search.models import SearchDoc

LONG = {"concept": "apple-industrial", "quality_class": "class.industrial"}


@pytest.mark.parametrize("language", ["ka", "en", "ru"])
def test_the_seller_is_asked_in_the_sellers_language(
    apples: Listing, nino: Person, language: str
) -> None:
    Person.objects.filter(pk=nino.pk).update(language=language)

    actions.warn(apples, now=timezone.now())

    message = Message.objects.get()
    assert message.language == language
    assert f"/gori/{language}/market/listings/link/" in message.text


def test_a_georgian_sms_fits_into_one_part(farm: Organisation, nino: Person, clerk: Person) -> None:
    listing = actions.publish(make_draft(farm, nino, **LONG), by=clerk)
    actions.warn(listing, now=timezone.now())
    actions.expire(listing, now=timezone.now() + timedelta(days=40))
    listing.refresh_from_db()
    actions.publish(listing, by=clerk)
    actions.send_back(listing, "ფასი?", by=clerk)

    texts = [message.text.partition("\n")[0] for message in Message.objects.all()]

    assert len(texts) == 5
    assert max(len(text) for text in texts) <= 70


def test_a_seller_without_people_is_told_at_the_given_number(
    farm: Organisation, apples: Listing
) -> None:
    farm.memberships.all().delete()

    actions.warn(apples, now=timezone.now())

    assert Message.objects.get().to == farm.phone


def test_a_letter_has_three_links(apples: Listing, nino: Person) -> None:
    Person.objects.filter(pk=nino.pk).update(phone=None, email="nino@example.com")

    actions.warn(apples, now=timezone.now())

    message = Message.objects.get()
    assert [f"do={deed}" in message.text for deed in ("confirm", "sell_out", "change_price")] == [
        True
    ] * 3
    assert "do=sell_out" in message.html


def test_a_hidden_seller_is_found_no_more(apples: Listing, farm: Organisation) -> None:
    hide(farm, by=farm.memberships.get().person)

    assert not SearchDoc.objects.exists()
