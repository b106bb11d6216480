import django.db.models.deletion
import i18nfield.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('places', '0001_municipalities_and_settlements'),
        ('vocabulary', '0001_concepts_in_every_language'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('private', 'private person'), ('entrepreneur', 'individual entrepreneur'), ('cooperative', 'cooperative'), ('company', 'company'), ('public', 'public body'), ('ngo', 'non-governmental organisation')], default='private', max_length=20)),
                ('name', i18nfield.fields.I18nCharField(help_text='As the owner writes it; others transliterated', max_length=200)),
                ('tax_code', models.CharField(blank=True, help_text='Nine digits, companies only', max_length=9)),
                ('story', models.TextField(blank=True)),
                ('story_language', models.CharField(default='ka', max_length=2)),
                ('phone', models.CharField(blank=True, help_text='E.164; never on a public page', max_length=20)),
                ('email', models.EmailField(blank=True, help_text='Never on a public page', max_length=254)),
                ('messengers', models.JSONField(default=list, help_text='["whatsapp", "viber", "telegram"]')),
                ('languages', models.JSONField(default=list, help_text='Spoken: ["ka", "ru"]')),
                ('call_from', models.TimeField(blank=True, help_text='Best hours to call', null=True)),
                ('call_until', models.TimeField(blank=True, null=True)),
                ('latitude', models.FloatField(blank=True, help_text='Only if the seller wants it shown', null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('shows_exact_place', models.BooleanField(default=False)),
                ('verification', models.CharField(choices=[('none', 'not verified'), ('phone', 'phone confirmed'), ('documents', 'documents seen by the agency'), ('visit', 'visited by the agency')], default='none', max_length=20)),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('trust', models.CharField(choices=[('new', 'new: listings wait for approval'), ('trusted', 'trusted: listings appear at once'), ('blocked', 'blocked')], default='new', max_length=20)),
                ('is_public', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='places.municipality')),
                ('settlement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='places.settlement')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('owner', 'owner'), ('member', 'member')], default='owner', max_length=10)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=80)),
                ('issuer', models.CharField(blank=True, max_length=200)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('was_seen', models.BooleanField(default=False, help_text='An officer has seen the paper')),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.concept')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='certificates', to='organisations.organisation')),
            ],
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['municipality', 'phone'], name='organisatio_municip_77a086_idx'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('person', 'organisation'), name='a_person_is_a_member_once'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phone', models.CharField(help_text='E.164', max_length=20)),
                ('invited_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name='organisation',
            name='founded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.UniqueConstraint(fields=('organisation', 'concept', 'number'), name='a_certificate_is_entered_once'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='invited_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='invitation',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organisations.organisation'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['phone'], name='organisatio_phone_2fcf2f_idx'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('organisation', 'phone'), name='a_number_is_invited_once'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='kind',
            field=models.CharField(choices=[('private', 'Private person'), ('entrepreneur', 'Individual entrepreneur'), ('cooperative', 'Cooperative'), ('company', 'Company'), ('public', 'Public body'), ('ngo', 'Non-governmental organisation')], default='private', max_length=20),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='trust',
            field=models.CharField(choices=[('new', 'New: listings wait for approval'), ('trusted', 'Trusted: listings appear at once'), ('blocked', 'Blocked')], default='new', max_length=20),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='verification',
            field=models.CharField(choices=[('none', 'Not verified'), ('phone', 'Phone confirmed'), ('documents', 'Documents seen by the agency'), ('visit', 'Visited by the agency')], default='none', max_length=20),
        ),
    ]
