"""The table of words behind the search, and questions to it, for each database in its own way.

Both tables say nothing but which tokens a page has. SQLite keeps them in an FTS5 table without positions, PostgreSQL
as a vector without positions with a GIN index; neither splits, stems or ranks, so both find the same. How well a page
fits is told by tokens, too: `t_x` says that x stands in the title, `h_x` in the title, the summary or the names of
people and topics, `m_x` that it stands in the text many times. So is what it is counted under: `f_topic_3a_3`.

PostgreSQL is asked through a function that forbids it to read all vectors: it takes that for cheap, since it does not
count that each of them lies in pieces beside the table.
"""

import re

from django.db import connection
from django.db.models import BooleanField, Func, Value

TITLE, HEAD, MANY, FACET = "t_", "h_", "m_", "f_"

SQL = {
    "sqlite": {
        "put": "INSERT OR REPLACE INTO search_words (rowid, words) VALUES (%s, %s)",
        "remove": "DELETE FROM search_words WHERE rowid = %s",
        "remove orphans": "DELETE FROM search_words WHERE rowid NOT IN (SELECT page_id FROM search_entry)",
        "fits": "({page} IN (SELECT rowid FROM search_words WHERE search_words MATCH {question}))",
    },
    "postgresql": {
        "put": "INSERT INTO search_words (entry_id, words) VALUES (%s, array_to_tsvector(%s::text[])) "
        "ON CONFLICT (entry_id) DO UPDATE SET words = EXCLUDED.words",
        "remove": "DELETE FROM search_words WHERE entry_id = %s",
        "remove orphans": "DELETE FROM search_words WHERE entry_id NOT IN (SELECT page_id FROM search_entry)",
        "fits": "({page} IN (SELECT search_fitting({question}::tsquery)))",
    },
}


def put(entry_id: int, tokens: set[str]) -> None:
    """Say which tokens a page has."""
    _execute("put", entry_id, " ".join(sorted(tokens)) if _is_sqlite() else sorted(tokens))


def remove(entry_id: int) -> None:
    """Remove the words of a page."""
    _execute("remove", entry_id)


def remove_orphans() -> None:
    """Remove the words of pages that have no entry any more."""
    _execute("remove orphans")


def all_of(parts: list[str]) -> str:
    """Join questions that must all fit."""
    return f" {'AND' if _is_sqlite() else '&'} ".join(f"({part})" for part in parts)


def any_of(parts: list[str]) -> str:
    """Join questions of which one must fit."""
    return f" {'OR' if _is_sqlite() else '|'} ".join(f"({part})" for part in parts)


def facet(name: str, value) -> str:
    """Return the token that says that a page is counted under this value of a facet."""
    return FACET + re.sub("[^a-z0-9]", lambda sign: f"_{ord(sign[0]):x}_", f"{name}:{value}")


def token(word: str) -> str:
    """Return the question for one token, which consists of letters, digits and _ only."""
    return f'"{word}"' if _is_sqlite() else f"'{word}'"


class Fits(Func):
    """The condition that an entry fits a question; also where the entries are asked for within another question."""

    output_field = BooleanField()

    def as_sql(self, compiler, connection, **context):
        (page, of_page), (question, asked) = map(compiler.compile, self.get_source_expressions())
        return SQL[connection.vendor]["fits"].format(page=page, question=question), (*of_page, *asked)


def fits(question: str) -> Fits:
    """Return the condition that an entry fits the question."""
    return Fits("page_id", Value(question))


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _execute(what: str, *parameters) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SQL[connection.vendor][what], parameters)
