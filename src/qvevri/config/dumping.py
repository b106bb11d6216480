"""The rows of the house as lines of JSON that either kind of database takes in again."""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils.duration import duration_string

from qvevri.core.batches import batches

# Made anew from the rest after a restore, or of no use anywhere else.
LEFT_OUT = frozenset({"search", "sessions"})
AT_ONCE = 1000
Field = models.Field[Any, Any]
Model = type[models.Model]


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the database, whatever others write meanwhile; nobody is kept from writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        # By hand: the house's own transactions take the writer's lock at once.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def kept_models(apps: Apps) -> list[Model]:
    """Every table that is worth keeping, the links between rows of two tables too."""
    found = apps.get_models(include_auto_created=True)
    return [
        model
        for model in found
        if model._meta.managed
        and not model._meta.proxy
        and not model._meta.swapped
        and model._meta.app_label not in LEFT_OUT
    ]


def lines_of(model: Model) -> Iterator[str]:
    """The table's name and columns, then each row, in the order of their keys."""
    fields = _columns(model)
    yield _line({"model": model._meta.label_lower, "fields": [field.attname for field in fields]})
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield _line([_plain(value, field) for value, field in zip(row, fields, strict=True)])


def take_in(lines: Iterable[str], apps: Apps) -> dict[str, int]:
    """Write what `lines_of` gave into empty tables; how many rows each has got.

    Every value is written as it stood: no field makes up a moment or a key of its own.
    """
    counts: dict[str, int] = {}
    model: Model | None = None
    fields: list[Field] = []
    waiting: list[models.Model] = []
    for line in lines:
        said = json.loads(line)
        if isinstance(said, dict):
            _write(model, fields, waiting)
            model = apps.get_model(said["model"])
            fields = [model._meta.get_field(name) for name in _names(model, said["fields"])]
            counts[said["model"]] = 0
            continue
        assert model is not None
        values = {f.attname: _python(v, f) for v, f in zip(said, fields, strict=True)}
        waiting.append(model(**values))
        counts[model._meta.label_lower] += 1
        if len(waiting) >= AT_ONCE:
            _write(model, fields, waiting)
    _write(model, fields, waiting)
    return counts


def begin_numbering_after(taken_in: Iterable[Model]) -> None:
    """New rows are numbered after those that came with their numbers."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(taken_in))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _columns(model: Model) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def _names(model: Model, columns: list[str]) -> list[str]:
    by_column = {field.attname: field.name for field in model._meta.concrete_fields}
    return [by_column[column] for column in columns]


def _write(model: Model | None, fields: list[Field], waiting: list[models.Model]) -> None:
    if model is None or not waiting:
        return
    most = max(connection.ops.bulk_batch_size(fields, waiting), 1)
    for some in batches(waiting, most):
        model._base_manager._insert(  # type: ignore[attr-defined]
            some, fields=fields, using=connection.alias, raw=True
        )
    waiting.clear()


def _line(said: Any) -> str:  # noqa: ANN401
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any, field: Field) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, bool | int | str | dict | list):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value if isinstance(value, float) else field.get_prep_value(value)


def _python(value: Any, field: Field) -> Any:  # noqa: ANN401
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)
