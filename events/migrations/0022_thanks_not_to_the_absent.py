from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0021_last_list_number")]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="sends_thanks",
            field=models.BooleanField(
                default=True,
                help_text="By e-mail, on the morning after the last day; not those who are entered as absent by then.",
                verbose_name="thank everybody who had a place",
            ),
        ),
    ]
