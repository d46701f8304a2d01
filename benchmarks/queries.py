"""What is asked: queries of eight kinds, chosen by how many segments of the corpus really hold the words."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus import Invented
from benchmarks.vocabulary import LANGUAGES, SIZE, words_of

MEDIUM, COMMON = 0.01, 0.2  # of all segments
LONG = 0.002  # words of five letters and more, for beginnings and misspellings; more common ones are shorter
RARE = (2, 30)  # segments
_PAIRS_EACH = 2  # neighbouring words that are remembered of each testimony, for phrases
_NEAREST = 40  # words that are near enough to a share


@dataclass(slots=True)
class Census:
    """In how many segments each word of each language is, and some words that follow one another."""

    segments: int = 0
    counts: dict[str, NDArray[np.int64]] = field(
        default_factory=lambda: {language: np.zeros(SIZE, dtype=np.int64) for language in LANGUAGES}
    )
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def count(self, invented: Invented) -> Invented:
        """Counts a testimony in, and gives it on."""
        sizes = np.diff(invented.ends, prepend=0)
        of_segment = np.repeat(np.arange(len(sizes)), sizes)
        once = np.unique(of_segment * SIZE + invented.ranks) % SIZE
        self.counts[invented.language] += np.bincount(once, minlength=SIZE)
        self.segments += len(sizes)
        chance, words = random.Random(invented.number), words_of(invented.language)
        for at in chance.choices(np.flatnonzero(sizes > 1).tolist(), k=_PAIRS_EACH):
            place = int(invented.ends[at]) - chance.randint(2, int(sizes[at]))
            self.pairs.append((words[invented.ranks[place]], words[invented.ranks[place + 1]]))
        return invented

    def near(self, share: float, *, most: int = _NEAREST, letters: int = 1) -> list[tuple[str, str]]:
        """(language, word) of those that are in about this share of all segments, the nearest first."""
        found: list[tuple[float, str, str]] = []
        for language, counts in self.counts.items():
            is_long = np.array([len(word) >= letters for word in words_of(language)])
            apart = np.where(is_long, np.abs(np.log((counts + 0.1) / (share * self.segments))), np.inf)
            nearest = np.argsort(apart, kind="stable")[:most].tolist()
            found += [(float(apart[rank]), language, words_of(language)[rank]) for rank in nearest]
        return [(language, word) for _apart, language, word in sorted(found)[:most]]

    def rare(self) -> list[tuple[str, str]]:
        """(language, word) of those that are in a handful of segments."""
        return [
            (language, words_of(language)[rank])
            for language, counts in self.counts.items()
            for rank in np.flatnonzero((counts >= RARE[0]) & (counts <= RARE[1])).tolist()
        ]


def chosen(census: Census, *, each: int, seed: int) -> dict[str, list[str]]:
    """So many queries of each kind; one kind may have the same query twice where few words are as common."""
    chance = random.Random(seed)
    rare, medium, common = census.rare(), census.near(MEDIUM), census.near(COMMON, most=12)
    long = census.near(LONG, letters=5)

    def several(make: Callable[[], str]) -> list[str]:
        return [make() for _number in range(each)]

    def word_of(words: Sequence[tuple[str, str]]) -> str:
        return chance.choice(words)[1]

    def two_of_one_language() -> str:
        language, first = chance.choice(medium)
        others = [word for spoken, word in medium if spoken == language and word != first]
        return f"{first} {chance.choice(others or [first])}"

    return {
        "rare": several(lambda: word_of(rare)),
        "medium (1 %)": several(lambda: word_of(medium)),
        "common (20 %)": several(lambda: word_of(common)),
        "two words": several(two_of_one_language),
        "phrase": several(lambda: '"{} {}"'.format(*chance.choice(census.pairs))),
        "any of four": several(lambda: " OR ".join(word for _language, word in chance.sample(medium, 4))),
        "prefix": several(lambda: f"{word_of(long)[:4]}*"),
        "one edit": several(lambda: f"{_misspelt(word_of(long), chance)}~"),
    }


def _misspelt(word: str, chance: random.Random) -> str:
    """One letter of the word replaced by another of its own."""
    place = chance.randrange(len(word))
    return word[:place] + chance.choice(word.replace(word[place], "") or "e") + word[place + 1 :]
