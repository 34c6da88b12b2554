"""Every material gets a key by which tables know it."""

from django.db import migrations, models

import resources.models

CHUNK = 500


def give_keys(apps, schema_editor):
    materials = apps.get_model("resources", "Resource").objects
    while without := list(materials.filter(key=None).only("pk")[:CHUNK]):
        for material in without:
            material.key = resources.models.new_key()
        materials.bulk_update(without, ["key"])


class Migration(migrations.Migration):
    dependencies = [("resources", "0004_downloads")]

    operations = [
        migrations.AddField("resource", "imported", models.JSONField(default=dict, editable=False)),
        migrations.AddField("resource", "key", models.CharField(editable=False, max_length=100, null=True)),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "resource",
            "key",
            models.CharField(
                default=resources.models.new_key, editable=False, max_length=100, unique=True, verbose_name="key"
            ),
        ),
    ]
