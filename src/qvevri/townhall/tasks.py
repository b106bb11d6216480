"""What follows a change of a settlement and must not keep a page waiting."""

from django.db import transaction
from django_tasks import task

from qvevri.places import queries as places
from qvevri.search import actions, registry


@task()
def find_again() -> None:
    """All that can be found, written anew with the names and points of today. May be run twice."""
    places.forget()
    for kind in registry.sources():
        actions.reindex(kind)
    actions.reindex_words()


def find_anew() -> None:
    """The same, after the transaction, in a job."""
    transaction.on_commit(find_again.enqueue)
