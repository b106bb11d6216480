"""A form with every kind of field, for the page that shows the look."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), help_text=_("As buyers should call you."), max_length=80
    )
    amount = forms.DecimalField(
        label=_("How much do you have?"),
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "short": True}),
        error_messages={"invalid": _("Write a number, such as 1.5. The unit is chosen beside it.")},
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[("kg", _("kilogram")), ("t", _("tonne")), ("box", _("box"))]
    )
    handing = forms.ChoiceField(
        label=_("How does the buyer get it?"),
        choices=[("pickup", _("The buyer picks it up")), ("deliver", _("I deliver it"))],
        widget=forms.RadioSelect,
        initial="pickup",
    )
    words = forms.CharField(
        label=_("In your own words"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    agreed = forms.BooleanField(
        label=_("Buyers may see my phone number when they ask for it"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "sample_%s")
        super().__init__(*args, **kwargs)


class SampleMoreForm(forms.Form):
    """The two fields that have a shape of their own: a number with big buttons, and photos."""

    amount = forms.DecimalField(
        label=_("How many kilograms?"),
        initial=500,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    photos = forms.FileField(label=_("Photos"), required=False)


class SampleFilterForm(forms.Form):
    where = forms.ChoiceField(
        label=_("Where"), required=False, choices=[("", _("Everywhere")), ("skra", "სკრა")]
    )
    season = forms.BooleanField(label=_("In season now"), required=False)
