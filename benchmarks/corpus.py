"""An archive of any size from a seed: invented testimonies with the statistics of real ones. Nobody's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from benchmarks.vocabulary import LANGUAGES, SIZE, frequencies, words_of

SEED = 1941
# Measured over 113 real interviews in OHMS form: 411 segments each (median 395), of 32 words (median 13).
SEGMENTS_EACH, WORDS_EACH = 400, 32
_SPREAD_OF_SEGMENTS, _SPREAD_OF_WORDS = 0.35, 1.35
_LONGEST = 600  # words of a segment
_SPOKEN = (0.5, 0.2, 0.2, 0.1)  # English, German, Russian, Turkish
_OWN_TOPICS, _ON_TOPIC = 80, 0.15  # words that a testimony comes back to, and how much of it they are
_MS_A_WORD = 400

PLACES, CAMPS, COMMUNITIES, COLLECTIONS = 400, 60, 14, 8


@dataclass(frozen=True, slots=True)
class Invented:
    """One testimony: `ranks` are its words one after the other, `ends` where each segment ends among them.

    Places, camps, community and collection are numbers from 0; whoever builds the archive gives them names.
    """

    number: int
    language: str
    ranks: NDArray[np.int64]
    ends: NDArray[np.int64]
    is_question: NDArray[np.bool_]
    year: int
    places: tuple[int, ...]
    camps: tuple[int, ...]
    community: int
    collection: int
    medium: str

    @property
    def identifier(self) -> str:
        """Its permanent identifier."""
        return f"bench-{self.number:06}"

    @property
    def witness(self) -> str:
        """Who speaks; the numbered name of nobody."""
        return f"Invented Witness {self.number}"

    def texts(self) -> list[str]:
        """The words of each segment, with capitals, commas and full stops."""
        words = words_of(self.language)
        signs = np.array([" ", ", ", ". "])[
            np.searchsorted((0.86, 0.93), np.random.default_rng(self.number).random(len(self.ranks)))
        ]
        said, between = [words[rank] for rank in self.ranks.tolist()], signs.tolist()
        starts = [0, *self.ends[:-1].tolist()]
        return [_written(said[a:b], between[a:b]) for a, b in zip(starts, self.ends.tolist(), strict=True)]

    def spans(self) -> list[tuple[int, int]]:
        """When each segment starts and ends, in milliseconds."""
        ends = self.ends * _MS_A_WORD
        return list(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True))


def _written(words: list[str], signs: list[str]) -> str:
    text = "".join(piece for pair in zip(words, signs, strict=True) for piece in pair).rstrip(" ,.")
    return f"{text[0].upper()}{text[1:]}."


@dataclass(frozen=True)
class Corpus:
    """Testimonies by number; each is the same whenever and in whatever order it is asked for."""

    seed: int = SEED
    words_each: int = WORDS_EACH
    segments_each: int = SEGMENTS_EACH

    def testimonies(self, segments: int) -> Iterator[Invented]:
        """As many as have together exactly so many segments."""
        for number, size in enumerate(self.sizes(segments), start=1):
            yield self.testimony(number, size)

    def sizes(self, segments: int) -> list[int]:
        """How many segments each testimony of such an archive has."""
        chance = np.random.default_rng([self.seed, segments])
        sizes: list[int] = []
        left = segments
        while left > 0:
            drawn = int(chance.lognormal(np.log(self.segments_each), _SPREAD_OF_SEGMENTS))
            sizes.append(min(left, max(20, drawn)))
            left -= sizes[-1]
        return sizes

    def testimony(self, number: int, segments: int) -> Invented:
        """One testimony with so many segments."""
        chance = np.random.default_rng([self.seed, number, segments])
        lengths = self._lengths(chance, segments)
        ends = np.cumsum(lengths)
        return Invented(
            number=number,
            language=str(chance.choice(LANGUAGES, p=_SPOKEN)),
            ranks=self._ranks(chance, int(ends[-1])),
            ends=ends,
            is_question=chance.random(segments) < 0.2,
            year=int(chance.integers(1975, 2024)),
            places=_some(chance, 3, among=PLACES),
            camps=_some(chance, 2, among=CAMPS),
            community=int(COMMUNITIES * chance.random() ** 2),
            collection=int(chance.integers(COLLECTIONS)),
            medium=str(chance.choice(["audio", "video", "text"])),
        )

    def _lengths(self, chance: np.random.Generator, segments: int) -> NDArray[np.int64]:
        median = self.words_each * float(np.exp(-(_SPREAD_OF_WORDS**2) / 2))
        drawn = chance.lognormal(np.log(median), _SPREAD_OF_WORDS, size=segments)
        return drawn.round().astype(np.int64).clip(1, _LONGEST)

    def _ranks(self, chance: np.random.Generator, words: int) -> NDArray[np.int64]:
        """Words of the language at large, mixed with those that this testimony comes back to."""
        at_large = np.searchsorted(self._chances, chance.random(words)).clip(max=SIZE - 1)
        topics = np.exp(chance.uniform(np.log(100), np.log(SIZE), size=_OWN_TOPICS)).astype(np.int64)
        own = topics[chance.integers(_OWN_TOPICS, size=words)]
        return np.where(chance.random(words) < _ON_TOPIC, own, at_large)

    @cached_property
    def _chances(self) -> NDArray[np.float64]:
        return np.cumsum(frequencies())


def _some(chance: np.random.Generator, most: int, *, among: int) -> tuple[int, ...]:
    """A few numbers, low ones more often, as few places are in many testimonies."""
    drawn = among * chance.random(int(chance.integers(1, most + 1))) ** 2
    return tuple(dict.fromkeys(drawn.astype(int).tolist()))


def webvtt(invented: Invented) -> str:
    """The testimony as a caption file with voices."""
    cues = zip(invented.texts(), invented.spans(), invented.is_question.tolist(), strict=True)
    blocks = (
        f"{_time(start)} --> {_time(end)}\n<v {'Interviewer' if asks else invented.witness}>{text}</v>"
        for text, (start, end), asks in cues
    )
    return "\n\n".join([f"WEBVTT\nLanguage: {invented.language}", *blocks, ""])


def _time(ms: int) -> str:
    seconds, thousandths = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"
