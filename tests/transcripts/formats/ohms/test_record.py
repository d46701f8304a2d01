"""OHMS records as wholes: fields, languages, versions, what is refused, and the real ones."""

from pathlib import Path

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.ohms import FORMAT
from testimonies.values.span import Span
from tests.transcripts.formats.ohms import NAMESPACE, read, record

TEXT = "KOVAL: Where?\n\nHALIL: Here.\n\nKOVAL: So.\n\nHALIL: Yes."
TRANSLATED = "КОВАЛЬ: Где?\n\nХАЛИЛ: Здесь.\n\nКОВАЛЬ: Так.\n\nХАЛИЛ: Да."


@pytest.mark.parametrize("namespace", [NAMESPACE, f"{NAMESPACE}/ohms.xsd", ""])
def test_record_of_any_namespace_is_recognised_and_read(namespace: str) -> None:
    content = record(namespace=namespace, version="4", transcript=TEXT)

    assert FORMAT.sniff(content, "interview.xml") == 1.0
    assert FORMAT.read
    assert len(FORMAT.read(content, language="").segments) == 4


@pytest.mark.parametrize("content", [b"", b"WEBVTT", b"<records><record/></records>", b"\xff\xfe\x00"])
def test_other_files_are_not_recognised(content: bytes) -> None:
    assert FORMAT.sniff(content, "interview.xml") == 0.0


@pytest.mark.parametrize("duration", ["01:27:", "47:18", "97:05", "1:2:0", "2 hours, 30 minutes"])
def test_odd_duration_is_kept_and_told(duration: str) -> None:
    document = read(transcript=TEXT, duration=duration)

    assert document.metadata["duration"] == duration
    assert any(duration in finding.message for finding in document.findings)


def test_other_language_is_the_translation() -> None:
    fields = {"transcript_alt": TRANSLATED, "sync_alt": "1:|1(1)|3(1)", "transcript_alt_lang": "Russian"}

    document = read(transcript=TEXT, sync="1:|1(1)|7(1)", language="en", **fields)

    assert document.translation
    assert (document.language, document.translation.language) == ("en", "ru")
    assert [one.text for one in document.translation.segments] == ["Где?", "Здесь.", "Так.", "Да."]
    assert [one.span for one in document.translation.segments[:2]] == [Span(60_000), Span(120_000)]
    assert document.translation.account.balances


def test_declared_language_wins_over_the_files_own_and_an_unknown_one_is_told() -> None:
    assert read(transcript=TEXT, language="de").language == "de"
    assert any(
        "Of The Moon" in one.message for one in read(transcript=TEXT, transcript_alt_lang="Of The Moon").findings
    )


def test_index_without_transcript_is_enough() -> None:
    document = read(index="<point><time>1</time><title>T</title></point>", sync="1:|1(2)")

    assert (len(document.segments), len(document.index_points)) == (0, 1)
    assert [one.message for one in document.findings] == ["there are sync points, but there is no transcript"]


def test_nothing_beside_the_record_is_lost() -> None:
    content = b"<ROOT a='b'><!-- by hand -->before<record><version>5</version>within</record><extra>more</extra></ROOT>"
    assert FORMAT.read

    document = FORMAT.read(content, language="")

    assert document.account.balances
    assert document.metadata == {"ROOT": "before", "ROOT/extra": "more", "version": "5", "record": "within"}
    assert [one.message for one in document.findings] == ['a comment was left out: "by hand"']


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<feed/>", "not an OHMS record"),
        (b"<ROOT><record/><record/></ROOT>", "2 records"),
        (b"<ROOT><record>", "not well-formed"),
    ],
)
def test_what_is_no_single_record_is_refused(content: bytes, why: str) -> None:
    assert FORMAT.read
    with pytest.raises(UnreadableTranscript, match=why):
        FORMAT.read(content, language="")


def test_real_records_are_read_without_losing_a_character(samples: Path) -> None:
    files = sorted((samples / "ohms").rglob("*.xml"), key=lambda file: file.stat().st_size)
    assert len(files) > 100
    assert FORMAT.read
    for file in files[::4]:
        document = FORMAT.read(file.read_bytes(), language="")
        starts = [one.span.start_ms for one in document.segments if one.span]
        assert document.account.balances, file.name
        assert starts == sorted(starts), file.name
        assert not any("[[" in one.text or "\ufeff" in one.text for one in document.segments), file.name
        if len(document.segments) > 40:
            assert 2 <= len(document.speakers) <= 8, (file.name, document.speakers)
