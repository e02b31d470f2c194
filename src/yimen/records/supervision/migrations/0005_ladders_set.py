from django.db import migrations

LADDER = {
    "reminder_days": 1,
    "reminder_percent": 20,
    "percent_from_limit": 10,
    "red_days_after_promise": 2,
    "red_by_statute": 1,
}
"""The house's ladder, which ruled the lights until one was set."""


def hand_over(apps, schema_editor):
    """The ladders that were set rule the lights too; reminders follow at night."""
    del schema_editor
    before = LADDER
    for row in apps.get_model("supervision", "WatchSettings").objects.order_by("number"):
        ladder = {name: row.limits[name] for name in LADDER}
        if ladder != before:
            apps.get_model("cases", "LightLadder").objects.create(
                number=row.number,
                valid_from=row.set_at,
                set_by_id=row.set_by_id,
                **ladder | {"red_by_statute": bool(ladder["red_by_statute"])},
            )
        before = ladder


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0018_light_ladder'),
        ('supervision', '0004_urging_life'),
    ]

    operations = [
        migrations.RunPython(hand_over, migrations.RunPython.noop),
    ]
