"""Questions about action tables."""

from django.http import Http404

from qvevri.places.models import Municipality
from qvevri.plan.programme.models import Plan
from qvevri.plan.tables.exporting import Shape, usual
from qvevri.plan.tables.headings import Column, title_of
from qvevri.plan.tables.models import Form, Table, Title


def shape_of(plan: Plan, language: str) -> Shape:
    """The columns in which the plan's table was brought, in a language; the usual ones if none."""
    form = Form.objects.filter(plan=plan).first()
    if form is None:
        return usual(language)
    columns = [(Column(name), title) for name, title in form.columns]
    if form.language == language:
        return Shape(language, dict(columns))
    return Shape(language, {column: title_of(column, language) for column, _title in columns})


def titles_of(municipality: Municipality) -> dict[str, Column]:
    """What the town told of its own titles: key of the title → column. One query."""
    told = Title.objects.of(municipality).values_list("key", "column")
    return {key: Column(column) for key, column in told}


def table_in(municipality: Municipality, pk: int) -> Table:
    """A table brought to this municipality, or Http404."""
    table = Table.objects.of(municipality).filter(pk=pk).first()
    if table is None:
        raise Http404
    return table


def tables_of(municipality: Municipality, limit: int = 20) -> list[Table]:
    """The latest tables, without their files. One query."""
    tables = Table.objects.of(municipality).select_related("plan").defer("content")
    return list(tables.order_by("-pk")[:limit])
