"""Text to terms: the one reading that testimonies, queries and highlights share, so that an engine stores terms only.

A word is folded, stemmed in its language and brought to Latin letters; each spelling is worked out once.
"""

import re
import sys
import unicodedata
from collections.abc import Collection, Iterator

from testimonies.search.folding import fold
from testimonies.search.stems import algorithm, stem
from testimonies.search.transliteration import IDEOGRAPHS, romanise

LONGEST_TERM = 60
_REMEMBERED = 1 << 18  # spellings for each stemmer; about 40 MB when full


def _marks() -> str:
    """What stands inside a word without being a letter: combining marks, joiners, soft hyphens; as a regex class."""
    plane = map(chr, range(0x300, 0x10000))
    inside = [letter for letter in plane if unicodedata.category(letter) in {"Mn", "Mc", "Me"}]
    return "".join(inside) + "\u00ad\u200b-\u200f\u2060\ufeff"


_LETTERS = rf"[^\W_{IDEOGRAPHS}]"
_MARKS = f"[{_marks()}]"
# An apostrophe parts words ("Ankara'ya", "l'eau"), except the Ukrainian one, which only hardens ("м'ята").
WORD = re.compile(rf"{_LETTERS}+(?:(?:{_MARKS}+|['’](?=[яюєїЯЮЄЇ])){_LETTERS}*)*|[{IDEOGRAPHS}]{_MARKS}*")

_ASCII_WORD = re.compile("[A-Za-z0-9]+")  # the same for plain English, at twice the speed


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else WORD


class _Terms(dict[str, str]):
    """Each spelling's term under one stemmer; emptied when full, as a few thousand spellings make most of any text."""

    def __init__(self, stemmer: str) -> None:
        super().__init__()
        self.stemmer = stemmer

    def __missing__(self, word: str) -> str:
        folded = fold(word[: 4 * LONGEST_TERM])
        stemmed = stem(folded, algorithm=self.stemmer) if self.stemmer else folded
        found = sys.intern(romanise(stemmed)[:LONGEST_TERM])
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(word) <= LONGEST_TERM:
            self[word] = found
        return found


_terms: dict[str, _Terms] = {}


def _terms_in(language: str) -> _Terms:
    stemmer = algorithm(language)
    return _terms.get(stemmer) or _terms.setdefault(stemmer, _Terms(stemmer))


def words(text: str) -> list[str]:
    """The words of a text as they are written; an ideograph is a word of its own."""
    return _pattern(text).findall(text)


def terms(text: str, language: str = "") -> list[str]:
    """The terms of a text, in order."""
    term_of = _terms_in(language)
    return [term for term in map(term_of.__getitem__, _pattern(text).findall(text)) if term]


def spans(text: str, language: str = "") -> Iterator[tuple[str, int, int]]:
    """The terms of a text, in order, each with where its word starts and ends."""
    term_of = _terms_in(language)
    for match in _pattern(text).finditer(text):
        term = term_of[match[0]]
        if term:
            yield term, match.start(), match.end()


def highlight(text: str, language: str, query_terms: Collection[str]) -> list[tuple[int, int]]:
    """Where the words stand whose terms were searched (`Results.terms`)."""
    return [(start, end) for term, start, end in spans(text, language) if term in query_terms]
