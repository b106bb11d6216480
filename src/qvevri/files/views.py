"""Adding, removing and ordering photos; bringing them to the reader."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from qvevri.core import limits
from qvevri.core.antispam import sender_key, stranger_post
from qvevri.core.errors import Refused
from qvevri.core.pages import wants_part
from qvevri.core.text import clean_line
from qvevri.files import actions, queries
from qvevri.files.albums import album
from qvevri.files.claims import Claim, read_claim
from qvevri.people.models import Person
from qvevri.places.http import MunicipalRequest

STRANGERS = limits.Limit("files.strangers", times=60, seconds=3600)
PEOPLE = limits.Limit("files.people", times=400, seconds=3600)
STEPS = {"earlier": -1, "later": 1}
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def _person(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


def _claim(request: HttpRequest) -> Claim:
    claim = read_claim(request.POST.get("claim", ""), _person(request))
    if claim is None:
        raise Http404
    return claim


def _answer(
    request: HttpRequest, claim: Claim, refusals: Iterable[str] = (), *, focus: int = 0
) -> HttpResponse:
    following = request.POST.get("next", "")
    if wants_part(request):
        context = {"album": album(request.POST["claim"], claim), "following": following}
        told = {"refusals": refusals, "focus": focus}
        return render(request, "files/_photos.html", context | told)
    for sentence in refusals:
        messages.error(request, sentence)
    is_ours = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()})
    if is_ours and following.startswith("/"):
        return redirect(following)
    return render(request, "files/photos.html", {"album": album(request.POST["claim"], claim)})


def _count(request: HttpRequest) -> None:
    person = _person(request)
    if person is None:
        limits.count(STRANGERS, sender_key(request))
    else:
        limits.count(PEOPLE, str(person.pk))


def _take(request: MunicipalRequest, claim: Claim, upload: UploadedFile) -> str:
    """Take one photo in; the sentence why not, or nothing."""
    try:
        _count(request)
        actions.take_photo(
            upload,
            municipality=request.municipality,
            by=_person(request),
            claim=claim.secret,
            thing=claim.thing,
        )
    except Refused as refusal:
        return f"{clean_line(upload.name or '')[:60]}: {refusal}"
    return ""


@stranger_post
@require_POST
def add(request: MunicipalRequest) -> HttpResponse:
    claim = _claim(request)
    uploads = request.FILES.getlist("photos")
    refusals = [_take(request, claim, upload) for upload in uploads if upload]
    if not uploads:
        refusals = [_("Choose a photo first.")]
    return _answer(request, claim, [sentence for sentence in refusals if sentence])


@stranger_post
@require_POST
def remove(request: MunicipalRequest, pk: int) -> HttpResponse:
    claim = _claim(request)
    photo = queries.claimed_photo(claim, pk)
    neighbour = queries.neighbour(claim, photo)
    try:
        actions.remove(photo, by=_person(request))
    except Refused as refusal:
        return _answer(request, claim, [str(refusal)], focus=pk)
    return _answer(request, claim, focus=neighbour)


@stranger_post
@require_POST
def move(request: MunicipalRequest, pk: int, direction: str) -> HttpResponse:
    claim = _claim(request)
    if direction not in STEPS:
        raise Http404
    photo = queries.claimed_photo(claim, pk)
    actions.move(photo, STEPS[direction], by=_person(request))
    return _answer(request, claim, focus=pk)


@require_safe
def media(_request: HttpRequest, stem: str, ending: str) -> FileResponse:
    """A photo's file. Its name never stands for other content, so it may be kept for ever."""
    try:
        file = default_storage.open(f"photos/{stem}.{ending}")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=TYPES[ending])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response
