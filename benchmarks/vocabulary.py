"""Invented words of four languages: spelt with each one's letters and endings, said as often as words of speech are."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

SIZE = 100_000
# p(rank) ~ 1 / (rank + OFFSET) ** EXPONENT, fitted to the 1.5 million words of 113 real interviews: of all their words,
# the 1st, 10th, 100th, 1,000th and 10,000th are 4.1, 1.7, 0.16, 0.007 and 0.0003 %, here 4.0, 1.6, 0.14, 0.007, 0.0003.
EXPONENT, OFFSET = 1.35, 8.0
_LONGER_FROM = (250, 15_000)  # ranks from which words have a syllable more
_INFLECTED = 0.4  # of the words beyond the first of these, so many are another form of an earlier word


@dataclass(frozen=True, slots=True)
class _Sounds:
    """What the words of a language are put together from; "_" is nothing."""

    onsets: str
    vowels: str
    codas: str
    endings: str

    def syllables(self) -> list[str]:
        """Each way to put them together."""
        parts = product(self.onsets.split(), self.vowels.split(), self.codas.split())
        return ["".join(part).replace("_", "") for part in parts]


_SOUNDS = {
    "en": _Sounds("_ b c d f g h l m n p r s t w th", "a e i o u ea", "_ _ n r t s l nd", "s ed ing er ly"),
    "de": _Sounds("_ b d f g h k l m n r s t v w sch", "a e i o u ei ü", "_ _ n r t s l ch", "e en er es ung te"),
    "ru": _Sounds("_ б в г д з к л м н п р с т х ст", "а е и о у ы я", "_ _ н р т с л й", "а ы ой ом ов ить ла"),
    "tr": _Sounds("_ b c ç d g h k l m n s ş t v y", "a e ı i o ö u ü", "_ _ n r k l ş z", "lar ler dan da in yor mış"),
}  # fmt: skip
LANGUAGES = tuple(_SOUNDS)


def frequencies() -> NDArray[np.float64]:
    """How often the word of each rank is said; they add up to one."""
    weights = 1 / (np.arange(1, SIZE + 1) + OFFSET) ** EXPONENT
    return np.asarray(weights / weights.sum())


@cache
def words_of(language: str) -> tuple[str, ...]:
    """The words of a language, most frequent first; no two are spelt alike."""
    chance = random.Random(language)
    syllables, endings = _SOUNDS[language].syllables(), _SOUNDS[language].endings.split()
    stems: list[str] = []
    found: dict[str, None] = {}
    while len(found) < SIZE:
        rank = len(found)
        if rank > _LONGER_FROM[0] and chance.random() < _INFLECTED:
            found[chance.choice(stems) + chance.choice(endings)] = None
        else:
            stem = "".join(chance.choices(syllables, k=1 + sum(rank >= border for border in _LONGER_FROM)))
            stems.append(stem)
            found[stem] = None
    return tuple(found)
