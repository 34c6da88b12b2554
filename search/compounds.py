"""German compounds: which words that the pages use hold a word that is asked for, and which parts that one has."""

import re
from functools import cached_property
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, Value

from search.analysis import stem
from search.models import Tail, Word
from search.parts import PARTS

COMPOUNDING = "de"
# As many words are read for one question at most, and so many compounds may stand for one word.
MOST_READ, MOST_COMPOUNDS = 2000, 40
# Letters of a part; of an end that stands behind another part; and of a word that may have three parts.
SHORTEST, SHORTEST_TAIL, SHORTEST_OF_THREE = 4, 8, 12
SHORTEST_BEGINNING = 3
ENDINGS = ("", "e", "n", "en", "er", "es", "s", "ern", "em", "ung")
# What stands between the parts of a compound.
JOINTS = ("", "s", "n", "en", "er", "es", "e", "ens")
# Before a verb these make another verb, before a noun another noun: "Anstand" is no "Stand".
PREFIXES = frozenset(
    "ab an auf aus be bei ein ent er gegen ge her hin miss mit nach uber um un unter ver voll vor wider wieder zer zu "
    " zuruck zusammen".split()
)
# What makes an adjective of a noun and is left by the stem: "kommunal" is about a "Kommune".
DERIVED = re.compile("(al|ell|iv)(e[mnrs]?)?")
# What looks like a word is how others end: "Mitarbeitende" has no "Ende".
ENDS_OF_WORDS = frozenset("ende enden ling linge".split())
# As the end of an adjective these are no part of it: "dauerhaft" is about no "Haft".
ENDS_OF_ADJECTIVES = frozenset("haft reich voll frei arm weis leer fest wert".split())


class Known(NamedTuple):
    """A word that some page uses, and as it is written there, if that is known."""

    word: str
    written: str


class Compounds:
    """What the words that the pages use tell about some words that are asked for."""

    def __init__(self, asked: list[str], language: str):
        self.language = language
        self.asked = [word for word in asked if len(word) >= SHORTEST] if language == COMPOUNDING else []
        # Both are asked for each of the words that are read.
        self._beginnings = {word: self._beginning(word) for word in self.asked}
        self._forms = {word: _forms(word, beginning) for word, beginning in self._beginnings.items()}

    def of(self, word: str) -> list[str]:
        """Return the stems of the compounds that hold this word, the shortest compound first, and not too many."""
        found: dict[str, None] = {}
        for each in self._read if word in self.asked else ():
            if len(found) == MOST_COMPOUNDS:
                break
            if self._holds(each, word):
                found[stem(each.word, self.language)] = None
        return list(found)

    def parts_of(self, word: str) -> tuple[str, ...]:
        """Return the stems of the two known words that this word is made of, or nothing."""
        if word not in self.asked:
            return ()
        for beginning, end in _cuts(word):
            if end in self._known and (first := self._known_as(beginning)):
                return stem(first, self.language), stem(end, self.language)
        return ()

    @cached_property
    def _read(self) -> list[Known]:
        """The words that may be compounds with the words that are asked for, or parts of them, the shortest first."""
        near, inside = Q(), Q()
        for word in self.asked:
            near |= begins_with("word", self._beginnings[word])
            inside |= begins_with("tail", self._beginnings[word])
            for form in self._forms[word]:
                near |= begins_with("backwards", form[::-1])
            near |= Q(word__in=[part for cut in _cuts(word) for part in (*_without_joint(cut[0]), cut[1])])
        if not near:
            return []
        words = Word.objects.filter(near, language=self.language).values_list("word", "written")
        # Not joined with the words: databases would then read all of them instead of asking their indexes.
        held = Tail.objects.filter(inside, language=self.language).values_list("word", Value(""))
        found = dict(sorted(words.union(held)[:MOST_READ]))
        return sorted(map(Known._make, found.items()), key=lambda each: (len(each.word), each.word))

    @cached_property
    def _known(self) -> frozenset[str]:
        """Words that are known to be some: those that were read, and the beginnings of those that may be compounds."""
        found = {each.word for each in self._read}
        beginnings = {
            form
            for each in self._read
            for word in self.asked
            for beginning in self._before(each.word, word)
            for form in _without_joint(beginning)
        }
        beginnings -= PARTS
        known = Word.objects.filter(language=self.language, word__in=beginnings) if beginnings else Word.objects.none()
        return PARTS | found | set(known.values_list("word", flat=True))

    def _known_as(self, beginning: str) -> str:
        return next((form for form in _without_joint(beginning) if form in self._known), "")

    def _beginning(self, word: str) -> str:
        found = stem(word, self.language)
        return found if len(found) >= SHORTEST and word.startswith(found) else word

    def _before(self, compound: str, word: str) -> set[str]:
        """Return what stands in the compound before the word, in its midst or at its end."""
        places = {len(compound) - len(form) for form in self._forms[word] if compound.endswith(form)}
        place = compound.find(self._beginnings[word], SHORTEST_BEGINNING)
        if 0 < place <= len(compound) - SHORTEST_TAIL:
            places.add(place)
        return {compound[:place] for place in places if place >= SHORTEST_BEGINNING} - PREFIXES

    def _holds(self, each: Known, word: str) -> bool:
        """Tell whether a word that was read is a compound with this one.

        At the beginning of a compound a word speaks for itself. Further on, what stands before it must be a word, or
        may be one if the word is so long that it stands there by no accident: "Gesellschaft" holds no "Haft".
        """
        beginning = self._beginnings[word]
        if each.word.startswith(beginning):
            rest = each.word[len(beginning) :]
            return len(rest) >= SHORTEST or bool(DERIVED.fullmatch(rest))
        if beginning in ENDS_OF_ADJECTIVES and each.written[:1].islower():
            return False
        if word in ENDS_OF_WORDS:
            return False
        before = self._before(each.word, word)
        is_long = len(beginning) > SHORTEST and each.word.endswith(self._forms[word])
        return any(self._known_as(part) or (is_long and not part.endswith("c")) for part in before)


def _forms(word: str, beginning: str) -> tuple[str, ...]:
    return tuple({word, *(f"{beginning}{ending}" for ending in ENDINGS)})


def begins_with(field: str, beginning: str) -> Q:
    """Return the condition that a word begins so, in the way that each database finds by its index."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": beginning, f"{field}__lt": f"{beginning}\U0010ffff"})
    return Q(**{f"{field}__startswith": beginning})


def tails_of(word: str) -> list[str]:
    """Return the ends of a long word from each place where the second of three parts may begin."""
    if len(word) < SHORTEST_OF_THREE:
        return []
    return [word[place:] for place in range(SHORTEST_BEGINNING, len(word) - SHORTEST_TAIL + 1)]


def _cuts(word: str) -> list[tuple[str, str]]:
    """Return the ways to cut a word in two, the longest end first."""
    places = range(SHORTEST, len(word) - SHORTEST + 1)
    return [(word[:place], word[place:]) for place in places]


def _without_joint(part: str) -> list[str]:
    """Return the words that a part may be, without what joins it to the next."""
    forms = [part.removesuffix(joint) for joint in JOINTS if part.endswith(joint)]
    return [form for form in [*forms, *(f"{form}e" for form in forms)] if len(form) >= SHORTEST_BEGINNING]
