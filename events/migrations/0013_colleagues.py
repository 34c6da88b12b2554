import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_tally"),
        ("events", "0012_thanks"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="registration",
            name="registration_one_active_per_address",
        ),
        migrations.AddField(
            model_name="registration",
            name="comes_with_all_only",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="registration",
            name="person_number",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="registration",
            name="registered_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="colleagues",
                to="events.registration",
                verbose_name="registered by",
            ),
        ),
        migrations.AlterField(
            model_name="registration",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
        ),
        migrations.AlterField(
            model_name="registrationstep",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("full", "all places were taken"),
                    ("organisation", "the organisation has as many places as it may have"),
                    ("others_wait", "others have waited longer"),
                    ("by_hand", "the team gives places by hand"),
                    ("together", "there were not enough places for all who come together"),
                ],
                max_length=20,
                verbose_name="why",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("event"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(
                    models.Q(("status__in", ["cancelled", "declined", "lapsed"]), _negated=True),
                    models.Q(("email", ""), _negated=True),
                    models.Q(("registered_by__isnull", False), ("status__in", ["held", "unconfirmed"]), _negated=True),
                ),
                name="registration_one_active_per_address",
            ),
        ),
    ]
