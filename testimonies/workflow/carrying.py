"""Finds the segments and stretches of a former text in a new one, so that keys, annotations and redactions go along."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache, reduce
from itertools import accumulate

from rapidfuzz.distance import Indel

ALIKE = 0.6  # a corrected sentence shares most of its letters with what it was; another sentence does not
NEIGHBOURS = 5  # so many passages from its place a corrected segment is looked for, and as far again as was added
MOST_COMPARED = 2_000_000  # pairs: some ten seconds; beyond that the reach is shorter
WORD = re.compile(r"\w+\W*|\W+")  # with what follows it
MOST_LETTERS = 2_000  # of words that differ: what is longer was rewritten, and no mark in it goes along

Times = tuple[tuple[int, int, int, int | None], ...]  # of words: from and to which character, from and to which ms


def carried_keys(old: Sequence[tuple[str, str]], new: Sequence[str]) -> list[str | None]:
    """For each new text the key of the old segment (key, text) that it continues, or None.

    Equal words in the same order keep their key; between them a corrected segment keeps its own when it is still alike,
    whatever was put in or taken out beside it. No key is given twice.
    """
    keys: list[str | None] = [None] * len(new)
    texts = [text for _key, text in old]
    for tag, i1, i2, j1, j2 in _opcodes(texts, new):
        if tag == "equal":
            keys[j1:j2] = [key for key, _text in old[i1:i2]]
        elif tag == "replace":
            for former, now in _corrected(texts[i1:i2], new[j1:j2]):
                keys[j1 + now] = old[i1 + former][0]
    return keys


def _corrected(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places, in order in both, whose texts are alike: those that are together most alike.

    Only places about as far from the beginning are compared, so that a wholly rewritten text costs no more than it has.
    """
    best: dict[int, _Way] = {}  # the best way that ends at each place of the new text
    settled: _Way | None = None  # and that which ends before every place that is still compared
    compared, reached = _Compared(new), 0
    for former, (text, (first, last)) in enumerate(zip(old, _reach(old, new), strict=True)):
        for place in range(reached, first):
            settled = _better(settled, best.get(place))
            compared.forget(place)
        before, reached = settled, first
        for now in range(first, last):
            known, likeness = best.get(now), compared.likeness(text, now)
            if likeness >= ALIKE and (way := _better(known, _Way(before, former, now, likeness))):
                best[now] = way
            before = _better(before, known)
    return _pairs(reduce(_better, best.values(), settled))


