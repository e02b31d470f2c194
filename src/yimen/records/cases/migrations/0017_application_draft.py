import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0016_case_ended'),
        ('catalogue', '0004_fee_is_optional'),
        ('network', '0004_leave_and_duty'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApplicationDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('said_sealed', models.BinaryField()),
                ('phone_sealed', models.BinaryField()),
                ('phone_digest', models.BinaryField()),
                ('saved_at', models.DateTimeField()),
                ('kept_until', models.DateTimeField(db_index=True)),
                ('matter_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='catalogue.matterversion')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.node')),
            ],
            options={
                'db_table': 'application_draft',
                'indexes': [models.Index(fields=['phone_digest'], name='application_of_phone')],
            },
        ),
    ]
