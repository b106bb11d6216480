"""Answers to what went wrong; what must work when nothing else does speaks all languages."""

from collections.abc import Iterator
from http import HTTPStatus

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from qvevri.core.languages import CODES
from qvevri.core.look_errors import PROBLEMS, problem
from qvevri.core.unsent import fields_of, send_again

# Pages that one has passed once one is signed in.
SIGNING_IN = ("account_login", "account_confirm_login_code")


def _in_all_languages(status: int) -> Iterator[dict[str, str]]:
    for language in CODES:
        with override(language):
            words = PROBLEMS[status]
            yield {
                "lang": language,
                "title": str(words.title),
                "text": str(words.text),
                "way": _("To the front page"),
            }


def _unknown_host() -> Iterator[dict[str, str]]:
    for language in CODES:
        with override(language):
            yield {
                "lang": language,
                "title": _("This address is not ours"),
                "text": _(
                    "No municipality's site answers under this name. Check how it is written."
                ),
                "way": _("Try the front page"),
            }


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, also for a host name that is not ours; uses nothing of the request."""
    is_host = isinstance(exception, DisallowedHost)
    problems = list(_unknown_host() if is_host else _in_all_languages(HTTPStatus.BAD_REQUEST))
    page = render_to_string("core/problem_bare.html", {"problems": problems, "address": "/"})
    return HttpResponse(page, status=HTTPStatus.BAD_REQUEST)


def too_long(status: HTTPStatus = HTTPStatus.REQUEST_URI_TOO_LONG) -> HttpResponse:
    """414 or 431 in every language: such an address, or such a head, is not even looked at."""
    return _bare(status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403 in the reader's language."""
    return problem(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404 in the reader's language, with a search box."""
    return problem(request, HTTPStatus.NOT_FOUND)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500 without a database."""
    return _bare(HTTPStatus.INTERNAL_SERVER_ERROR)


def _bare(status: HTTPStatus) -> HttpResponse:
    problems = list(_in_all_languages(status))
    page = render_to_string("core/problem_bare.html", {"problems": problems, "address": "/"})
    return HttpResponse(page, status=status)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403 for a form that does not carry its token: mostly an old page or cookies that are off.

    Whoever signed in meanwhile in another tab holds such pages: what they typed there is not lost.
    """
    match = request.resolver_match
    if match and match.view_name in SIGNING_IN and request.user.is_authenticated:
        return redirect(request.get_full_path())
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if is_ours and fields_of(request.POST) and not request.FILES:
        title = _("The page was open for too long")
        hint = _("If this page comes again, allow cookies in your browser.")
        answer = send_again(request, request.POST, title, hint)
        answer.status_code = HTTPStatus.FORBIDDEN
        return answer
    return problem(
        request,
        HTTPStatus.FORBIDDEN,
        title=_("The page was open for too long"),
        text=_(
            "Go back, load the page again and send the form once more. Cookies must be allowed."
        ),
    )


def not_allowed(request: HttpRequest) -> HttpResponse:
    """405 for what only a button opens."""
    return problem(
        request,
        HTTPStatus.METHOD_NOT_ALLOWED,
        title=_("This page cannot be opened directly"),
        text=_(
            "It opens only from a button on another page. Go back, or start from the front page."
        ),
    )
