"""Files are recognised by what they hold, and real files of real archives are read whole."""

import csv
import re
from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnknownFormat, UnreadableTranscript
from testimonies.values.span import Span
from tests.transcripts.independently import words_of_document, words_of_file

READABLE = {"vtt", "srt", "txt", "docx", "csv-ohd"}  # OHMS has a test of its own
# The list of samples counts with a strict parser; where cues are broken or without words we know better.
OUR_COUNTS = {
    "empty.srt": 5,
    "ttml_example.ass": 11,
    "ttml_example_apple.ass": 38,
    "invalid.srt": 1,
    "invalid_timeframe.sbv": 5,
    "invalid_timeframe.srt": 5,
    "missing_caption_text.sbv": 4,
    "missing_caption_text.srt": 4,
    "missing_timeframe.srt": 5,
    "sample.sbv": 5,
    "ttml_example.ttml": 11,
    "ttml_example_apple.ttml": 38,
    "two_captions.sbv": 2,
    "invalid_timeframe.vtt": 7,
    "invalid_timeframe_in_cue_text.vtt": 3,
    "missing_caption_text.vtt": 4,
    "non_padded_timestamps.vtt": 3,
    "valid_vtt_index_with_metadata_for_import.webvtt": 0,
}
REFUSED = {
    "no_captions.vtt",
}


@pytest.mark.parametrize(
    ("content", "name", "recognised"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\none", "a.txt", "webvtt"),
        ("1\n00:00:01,000 --> 00:00:02,000\none", "a.vtt", "srt"),
        ("00:00:01.000 --> 00:00:02.000\none", "a.srt", "webvtt"),
        ("1\n00:00:01.000 --> 00:00:02.000\none", "a.srt", "srt"),
        ("1\n00:00:01.000 --> 00:00:02.000\none", "a.vtt", "webvtt"),
        ("0:00:01.000,0:00:02.000\none", "a.txt", "sbv"),
        ("[00:00:01 --> 00:00:02] one", "a.txt", "text"),
        ("ANNA: one", "a.vtt", "text"),
        ("so it was", "", "text"),
    ],
)
def test_content_counts_before_the_name(content: str, name: str, recognised: str):
    assert registry.recognise(content.encode(), name=name).name == recognised


def test_wrong_name_is_told():
    document = registry.read(b"WEBVTT\n\n00:01.000 --> 00:02.000\none", name="a.srt")

    message = "the file's name says SubRip captions, but its content is WebVTT captions"
    assert document.findings == (Finding(Level.NOTE, message),)


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "a.vtt", "the file is empty"),
        (b'{"a": 1}', "a.txt", "this is JSON"),
        ("{\\rtf1".encode("utf-16"), "a.doc", "this is RTF"),
        (b"words\0words", "a.txt", "this is no text"),
        (b"\xff\xfe", "a.txt", "there is not one word of transcript in it"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content: bytes, name: str, why: str):
    with pytest.raises(UnreadableTranscript) as refused:
        registry.read(content, name=name)

    assert refused.value.why.startswith(why)


def test_unknown_formats_are_refused_by_name():
    with pytest.raises(UnknownFormat, match='there is no format "papyrus"'):
        registry.named("papyrus")
    with pytest.raises(UnknownFormat, match='"sbv" can be read but not written'):
        registry.write(TranscriptDocument("text", ()), "sbv")


def test_what_would_be_read_otherwise_is_told_when_it_is_written():
    said = (Segment("So it was.", Span(0, 900)), Segment("At [00:01:02] he\n\nleft.", Span(900, 2_000)))
    document = TranscriptDocument("webvtt", said, metadata={"@odd": "x"})

    assert [finding.message for finding in registry.write(document, "text").findings] == [
        "plain text has no place for fields that describe the testimony: 1 left out",
        "the words of passages would be read otherwise from plain text: 2",
    ]
    assert [finding.message for finding in registry.write(document, "webvtt").findings] == [
        "fields would be read otherwise from WebVTT captions: @odd"
    ]
    assert registry.write(document, "json").findings == ()


def test_what_would_be_refused_or_taken_for_another_format_is_told_when_it_is_written():
    nul = registry.write(TranscriptDocument("x", (Segment("so\0it"),)), "text")
    other = registry.write(TranscriptDocument("x", (Segment("WEBVTT\n\n00:01.000 --> 00:02.000\nso"),)), "text")

    (refused,) = nul.findings
    assert refused.message.startswith("what was written as plain text would be refused when it is read again: ")
    assert [finding.message for finding in other.findings] == [
        "what was written as plain text would be taken for WebVTT captions when it is read again",
        "the words of passages would be read otherwise from plain text: 1",
    ]
    assert registry.write(TranscriptDocument("x", ()), "text").findings == ()


