import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resources", "0002_record_of_materials"),
    ]

    operations = [
        migrations.CreateModel(
            name="VersionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("needs", models.TextField(blank=True, max_length=1000, verbose_name="what is needed")),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")], max_length=10, verbose_name="language"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("due_on", models.DateField(db_index=True, verbose_name="due on")),
                ("done_at", models.DateTimeField(editable=False, null=True, verbose_name="done")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="resources.file",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for an accessible version",
                "verbose_name_plural": "requests for accessible versions",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        models.F("file"),
                        condition=models.Q(("done_at", None)),
                        name="version_request_open_once",
                    )
                ],
            },
        ),
    ]
