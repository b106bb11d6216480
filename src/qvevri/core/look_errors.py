"""Pages that say what went wrong, in the reader's language, and show a way on."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Problem:
    """A title that says what happened, a text that says what to do, a drawing beside them."""

    title: Words
    text: Words
    stem: str = "amphora"


PROBLEMS: dict[int, Problem] = {
    400: Problem(
        _("This request could not be understood"),
        _("The address or the form was incomplete. Go back, check what you sent and try again."),
    ),
    403: Problem(
        _("You do not have access to this page"),
        _(
            "It belongs to somebody else, or you need to sign in. "
            "If you should have access, write to us."
        ),
        "shield",
    ),
    404: Problem(
        _("There is no such page"),
        _(
            "The address may be mistyped, or the page has moved. "
            "Search for it, or start from the front page."
        ),
        "basket",
    ),
    410: Problem(
        _("This is no longer here"),
        _("The listing has ended or was withdrawn. Others may offer the same."),
        "basket",
    ),
    414: Problem(
        _("This address is too long"),
        _("Start from the front page, or search for fewer words."),
    ),
    429: Problem(
        _("Too many attempts"),
        _("There is a limit that keeps out automatic programs. Try again in a few minutes."),
        "tea",
    ),
    431: Problem(
        _("Your browser sent too much along"),
        _("Delete what it keeps for this site (cookies), then start from the front page."),
    ),
    500: Problem(
        _("Something went wrong on our side"),
        _("It is not your fault and nothing that you saved is lost. Try again in a few minutes."),
    ),
}


def problem(
    request: HttpRequest,
    status: int,
    *,
    title: Words = "",
    text: Words = "",
    ways: tuple[tuple[Words, str], ...] = (),
) -> HttpResponse:
    """A page of this status; `title` and `text` replace the usual ones, `ways` are (label, url)."""
    usual = PROBLEMS.get(status, PROBLEMS[500])
    context = {
        "title": title or usual.title,
        "text": text or usual.text,
        "stem": usual.stem,
        "ways": ways,
        "robots": "noindex",
    }
    return render(request, "core/problem.html", context, status=status)
