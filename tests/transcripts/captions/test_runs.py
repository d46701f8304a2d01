"""Cues that are read all at once are read exactly as they are one by one, with the same account and findings."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts.captions.cues import Cue, cues, time_lines
from testimonies.transcripts.captions.runs import Run, cues_and_runs
from testimonies.transcripts.captions.spoken import Spoken
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.reading import Reading

HEADS = (
    "00:00:01.000 --> 00:00:02.000",
    "00:01:01.250 --> 00:01:02.000",
    "00:00:01,000 --> 00:00:02,000",
    "12:34:56.789 --> 12:35:00.000",
    "00:01.000 --> 00:02.500",
    "59:59.000 --> 01:59:59.500",
    "00:59:59.000 --> 59:59.500",
    "00:00:01:12 --> 00:00:02:00",
    "00:00:01.000 --> 00:00:02.000 align:start",
    "00:00:09.000 --> 00:00:02.000",
    "00:00:0x.000 --> 00:00:02.000",
    "0:00:01.0-->0:00:02",
    "00:00:01.000 --> 00:00:02.000x",
)
BODIES = (
    "the bees came home",
    "one\ntwo",
    " spaced ",
    "cafe\u0301",
    "<v Anna>said",
    "<v Boris K.>said</v>",
    "<v Anna:> said ",
    "<v.loud Anna>said",
    "<v Anna>",
    "<i>said</i>",
    "bees &amp; hives",
    "ANNA: said",
    " ANNA: said",
    "- BORIS:  said\nmore",
    "ANNA: said\nBORIS: more",
    "ANNA:",
    "[ANNA] said",
    "NOTE said",
    "12",
    "an arrow --> here",
    "",
    "\nsaid",
    "said\n \nmore",
    "said\n\nmore",
    "said\n\n7\nmore",
    '{"type":"TextualBody"}',
)
NAMES = ("", "", "", "{}\n", "{}\n", "9\n", "a name\n", "1234567890\n", " 3 \n", "\u0663\n")
GAPS = ("\n\n", "\n\n", "\n\n", "\n\n\n", "\n", "\n\n\n\n", "\n \n", "")


@st.composite
def captions(draw: st.DrawFn) -> str:
    """Mostly long runs of cues of one kind, and what real files have between them."""
    text = draw(st.sampled_from(["", "", "WEBVTT\n\n", "WEBVTT\nKind: captions\n\nwords\n\n", "\n"]))
    number = 0
    for _ in range(draw(st.integers(1, 5))):
        parts = [draw(st.sampled_from(one)) for one in (NAMES, HEADS, BODIES, GAPS)]
        for _ in range(draw(st.sampled_from([1, 1, 2, 9, 40]))):
            number += 1
            text += parts[0].format(number) + f"{parts[1]}\n{parts[2]}{parts[3]}"
    return text


def one_by_one(text: str, *, words_name_a_cue: bool) -> tuple[int, TranscriptDocument]:
    reading = Reading.of(text.encode(), language="")
    end, found = cues(reading, time_lines(reading), words_name_a_cue=words_name_a_cue)
    return end, _document(reading, found)


def all_at_once(text: str, *, words_name_a_cue: bool) -> tuple[int, TranscriptDocument]:
    reading = Reading.of(text.encode(), language="")
    end, found = cues_and_runs(reading, words_name_a_cue=words_name_a_cue)
    return end, _document(reading, found)


def _document(reading: Reading, found: list[Cue] | list[Cue | Run]) -> TranscriptDocument:
    spoken = Spoken(reading, found)
    for cue in found:
        if isinstance(cue, Run):
            spoken.say_run(cue)
        else:
            spoken.say_cue(cue)
    spoken.continue_voices()
    return reading.document("captions", spoken.finished())


@settings(max_examples=300)
@given(text=captions(), words_name_a_cue=st.booleans())
def test_reading_at_once_is_reading_one_by_one(*, text: str, words_name_a_cue: bool):
    expected = one_by_one(text, words_name_a_cue=words_name_a_cue)

    assert all_at_once(text, words_name_a_cue=words_name_a_cue) == expected


def test_reading_real_files_at_once_is_reading_them_one_by_one(samples: Path):
    files = [path for kind in ("vtt", "srt") for path in sorted((samples / kind).rglob("*")) if path.is_file()]
    read = 0
    for path in files:
        for words_name_a_cue in (False, True):
            try:
                text = Reading.of(path.read_bytes(), language="").text
            except UnreadableTranscript:
                continue
            expected = one_by_one(text, words_name_a_cue=words_name_a_cue)
            read += 1

            assert all_at_once(text, words_name_a_cue=words_name_a_cue) == expected, path

    assert read > 200


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n", "\n\n\n\n"])
def test_canonical_file_is_a_run(gap: str):
    text = "".join(f"00:00:0{number}.000 --> 00:00:0{number}.900\nsaid {number}{gap}" for number in range(5))

    opening, (run,) = cues_and_runs(Reading.of(text.encode(), language=""))

    assert opening == 0
    assert isinstance(run, Run)
    assert (run.words[4], run.starts[4], run.spans[4].start_ms) == ("said 4", text.index("said 4"), 4_000)


@pytest.mark.parametrize("odd", ["00:00:05.000 --> 00:00:04.000\nsaid", "said", "NOTE said", "00:00:05.000 --> \nsaid"])
def test_what_is_odd_parts_runs_and_takes_the_cue_before_it(odd: str):
    cue = "00:00:01.000 --> 00:00:02.000\nthe bees came home in the evening\n\n"

    _, found = cues_and_runs(Reading.of(f"{cue * 40}{odd}\n\n{cue * 40}".encode(), language=""))
    runs = [part for part in found if isinstance(part, Run)]

    assert len(runs) > 1
    assert sum(len(run.words) for run in runs) >= 60
