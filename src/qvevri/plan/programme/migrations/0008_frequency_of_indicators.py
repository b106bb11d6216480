from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0007_whole_plans'),
    ]

    operations = [
        migrations.AddField(
            model_name='indicator',
            name='frequency',
            field=models.CharField(default='period', help_text='How often measured', max_length=10),
        ),
    ]
