import re

from django.db import migrations

MAKE = """
CREATE FUNCTION search_fitting(question tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off
AS 'SELECT entry_id FROM search_words WHERE words @@ question'
"""
ADD = {
    "sqlite": "UPDATE search_words SET words = words || ' ' || %s WHERE rowid = %s",
    "postgresql": "UPDATE search_words SET words = words || array_to_tsvector(string_to_array(%s, ' ')) "
    "WHERE entry_id = %s",
}


def make_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MAKE)


def drop_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION search_fitting(tsquery)")


def add_facets_to_words(apps, schema_editor):
    """Let the table of words know what each page is counted under (search/engine.py)."""
    entries = apps.get_model("search", "Entry").objects.values_list("pk", "facets")
    with schema_editor.connection.cursor() as cursor:
        for number, facets in list(entries):
            tokens = ["f_" + re.sub("[^a-z0-9]", _spelled, each) for each in facets.split()]
            if tokens:
                cursor.execute(ADD[schema_editor.connection.vendor], [" ".join(sorted(set(tokens))), number])


def _spelled(sign):
    return f"_{ord(sign[0]):x}_"


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries_texts_and_words")]

    operations = [
        migrations.RunPython(make_function, drop_function),
        migrations.RunPython(add_facets_to_words, migrations.RunPython.noop),
    ]
