import django.core.validators
import django.db.models.deletion
import resources.numbers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("resources", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FileText",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="extracted",
                        serialize=False,
                        to="resources.file",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="file",
            name="claims_pdf_ua",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="cover",
            field=models.FileField(blank=True, editable=False, max_length=200, upload_to=""),
        ),
        migrations.AddField(
            model_name="file",
            name="cover_height",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="cover_width",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="digest",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="file",
            name="format",
            field=models.CharField(blank=True, editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name="file",
            name="found_verdict",
            field=models.CharField(
                choices=[
                    ("accessible", "accessible"),
                    ("partly", "partly accessible"),
                    ("unchecked", "not checked for accessibility"),
                    ("not", "not accessible"),
                ],
                default="unchecked",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="has_language",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="has_text",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="has_title",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="is_tagged",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="pages",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="people_named",
            field=models.CharField(blank=True, editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name="file",
            name="problem",
            field=models.CharField(
                blank=True,
                choices=[
                    ("missing", "The file is gone from the storage. Please upload it again."),
                    ("broken", "The file is damaged or cut off. Please save it anew and upload it again."),
                    ("encrypted", "The file is protected by a password. Please upload it without one."),
                    ("too_large", "The file is too large to be looked into."),
                    (
                        "too_much",
                        "Reading the file took too much time or memory. Please save it anew, with less in it.",
                    ),
                    ("unknown", "What is inside does not fit any kind of file that is read here."),
                ],
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="replaces",
                to="resources.file",
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="source",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="file",
            name="state",
            field=models.CharField(
                choices=[("pending", "is being read"), ("done", "read"), ("failed", "could not be read")],
                db_index=True,
                default="pending",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="stated_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="stated_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="file",
            name="stated_verdict",
            field=models.CharField(
                blank=True,
                choices=[
                    ("accessible", "accessible"),
                    ("partly", "partly accessible"),
                    ("unchecked", "not checked for accessibility"),
                    ("not", "not accessible"),
                ],
                help_text="Empty: visitors read what the machine has found.",
                max_length=10,
                verbose_name="accessibility, if you have checked it",
            ),
        ),
        migrations.AddField(
            model_name="file",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="resource",
            name="doi",
            field=models.CharField(
                blank=True, max_length=200, validators=[resources.numbers.check_doi], verbose_name="DOI"
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="isbn",
            field=models.CharField(
                blank=True, max_length=20, validators=[resources.numbers.check_isbn], verbose_name="ISBN"
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[("de", "German"), ("en", "English"), ("ar", "Arabic"), ("ru", "Russian"), ("tr", "Turkish")],
                max_length=10,
                verbose_name="language, where there is no file",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="link",
            field=models.URLField(
                blank=True,
                help_text="Where a film, a recording or a link lies, on another site.",
                max_length=500,
                validators=[django.core.validators.URLValidator(["http", "https"])],
                verbose_name="address",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="medium",
            field=models.CharField(
                choices=[
                    ("text", "Text: something to read, as a file"),
                    ("film", "Film: a file or an address"),
                    ("audio", "Something to hear: a file or an address"),
                    ("link", "Link: only an address, no file"),
                ],
                default="text",
                max_length=10,
                verbose_name="what it consists of",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="number_in_series",
            field=models.CharField(blank=True, max_length=30, verbose_name="number in the series"),
        ),
        migrations.AddField(
            model_name="resource",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                help_text="The older material whose place this one takes; both pages say so.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="replaced_by",
                to="resources.resource",
                verbose_name="replaces",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="review_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="auth.group",
                verbose_name="or by this group",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="review_on",
            field=models.DateField(
                blank=True,
                db_index=True,
                help_text="The owner is reminded by e-mail.",
                null=True,
                verbose_name="to be reviewed on",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="review_owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="reviewed by this person",
            ),
        ),
        migrations.AddField(
            model_name="resource",
            name="review_reminded_for",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="resource",
            name="reviewed_on",
            field=models.DateField(editable=False, null=True, verbose_name="last reviewed on"),
        ),
        migrations.AddField(
            model_name="resource",
            name="series",
            field=models.CharField(blank=True, max_length=200, verbose_name="series"),
        ),
        migrations.AddField(
            model_name="resource",
            name="version",
            field=models.CharField(
                blank=True, help_text="For example “2nd, revised edition”.", max_length=50, verbose_name="version"
            ),
        ),
        migrations.AlterField(
            model_name="resource",
            name="authors",
            field=models.CharField(
                blank=True,
                help_text="In their order, with semicolons between them; as they want to be named.",
                max_length=300,
                verbose_name="authors",
            ),
        ),
    ]
