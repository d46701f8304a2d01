"""The contract of every format: nothing is lost, nothing is invented, and no file, however damaged, is a crash."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts import registry
from testimonies.transcripts.document import Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from tests.transcripts.demonstrations import FILES, Demonstration, words, words_of_document, words_of_file

READ = [known for known in registry.formats() if known.read]
WRITTEN = [known for known in registry.formats() if known.write]
BOTH = [known for known in WRITTEN if known.read]

by_name = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def read(file: Demonstration, *, language: str = "") -> TranscriptDocument:
    return registry.read(file.content, name=file.name, language=language)


def assert_sound(document: TranscriptDocument) -> None:
    """What holds for everything that any reader ever returns."""
    assert document.account.balances, document.account
    assert all(count > 0 for count in document.account.classes.values())
    for segment in document.segments:
        assert segment.text.strip()
        assert unicodedata.is_normalized("NFC", segment.text)
        assert segment.speaker is None or segment.speaker.strip()
        assert segment.recording >= 0
        assert_words_are_timed_in_order(segment)
    assert all(point.title or point.synopsis for point in document.index_points)
    assert all(0 <= footnote.segment < len(document.segments) for footnote in document.footnotes)
    assert all(finding.message and finding.level is not Level.ERROR for finding in document.findings)
    if document.translation:
        assert_sound(replace(document.translation, account=document.account))


def assert_words_are_timed_in_order(segment: Segment) -> None:
    place = 0
    for word in segment.word_times:
        assert place <= word.start < word.end <= len(segment.text)
        assert segment.text[word.start : word.end].strip()
        place = word.end


def assert_sound_or_refused(content: bytes, *, name: str) -> None:
    """Reads and writes again; any other exception than the one for a refused file fails the test."""
    try:
        document = registry.read(content, name=name)
    except UnreadableTranscript:
        return
    assert_sound(document)
    assert all(registry.write(document, known.name).content for known in WRITTEN)


@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_format_is_recognised_by_content_alone(known: Format):
    mine = [file for file in FILES if known.claims(file.name)]

    assert mine, f"tests/data/transcripts has no demonstration of {known.title}"
    assert {registry.recognise(file.content, name="").name for file in mine} == {known.name}
    assert {registry.recognise(file.content, name="wrong.txt").name for file in mine} == {known.name}


@by_name
def test_demonstration_is_sound(file: Demonstration):
    assert_sound(read(file))


@by_name
def test_every_word_of_the_file_stands_in_the_document(file: Demonstration):
    lost = words_of_file(file.content, name=file.name) - words_of_document(read(file))

    assert lost == {}


@by_name
def test_declared_language_is_passed_through(file: Demonstration):
    assert read(file, language="crh-Cyrl").language == "crh-Cyrl"


@by_name
def test_reading_twice_gives_the_same(file: Demonstration):
    assert read(file) == read(file)


@by_name
@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
def test_every_word_of_a_document_is_written(file: Demonstration, known: Format):
    document = replace(read(file), translation=None)
    said = words("\n".join(segment.text for segment in document.segments))

    written = registry.write(document, known.name).content.decode().replace("\\n", "\n")  # as JSON spells a line end

    assert said - words(written) == {}


@by_name
@pytest.mark.parametrize("known", BOTH, ids=lambda known: known.name)
def test_what_is_written_is_read_again(file: Demonstration, known: Format):
    document = read(file)
    again = registry.read(registry.write(document, known.name).content, name="", language=document.language)

    assert_sound(again)
    assert words("\n".join(segment.text for segment in document.segments)) == words(
        "\n".join(segment.text for segment in again.segments)
    )
    written = registry.write(again, known.name).content
    assert written == registry.write(registry.read(written, name="", language=document.language), known.name).content


DAMAGES: dict[str, Callable[[bytes, bytes, bytes], bytes]] = {
    "cut": lambda before, stretch, after: before,
    "drop": lambda before, stretch, after: before + after,
    "double": lambda before, stretch, after: before + stretch + stretch + after,
    "swap": lambda before, stretch, after: before + after + stretch,
    "blank lines": lambda before, stretch, after: before + stretch.replace(b"\n", b"\n\n") + after,
    "NUL": lambda before, stretch, after: before + b"\0" + stretch + after,
    "Latin-1 byte": lambda before, stretch, after: before + b"\xe9" + stretch + after,
    "CRLF": lambda before, stretch, after: (before + stretch + after).replace(b"\n", b"\r\n"),
    "CR": lambda before, stretch, after: (before + stretch + after).replace(b"\n", b"\r"),
    "mark": lambda before, stretch, after: b"\xef\xbb\xbf" + before + stretch + after,
    "UTF-16": lambda before, stretch, after: (before + stretch + after).decode("utf-8", "replace").encode("utf-16"),
}
SHARE = st.floats(0, 1)


@by_name
@settings(max_examples=40)
@given(damages=st.lists(st.tuples(st.sampled_from(sorted(DAMAGES)), SHARE, SHARE), max_size=4))
def test_damaged_file_is_read_soundly_or_refused(file: Demonstration, damages: list[tuple[str, float, float]]):
    content = file.content
    for kind, start, length in damages:
        begin = int(start * len(content))
        end = begin + int(length * (len(content) - begin) / 3)
        content = DAMAGES[kind](content[:begin], content[begin:end], content[end:])

    assert_sound_or_refused(content, name=file.name)


SCRAPS = (
    "WEBVTT|\n|\n\n|\n \n|1\n|00:00:01.000 --> 00:00:02.000\n|00:01 --> 00:00\n|-->|NOTE|STYLE\n|NOTE without time\n"
    "|NOTE recording 2|<v Anna>|<v>|</v>|<i>|</c>|<[?]>|<00:01.000>|&amp;|&#0;|Anna:|ANNA: |Язма:|[00:01]|[00:00:09.12]"
    "|#00:00:02-5#|{0:00:01}|(00:10)|Tape 2\n|DATE: x\n|TITLE: y\n|a=b\n|e\u0301|\u200f|\u2028|\x0c| |\t|слово|1941"
    "|0:00:01.0,0:00:02.0\n|- |[Anna] "
).split("|")


@settings(max_examples=300)
@given(
    scraps=st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=30),
    name=st.sampled_from(["", "a.vtt", "a.srt", "a.txt", "a.sbv"]),
)
def test_any_text_is_read_soundly_or_refused(scraps: list[str], name: str):
    assert_sound_or_refused("".join(scraps).encode(), name=name)


@settings(max_examples=300)
@given(
    scraps=st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=30), name=st.sampled_from(["a.vtt", "a.srt", "a.txt"])
)
def test_no_word_between_scraps_is_lost(scraps: list[str], name: str):
    said = [f"word{number}" for number in range(len(scraps))]
    text = "".join(f"{scrap} {word} " for scrap, word in zip(scraps, said, strict=True))

    try:
        document = registry.read(text.encode(), name=name)
    except UnreadableTranscript:
        return

    assert words(" ".join(said)) - words_of_document(document) == {}


@settings(max_examples=150)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_soundly_or_refused(content: bytes):
    assert_sound_or_refused(content, name="found.vtt")
