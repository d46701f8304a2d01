"""The query tree as the engine's own query objects. Terms go in as terms; the engine parses nothing that was typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from tantivy import Occur
from tantivy import Query as Question

from testimonies.search.engines.embedded.schema import (
    BODY,
    KEYS,
    LABELS,
    ORDINAL,
    PASSAGE_BODY,
    PASSAGE_KEYS,
    SCHEMA,
    TITLE,
)
from testimonies.search.engines.embedded.snapshot import ALL_PASSAGES, ALL_TESTIMONIES
from testimonies.search.query import Either, Every, Node, Pattern, Run, Scope, Without, Words
from testimonies.search.ranking import NAME_SCORE, TITLE_SCORE

_FEW = 64
Ordinals: TypeAlias = Callable[[Words], Iterable[int]]


def any_of(questions: Sequence[Question]) -> Question:
    """At least one of them."""
    return questions[0] if len(questions) == 1 else Question.boolean_query([(Occur.Should, one) for one in questions])


def within(ordinals: Iterable[int]) -> Question:
    """Whatever belongs to these testimonies, without a score. A set is slow to set up, many alternatives to follow."""
    several = list(ordinals)
    if 0 < len(several) <= _FEW:
        asked = any_of([Question.term_query(SCHEMA, ORDINAL, one, index_option="basic") for one in several])
    else:
        asked = Question.term_set_query(SCHEMA, ORDINAL, several)
    return Question.const_score_query(asked, 0.0)


def both(first: Question, second: Question) -> Question:
    """One and the other."""
    return Question.boolean_query([(Occur.Must, first), (Occur.Must, second)])


def _run(field: str, run: Run, distance: int | None) -> list[Question]:
    if len(run) == 1:
        option = "basic" if field in LABELS else "freq"
        return [Question.term_query(SCHEMA, field, run[0], index_option=option)]
    if distance is None:
        return [Question.phrase_query(SCHEMA, field, list(run))]
    orders: tuple[Run, Run] = (run, run[::-1])  # the engine counts a word out of order as further away
    return [Question.phrase_query(SCHEMA, field, list(order), distance) for order in orders]


def _runs(field: str, runs: Iterable[Run], distance: int | None = None) -> list[Question]:
    return list(chain.from_iterable(_run(field, run, distance) for run in runs))


def _worth(questions: list[Question], score: float) -> list[Question]:
    return [Question.const_score_query(any_of(questions), score)] if questions else []


@dataclass(frozen=True, slots=True)
class OfTestimonies:
    """Questions about whole testimonies. A name and a title count for more than any number of passages."""

    everything: Question = ALL_TESTIMONIES

    def words(self, words: Words) -> Question:
        """One word or phrase."""
        if words.scope is not Scope.TEXT:
            return any_of(_runs(KEYS[words.scope], words.keys))
        return any_of(
            [
                *_runs(BODY, words.text, words.distance),
                *_worth(_runs(TITLE, words.text, words.distance), TITLE_SCORE),
                *_worth(_runs(KEYS[Scope.WITNESS], words.keys), NAME_SCORE),
            ]
        )


@dataclass(frozen=True, slots=True)
class OfPassages:
    """Questions about single passages. What is true of a whole testimony is asked for first, as its ordinals."""

    ordinals: Ordinals
    everything: Question = ALL_PASSAGES

    def words(self, words: Words) -> Question:
        """One word or phrase."""
        if words.scope is Scope.TEXT:
            questions = _runs(PASSAGE_BODY, words.text, words.distance)
        elif words.scope in PASSAGE_KEYS:
            questions = _runs(PASSAGE_KEYS[words.scope], words.keys)
        else:
            questions = [both(self.everything, within(self.ordinals(words)))]
        return any_of(questions) if questions else Question.empty_query()


def question(node: Node, about: OfTestimonies | OfPassages) -> Question:
    """The question that a tree asks; its patterns have been expanded."""
    if isinstance(node, Words):
        return about.words(node)
    if isinstance(node, Either):
        return any_of([question(part, about) for part in node.parts])
    if isinstance(node, Pattern):
        raise TypeError("a pattern must be expanded by the index's own terms first")
    parts = node.parts if isinstance(node, Every) else (node,)
    clauses = [_clause(part, about) for part in parts]
    if all(occur is Occur.MustNot for occur, _question in clauses):
        clauses.append((Occur.Must, about.everything))
    return Question.boolean_query(clauses)


def _clause(part: Node, about: OfTestimonies | OfPassages) -> tuple[Occur, Question]:
    if isinstance(part, Without):
        return Occur.MustNot, question(part.part, about)
    return Occur.Must, question(part, about)
