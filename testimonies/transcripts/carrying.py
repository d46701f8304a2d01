"""What of a document a format has a place for, and what is told when something of a document has none in it."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Flag, auto
from itertools import pairwise

from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.values.span import Span


class Carries(Flag):
    """Besides the words themselves, in their order and cut into segments."""

    NOTHING = 0
    TIMES = auto()
    ENDS = auto()  # of segments, where their beginnings are carried
    SPEAKERS = auto()
    RECORDINGS = auto()
    WORD_TIMES = auto()
    LANGUAGE = auto()
    METADATA = auto()
    INDEX_POINTS = auto()
    FOOTNOTES = auto()
    TRANSLATION = auto()
    UNTIMED = auto()  # passages without a time, where times are carried
    UNTIMED_BETWEEN = auto()  # such passages after others that have one
    OPEN_ENDS = auto()  # passages whose end is not known, where ends are carried
    OPEN_ENDS_BETWEEN = auto()  # such passages before others of the same recording
    UNNAMED = auto()  # passages without a speaker after others that have one


EVERYTHING = ~Carries.NOTHING
WORDS_OF = {
    Carries.TIMES: "times",
    Carries.ENDS: "ends of passages",
    Carries.SPEAKERS: "names of speakers",
    Carries.RECORDINGS: "numbers of recordings",
    Carries.WORD_TIMES: "times of single words",
    Carries.METADATA: "fields that describe the testimony",
    Carries.INDEX_POINTS: "entries of the table of contents",
    Carries.FOOTNOTES: "footnotes",
    Carries.TRANSLATION: "passages of the translation",
}
GIVEN = {
    Carries.UNTIMED: "passages without a time",
    Carries.UNTIMED_BETWEEN: "passages without a time among others that have one",
    Carries.OPEN_ENDS: "passages whose end is not known",
    Carries.OPEN_ENDS_BETWEEN: "passages whose end is not known before others",
    Carries.UNNAMED: "passages without a speaker among others that have one",
}


def carried(document: TranscriptDocument, carries: Carries) -> TranscriptDocument:
    """The document without what a format cannot carry; its findings and its account are those of its reading."""
    segments = tuple(
        replace(
            said,
            span=_span(said.span, carries),
            speaker=said.speaker if Carries.SPEAKERS in carries else None,
            recording=said.recording if Carries.RECORDINGS in carries else 0,
            word_times=said.word_times if Carries.WORD_TIMES in carries else (),
        )
        for said in document.segments
    )
    return replace(
        document,
        segments=segments,
        language=document.language if Carries.LANGUAGE in carries else "",
        metadata=document.metadata if Carries.METADATA in carries else {},
        index_points=document.index_points if Carries.INDEX_POINTS in carries else (),
        footnotes=document.footnotes if Carries.FOOTNOTES in carries else (),
        translation=document.translation if Carries.TRANSLATION in carries else None,
    )


def not_carried(document: TranscriptDocument, carries: Carries, *, title: str) -> Iterator[Finding]:
    """One warning for each kind of thing that the document has and the format cannot carry."""
    for what, words in WORDS_OF.items():
        if what not in carries and (count := _count(document, what, carries)):
            yield Finding(Level.WARNING, f"{title} has no place for {words}: {count:,} left out")
    for what, places in places_given(document, carries).items():
        if what not in carries and places:
            why = f"{title} cannot show {GIVEN[what]}: {len(places):,} were given what stands next to them"
            yield Finding(Level.WARNING, why)


def _span(span: Span | None, carries: Carries) -> Span | None:
    if span is None or Carries.TIMES not in carries:
        return None
    return span if Carries.ENDS in carries else Span(span.start_ms)


def _count(document: TranscriptDocument, what: Carries, carries: Carries) -> int:
    segments = document.segments
    counts = {
        Carries.TIMES: sum(said.span is not None for said in segments),
        Carries.ENDS: sum(said.span is not None and said.span.end_ms is not None for said in segments)
        * (Carries.TIMES in carries),
        Carries.SPEAKERS: len(document.speakers),
        Carries.RECORDINGS: len({said.recording for said in segments} - {0}),
        Carries.WORD_TIMES: sum(len(said.word_times) for said in segments),
        Carries.METADATA: len(document.metadata),
        Carries.INDEX_POINTS: len(document.index_points),
        Carries.FOOTNOTES: len(document.footnotes),
        Carries.TRANSLATION: len(document.translation.segments) if document.translation else 0,
    }
    return counts[what]


def places_given(document: TranscriptDocument, carries: Carries) -> dict[Carries, frozenset[int]]:
    """The places of the passages that lack something which a format may have to give them, by what they lack."""
    segments, given = document.segments, dict.fromkeys(GIVEN, frozenset[int]())
    untimed = frozenset(place for place, said in enumerate(segments) if said.span is None)
    is_open = frozenset(place for place, said in enumerate(segments) if said.span and said.span.end_ms is None)
    if Carries.TIMES in carries:
        given[Carries.UNTIMED] = untimed
    if Carries.TIMES | Carries.UNTIMED in carries:
        first = next((place for place, said in enumerate(segments) if said.span), len(segments))
        given[Carries.UNTIMED_BETWEEN] = frozenset(place for place in untimed if place > first)
    if Carries.TIMES | Carries.ENDS in carries:
        given[Carries.OPEN_ENDS] = is_open
    if Carries.TIMES | Carries.ENDS | Carries.OPEN_ENDS in carries:
        given[Carries.OPEN_ENDS_BETWEEN] = frozenset(
            place
            for place, (said, later) in enumerate(pairwise(segments))
            if place in is_open and later.span is not None and later.recording == said.recording
        )
    if Carries.SPEAKERS in carries:
        first = next((place for place, said in enumerate(segments) if said.speaker), len(segments))
        unnamed = (place for place, said in enumerate(segments) if said.speaker is None)
        given[Carries.UNNAMED] = frozenset(place for place in unnamed if place > first)
    return given
