"""ELAN: which tiers are speech, what times they have, and where everything else went."""

from pathlib import Path

import pytest

from testimonies.transcripts.document import Level, Segment, TranscriptDocument, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.elan import FORMAT
from testimonies.values.span import Span
from tests.transcripts.formats.test_transcriber import counted

SLOTS = {"t1": "1000", "t2": "2000", "t3": None, "t4": None, "t5": "5000", "t6": "x"}


def said(text: str, start: str = "t1", end: str = "t2", name: str = "a") -> str:
    times = f'TIME_SLOT_REF1="{start}" TIME_SLOT_REF2="{end}"'
    value = f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>"
    aligned = f'<ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" {times}>{value}</ALIGNABLE_ANNOTATION>'
    return f"<ANNOTATION>{aligned}</ANNOTATION>\n"


def about(text: str, name: str = "a") -> str:
    value = f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>"
    referring = f'<REF_ANNOTATION ANNOTATION_ID="r{text}" ANNOTATION_REF="{name}">{value}</REF_ANNOTATION>'
    return f"<ANNOTATION>{referring}</ANNOTATION>\n"


def tier(name: str, inside: str, kind: str = "default-lt", **attributes: str) -> str:
    others = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<TIER TIER_ID="{name}" LINGUISTIC_TYPE_REF="{kind}"{others}>{inside}</TIER>\n'


def read(*tiers: str, head: str = "", language: str = "") -> TranscriptDocument:
    assert FORMAT.read
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="{name}"' + (f' TIME_VALUE="{value}"/>' if value else "/>")
        for name, value in SLOTS.items()
    )
    content = f"<ANNOTATION_DOCUMENT>\n<TIME_ORDER>{slots}</TIME_ORDER>\n{''.join(tiers)}{head}</ANNOTATION_DOCUMENT>"
    document = FORMAT.read(content.encode(), language=language)
    assert document.account.balances
    return document


def test_tiers_are_speakers_and_their_words_stand_by_time() -> None:
    document = read(tier("K", said("late", "t2", "t5"), PARTICIPANT="ANNA"), tier("Boris", said("early")))

    assert document.segments == (
        Segment("early", Span(1000, 2000), "Boris"),
        Segment("late", Span(2000, 5000), "ANNA"),
    )


def test_slots_without_a_time_lie_between_their_neighbours_and_are_told() -> None:
    document = read(tier("A", said("a", "t2", "t3") + said("b", "t3", "t4") + said("c", "t6", "t5")))

    assert [segment.span for segment in document.segments] == [Span(2000, 3000), Span(3000, 4000), None]
    lying, odd = (finding.message for finding in document.findings)
    assert lying.startswith("time slots without a time (3) were put evenly between their neighbours, as ELAN does; 1 ")
    assert odd == "a time that is not a number of milliseconds was left out"


def test_tier_of_words_gives_the_words_their_times() -> None:
    words = said("the") + said("hive", "t2", "t3")
    document = read(tier("A", said("the hive hums", "t1", "t5")), tier("words", words, "word", PARENT_REF="A"))

    (segment,) = document.segments
    assert segment.word_times == (WordTime(0, 3, Span(1000, 2000)), WordTime(4, 8, Span(2000)))
    assert "tier words" not in document.metadata
    assert 'tier "words" gives the times of the words of "A"' in [one.message for one in document.findings]


def test_translation_beneath_a_tier_is_the_translation() -> None:
    document = read(
        tier("A", said("улей"), LANG_REF="rus", PARTICIPANT="ANNA"),
        tier("B", about("hive"), "gloss", LANG_REF="eng", PARENT_REF="A"),
        tier("C", about("Stock"), "gloss", LANG_REF="deu", PARENT_REF="A"),
    )

    assert document.language == "ru"
    assert document.translation == TranscriptDocument("elan", (Segment("hive", Span(1000, 2000), "ANNA"),), "en")
    assert document.metadata["tier C"] == "00:00:01.000 Stock"


@pytest.mark.parametrize(("name", "kind"), [("gestures", "default-lt"), ("Notes", "text"), ("Anna", "stance")])
def test_tier_that_is_called_something_else_is_kept_aside_and_told(name: str, kind: str) -> None:
    document = read(tier("Boris", said("yes"), "orthography"), tier(name, said("hmm"), kind))

    assert [segment.text for segment in document.segments] == ["yes"]
    assert document.metadata[f"tier {name}"] == "00:00:01.000 hmm"
    assert [one.level for one in document.findings if f'"{name}"' in one.message] == [Level.WARNING]


