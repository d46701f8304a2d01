"""Files are recognised by what they hold, and real files of real archives are read whole."""

import csv
import re
from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.transcripts.errors import UnknownFormat, UnreadableTranscript
from tests.transcripts.demonstrations import words_of_document, words_of_file

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
    "two_captions.sbv": 2,
    "invalid_timeframe.vtt": 7,
    "invalid_timeframe_in_cue_text.vtt": 3,
    "missing_caption_text.vtt": 4,
    "non_padded_timestamps.vtt": 3,
    "valid_vtt_index_with_metadata_for_import.webvtt": 0,
}
REFUSED = {
    "no_captions.vtt",
    "ttml_example.ttml",
    "ttml_example_apple.ttml",
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
        (b"{\\rtf1", "a.doc", "this is RTF"),
        (b"words\0words", "a.txt", "this is no text"),
        (b"\xff\xfe", "a.txt", "there is not one word of transcript in it"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content: bytes, name: str, why: str):
    with pytest.raises(UnreadableTranscript) as refused:
        registry.read(content, name=name)

    assert refused.value.why.startswith(why)


def test_unknown_formats_are_refused_by_name():
    with pytest.raises(UnknownFormat, match='there is no format "odt"'):
        registry.named("odt")
    with pytest.raises(UnknownFormat, match='"sbv" can be read but not written'):
        registry.write(TranscriptDocument("text", ()), "sbv")


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
