"""EXMARaLDA: events that make passages, tiers that translate, and the finest cut of a segmented transcription."""

from pathlib import Path

import pytest

from testimonies.transcripts.document import Segment, TranscriptDocument, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.exmaralda import FORMAT
from testimonies.values.span import Span
from tests.transcripts.formats.test_transcriber import counted

TIMES = {"T0": "0.0", "T1": "1.5", "T2": None, "T3": "2.5", "T4": "30.0"}
HEAD = '<head><speakertable><speaker id="S1"><abbreviation>ANNA</abbreviation></speaker></speakertable></head>'


def event(start: str, end: str, text: str) -> str:
    return f'<event start="{start}" end="{end}">{text}</event>\n'


def read(*tiers: str) -> TranscriptDocument:
    assert FORMAT.read
    points = "".join(f'<tli id="{name}"' + (f' time="{time}"/>' if time else "/>") for name, time in TIMES.items())
    body = f"<basic-body><common-timeline>{points}</common-timeline>{''.join(tiers)}</basic-body>"
    document = FORMAT.read(f"<basic-transcription>\n{HEAD}{body}</basic-transcription>".encode(), language="de")
    assert document.account.balances
    return document


def tier(inside: str, kind: str = "t", category: str = "v") -> str:
    return f'<tier id="X" speaker="S1" type="{kind}" category="{category}">{inside}</tier>'


def test_events_without_a_gap_are_one_passage_and_a_word_alone_keeps_its_time() -> None:
    document = read(tier(event("T0", "T1", "Elev") + event("T1", "T2", "en ") + event("T2", "T3", "hives ")))

    assert document.segments == (Segment("Eleven hives", Span(0, 2500), "ANNA"),)
    assert [finding.message for finding in document.findings] == [
        "points of the timeline without a time (1) were put evenly between their neighbours"
    ]


@pytest.mark.parametrize(
    ("events", "texts"),
    [
        (event("T0", "T1", "Eleven. ") + event("T1", "T3", "And then? "), ["Eleven.", "And then?"]),
        (event("T0", "T1", "eleven ") + event("T3", "T4", "hives "), ["eleven", "hives"]),
        (event("T0", "T4", "eleven ") + event("T4", "T4", "hives "), ["eleven", "hives"]),
        (event("T0", "T4", "elev") + event("T4", "T4", "en "), ["eleven"]),
        (event("T0", "T1", " ") + event("T1", "T3", "hives"), ["hives"]),
    ],
    ids=["sentence", "gap", "long", "long word", "blank"],
)
def test_passage_ends_with_a_sentence_a_gap_or_after_fifteen_seconds(events: str, texts: list[str]) -> None:
    assert [segment.text for segment in read(tier(events)).segments] == texts


def test_single_word_between_two_given_times_has_these() -> None:
    document = read(tier(event("T0", "T1", "Eleven ") + event("T1", "T3", "hives ")))

    assert document.segments[0].word_times == (WordTime(0, 6, Span(0, 1500)), WordTime(7, 12, Span(1500, 2500)))


def test_annotation_in_another_language_is_the_translation_and_others_are_kept() -> None:
    document = read(
        tier(event("T0", "T1", "Elf. ")),
        tier(event("T0", "T1", "Eleven."), "a", "en"),
        tier(event("T0", "T1", "nods"), "d", "nv"),
        tier(event("T0", "T1", "NN"), "a", "pos"),
    )

    assert document.translation == TranscriptDocument("exmaralda", (Segment("Eleven.", Span(0, 1500), "ANNA"),), "en")
    assert document.metadata["tier ANNA [nv]"] == "00:00:00.000 nods"
    assert document.metadata["tier ANNA [pos]"] == "00:00:00.000 NN"


def test_corpus_is_refused_in_words_that_help() -> None:
    assert FORMAT.read
    with pytest.raises(UnreadableTranscript, match=r"a catalogue of transcripts.*bring in the \.exb files"):
        FORMAT.read(b'<Corpus Name="a" uniqueSpeakerDistinction="//speaker"/>', language="")


def test_segmented_transcription_is_read_by_its_finest_cut() -> None:
    assert FORMAT.read
    points = '<tli id="T0" time="0"/><tli id="T1" time="1.5"/>'
    whole = '<ts n="sc" s="T0" e="T1">{}</ts>'
    event_alone = '<ts n="e" s="T0" e="T1">Hm so.</ts>'
    coarse = f"<segmentation>{whole.format(event_alone)}</segmentation>"
    words = '<ts n="HIAT:w" s="T0" e="F">Hm</ts><nts> </nts><ts n="HIAT:w" s="F" e="T1">so</ts><nts>.</nts>'
    utterance = f'<ts n="HIAT:u" s="T0" e="T1">{words}</ts>'
    fine = f"<segmentation>{whole.format(utterance)}</segmentation>"
    fork = '<timeline-fork start="T0" end="T1"><tli id="F"/></timeline-fork>'
    spoken = f'<segmented-tier type="t" speaker="S1" category="v">{fork}{coarse}{fine}</segmented-tier>'
    body = f"<segmented-body><common-timeline>{points}</common-timeline>{spoken}</segmented-body>"

    document = FORMAT.read(f"<segmented-transcription>{HEAD}{body}</segmented-transcription>".encode(), language="")

    assert document.account.balances
    assert document.segments == (Segment("Hm so.", Span(0, 1500), "ANNA", word_times=(WordTime(0, 2, Span(0)),)),)


REAL = {
    "Beckhams.exb": (114, 1080, 0),
    "Beckhams_s.exs": (113, 1080, 0),
    "HardTalk.exb": (56, 1025, 0),
    "example.exb": (70, 628, 110),
    "example~1.exb": (70, 628, 110),
}
CORPORA = {"EmptyComaDocument.coma", "ExampleCorpus.coma", "NSLC.coma"}


def test_real_files_are_read_whole_and_corpora_are_refused(samples: Path) -> None:
    assert FORMAT.read
    counts, refused = {}, set()
    for path in sorted((samples / "exmaralda").rglob("*.*")):
        try:
            document = FORMAT.read(path.read_bytes(), language="")
        except UnreadableTranscript:
            refused.add(path.name)
            continue
        assert document.account.balances, path
        translated = len(document.translation.segments) if document.translation else 0
        counts[path.name] = (*counted(document), translated)

    assert counts == REAL
    assert refused == CORPORA
