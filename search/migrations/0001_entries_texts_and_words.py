import django.db.models.deletion
from django.db import migrations, models


# The table of words, which no model describes (search/engine.py).
MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "words, detail = 'none', columnsize = 0, tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")",
    ],
    "postgresql": [
        "CREATE TABLE search_words (entry_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX search_words_words ON search_words USING gin (words) WITH (fastupdate = off)",
    ],
}


def make_table_of_words(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_table_of_words(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("language", models.CharField(db_index=True, max_length=10)),
                ("title", models.CharField(max_length=255)),
                ("sort_title", models.CharField(max_length=255)),
                ("date", models.DateField()),
                ("facets", models.TextField(default=" ")),
                ("digest", models.CharField(max_length=64)),
                ("is_stale", models.BooleanField(db_index=True, default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Tail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("tail", models.CharField(db_index=True, max_length=60)),
                ("word", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="search.entry",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("word", models.CharField(db_index=True, max_length=60)),
                ("backwards", models.CharField(db_index=True, max_length=60)),
                ("stem", models.CharField(max_length=60)),
                ("written", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("language", "word"), name="search_word_unique")],
            },
        ),
        migrations.RunPython(make_table_of_words, drop_table_of_words),
    ]
