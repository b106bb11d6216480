from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0003_when_it_counted'),
    ]

    operations = [
        migrations.AddField(
            model_name='override',
            name='salt',
            field=models.CharField(blank=True, default='', help_text='Hashed with the name for the log; erased with it', max_length=32),
            preserve_default=False,
        ),
    ]
