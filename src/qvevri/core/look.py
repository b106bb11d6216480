"""How Django's forms are drawn: label above, help under it, the error beneath the field."""

from django.forms.renderers import DjangoTemplates


class LookRenderer(DjangoTemplates):
    """What `{{ form }}` and `{{ field.as_field_group }}` look like (`FORM_RENDERER`)."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
