"""How typed words are read: as terms in every language the archive holds, and as keys of names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from testimonies.search.analysis import terms, words
from testimonies.search.folding import fold
from testimonies.search.keys import key_beginning, sought_keys
from testimonies.search.query import Openness, Pattern, Run, Scope, Words
from testimonies.search.stems import algorithm
from testimonies.search.transliteration import romanise
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag


def identifier_label(identifier: str) -> str:
    """An identifier as it is compared."""
    return fold(identifier.strip())


@lru_cache(maxsize=1024)
def language_labels(language: str) -> tuple[str, ...]:
    """A language as it is kept: its whole tag and its first part, so that "crh" finds "crh-Cyrl"."""
    whole = fold(language)
    return tuple(dict.fromkeys((whole, whole.partition("-")[0]))) if whole else ()


def language_label(typed: str) -> str:
    """A language as it is looked for, by tag or by name."""
    try:
        return fold(tag(typed))
    except InvalidLanguage:
        return fold(typed.strip())


_LABELS = {Scope.LANGUAGE: language_label, Scope.IDENTIFIER: identifier_label}


@dataclass(frozen=True, slots=True)
class Readings:
    """Reads typed words with one stemmer for each language, and whole."""

    languages: tuple[str, ...]

    @classmethod
    def in_languages(cls, languages: Iterable[str]) -> "Readings":
        """One language for each stemmer there is among them; "" stands for all that have none."""
        by_stemmer = {algorithm(language): language for language in languages}
        return cls((*(language for stemmer, language in sorted(by_stemmer.items()) if stemmer), ""))

    def _runs(self, typed: Sequence[str]) -> tuple[Run, ...]:
        """A word in another script is read as it is and romanised: Аламат is to be found in an English text as well."""
        spellings = dict.fromkeys((" ".join(typed), " ".join(romanise(fold(word)) for word in typed)))
        runs = (tuple(terms(spelling, language)) for spelling in spellings for language in self.languages)
        return tuple(filter(None, dict.fromkeys(runs)))

    def words(self, typed: str, *, scope: Scope) -> Words | None:
        """A word or phrase; None when nothing in it can be searched."""
        if scope in _LABELS:
            return Words(typed, scope, keys=((_LABELS[scope](typed),),))
        keys = sought_keys(typed)
        text = self._runs(words(typed)) if scope is Scope.TEXT else ()
        return Words(typed, scope, text=text, keys=keys) if text or keys else None

    def near(self, first: str, second: str, *, distance: int) -> Words | None:
        """Two words in either order with at most `distance` words between."""
        text = self._runs((first, second))
        apart = tuple(run for run in text if len(run) == 2 and run[0] != run[1])
        return Words(f"{first} {second}", text=apart, distance=distance) if apart else None

    def pattern(self, typed: str, *, scope: Scope, openness: Openness) -> Pattern | None:
        """A single word left open; None when it is not a single word."""
        whole = self.words(typed, scope=scope)
        if scope is Scope.IDENTIFIER and openness is Openness.BEGINNING and whole:
            return Pattern(typed, openness, whole, keys=(identifier_label(typed),))
        if whole is None or scope in _LABELS or len(words(typed)) != 1:
            return None
        if openness is Openness.ONE_EDIT:
            text = tuple(dict.fromkeys(run[0] for run in whole.text if len(run) == 1))
            keys = tuple(run[0] for run in whole.keys if len(run) == 1 and run[0].isalnum())
        else:
            text = (romanise(fold(typed)),) if scope is Scope.TEXT else ()
            keys = (key_beginning(typed),)
        return Pattern(typed, openness, whole, text=text, keys=keys)