def _reach(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """For each old text the places of the new ones, from the first to behind the last, with which it is compared.

    They stand about as many letters from the beginning as it does: passages that were cut anew keep that, whatever
    their number is. What was put in or taken out may have moved them, and so may a few passages.
    """
    ends = list(accumulate(map(len, new)))
    written = sum(map(len, old))
    away = abs(written - ends[-1]) + NEIGHBOURS * (written + ends[-1]) // (len(old) + len(new))
    most = max(2 * NEIGHBOURS + 1, MOST_COMPARED // len(old))
    start = first = nearest = 0
    for text in old:
        first = max(first, bisect_right(ends, start - away))
        last = min(bisect_left(ends, start + len(text) + away) + 1, len(new))
        spare = max(last - first - most, 0) // 2  # taken from both sides
        nearest = max(nearest, first + spare)
        yield nearest, max(nearest, last - spare)
        start += len(text)


class _Compared:
    """Texts with which others are compared; what is known of one of them is kept until it is forgotten."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._matchers: dict[int, SequenceMatcher[str]] = {}

    def likeness(self, old: str, now: int) -> float:
        """From 0 to 1; 0 where it cannot reach `ALIKE`, which a cheaper question tells of most."""
        new = self._texts[now]
        if Indel.normalized_similarity(old, new, score_cutoff=ALIKE) == 0:
            return 0.0
        if now not in self._matchers:
            self._matchers[now] = SequenceMatcher(None, "", new, autojunk=False)
        self._matchers[now].set_seq1(old)
        return self._matchers[now].ratio()

    def forget(self, now: int) -> None:
        """It is not compared any more."""
        self._matchers.pop(now, None)


@dataclass(frozen=True, slots=True)
class _Way:
    """Pairs up to this one, and how alike they are together."""

    before: "_Way | None"
    former: int
    now: int
    own: float
    likeness: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "likeness", self.own + (self.before.likeness if self.before else 0))


def _better(one: _Way | None, other: _Way | None) -> _Way | None:
    return other if other and (one is None or other.likeness > one.likeness) else one


def _pairs(way: _Way | None) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while way:
        found.append((way.former, way.now))
        way = way.before
    return found


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """As SequenceMatcher's; frequent lines ("Yes.") are anchors only inside the small gaps that the others leave."""
    found: list[tuple[str, int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "replace":
            found.append((tag, i1, i2, j1, j2))
            continue
        inner = SequenceMatcher(None, old[i1:i2], new[j1:j2], autojunk=(i2 - i1) * (j2 - j1) > 250_000)
        found += [(kind, a1 + i1, a2 + i1, b1 + j1, b2 + j1) for kind, a1, a2, b1, b2 in inner.get_opcodes()]
    return found


def carried_stretch(old: str, new: str, *, start: int, end: int) -> tuple[int, int] | None:
    """Where the characters `start` to `end` of the old text stand in the new one; None if they were touched.

    They are touched, too, where a letter was joined to them: "Anna" in "Annabel" is another name.
    """
    if old == new:
        return start, end
    return _carried(_Runs.of(old, new), start, end)


def carried_place(old: str, new: str, *, place: int) -> int:
    """Where the place between two characters of the old text is in the new one: after the same letter, or before it."""
    if old == new:
        return place
    runs = _Runs.of(old, new)
    for start, end, offset in ((place - 1, place, 1), (place, place + 1, 0)):
        if start >= 0 and end <= len(old) and (moved := runs.moved(start, end)) is not None:
            return start + moved + offset
    return min(place, len(new))


def carried_times(old: str, new: str, times: Times) -> Times:
    """The times of those words of the old text that stand untouched in the new one, at their places there."""
    if old == new or not times:
        return times
    runs = _Runs.of(old, new)
    carried = ((_carried(runs, start, end), start_ms, end_ms) for start, end, start_ms, end_ms in times)
    return tuple((*stretch, start_ms, end_ms) for stretch, start_ms, end_ms in carried if stretch)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Letters that two texts share, in order: where each run begins in the old text and in the new, and its length."""

    old: str
    new: str
    begins: tuple[int, ...]
    runs: tuple[tuple[int, int, int], ...]

    @classmethod
    @lru_cache(maxsize=64)  # a passage may have hundreds of marks
    def of(cls, old: str, new: str) -> "_Runs":
        """Words are compared first, and letters only where words differ: a passage may have tens of thousands."""
        runs = tuple(_joined(_shared(old, new)))
        return cls(old, new, tuple(begin for begin, _now, _size in runs), runs)

    def moved(self, start: int, end: int) -> int | None:
        """By how many characters the stretch moved; None if it does not lie within one run."""
        at = bisect_right(self.begins, start) - 1
        if at < 0:
            return None
        begin, now, size = self.runs[at]
        return now - begin if end <= begin + size else None


def _shared(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    former, now = WORD.findall(old), WORD.findall(new)
    begins, begins_now = [0, *accumulate(map(len, former))], [0, *accumulate(map(len, now))]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, former, now, autojunk=False).get_opcodes():
        (start, end), (start_now, end_now) = (begins[i1], begins[i2]), (begins_now[j1], begins_now[j2])
        if tag == "equal":
            yield start, start_now, end - start
        elif (end - start) * (end_now - start_now) <= MOST_LETTERS**2:
            letters = SequenceMatcher(None, old[start:end], new[start_now:end_now], autojunk=False)
            yield from ((start + block.a, start_now + block.b, block.size) for block in letters.get_matching_blocks())


def _joined(runs: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Those that go on where the one before ends, in both texts, as one."""
    begin = begin_now = size = 0
    for start, start_now, length in runs:
        if (start, start_now) == (begin + size, begin_now + size):
            size += length
            continue
        if size:
            yield begin, begin_now, size
        begin, begin_now, size = start, start_now, length
    if size:
        yield begin, begin_now, size


def _carried(runs: _Runs, start: int, end: int) -> tuple[int, int] | None:
    moved = runs.moved(start, end)
    if moved is None or _edges(runs.old, start, end) != _edges(runs.new, start + moved, end + moved):
        return None
    return start + moved, end + moved


def _edges(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a letter or digit stands right before the stretch, and right after it."""
    return text[max(0, start - 1) : start].isalnum(), text[end : end + 1].isalnum()
