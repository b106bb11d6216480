"""Signing in and out: a phone number or an e-mail address, then a code; nothing else."""

import time

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from qvevri.core.antispam import sender_key
from qvevri.core.languages import current
from qvevri.core.limits import TooOften, count
from qvevri.people import actions, codes
from qvevri.people.contacts import Contact
from qvevri.people.forms import CodeForm, ContactForm
from qvevri.people.models import Person

RESEND_AFTER_SECONDS = 45
# Whom the last code went to, and whom the form offers again when that code is good no more.
ASKED_FOR, OFFERED_AGAIN = "people.entrance.asked_for", "people.entrance.offered_again"


def _with_next(request: HttpRequest, viewname: str) -> str:
    following = get_next_redirect_url(request)
    return reverse(viewname) + (f"?{urlencode({'next': following})}" if following else "")


def _after_sign_in(request: HttpRequest, person: Person) -> str:
    """Where they wanted to go; by way of their name, when they are new."""
    following = get_next_redirect_url(request) or reverse("people:me")
    if person.name or person.last_login:
        return following
    return f"{reverse('people:welcome')}?{urlencode({'next': following})}"


def _send(request: HttpRequest, contact: Contact) -> None:
    codes.count_sending(contact, sender_key(request))
    person = actions.person_for(contact, language=current())
    LoginCodeVerificationProcess.initiate(
        request=request, user=person, phone=contact.phone or None, email=contact.email or None
    )
    request.session[ASKED_FOR] = str(contact)


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """One field for everybody, known or new."""
    if request.user.is_authenticated:
        return redirect(get_next_redirect_url(request) or reverse("people:me"))
    form = ContactForm(request.POST or None, initial={"contact": _offered_again(request)})
    if form.is_valid():
        try:
            _send(request, form.cleaned_data["contact"])
        except TooOften as refusal:
            form.add_error("contact", str(refusal))
        else:
            return redirect(_with_next(request, "account_confirm_login_code"))
    process = _process(request)
    context = {
        "form": form,
        "next": get_next_redirect_url(request) or "",
        "waiting": _contact(process).masked() if process else "",
        "code_page": _with_next(request, "account_confirm_login_code"),
    }
    return render(request, "people/sign_in.html", context)


def _process(request: HttpRequest) -> LoginCodeVerificationProcess | None:
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return LoginCodeVerificationProcess.resume(stage) if stage else None


def _again(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    if ASKED_FOR in request.session:
        request.session[OFFERED_AGAIN] = request.session.pop(ASKED_FOR)
    return redirect(_with_next(request, "account_login"))


def _offered_again(request: HttpRequest) -> str:
    """Once: on a shared machine the next visitor has no business with it."""
    typed: str = request.session.pop(OFFERED_AGAIN, "")
    return typed


def _contact(process: LoginCodeVerificationProcess) -> Contact:
    return Contact(process.state.get("phone") or "", process.state.get("email") or "")


def _wait(process: LoginCodeVerificationProcess) -> int:
    sent_at: float = process.state.get("sent_at", process.state["at"])
    return max(0, round(RESEND_AFTER_SECONDS - (time.time() - sent_at)))


@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """The code screen."""
    if request.user.is_authenticated:
        return redirect(get_next_redirect_url(request) or reverse("people:me"))
    process = _process(request)
    if process is None:
        return _again(request, _("This code is too old or was used already. Ask for a new one."))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return _checked(request, process, form)
    return _code_page(request, process, form)


def _checked(
    request: HttpRequest, process: LoginCodeVerificationProcess, form: CodeForm
) -> HttpResponse:
    if form.cleaned_data["code"] == process.code:
        person = process.user
        assert isinstance(person, Person)
        request.session.pop(ASKED_FOR, None)
        answer: HttpResponse = process.finish(_after_sign_in(request, person))
        return answer
    try:
        count(codes.WRONG_FOR_ONE, _contact(process).key())
    except TooOften as refusal:
        clear_login(request)
        return _again(request, str(refusal))
    if not process.record_invalid_attempt():
        return _again(request, _("Too many wrong codes. Ask for a new one."))
    form.add_error("code", _("This code is not right. Look at the newest message and try again."))
    return _code_page(request, process, form)


def _code_page(
    request: HttpRequest, process: LoginCodeVerificationProcess, form: CodeForm
) -> HttpResponse:
    contact = _contact(process)
    return render(
        request,
        "people/code.html",
        {
            "form": form,
            "contact": contact,
            "next": get_next_redirect_url(request) or "",
            "wait": _wait(process),
            "again": _with_next(request, "people:resend"),
            "other": _with_next(request, "people:start_again"),
        },
    )


@require_POST
def resend(request: HttpRequest) -> HttpResponse:
    """Another code to the same contact."""
    process = _process(request)
    if process is None:
        return redirect(_with_next(request, "account_login"))
    try:
        if _wait(process):
            raise TooOften(_("A code is on its way. Wait a little before you ask for another."))
        codes.count_sending(_contact(process), sender_key(request))
    except TooOften as refusal:
        messages.error(request, str(refusal))
    else:
        process.state.update(at=time.time(), sent_at=time.time(), failed_attempts=0)
        process.send()
        process.persist()
        messages.success(request, _("A new code is on its way."))
    return redirect(_with_next(request, "account_confirm_login_code"))


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Another number or address: the code on its way is good no more, what was typed is mended."""
    clear_login(request)
    if ASKED_FOR in request.session:
        request.session[OFFERED_AGAIN] = request.session.pop(ASKED_FOR)
    return redirect(_with_next(request, "account_login"))


def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; the front page of the municipality follows. A mere link asks first."""
    if request.method != "POST" and request.user.is_authenticated:
        return render(request, "people/sign_out.html")
    logout(request)
    return redirect(f"{get_script_prefix()}{current()}/")


def account_inactive(request: HttpRequest) -> HttpResponse:
    """This account was closed."""
    return render(request, "people/inactive.html", status=403)
