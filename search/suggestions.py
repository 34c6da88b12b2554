"""“Did you mean …?”: the nearest words that the asker may see, for words that find nothing.

Near is what takes few changes of single letters; two that are swapped count as one. Candidates begin or end like the
word, so that the database finds them by its index and no extension is needed.
"""

import re

from django.db.models import Q
from django.db.models.functions import Length

from search import engine
from search.analysis import WORD, fold
from search.compounds import begins_with
from search.index import Hits
from search.models import Word

SHORTEST, LONG = 4, 8
MOST_WORDS, MOST_READ, MOST_TRIED = 4, 4000, 6


def suggest(asked: str, user, language: str) -> str:
    """Return the question with each word that finds nothing replaced by the nearest that does, or nothing."""
    suggested, tried = asked, 0
    for written in dict.fromkeys(WORD.findall(asked)):
        word = fold(written, language)
        if len(word) < SHORTEST or tried == MOST_WORDS or len(Hits(written, user, language)):
            continue
        tried += 1
        nearest = _nearest(word, user, language)
        if not nearest:
            return ""
        suggested = re.sub(rf"\b{re.escape(written)}\b", nearest, suggested)
    return suggested if suggested != asked else ""


def _nearest(word: str, user, language: str) -> str:
    """Return the nearest word that stands on a page that the user may see, as it is written there."""
    most = 1 if len(word) < LONG - 2 else 2
    near = [(distance(word, each.word, most), each) for each in _candidates(word, most, language)]
    near = [(far, abs(len(each.word) - len(word)), each.word, each) for far, each in near if far <= most]
    tried = []
    for _far, _length, _word, each in sorted(near):
        if each.stem in tried:
            continue
        tried.append(each.stem)
        if Hits("", user, language, all_without=True).has(engine.token(each.stem)):
            return each.written
        if len(tried) == MOST_TRIED:
            break
    return ""


def _candidates(word: str, most: int, language: str):
    letters = 4 if len(word) >= LONG else 2
    near = begins_with("word", word[:letters]) | begins_with("backwards", word[::-1][:letters])
    # The first two letters swapped, and the end mistyped.
    near |= begins_with("word", word[1] + word[0] + word[2:letters]) if letters > 2 else Q()
    lengths = (len(word) - most, len(word) + most)
    return (
        Word.objects.filter(near, language=language)
        .annotate(length=Length("word"))
        .filter(length__range=lengths)
        .order_by("word")[:MOST_READ]
    )


def distance(one: str, other: str, most: int) -> int:
    """Return how many changes of single letters make one word from the other; anything above `most` is too far."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, above = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, its in enumerate(other, start=1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return above[-1]
