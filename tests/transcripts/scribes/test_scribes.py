"""Documents written in every format as tools write them, then damaged: no crash, and no word lost without a finding."""

import re
from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.transcripts import registry
from testimonies.transcripts.carrying import carried
from testimonies.transcripts.document import Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.values.span import Span
from tests.transcripts.independently import everything
from tests.transcripts.scribes import SCRIBES, Scribe
from tests.transcripts.test_formats import DAMAGES, SHARE, assert_sound

TOKEN = re.compile(r"(?:word|слово|كلمة|söz)\d+x")
STEMS = ("word", "слово", "كلمة", "söz")
ENDINGS = ("", ".", ",", "?", " –", "…")
by_scribe = pytest.mark.parametrize("scribe", SCRIBES, ids=lambda scribe: f"{scribe.format}-{scribe.file_name}")


@st.composite
def documents(draw: st.DrawFn) -> TranscriptDocument:
    """One to eight turns of different words that no two share, each later than the one before."""
    turns = draw(
        st.lists(
            st.tuples(st.integers(1, 6), st.sampled_from(STEMS), st.sampled_from(ENDINGS), st.integers(500, 9_000)),
            min_size=1,
            max_size=8,
        )
    )
    voices = draw(st.lists(st.sampled_from(["ANNA", "BORIS"]), min_size=len(turns), max_size=len(turns)))
    starts = accumulate((turn[3] for turn in turns), initial=1_000)
    segments, number = [], 0
    for (count, stem, ending, length), speaker, start in zip(turns, voices, starts, strict=False):
        said = " ".join(f"{stem}{number + word}x" for word in range(count))
        number += count
        segments.append(Segment(f"{said}{ending}", Span(start, start + length - 100), speaker))
    return TranscriptDocument("invented", tuple(segments))


@by_scribe
@settings(max_examples=40)
@given(document=documents())
def test_what_a_tool_writes_is_read_as_it_was(scribe: Scribe, document: TranscriptDocument):
    again = registry.read(scribe.write(document), name=scribe.file_name)

    assert_sound(again)
    assert again.format == scribe.format
    assert carried(again, scribe.carries).segments == carried(document, scribe.carries).segments


@by_scribe
@settings(max_examples=60)
@given(
    document=documents(),
    damages=st.lists(st.tuples(st.sampled_from(sorted(DAMAGES)), SHARE, SHARE), min_size=1, max_size=3),
)
def test_no_word_of_a_damaged_file_is_lost_without_a_finding(
    scribe: Scribe, document: TranscriptDocument, damages: list[tuple[str, float, float]]
):
    content = damaged(scribe.write(document), damages)
    try:
        read = registry.read(content, name=scribe.file_name)
    except UnreadableTranscript:
        return

    assert_sound(read)
    lost = set(TOKEN.findall(scribe.text_of(content))) - set(TOKEN.findall("\n".join(everything(read))))
    assert not lost or any(finding.level is Level.WARNING for finding in read.findings)


def damaged(content: bytes, damages: list[tuple[str, float, float]]) -> bytes:
    """The file after everything that befell it."""
    for kind, start, length in damages:
        begin = int(start * len(content))
        end = begin + int(length * (len(content) - begin) / 3)
        damage: Callable[[bytes, bytes, bytes], bytes] = DAMAGES[kind]
        content = damage(content[:begin], content[begin:end], content[end:])
    return content
