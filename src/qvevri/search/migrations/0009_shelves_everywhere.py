"""PostgreSQL gives the newest of a concept in all markets from an index too."""

from django.db import migrations

COLUMNS = {"doc_concept_key_anywhere": "concept", "doc_group_key_anywhere": '"group"'}


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, column in COLUMNS.items():
            schema_editor.execute(
                f"CREATE INDEX {name} ON search_searchdoc (kind, {column}, id DESC)"
            )


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in COLUMNS:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("search", "0008_shelves")]
    operations = [migrations.RunPython(forwards, backwards)]