def test_names_of_formats_are_unique():
    names = [known.name for known in registry.formats()]

    assert len(set(names)) == len(names)


def test_real_files_are_read_whole_or_refused(samples: Path):
    counts, refused = {}, set()
    for row in _listed(samples):
        content = (samples / row["path"]).read_bytes()
        try:
            document = registry.read(content, name=row["path"])
        except UnreadableTranscript:
            refused.add(Path(row["path"]).name)
            continue
        assert document.account.balances, row["path"]
        if row["format"] in {"vtt", "srt", "txt"} and document.segments:
            lost = words_of_file(content, name=row["path"]) - words_of_document(document)
            assert lost == {}, row["path"]
        if found := re.search(r"(\d+) cues", row["remark"]):
            expected = OUR_COUNTS.get(Path(row["path"]).name, int(found[1]))
            counts[row["path"]] = (len(document.segments), expected)

    assert {path: pair for path, pair in counts.items() if pair[0] != pair[1]} == {}
    assert refused >= REFUSED
    assert len(counts) > 100


def _listed(samples: Path) -> list[dict[str, str]]:
    with (samples / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["path"].split("/")[0] in READABLE]


# Passages and words of real files; the words were counted in their trees without our readers.
JSON_COUNTS = {
    "alignement-result.sample.json": ("paperedit", 200, 5482),
    "amazonTranscribe.sample.json": ("aws", 26, 1791),
    "autoEdit2TedTalkTranscript.sample.json": ("kaldi", 1, 1721),
    "bbc-kaldi.json": ("kaldi", 27, 1712),
    "digitalPaperEdit.sample.json": ("paperedit", 22, 1454),
    "digitalPaperEdit.sample~1.json": ("paperedit", 22, 1454),
    "gcpStt.sample.json": ("google", 57, 1767),
    "gcpSttPunctuation.sample.json": ("google", 57, 1767),
    "ibmTedTalkTranscript.sample.json": ("watson", 87, 1780),
    "words-list.sample.json": ("paperedit", 22, 1454),
    "wordlist.json": ("whisper", 77, 228),
    "wordlist~1.json": ("whisper", 77, 228),
    "wordlist~2.json": ("whisper", 77, 228),
    "lunchroom_base.json": ("spans", 107, 1195),
    "whisper.json": ("whisper", 4, 199),
    "whisper_output.json": ("whisper", 26, 219),
    "bold-italic.otr": ("otr", 2, 8),
    "modern-timestamp.otr": ("otr", 2, 3),
    "no-media.otr": ("otr", 2, 9),
    "youtube-source.otr": ("otr", 2, 3),
}
JSON_REFUSED = {
    "subtitalizer-entities-range-example.json": "line 1: a comment stands before the JSON, which JSON does not allow",
    "bbcKaldiSpeakerSegments.sample.json": "this is JSON that says who speaks when, but not one word",
    "norm_data_api_istanbul.json": "this is JSON of a kind that is not known",
    "columbia_armenian_oral_history_archive.jsonl": "these are JSON Lines",
}


def test_real_json_is_read_whole_or_refused(samples: Path):
    counts, refused = {}, {}
    for path in [*samples.glob("stt-json/*/*.json"), *samples.glob("otr/*/*.otr"), *samples.glob("metadata/*/*.json*")]:
        try:
            document = registry.read(path.read_bytes(), name=path.name)
        except UnreadableTranscript as error:
            refused[path.name] = str(error)
            continue
        assert document.account.balances, path
        said = sum(len(segment.text.split()) for segment in document.segments)
        counts[path.name] = (document.format, len(document.segments), said)

    long = next(name for name in counts if name.startswith("Facebook"))
    assert counts.pop(long) == ("paperedit", 838, 14901)
    assert counts == JSON_COUNTS
    assert refused.keys() == JSON_REFUSED.keys()
    assert all(refused[name].startswith(why) for name, why in JSON_REFUSED.items())


def test_real_arguments_are_read_whole(samples: Path):
    for path in samples.glob("corpus-oyez/raw/*.json"):
        document = registry.read(path.read_bytes(), name=path.name)
        said = re.findall(r'"text": "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))

        assert document.format == "oyez"
        assert document.account.balances
        assert len(document.segments) == len([text for text in said if text.strip()])


def test_real_manifests_are_refused(samples: Path):
    paths = list(samples.glob("iiif/*/*.json"))

    assert len(paths) == 11
    for path in paths:
        with pytest.raises(UnknownFormat, match="this is a IIIF manifest"):
            registry.read(path.read_bytes(), name=path.name)
