from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0004_leave_and_duty'),
        ('queue', '0004_question_was_no'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='ticket',
            name='case_number',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddField(
            model_name='ticket',
            name='own_priority',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('state', 'waiting'), models.Q(('case_number', ''), _negated=True)), fields=['case_number'], name='ticket_of_case'),
        ),
    ]
