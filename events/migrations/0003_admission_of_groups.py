from django.db import migrations


def admit_groups(apps, schema_editor):
    """Events that name a group are for that group, now that this is a choice of its own."""
    apps.get_model("events", "Event").objects.exclude(group=None).update(admission="group")


class Migration(migrations.Migration):
    dependencies = [("events", "0002_event_facts")]

    operations = [migrations.RunPython(admit_groups, migrations.RunPython.noop)]
