"""What of a text is shown with a hit: the words that were asked for, marked, and the passage where they stand."""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import fold, stem
from search.query import Query

# Characters before the first marked word, and of the whole passage.
BEFORE, LENGTH = 70, 240
# So much of a text is looked through, and so many compounds are looked for.
MOST_READ, MOST_COMPOUNDS = 100_000, 10
MOST_TRIED = 200
ENDING = re.compile(r"[^\W_]*")
SPELLINGS = {"a": "(?:ä|ae|a)", "o": "(?:ö|oe|o)", "u": "(?:ü|ue|u)", "ss": "(?:ß|ss)"}
LETTERS = re.compile("ss|.")


class Marker:
    """Finds the words of a question in texts, in whichever form they stand there."""

    def __init__(self, query: Query):
        self.language = query.language
        self.wanted = [
            [_spelled(each) for each in dict.fromkeys((one.stem, *one.compounds[:MOST_COMPOUNDS], *one.parts))]
            for one in query.wanted
        ]
        self.stems = {each for one in query.wanted for each in (one.stem, *one.compounds, *one.parts)}

    def mark(self, text: str) -> SafeString:
        """Return the text as HTML with the words marked."""
        parts, done = [], 0
        for start, end in self._places(text):
            parts += [escape(text[done:start]), f"<mark>{escape(text[start:end])}</mark>"]
            done = end
        return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308, every part is escaped

    def holds_all(self, text: str) -> bool:
        """Tell whether every word of the question stands in the text."""
        lower = _lower(text)
        return all(self._first(lower, one) is not None for one in self.wanted)

    def passage(self, text: str) -> SafeString | str:
        """Return the passage of a text in which most of the words stand, as HTML, or nothing."""
        lower = _lower(text[:MOST_READ])
        firsts = [place for one in self.wanted if (place := self._first(lower, one)) is not None]
        if not firsts:
            return ""
        start = max(firsts, key=lambda first: sum(first <= other < first + LENGTH - BEFORE for other in firsts))
        start, end = _cut(text, max(0, start - BEFORE), LENGTH)
        words = " ".join(text[start:end].split())
        return self.mark(f"{'… ' if start else ''}{words}{' …' if end < len(text) else ''}")

    def _first(self, lower: str, one: list[re.Pattern]) -> int | None:
        return next((start for spelled in one for start, _end in self._found(lower, spelled)), None)

    def _places(self, text: str) -> list[tuple[int, int]]:
        lower = _lower(text)
        return sorted({place for one in self.wanted for spelled in one for place in self._found(lower, spelled)})

    def _found(self, lower: str, spelled: re.Pattern) -> Iterator[tuple[int, int]]:
        for number, match in enumerate(spelled.finditer(lower)):
            start, end = match.start(), ENDING.match(lower, match.end()).end()
            if number > MOST_TRIED:
                return
            if start and lower[start - 1].isalnum():
                continue
            if stem(fold(lower[start:end], self.language), self.language) in self.stems:
                yield start, end


def _spelled(stemmed: str) -> re.Pattern:
    return re.compile("".join(SPELLINGS.get(each, re.escape(each)) for each in LETTERS.findall(stemmed)))


def _lower(text: str) -> str:
    lower = text.lower()
    # A few capitals of other languages become two letters; places must stay the same.
    return lower if len(lower) == len(text) else "".join(each.lower()[0] for each in text)


def _cut(text: str, start: int, length: int) -> tuple[int, int]:
    """Return the beginning and the end of a passage that cuts no word."""
    end = min(len(text), start + length)
    if start:
        start = next((place + 1 for place in range(start, min(start + 30, end)) if text[place].isspace()), start)
    if end < len(text):
        end = next((place for place in range(end, max(end - 30, start), -1) if text[place].isspace()), end)
    return start, end
