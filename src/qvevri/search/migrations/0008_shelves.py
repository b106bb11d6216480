"""PostgreSQL gives the newest of a concept from an index of their own: see `engines`.

SQLite needs none: its index of words gives the newest first and stops there.
"""

from django.db import migrations

COLUMNS = {"doc_concept_key": "concept", "doc_group_key": '"group"'}


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, column in COLUMNS.items():
            schema_editor.execute(
                f"CREATE INDEX {name} ON search_searchdoc (municipality_id, kind, {column}, id DESC)"
            )


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in COLUMNS:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("search", "0007_prefer_the_index")]
    operations = [migrations.RunPython(forwards, backwards)]
