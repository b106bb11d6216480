"""How Django's forms are drawn: label above, help under it, the error in words beneath the field."""

from django.forms.renderers import DjangoTemplates


class LookRenderer(DjangoTemplates):
    """The form renderer of the house (`FORM_RENDERER`): `{{ form }}` and `{{ field.as_field_group }}`."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
