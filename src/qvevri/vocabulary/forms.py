"""The officer's form about a concept."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qvevri.core.languages import OWN_NAMES, current
from qvevri.vocabulary import pictures, queries
from qvevri.vocabulary.actions import ConceptInput
from qvevri.vocabulary.models import Concept
from qvevri.vocabulary.nouns import agreement_of
from qvevri.vocabulary.numerals import typed
from qvevri.vocabulary.phrases import MONTHS
from qvevri.vocabulary.shipped import WORD_FORMS
from qvevri.vocabulary.terms import LANGUAGES, Term, UsualPrice
from qvevri.vocabulary.units import per_text

ADDED_KINDS = (Concept.Kind.PRODUCT, Concept.Kind.VARIETY, Concept.Kind.UNIT, Concept.Kind.PACKING)
TITLED = (Concept.Kind.GROUP, Concept.Kind.PRODUCT, Concept.Kind.VARIETY)
PICTURED = (*TITLED, Concept.Kind.UNIT, Concept.Kind.CERTIFICATE)
PRICE_FIELDS = ("price_unit", "price_low", "price_high")
GENDERS = [
    ("m", _("masculine: мёд, сыр")),
    ("f", _("feminine: чача, груша")),
    ("n", _("neuter: вино, молоко")),
    ("pl", _("plural: яблоки, груши")),
]
STYLES = [
    ("named", _("A name beside the product's: apple, Golden")),
    ("full", _("It says everything by itself: walnut churchkhela")),
]
# The first is what a posting form proposes.
UNIT_PLACES = range(1, 6)
UNIT_WORDS = {
    "ka_one": _("Georgian after a number: „5 ტომარა“"),
    "en_one": _("English for one: “1 sack”"),
    "ru_one": _("Russian for 1: «1 мешок»"),
    "en_many": _("English for many: “5 sacks”"),
    "ru_few": _("Russian for 2, 3, 4: «2 мешка»"),
    "ru_many": _("Russian for 5 and more: «5 мешков»"),
}


class Lari(forms.DecimalField):
    """A price as people type it, with a comma or a point."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=Decimal("0.01"),
            max_digits=8,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "short": True}),
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
                _("Write a price in lari, such as 1.50."),
            ),
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value or "").replace(",", ".").strip(" ₾") or None)

    def prepare_value(self, value: Any) -> Any:
        return typed(value, current()) if isinstance(value, Decimal) else value


