import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_tally"),
        ("events", "0007_messages_of_the_team"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="professional_field",
            field=models.ForeignKey(
                blank=True,
                limit_choices_to={"vocabulary": "professional_field"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="core.term",
                verbose_name="professional field",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="privacy_version",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.revision",
            ),
        ),
    ]
