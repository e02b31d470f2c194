from pathlib import Path

from django.db import migrations, models

KEEP_HEADS = Path(__file__).parents[1] / "sql" / "keep_heads.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0002_by_instant'),
    ]

    operations = [
        migrations.CreateModel(
            name='JournalHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_kind', models.TextField()),
                ('subject_id', models.TextField()),
                ('last_sequence', models.IntegerField()),
                ('last_hash', models.BinaryField()),
            ],
            options={
                'db_table': 'journal_head',
                'constraints': [models.UniqueConstraint(fields=('subject_kind', 'subject_id'), name='journal_one_head')],
            },
        ),
        migrations.RunSQL(KEEP_HEADS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
