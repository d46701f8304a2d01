"""What the query tree means, spelt out over plain sequences of terms: the reference that engines are held against."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from testimonies.search.query import Every, Node, Pattern, Run, Scope, Without, Words
from testimonies.search.ranking import NAME_SCORE, TITLE_SCORE
from testimonies.search.reading import PassageReading, TestimonyReading

Sequences = Mapping[Scope, Sequence[str]]
_BETWEEN = ""  # stands between two values, so that no phrase runs from one to the other


@dataclass(frozen=True, slots=True)
class Fields:
    """The terms or keys of each scope in order; of a testimony, or of a passage with its testimony's beside its own."""

    sequences: Sequences
    title: Sequence[str] = ()

    def of(self, scope: Scope) -> Sequence[str]:
        """What is in one scope."""
        return self.sequences.get(scope, ())


def of_testimony(reading: TestimonyReading) -> Fields:
    """A testimony as it is matched."""
    keys = {scope: _joined(values) for scope, values in reading.keys.items()}
    return Fields({Scope.TEXT: _joined(reading.text), **keys}, title=reading.title.split())


def of_passage(passage: PassageReading, *, testimony: Fields) -> Fields:
    """A passage as it is matched: names of the whole testimony are no words of it."""
    own = {
        Scope.TEXT: passage.text.split(),
        Scope.SPEAKER: _joined(passage.speaker),
        Scope.LANGUAGE: _joined(passage.languages),
    }
    return Fields({**testimony.sequences, **own})


def _joined(values: Sequence[str]) -> list[str]:
    return [word for value in values for word in (*value.split(), _BETWEEN)][:-1]


def matches(fields: Fields, node: Node, *, names: Scope | None = None) -> bool:
    """Whether a node is true of these fields; words of the text are also looked for among the keys of `names`."""
    if isinstance(node, Words):
        return _times(fields, node) > 0 or (
            node.scope is Scope.TEXT and names is not None and _any_run(fields.of(names), node.keys)
        )
    if isinstance(node, Without):
        return not matches(fields, node.part, names=names)
    if isinstance(node, Pattern):
        raise TypeError("a pattern must be expanded by the index's own terms first")
    fulfilled = (matches(fields, part, names=names) for part in node.parts)
    return all(fulfilled) if isinstance(node, Every) else any(fulfilled)


def score(fields: Fields, wanted: Iterator[Words]) -> float:
    """How much of the text the words make up; a title and a name count for more."""
    total = 0.0
    for words in wanted:
        total += _times(fields, words) / (1 + len(fields.of(words.scope)))
        if words.scope is Scope.TEXT:
            total += TITLE_SCORE * _any_run(fields.title, words.text, words.distance)
            total += NAME_SCORE * _any_run(fields.of(Scope.WITNESS), words.keys)
    return total


def _times(fields: Fields, words: Words) -> int:
    sequence = fields.of(words.scope)
    runs = words.text if words.scope is Scope.TEXT else words.keys
    return sum(_places(sequence, run, words.distance) for run in runs)


def _any_run(sequence: Sequence[str], runs: Sequence[Run], distance: int | None = None) -> bool:
    return any(_places(sequence, run, distance) for run in runs)


def _places(sequence: Sequence[str], run: Run, distance: int | None) -> int:
    if distance is None or len(run) == 1:
        starts = (place for place, word in enumerate(sequence) if word == run[0])
        return sum(tuple(sequence[start : start + len(run)]) == run for start in starts)
    first, second = ([place for place, word in enumerate(sequence) if word == wanted] for wanted in run)
    return sum(abs(one - other) <= distance + 1 for one, other in product(first, second))
