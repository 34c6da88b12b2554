"""What a question means: each of its words may be met by several others, and all words must be met.

A word is met by every form of it, by compounds that hold it ("Straffällige" by "Straffälligenhilfe",
"Gewaltprävention" by "Jugendgewaltprävention"), and a compound also by its parts, where they stand together in title
or summary ("Gewaltprävention" by "Prävention von Gewalt"). Which compounds there are is read from the words that the
pages use, so a new page makes no older one stale.
"""

from functools import cached_property
from typing import NamedTuple

from search import engine
from search.analysis import WORD, fold, is_stop_word, stem, words
from search.compounds import Compounds

MOST_WORDS = 12


class Wanted(NamedTuple):
    """One word of the question: its stem, the stems of compounds that hold it, and those of its own parts."""

    word: str
    stem: str
    compounds: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Query:
    """A question in one language, as its words."""

    def __init__(self, text: str, language: str):
        self.language = language
        folded = list(dict.fromkeys(fold(word, language) for word in words(text)))[: 2 * MOST_WORDS]
        folded = [word for word in folded if WORD.fullmatch(word)]
        telling = [word for word in folded if not is_stop_word(word, language)]
        self.words = (telling or folded)[:MOST_WORDS]

    def __bool__(self):
        return bool(self.words)

    @cached_property
    def wanted(self) -> list[Wanted]:
        """The words with all that may stand for them."""
        compounds = Compounds(self.words, self.language)
        found = []
        for word in self.words:
            its_stem = stem(word, self.language)
            others = [each for each in compounds.of(word) if each != its_stem]
            found.append(Wanted(word, its_stem, tuple(others), compounds.parts_of(word)))
        return found

    @cached_property
    def question(self) -> str:
        """The question to the table of words."""
        return engine.all_of([_question(wanted) for wanted in self.wanted])


def _question(wanted: Wanted) -> str:
    alternatives = [engine.token(each) for each in (wanted.stem, *wanted.compounds)]
    if wanted.parts:
        alternatives.append(engine.all_of([engine.token(f"{engine.HEAD}{part}") for part in wanted.parts]))
    return engine.any_of(alternatives)
