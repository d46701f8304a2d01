"""Hyperaudio's spans are words with times; words that are struck out are never published."""

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import Level, Segment, WordTime
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.values.span import Span
from tests.transcripts.test_formats import assert_sound

PAGE = """<html><head><title>Bees</title><script>var x = "no word";</script></head><body><h1>Our player</h1>
<article><section><p>
  <span data-m="1000" data-d="0" class="speaker">[Anna] </span>
  <span data-m="1000" data-d="500">We </span>
  <span data-m="1500" data-d="500" style="text-decoration: line-through;">secretly </span>
  <span data-m="2000" data-d="500" class="strikeout">often </span>
  <span data-m="2500" data-d="400">sold</span><span data-m="2900" data-d="100">-out &amp; gone. </span>
</p></section></article></body></html>"""


def read(page: str):
    document = registry.read(page.encode(), name="page.html")
    assert_sound(document)
    return document


def test_page_is_read_without_its_struck_words():
    document = read(PAGE)

    times = (WordTime(0, 2, Span(1000, 1500)), WordTime(3, 7, Span(2500, 2900)), WordTime(7, 19, Span(2900, 3000)))
    assert document.segments == (Segment("We sold-out & gone.", Span(1000, 3000), "Anna", word_times=times),)
    assert "secretly" not in repr(document)
    assert [(finding.level, finding.line, finding.message) for finding in document.findings] == [
        (Level.WARNING, 1, "text of the page around the transcript was left out"),
        (Level.WARNING, 5, "2 words that are struck out must not be published and were left out (lines 5, 6)"),
    ]


def test_words_outside_timed_spans_are_kept():
    assert read("<p><span data-m='5'>We</span> sold <i>none</i></p>").segments[0].text == "We sold none"


def test_start_that_is_no_time_is_told():
    document = read('<p><span data-m="soon" data-d="1">We</span></p>')

    assert document.segments == (Segment("We"),)
    assert document.findings[0].message == "the start of a word is no time; it was kept without one"


def test_page_without_a_word_is_refused():
    with pytest.raises(UnreadableTranscript, match="no span with data-m holds a word"):
        registry.read(b'<p><span data-m="1" data-d="2"> </span></p>', name="page.html")
