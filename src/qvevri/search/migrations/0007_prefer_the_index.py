"""PostgreSQL asks the index of words rather than read the whole table.

It takes reading a vector for free, and pages for lying on a disc that turns: of a word that a tenth
of 100,000 rows hold it then reads all of them, 105 ms of the processor instead of 20. Whoever may
not set this for the database sets `random_page_cost = 1.1` in the server's own file.
"""

from django.db import migrations

FORWARDS = """
ALTER TABLE search_searchdoc SET (parallel_workers = 0);
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database());
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
"""
BACKWARDS = """
ALTER TABLE search_searchdoc RESET (parallel_workers);
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I RESET random_page_cost', current_database());
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
"""


def _run(schema_editor, sql):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(sql, params=None)


def forwards(apps, schema_editor):
    _run(schema_editor, FORWARDS)


def backwards(apps, schema_editor):
    _run(schema_editor, BACKWARDS)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_concepts_of_any_number")]
    operations = [migrations.RunPython(forwards, backwards)]
