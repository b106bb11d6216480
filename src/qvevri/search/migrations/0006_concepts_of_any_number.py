"""A listing with many certificates may have more concepts than 300 letters hold."""

from importlib import import_module

from django.db import migrations, models

words = import_module("qvevri.search.migrations.0003_facts_and_known_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0005_slim_rows")]
    # SQLite makes the table anew, which drops the triggers of the index of words.
    operations = [
        migrations.RunPython(words.take_away, words.bring_back_shorter),
        migrations.AlterField(
            "searchdoc",
            "concepts",
            models.TextField(
                help_text="|fruit|apple|certificate.bio|apple.golden|: ancestors and marks too"
            ),
        ),
        migrations.RunPython(words.bring_back_shorter, words.take_away),
    ]
