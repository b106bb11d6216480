"""The form of where and when: the third screen of posting."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qvevri.core.errors import Refused
from qvevri.core.languages import OWN_NAMES, current
from qvevri.market.listings import choices as lists
from qvevri.market.listings.actions.judging import clean_text
from qvevri.market.listings.fields import DaySelects
from qvevri.market.listings.forms import Folded
from qvevri.market.listings.inputs import ListingInput
from qvevri.organisations.models import Organisation
from qvevri.people import phones
from qvevri.places.models import Municipality

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _day(label: "_StrPromise") -> forms.DateField:
    years = range(timezone.localdate().year - 1, timezone.localdate().year + 3)
    return forms.DateField(
        label=label,
        required=False,
        widget=DaySelects(years=years, empty_label="—"),
    )


class PlaceForm(Folded):
    """The third screen: where it is, how it reaches the buyer, who is called."""

    folded: ClassVar[tuple[str, ...]] = (
        *("available_from", "available_until", "harvested_on", "months", "hs_code"),
        *("text", "text_language"),
    )

    organisation = forms.ChoiceField(label=gettext_lazy("Who offers it"), choices=[])
    settlement = forms.TypedChoiceField(
        label=gettext_lazy("Town or village"), coerce=int, choices=[]
    )
    phone = forms.CharField(
        label=gettext_lazy("Your phone number"),
        max_length=40,
        help_text=gettext_lazy("Buyers see it only when they ask for it."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    delivery = forms.MultipleChoiceField(
        label=gettext_lazy("How does the buyer get it?"),
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
    )
    available_from = _day(gettext_lazy("Available from"))
    available_until = _day(gettext_lazy("Available until"))
    harvested_on = _day(gettext_lazy("Harvested or made on"))
    months = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Months of the season"),
        required=False,
        coerce=int,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
    )
    hs_code = forms.RegexField(
        r"^[0-9. ]{0,12}$",
        label=gettext_lazy("Export code (HS)"),
        required=False,
        strip=True,
        error_messages={"invalid": gettext_lazy("Write the code in digits, such as 0808 10.")},
    )
    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        widget=forms.Textarea({"rows": "4"}),
        help_text=gettext_lazy("Shown as you write it, in your language."),
    )
    text_language = forms.ChoiceField(
        label=gettext_lazy("Language of the text"), required=False, choices=[]
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        municipality: Municipality,
        organisations: list[Organisation] | None = None,
        asks_phone: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        language = current()
        given: dict[str, list[Any]] = {
            "organisation": [(one.pk, str(one)) for one in organisations or []],
            "settlement": self._settlements(municipality, language),
            "delivery": lists.of_kind("delivery", language)[1:],
            "months": list(MONTHS.items()),
            "text_language": list(OWN_NAMES.items()),
        }
        lists.offer(self, given)
        if len(organisations or []) < 2:
            del self.fields["organisation"]
        if not asks_phone:
            del self.fields["phone"]

    def _settlements(self, municipality: Municipality, language: str) -> lists.Choices:
        """With an empty choice for those whose village is not known yet."""
        found = lists.settlements(municipality, language)
        return found if self.initial.get("settlement") else [("", _("Choose")), *found]

    def clean_phone(self) -> str:
        try:
            return phones.parse_mobile(self.cleaned_data["phone"])
        except phones.Landline as error:
            raise ValidationError(
                _(
                    "This is a landline: an SMS with the code cannot reach it. "
                    "Write your mobile number; buyers may be shown another one later."
                )
            ) from error
        except phones.WrongNumber as error:
            raise ValidationError(
                _("This is not a phone number. Write it like 599 12 34 56.")
            ) from error

    def clean_hs_code(self) -> str:
        code: str = self.cleaned_data["hs_code"]
        return code.replace(".", "").replace(" ", "")[:10]

    def clean_text(self) -> str:
        try:
            return clean_text(self.cleaned_data["text"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        start, end = fields.get("available_from"), fields.get("available_until")
        if start and end and end < start:
            self.add_error("available_until", _("The last day is before the first one."))
        return fields

    def added_to(self, said: ListingInput) -> ListingInput:
        """What was said before, with what this screen says."""
        fields = self.cleaned_data
        return replace(
            said,
            settlement=fields["settlement"],
            delivery=tuple(fields["delivery"]),
            available_from=fields["available_from"],
            available_until=fields["available_until"],
            harvested_on=fields["harvested_on"],
            months=tuple(fields["months"]),
            hs_code=fields["hs_code"],
            text=fields["text"],
            text_language=fields["text_language"] or current(),
        )
