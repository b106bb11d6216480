from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0006_keep_what_was_approved'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='report',
            name='counted_at',
        ),
    ]
