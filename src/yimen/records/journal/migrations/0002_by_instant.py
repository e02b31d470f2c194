import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='journalentry',
            index=django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['happened_at'], name='journal_by_instant', pages_per_range=32),
        ),
    ]
