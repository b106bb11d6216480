import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0006_language_of_reasons'),
    ]

    operations = [
        migrations.CreateModel(
            name='Whole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.TextField(help_text='The whole plan as JSON, as `content.to_json` wrote it')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='whole', to='programme.plan')),
            ],
        ),
    ]
