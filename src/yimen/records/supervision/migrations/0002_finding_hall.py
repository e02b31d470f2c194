import django.db.models.deletion
from django.db import migrations, models

_WHERE_IT_WAS = """
UPDATE finding SET hall_id = cases.hall_id FROM cases
WHERE finding.subject_kind = 'case' AND cases.number = finding.subject_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0001_initial'),
        ('network', '0002_initial'),
        ('people', '0001_initial'),
        ('supervision', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='hall',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='network.node'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['found_at', 'id'], name='finding_newest'),
        ),
        migrations.RunSQL(_WHERE_IT_WAS, migrations.RunSQL.noop),
    ]
