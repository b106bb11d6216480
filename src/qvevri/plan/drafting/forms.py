"""Forms of writing, commenting and answering."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.antispam import GuardedForm, plain_words
from qvevri.core.languages import CODES, OWN_NAMES, current, spoken
from qvevri.core.text import clean, clean_line
from qvevri.people import contacts
from qvevri.plan.drafting.actions.commenting import LONGEST_NAME, Said
from qvevri.plan.drafting.actions.writing import Draft
from qvevri.plan.drafting.models import Comment
from qvevri.plan.drafting.outline import writable
from qvevri.plan.drafting.presenting import name_of
from qvevri.plan.drafting.queries import action_called
from qvevri.plan.drafting.refusals import LONGEST_COMMENT
from qvevri.plan.programme.models import Plan

LONGEST_SECRET = 40


class ChapterForm(forms.Form):
    """A chapter in one language, with what its page began from. The template draws the rest."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    base = forms.CharField(required=False, strip=False)
    sitting = forms.CharField(required=False, max_length=LONGEST_SECRET)
    began_from = forms.IntegerField(required=False, min_value=0)

    def draft(self) -> Draft:
        """What is to be saved."""
        said = self.cleaned_data
        return Draft(said["text"], said["base"], said["began_from"] or 0, said["sitting"])


class CommentForm(GuardedForm):
    """What somebody says of the plan, and where to tell them of the answer."""

    about = forms.ChoiceField(label=gettext_lazy("What is it about?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Everybody will see it. Leave it empty to stay unnamed."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        label=gettext_lazy("Your e-mail"),
        required=False,
        max_length=254,
        help_text=gettext_lazy(
            "Only to tell you the answer. It is not shown; confirm it by the link we send."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, plan: Plan, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        about = self.fields["about"]
        assert isinstance(about, forms.ChoiceField)
        chapters = [(f"c:{part.code}", name_of(part)) for part in writable()]
        actions = [(f"a:{one.code}", str(one)) for one in plan.actions.promised()]
        about.choices = [
            ("", _("The whole plan")),
            (_("Chapters"), chapters),
            (_("Actions"), actions),
        ]
        if is_known:
            del self.fields["email"]

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"])
        if len(text) > LONGEST_COMMENT:
            told = {"length": len(text), "most": LONGEST_COMMENT}
            raise forms.ValidationError(
                _("The text has %(length)d characters; at most %(most)d are sent. Shorten it.")
                % told
            )
        plain_words(text)
        return text

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        plain_words(name)
        return name

    def clean_email(self) -> str:
        typed = clean_line(self.cleaned_data["email"])
        if not typed:
            return ""
        try:
            return contacts.read(typed if "@" in typed else f"{typed}@").email
        except contacts.WrongEmail as error:
            raise forms.ValidationError(
                _("This is not an e-mail address. Write it like a@example.com.")
            ) from error

    def said(self) -> Said:
        """What was said, in the language of this page."""
        fields = self.cleaned_data
        kind, _colon, code = fields["about"].partition(":")
        return Said(
            text=fields["text"],
            language=current(),
            chapter=code if kind == "c" else "",
            action=action_called(self.plan, code) if kind == "a" else None,
            name=fields["name"],
            email=fields.get("email", ""),
        )


class AnswerForm(forms.Form):
    """What became of a comment, and why; in the writer's language first."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of the comment"),
        choices=Comment.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what became of the comment.")},
    )

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = getattr(comment.answer, "data", None) or {}
        self.initial = {"outcome": comment.outcome}
        first = spoken(comment.language)
        for language in (first, *(code for code in CODES if code != first)):
            note = _("The comment was written in this language.") if language == first else ""
            self.fields[language] = forms.CharField(
                label=_("Answer: %(language)s") % {"language": OWN_NAMES[language]},
                required=False,
                help_text=note,
                widget=forms.Textarea(attrs={"rows": 4, "lang": language}),
            )
            self.initial[language] = told.get(language, "") if isinstance(told, dict) else ""

    def answer(self) -> dict[str, str]:
        """The answer in each language."""
        return {code: self.cleaned_data[code] for code in CODES}
