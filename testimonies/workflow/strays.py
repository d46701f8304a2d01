"""Finds where words that were hidden in a text stand open after it was cut anew: moved, torn apart, or said again.

They may have moved to passages beside theirs, as far as it was long: any word that left counts there, also respelled.
Everywhere else a word, or two neighbouring ones, that can be read more often than before and were not common before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, pairwise

from testimonies.access.redaction import joined
from testimonies.search.analysis import spans
from testimonies.search.transliteration import IDEOGRAPHS

COMMON = 3  # a word that is read so often in the former text tells nothing by itself, nor beside another such word
ALIKE = 0.75  # a respelled word shares most of its letters with what it was
LEAST = 4  # shorter words are alike by chance
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # scripts that put no blank between words
LONE = re.compile(f"..|[{IDEOGRAPHS}]", re.DOTALL)  # what says something by itself: no single letter does

Stretch = tuple[int, int]
Run = tuple[str, ...]


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word folded and in Latin letters, with its place; where nobody parts words, each letter."""
    for word, start, end in spans(text):
        if UNSPACED.search(text, start, end):
            yield from ((text[place], place, place + 1) for place in range(start, end))
        else:
            yield word, start, end


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a passage and of the footnotes on it, in order, and which of them everybody may read."""

    key: str
    words: tuple[str, ...]
    is_open: tuple[bool, ...]

    @classmethod
    def of(cls, key: str, text: str, hidden: Iterable[Stretch], *, notes: Iterable[str] = ()) -> "Passage":
        """`hidden` are stretches of the text; with any of them the footnotes are hidden."""
        stretches = joined(hidden)
        words, is_open = [], []
        for word, start, end in words_of(text):
            words.append(word)
            is_open.append(not any(first <= start and end <= last for first, last in stretches))
        for word, _start, _end in chain.from_iterable(map(words_of, notes)):
            words.append(word)
            is_open.append(not stretches)
        return cls(key, tuple(words), tuple(is_open))

    def read(self) -> Counter[Run]:
        """The words, and pairs of neighbouring ones, that everybody may read, and how often."""
        said = list(zip(self.words, self.is_open, strict=True))
        singles: list[Run] = [(word,) for word, is_open in said if is_open]
        return Counter(singles + [(one, next_) for (one, is_1), (next_, is_2) in pairwise(said) if is_1 and is_2])


@dataclass(frozen=True, slots=True)
class Secret:
    """A hidden stretch as it was: the key of its passage, its words, and those that may have left the passage."""

    key: str
    words: tuple[str, ...]
    moved: tuple[str, ...]

    @classmethod
    def of(cls, key: str, text: str, stretch: Stretch, *, now: str, still: Stretch) -> "Secret":
        """`now` is the text of its passage today, and `still` the stretch that is hidden there for its sake."""
        start, end = stretch
        words = tuple(word for word, first, last in words_of(text) if first < end and start < last)
        if start == 0 and end >= len(text):
            left = Counter(words) - Counter(word for word, _first, _last in words_of(now))
            return cls(key, words, tuple(left))
        return cls(key, words, () if text[start:end] == now[slice(*still)] else words)

    @classmethod
    def of_note(cls, key: str, note: str) -> "Secret":
        """A footnote that nobody could read, for its passage has hidden words."""
        return cls(key, tuple(word for word, _first, _last in words_of(note)), ())

    def telling(self, before: Counter[Run]) -> Iterator[Run]:
        """What tells of it wherever it stands; `before` is what was read in the former text, and how often."""
        uncommon = {word for word in self.words if before[word,] < COMMON}
        yield from ((word,) for word in uncommon if LONE.match(word))
        yield from (pair for pair in pairwise(self.words) if not uncommon.isdisjoint(pair))


def strays(before: Sequence[Passage], after: Sequence[Passage], secrets: Sequence[Secret]) -> list[tuple[int, str]]:
    """The number of each secret with the key of each passage in which words of it can be read that could not before."""
    was = {passage.key: passage for passage in before}
    gained = {
        passage.key: passage.read() - (was[passage.key].read() if passage.key in was else Counter())
        for passage in after
        if passage != was.get(passage.key)
    }
    come = {word for runs in gained.values() for run in runs for word in run}
    if come.isdisjoint(chain.from_iterable(secret.words for secret in secrets)) and not any(
        secret.moved for secret in secrets
    ):
        return []  # as nearly always: the rest is counted in all of the text
    read_before, read_now = _read(before), _read(after)
    more = read_now - read_before
    where: dict[Run, list[str]] = defaultdict(list)
    for key, runs in gained.items():
        for run in runs.keys() & more.keys():
            where[run].append(key)
    places = {passage.key: place for place, passage in enumerate(after)}
    found: dict[tuple[int, str], None] = {}
    for number, secret in enumerate(secrets):
        keys = {key for run in secret.telling(read_before) for key in where.get(run, ())}
        if secret.moved and secret.key in places:
            room = len(was[secret.key].words)
            near = _beside(after, places[secret.key], gained, room=room)
            keys |= {key for key in near if _is_among(secret.moved, [run[0] for run in gained[key] if len(run) == 1])}
        found |= {(number, passage.key): None for passage in after if passage.key in keys} if keys else {}
    return list(found)


def _read(passages: Iterable[Passage]) -> Counter[Run]:
    read: Counter[Run] = Counter()
    for passage in passages:
        read.update(passage.read())
    return read


def _beside(after: Sequence[Passage], place: int, changed: Mapping[str, object], *, room: int) -> Iterator[str]:
    """Passages with other words on both sides, until so many words are passed."""
    for step in (-1, 1):
        passed, at = 0, place + step
        while 0 <= at < len(after) and passed <= room and after[at].key in changed:
            yield after[at].key
            passed, at = passed + len(after[at].words), at + step


def _is_among(moved: Iterable[str], gained: Sequence[str]) -> bool:
    """Whether one of the words that left came here, also spelled otherwise."""
    return any(word == other or _is_alike(word, other) for word in moved for other in gained)


def _is_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < LEAST:
        return False
    compared = SequenceMatcher(None, one, other, autojunk=False)
    return compared.quick_ratio() >= ALIKE and compared.ratio() >= ALIKE
