"""Work on the log that must not keep a page waiting."""

from django_tasks import task

from qvevri.history.checking import carry_out
from qvevri.history.models import Check


@task()
def check_log(check_id: int) -> None:
    """Read the whole log again, as an officer asked; once, unless the worker died over it."""
    check = Check.objects.unfinished().filter(pk=check_id).select_related("municipality").first()
    if check is not None:
        carry_out(check)
