"""Many workers at once, and nobody is told twice or left out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import translation

from qvevri.market.alerts import tasks
from qvevri.market.alerts.models import Finding
from qvevri.market.alerts.tests.conftest import make_alert, offer
from qvevri.notices.models import Message
from qvevri.organisations.models import Organisation
from qvevri.people.contacts import Contact
from qvevri.people.models import Person
from qvevri.places.models import Municipality
from qvevri.vocabulary.actions import load_vocabulary

HOLDERS, LISTINGS, WORKERS = 12, 3, 4


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a test's SQLite lives in one thread")
@pytest.mark.django_db(transaction=True)
def test_workers_at_once_tell_each_listing_once(
    gori: Municipality, farm: Organisation, nino: Person
) -> None:
    load_vocabulary()
    for number in range(HOLDERS):
        make_alert(gori, contact=Contact(email=f"a{number}@x.example"))
    for _number in range(LISTINGS):
        offer(farm, nino)

    def work(_number: int) -> None:
        with translation.override("ka"):
            tasks.watch()
        connection.close()

    with ThreadPoolExecutor(WORKERS) as threads:
        list(threads.map(work, range(WORKERS * 3)))
    tasks.watch()

    told = Message.objects.filter(kind="alerts.told")
    assert sorted(told.values_list("to", flat=True)) == sorted(
        f"a{number}@x.example" for number in range(HOLDERS)
    )
    assert all(letter.text.startswith(f"{LISTINGS} ") for letter in told)
    assert Finding.objects.exclude(told_at=None).count() == HOLDERS * LISTINGS
