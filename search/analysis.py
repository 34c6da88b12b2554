"""The one analyser, for texts and for questions: what is a word, and which words are the same.

A word is folded (no capitals, no accents; ä, ae and a are one, and so are ß and ss), then cut down to its stem. Texts
and questions pass through the same functions, so both databases, which only compare the results, find the same.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
# A word that the end of a line has cut in two, as texts from PDFs have them.
CUT = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[a-zäöüß])")
SOFT_HYPHEN = "\u00ad"
HYPHENATED = re.compile(r"[^\W_]{2,}(?:-[^\W_]{2,})+")
LONGEST_WORD = 60
# "ae" is an umlaut; "neue", "Bauer" and "Quelle" have none.
DIGRAPH = re.compile(r"(?<![aeiouyq])([aou])e")

STEMMERS = {"de": "german", "en": "english"}
STOP_WORDS = {
    "de": frozenset(
        "aber alle allem allen aller alles als am an auch auf aus bei beim bin bis da damit dann das dass dem den der "
        "des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es "
        "fur gegen hat hatte ich ihr ihre ihrem ihren ihrer ihres im in ins ist ja kann man mein mit nach nicht noch "
        "nur ob oder ohne sehr sein seine seinem seinen seiner seines sich sie sind so sowie uber um und uns unser "
        "unsere unter vom von vor war was wegen wenn wer werden wie wir wird wo zu zum zur zwischen".split()
    ),
    "en": frozenset(
        "a about after all an and are as at be been but by can do for from had has have how i if in into is it its me "
        "my no not of on or our she so than that the their them then there these they this to up us was we were what "
        "when where which who will with without you your".split()
    ),
}


def words(text: str) -> list[str]:
    """Return the words as they stand; one with hyphens counts by its parts and as a whole."""
    text = CUT.sub("", unicodedata.normalize("NFKC", text).replace(SOFT_HYPHEN, ""))
    whole = [word.replace("-", "") for word in HYPHENATED.findall(text)]
    return [word for word in WORD.findall(text) + whole if len(word) <= LONGEST_WORD]


@lru_cache(maxsize=100_000)
def fold(word: str, language: str) -> str:
    """Return one spelling for all that readers take for the same."""
    word = word.lower().replace("ß", "ss")
    word = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    return DIGRAPH.sub(r"\1", word) if language == "de" else word


@lru_cache(maxsize=200_000)
def stem(folded: str, language: str) -> str:
    """Return what the inflected forms of a folded word have in common."""
    return _stemmer(language).stemWord(folded) or folded


def is_stop_word(folded: str, language: str) -> bool:
    """Tell whether the word says nothing about what a text is about."""
    return folded in STOP_WORDS.get(language, ())


@lru_cache
def _stemmer(language: str):
    return snowballstemmer.stemmer(STEMMERS.get(language, "german"))
