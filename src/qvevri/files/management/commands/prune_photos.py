"""Retention of photos: what waited in vain goes; what still waits for its job is called again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from qvevri.files import actions, queries
from qvevri.files.tasks import make_renditions


class Command(BaseCommand):
    help = "Remove photos of drafts that were never finished; make renditions that are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        removed = actions.remove_all(queries.unclaimed(now))
        late = queries.undeveloped(now)
        for photo_id in late:
            make_renditions.enqueue(photo_id)
        if options["verbosity"]:
            self.stdout.write(f"{removed} removed, {len(late)} called again")
