"""What documents are counted and ranked by, and the words that a misspelled one may stand for.

On SQLite the index of words is made anew: altering the table drops its triggers, and only the
first three letters of a word are kept as its beginning, shorter ones begin too much.
`qvevri reindex` fills the new columns.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

first = import_module("qvevri.search.migrations.0002_index_of_words")
SHORTER = [
    first.SQLITE[0].replace("prefix='2 3'", "prefix='3'"),
    *first.SQLITE[1:],
    "INSERT INTO search_words(search_words) VALUES ('rebuild')",
]
BEFORE = [*first.SQLITE, "INSERT INTO search_words(search_words) VALUES ('rebuild')"]


def _run(schema_editor, statements):
    if schema_editor.connection.vendor == "sqlite":
        for statement in statements:
            schema_editor.execute(statement)


def take_away(apps, schema_editor):
    _run(schema_editor, first.SQLITE_BACK)


def bring_back_shorter(apps, schema_editor):
    _run(schema_editor, SHORTER)


def bring_back(apps, schema_editor):
    _run(schema_editor, BEFORE)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_index_of_words'),
    ]

    operations = [
        migrations.RunPython(take_away, bring_back),
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(db_index=True, help_text='Folded', max_length=40)),
                ('written', models.CharField(db_index=True, max_length=40)),
            ],
        ),
        migrations.AddField(
            model_name='searchdoc',
            name='amount',
            field=models.BigIntegerField(help_text='Thousandths of the base unit on offer', null=True),
        ),
        migrations.AddField(
            model_name='searchdoc',
            name='day',
            field=models.PositiveIntegerField(default=0, help_text='When it was last said to be true: days since 1.1.1 (proleptic)'),
        ),
        migrations.AddField(
            model_name='searchdoc',
            name='listing_kind',
            field=models.CharField(blank=True, default='', help_text='"goods", …', max_length=20),
        ),
        migrations.AddField(
            model_name='searchdoc',
            name='written',
            field=models.TextField(default='', help_text='Small words as they are written, a space on either side of each'),
        ),
        migrations.CreateModel(
            name='Misspelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField(db_index=True, help_text='Hash of what is left')),
                ('word', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='search.knownword')),
            ],
        ),
        migrations.RunPython(bring_back_shorter, take_away),
    ]
