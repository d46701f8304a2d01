"""A time mark of oTranscribe begins a passage; labels at line starts are speakers."""

import pytest

from testimonies.transcripts.document import Segment
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard, told

MARK = '<span class="timestamp" contenteditable="false" data-timestamp="{}">0:01</span>'


@pytest.mark.parametrize(("written", "ms"), [("123.45", 123_450), ("2:03", 123_000), ("1:02:03", 3_723_000)])
def test_marks_are_seconds_or_clocks(written: str, ms: int):
    document = heard(
        {"text": f"<p>before {MARK.format(written)}&nbsp;bees &amp; honey</p>", "media": "", "media-time": 0}
    )

    assert document.segments == (Segment("before"), Segment("bees & honey", Span(ms)))


def test_mark_that_is_no_time_is_told():
    document = heard({"text": f"<p>{MARK.format('x')}bees</p>", "media": ""})

    assert document.segments == (Segment("bees"),)
    assert told(document) == ['the time mark "x" is no time; its words were kept without one']


def test_labels_are_speakers():
    document = heard({"text": "<p>ANNA: Yes.</p><p>BORIS: No.<br>ANNA: Why?</p>"})

    assert [(said.text, said.speaker) for said in document.segments] == [
        ("Yes.", "ANNA"),
        ("No.", "BORIS"),
        ("Why?", "ANNA"),
    ]


def test_struck_words_are_left_out():
    document = heard({"text": "<p>We <s>never ever</s> sold</p>"})

    assert document.segments == (Segment("We  sold"),)
    assert told(document) == ["2 words are struck out in the file; they must not be published: left out"]
