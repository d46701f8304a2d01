import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonies.interchange.copies import Copy, Note
from testimonies.models import Speaker, Transcript
from testimonies.portal.presenters.testimony.lines import Lines, Tapes, dressed
from testimonies.vocabulary import SpeakerRole
from tests.factories.records import make_testimony, make_transcript
from tests.portal.presenters.testimony.spoken import said, said_in_turn

pytestmark = pytest.mark.django_db


@pytest.fixture
def transcript():
    transcript = make_transcript(make_testimony(), language="en")
    transcript.speakers.create(label="Ida", role=SpeakerRole.INTERVIEWER)
    return transcript


def written(transcript, segments, *, voices=None, notes=(), tapes=None, **lines):
    copy = Copy(Transcript.objects.get(pk=transcript.pk), tuple(segments), voices or {}, tuple(notes))
    return Lines(address="/testimonies/t-1", tapes=Tapes({1: 1} if tapes is None else tapes), **lines).written(copy)


def test_line_has_its_permanent_link_its_moment_and_its_words(transcript):
    html = written(transcript, [said("We left.", start_ms=83_400, speaker=None)])

    assert html == (
        '<div class="turn rows-1" data-tape="1"><p class="words"><span class="line" id="s-k1" data-at="83.4">'
        '<a class="at" href="/testimonies/t-1/k1">0:01:23</a>We left.</span></p></div>'
    )


def test_line_without_a_time_can_be_cited_and_not_heard(transcript):
    html = written(transcript, [said("We left.", speaker=None)])

    assert '<span class="line" id="s-k1"><a class="at" href="/testimonies/t-1/k1">¶</a>' in html


def test_line_of_a_recording_that_is_not_open_shows_its_time_only(transcript):
    html = written(transcript, [said("We left.", start_ms=1000, recording=7, speaker=None)], tapes={})

    assert ("data-at" in html, "data-tape" in html, "0:00:01" in html) == (False, False, True)


def test_times_without_a_recording_mean_the_only_one(transcript):
    segment = said("We left.", start_ms=1000, recording=None, speaker=None)

    assert 'data-tape="1"' in written(transcript, [segment], tapes={5: 1})
    assert "data-tape" not in written(transcript, [segment], tapes={5: 1, 6: 2})


def test_who_asks_is_told_apart_and_named_where_they_begin(transcript):
    ida = Speaker.objects.get()
    segments = [said("Who?", position=1, speaker=ida.pk), said("I.", position=2, speaker=None)]

    html = written(transcript, segments, voices={ida.pk: "Ida <Asker>"})

    assert '<div class="turn asks rows-1" data-tape="1"><p class="voice"><bdi>Ida &lt;Asker&gt;</bdi></p>' in html
    assert html.count('class="turn') == 2
    assert html.count('class="voice"') == 1


def test_several_tapes_are_announced(transcript):
    segments = [said("One.", position=1, start_ms=0, recording=1), said("Two.", position=2, start_ms=0, recording=2)]

    html = written(transcript, segments, tapes={1: 1, 2: 2})

    assert re.findall(r'<h3 class="tape-begins">([^<]+)</h3>', html) == ["Recording 1", "Recording 2"]


def test_linked_passage_is_marked(transcript):
    html = written(transcript, said_in_turn("One.", "Two."), passage="k2")

    assert re.findall(r'class="line cited" id="s-(\w+)"', html) == ["k2"]


def test_translation_stands_beside_in_its_direction(transcript):
    arabic = make_transcript(transcript.testimony, language="ar")
    lines = Lines(address="/testimonies/t-1", tapes=Tapes({1: 1}))
    left = Copy(transcript, tuple(said_in_turn("We left.")), {}, (Note("k1", 2, "a"),))
    right = Copy(arabic, tuple(said_in_turn("خرجنا.")), {}, (Note("k1", 0, "b"),))

    html = lines.written(left, right)

    assert html.startswith('<div class="pair rows-1"><div lang="en" dir="ltr">')
    assert '<div lang="ar" dir="rtl">' in html
    assert re.findall(r'href="#note-(\d)"', html) == ["1", "2"]


def test_nothing_in_a_text_becomes_markup(transcript):
    hostile = '<script>alert(1)</script>" onmouseover="x" & <b>'

    html = written(transcript, [said(hostile, speaker=9)], voices={9: hostile})

    assert "<script" not in html
    assert "<b>" not in html


def test_marks_and_notes_are_set_into_escaped_words():
    note = Note("k1", 4, "About two hundred grams.")

    assert dressed("a <b & bread", marks=[(7, 12)], notes=[(3, note)]) == (
        'a &lt;b<sup class="note-sign"><a href="#note-3" id="note-sign-3">3</a></sup> &amp; <mark>bread</mark>'
    )


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=4))
def test_dressing_changes_no_letter(text, stretches):
    reached, marks = 0, []
    for gap, length in stretches:
        if reached + gap + length <= len(text):
            marks.append((reached + gap, reached + gap + length))
            reached += gap + length

    assert unescape(re.sub(r"</?mark>", "", dressed(text, marks=marks))) == unescape(dressed(text, marks=[]))
