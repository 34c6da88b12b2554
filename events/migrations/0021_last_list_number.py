from django.db import migrations, models
from django.db.models import Max


def note_numbers_that_were_given(apps, schema_editor):
    people = apps.get_model("events", "Registration").objects.exclude(list_number=None).order_by()
    events = apps.get_model("events", "Event").objects
    for event, last in people.values_list("event").annotate(last=Max("list_number")):
        events.filter(pk=event).update(last_list_number=last)


class Migration(migrations.Migration):
    dependencies = [("events", "0020_kept_apart")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="last_list_number",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(note_numbers_that_were_given, migrations.RunPython.noop),
    ]