class ConceptForm(forms.Form):
    """What an officer says of a concept; which fields there are depends on its kind."""

    def __init__(self, kind: str, *args: Any, term: Term | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.term = kind, term
        if term is None and kind in (Concept.Kind.PRODUCT, Concept.Kind.VARIETY):
            self.fields["parent"] = forms.ChoiceField(label=_("Belongs to"), choices=_parents(kind))
        self._add_names()
        self._add_words()
        for language, label in _synonym_labels().items():
            self.fields[f"also_{language}"] = forms.CharField(
                label=label, required=False, max_length=1000, help_text=_("Separated by commas.")
            )
        if kind in TITLED:
            self._add_facts()
            self._add_price()
        if kind in PICTURED:
            self.fields["pictogram"] = forms.ChoiceField(
                label=_("Picture"),
                choices=pictures.choices(current()),
                required=False,
                widget=forms.RadioSelect,
            )
        if term is not None:
            self.fields["is_active"] = forms.BooleanField(
                label=_("May be chosen for something new"), required=False
            )

    def _add_names(self) -> None:
        for language in LANGUAGES:
            self.fields[f"name_{language}"] = forms.CharField(
                label=_("Name: %(language)s") % {"language": OWN_NAMES[language]},
                max_length=200,
                error_messages={"required": _("Give the name in every language.")},
            )
        if self.kind in TITLED:
            for language in LANGUAGES:
                self.fields[f"short_{language}"] = forms.CharField(
                    label=_("In a title, if shorter: %(language)s")
                    % {"language": OWN_NAMES[language]},
                    max_length=100,
                    required=False,
                )

    def _add_words(self) -> None:
        if self.kind == Concept.Kind.VARIETY:
            self.fields["style"] = forms.ChoiceField(
                label=_("In a title"), choices=STYLES, widget=forms.RadioSelect
            )
        if self.kind in TITLED:
            self.fields["gender"] = forms.ChoiceField(
                label=_("Gender of the Russian name"), choices=GENDERS
            )
        if self.kind == Concept.Kind.UNIT:
            for name, label in UNIT_WORDS.items():
                self.fields[name] = forms.CharField(label=label, max_length=60)

    def _add_facts(self) -> None:
        units = [(t.code, t.name(current())) for t in queries.of_kind(Concept.Kind.UNIT)]
        for place in UNIT_PLACES:
            self.fields[f"unit_{place}"] = forms.ChoiceField(
                label=_("Usual unit %(place)s") % {"place": place},
                choices=[("", "–"), *units],
                required=False,
            )
        months = list(enumerate(MONTHS[current()], 1))
        self.fields["months"] = forms.TypedMultipleChoiceField(
            label=_("Usual months"),
            choices=months,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["hs"] = forms.RegexField(
            r"\d{4}(\.\d{2}){0,3}",
            label=_("HS code"),
            required=False,
            help_text=_("Such as 0808.10; it appears on export papers."),
        )

    def _add_price(self) -> None:
        # Kilos, litres, pieces and containers; not their hundredfold.
        units = [(code, one) for code, one in queries.units().items() if one.base in (code, None)]
        named = [(code, per_text(unit, current())) for code, unit in units]
        self.fields["price_low"] = Lari(_("Usual price from, ₾"))
        self.fields["price_high"] = Lari(_("Usual price to, ₾"))
        self.fields["price_unit"] = forms.ChoiceField(
            label=_("For one"), choices=[("", "–"), *named], required=False
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        filled = [bool(given.get(name)) for name in PRICE_FIELDS]
        is_readable = not self.errors.keys() & set(PRICE_FIELDS)
        if is_readable and any(filled) and not all(filled):
            self.add_error("price_low", _("A usual price needs both ends and its unit."))
        elif all(filled) and given["price_low"] > given["price_high"]:
            self.add_error("price_high", _("The second price must not be lower than the first."))
        return given

    def _usual_price(self) -> UsualPrice | None:
        unit, low, high = (self.cleaned_data.get(name) for name in PRICE_FIELDS)
        return UsualPrice(unit, low, high) if unit and low and high else None

    def said(self) -> ConceptInput:
        """What the officer entered."""
        given = self.cleaned_data
        return ConceptInput(
            names={language: given[f"name_{language}"] for language in LANGUAGES},
            synonyms={
                language: _listed(given[f"also_{language}"]) for language in (*LANGUAGES, "any")
            },
            forms=self._forms(),
            unit_codes=_units(given),
            months=tuple(given.get("months", ())),
            hs=given.get("hs", ""),
            pictogram=given.get("pictogram", ""),
            usual_price=self._usual_price(),
            is_active=given.get("is_active", True),
        )

    def _forms(self) -> dict[str, dict[str, str]]:
        given = self.cleaned_data
        said: dict[str, dict[str, str]] = {language: {} for language in (*LANGUAGES, "all")}
        if self.kind == Concept.Kind.UNIT:
            for name in UNIT_WORDS:
                language, form = name.split("_")
                said[language][form] = given[name]
        if self.kind in TITLED:
            for language in LANGUAGES:
                said[language] = self._title_forms(language)
        if "style" in given:
            said["all"]["style"] = given["style"]
        return said

    def _title_forms(self, language: str) -> dict[str, str]:
        given = self.cleaned_data
        short = given[f"short_{language}"]
        heading = short or given[f"name_{language}"]
        said = {"short": short}
        is_other = self.term is None or heading != self.term.heading(language)
        if is_other:
            # The stored forms were another word's.
            said |= dict.fromkeys(WORD_FORMS[language], "")
        if language == "ru" and (is_other or given["gender"] != self.initial.get("gender")):
            said["gender"] = given["gender"]
        return said


def known(term: Term) -> dict[str, Any]:
    """The form's fields as the concept has them now."""
    fields: dict[str, Any] = {f"name_{language}": term.name(language) for language in LANGUAGES}
    for language in (*LANGUAGES, "any"):
        fields[f"also_{language}"] = ", ".join(term.synonyms.get(language, ()))
        fields[f"short_{language}"] = term.form(language, "short")
    fields |= {f"unit_{place}": code for place, code in enumerate(term.unit_codes, 1)}
    for name in UNIT_WORDS:
        language, form = name.split("_")
        fields[name] = term.form(language, form)
    return fields | {
        "style": "full" if term.is_full else "named",
        "gender": agreement_of(term),
        "months": term.months,
        "hs": term.codes.get("hs", ""),
        "pictogram": term.pictogram,
        "price_low": term.usual_price.low if term.usual_price else "",
        "price_high": term.usual_price.high if term.usual_price else "",
        "price_unit": term.usual_price.unit if term.usual_price else "",
        "is_active": term.is_active,
    }


def _units(given: Mapping[str, Any]) -> tuple[str, ...]:
    chosen = [given.get(f"unit_{place}", "") for place in UNIT_PLACES]
    return tuple(dict.fromkeys(code for code in chosen if code))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _parents(kind: str) -> list[tuple[str, Any]]:
    language = current()
    groups = queries.posting_groups()
    if kind == Concept.Kind.PRODUCT:
        return [(group.code, group.name(language)) for group, _products in groups]
    return [
        (
            group.name(language),
            [(term.code, term.name(language)) for term in products or (group,)],
        )
        for group, products in groups
    ]


def _synonym_labels() -> dict[str, Any]:
    labels = {
        language: _("Also called: %(language)s") % {"language": OWN_NAMES[language]}
        for language in LANGUAGES
    }
    return labels | {"any": _("Also written in Latin letters")}
