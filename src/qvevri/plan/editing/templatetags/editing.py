"""Tags of the pages on which a plan is written."""

from django import template

from qvevri.plan.editing import wording

register = template.Library()
register.filter("money", wording.money)
register.filter("plan_figure", wording.figure)
register.filter("plan_text", wording.name_of)