@pytest.mark.parametrize("kind", ["utterance", "default-lt", "orthography-anna"])
def test_tier_that_is_called_speech_is_speech(kind: str) -> None:
    document = read(tier("Boris", said("yes"), "orthography"), tier("Anna", said("hmm"), kind))

    assert {segment.text for segment in document.segments} == {"yes", "hmm"}


def test_tier_whose_values_come_from_a_list_is_no_speech() -> None:
    kinds = '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="gaze" CONTROLLED_VOCABULARY_REF="v"/>'
    document = read(tier("A", said("yes"), "A"), tier("B", said("left"), "gaze"), head=kinds)

    assert [segment.text for segment in document.segments] == ["yes"]


def test_speech_beneath_a_tier_of_numbers_is_found() -> None:
    document = read(tier("ref@A", said("001"), "ref"), tier("tx@A", about("the hive"), "tx", PARENT_REF="ref@A"))

    assert [(one.text, one.span) for one in document.segments] == [("the hive", Span(1000, 2000))]
    assert document.metadata["tier ref@A"] == "00:00:01.000 001"


def test_tiers_that_all_depend_on_missing_ones_are_speech_all_the_same() -> None:
    assert [one.text for one in read(tier("A", said("yes"), PARENT_REF="lost")).segments] == ["yes"]


def test_annotations_that_refer_in_a_circle_have_no_time() -> None:
    circle = about("a", "rb") + about("b", "ra")

    document = read(tier("A", said("yes")), tier("B", circle, "remark", PARENT_REF="A"))

    assert document.metadata["tier B"] == "a\nb"


def test_header_is_metadata() -> None:
    head = '<HEADER TIME_UNITS="PAL-frames"><PROPERTY NAME="Place">village</PROPERTY>new<NEW>er</NEW></HEADER>'

    document = read(tier("A", said("yes")), head=head)

    assert document.metadata["HEADER/Place"] == "village"
    assert document.metadata["HEADER"] == "new"
    assert document.metadata["HEADER/NEW"] == "er"
    assert document.segments[0].span == Span(40_000, 80_000)


def test_file_without_speech_has_no_segments() -> None:
    assert read(tier("A", said(" "))).segments == ()


def test_other_xml_is_refused() -> None:
    assert FORMAT.read
    with pytest.raises(UnreadableTranscript, match="no ELAN document: it begins with <a>"):
        FORMAT.read(b"<a/>", language="")


REAL = {
    "030121.eaf": (1478, 7938, 0),
    "DOC_FR_2020_CHOIX_5.eaf": (44, 739, 0),
    "TestElan1.eaf": (597, 3663, 0),
    "elan.eaf": (21, 158, 0),
    "expected_clan.eaf": (205, 2231, 0),
    "expected_monotier.eaf": (130, 802, 0),
    "expected_salt.eaf": (21, 155, 0),
    "expected_salt_no_conventions.eaf": (21, 158, 0),
    "expected_serialize_utterance_no_word.eaf": (139, 899, 0),
    "expected_serialize_utterance_word.eaf": (139, 899, 0),
    "expected_serialize_utterance_word_orthography.eaf": (139, 899, 784),
    "expected_simultaneous_speech.eaf": (4, 13, 0),
    "expected_transcribeme.eaf": (4, 9, 0),
    "expected_webvtt.eaf": (571, 7729, 0),
    "expected_wordlist.eaf": (79, 374, 0),
    "monotier.eaf": (130, 802, 0),
    "mop03-2b.eaf": (147, 902, 0),
    "multitier.eaf": (147, 902, 0),
    "sample_2.7.eaf": (399, 1995, 422),
    "short.eaf": (4, 13, 0),
    "test_symbolic_tiers.eaf": (1, 10, 0),
}


def test_real_files_are_read_whole(samples: Path) -> None:
    assert FORMAT.read
    counts = {}
    for path in sorted((samples / "eaf").rglob("*.eaf")):
        document = FORMAT.read(path.read_bytes(), language="")
        assert document.account.balances, path
        counts[path.name] = (*counted(document), sum(len(one.word_times) for one in document.segments))

    assert counts == REAL
