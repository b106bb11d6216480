"""The database's own index over the documents' words, kept by the database itself.

A later migration that rebuilds the table on SQLite (altering a column does) drops the triggers with
it: let it run `backwards` before and `forwards` after.
"""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, content='search_searchdoc', content_rowid='id', tokenize='ascii', prefix='2 3')",
    "CREATE TRIGGER search_words_added AFTER INSERT ON search_searchdoc BEGIN "
    "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_words_dropped AFTER DELETE ON search_searchdoc BEGIN "
    "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER search_words_changed AFTER UPDATE OF words ON search_searchdoc "
    "WHEN old.words <> new.words BEGIN "
    "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END",
]
SQLITE_BACK = [
    "DROP TRIGGER search_words_changed",
    "DROP TRIGGER search_words_dropped",
    "DROP TRIGGER search_words_added",
    "DROP TABLE search_words",
]
POSTGRES = [
    "ALTER TABLE search_searchdoc ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX search_words ON search_searchdoc USING gin (vector)",
]
POSTGRES_BACK = ["DROP INDEX search_words", "ALTER TABLE search_searchdoc DROP COLUMN vector"]


def _run(schema_editor, sqlite, postgres):
    statements = {"sqlite": sqlite, "postgresql": postgres}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def forwards(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRES)


def backwards(apps, schema_editor):
    _run(schema_editor, SQLITE_BACK, POSTGRES_BACK)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_docs")]
    operations = [migrations.RunPython(forwards, backwards)]
