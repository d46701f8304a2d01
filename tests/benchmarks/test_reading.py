import sys

from benchmarks import reading
from testimonies.transcripts import registry
from tests.transcripts.scribes import SCRIBES


def test_every_format_that_can_be_written_is_measured_alone(capsys):
    reading.main(["--megabytes", "0.01", "--rounds", "1", "--formats", "webvtt"])

    table = capsys.readouterr().out
    assert "| webvtt (ours.vtt) |" in table
    assert table.count("| webvtt") == 1


def test_peer_that_fails_is_told_beside_ours_which_loses_no_word(capsys):
    reading.main(["--megabytes", "0.01", "--rounds", "1", "--formats", "webvtt", "--peers", sys.executable])

    rows = [line for line in capsys.readouterr().out.splitlines() if "this archive" in line or "webvtt-py" in line]
    assert [row.split("|")[4].strip()[:25] for row in rows] == ["0", "all: ModuleNotFoundError:"] * 2


def test_oddities_lose_no_word_of_ours():
    document = reading.invented(300)
    content = reading.made_odd(registry.write(document, "webvtt").content.decode()).encode()

    again = registry.read(content, name="odd.vtt")
    lost = reading.words(said.text for said in document.segments) - reading.words(said.text for said in again.segments)

    assert content.count(b"-->") == 300
    assert len(again.findings) == 2
    assert not lost


def test_invented_words_fill_any_number_of_segments():
    document = reading.invented(1_000)

    assert len(document.segments) == 1_000
    assert {scribe.format for scribe in SCRIBES} >= {"webvtt"}
    assert document.speakers == ("ANNA", "BORIS")
