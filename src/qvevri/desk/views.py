"""The officer's one plain list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qvevri.desk import queries, ways
from qvevri.market.moderation import preview
from qvevri.market.moderation import queries as moderation
from qvevri.market.moderation.forms import ReasonForm
from qvevri.people.doors import moderator_only
from qvevri.people.http import SignedInRequest

SHOWN_AT_ONCE = 20


@moderator_only
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    municipality = request.municipality
    reported = moderation.reported(municipality)[:SHOWN_AT_ONCE]
    waiting = moderation.waiting(municipality)[:SHOWN_AT_ONCE]
    context = {
        "groups": queries.groups_for(request.user, municipality),
        "previews": {
            "moderation.reported": preview.of_reported(reported),
            "moderation.waiting": preview.previews(waiting),
        },
        "form": ReasonForm(auto_id=False),
        "shown_at_once": SHOWN_AT_ONCE,
        "ways": ways.ways_for(request.user, municipality),
    }
    return render(request, "desk/home.html", context)
