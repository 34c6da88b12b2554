"""What the search knows: one entry for each page, its text, and every word that any of them uses.

The words by which a page is found lie in a table beside these, which each database has in its own way (engine.py).
"""

from django.db import models
from wagtail.models import Page


class Entry(models.Model):
    """One page that can be found: what hits are narrowed, counted and sorted by. The gate knows who may see it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    language = models.CharField(max_length=10, db_index=True)
    title = models.CharField(max_length=255)
    sort_title = models.CharField(max_length=255)
    date = models.DateField()
    # " topic:3 year:2026 ": what the page is counted under, each between blanks.
    facets = models.TextField(default=" ")
    digest = models.CharField(max_length=64)
    is_stale = models.BooleanField(default=False, db_index=True)

    def __str__(self):
        return self.title


class Text(models.Model):
    """What a page says, as plain text, for the passages that hits are shown with."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, primary_key=True, related_name="content")
    text = models.TextField()

    def __str__(self):
        return self.text[:50]


class Word(models.Model):
    """A word that some page uses: folded, forwards and backwards, with its stem and as it is written there."""

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=60, db_index=True)
    backwards = models.CharField(max_length=60, db_index=True)
    stem = models.CharField(max_length=60)
    written = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_word_unique")]

    def __str__(self):
        return self.written


class Tail(models.Model):
    """A long word without its beginning, from each place where a part of a compound may begin."""

    language = models.CharField(max_length=10)
    tail = models.CharField(max_length=60, db_index=True)
    word = models.CharField(max_length=60)

    def __str__(self):
        return f"{self.word}: {self.tail}"
