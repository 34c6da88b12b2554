from django.db import migrations, models


def count_by_region_of_event(apps, schema_editor):
    """Count those who are deleted already for the region of their event; of their organisations nothing is known."""
    EventCounts = apps.get_model("events", "EventCounts")
    GroupCount = apps.get_model("events", "GroupCount")
    for counts in EventCounts.objects.filter(deleted__gt=0).select_related("event__region").iterator():
        if counts.with_place or counts.present:
            region = counts.event.region.name_de if counts.event.region else ""
            numbers = {"with_place": counts.with_place, "present": counts.present or 0}
            GroupCount.objects.get_or_create(counts=counts, by="region", name=region, defaults=numbers)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0018_certificate_batches"),
    ]

    operations = [
        migrations.AlterField(
            model_name="groupcount",
            name="by",
            field=models.CharField(
                choices=[
                    ("professional_field", "professional field"),
                    ("organisation_kind", "kind of organisation"),
                    ("region", "region"),
                ],
                max_length=30,
                verbose_name="by",
            ),
        ),
        migrations.RunPython(count_by_region_of_event, migrations.RunPython.noop),
    ]
