"""A stretch is found by its words, whatever the blanks and capitals, in any script; never by counting characters."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from testimonies.admin.forms.stretch import stretch_of
from testimonies.models import TextRedaction, TimeRedaction
from tests.admin.furnishing import furnish
from tests.admin.pages import address, filled, save
from tests.factories.records import make_testimony, make_transcript


@pytest.mark.parametrize(
    ("words", "text", "occurrence", "stretch"),
    [
        ("broth", "potato broth", None, (7, 12)),
        ("POTATO   broth", "potato\nbroth", None, (0, 12)),
        ("хлеба", "кусок хлеба", None, (6, 11)),
        ("خبز", "قطعة خبز", None, (5, 8)),
        ("a (b)", "𝒳 a (b)", None, (2, 7)),
        ("bread", "bread and bread", 2, (10, 15)),
        ("bread", "bread and bread", 1, (0, 5)),
    ],
)
def test_words_are_found_where_they_stand(words, text, occurrence, stretch):
    assert stretch_of(words, text, occurrence=occurrence) == stretch


@pytest.mark.parametrize(
    ("words", "occurrence", "why"),
    [
        ("soup", None, "do not stand in the passage"),
        ("bread", None, "stand 2 times in the passage: say which, from 1 to 2"),
        ("bread", 3, "only 2 times"),
    ],
)
def test_words_that_cannot_be_placed_are_refused_with_the_reason(words, occurrence, why):
    with pytest.raises(ValidationError, match=why):
        stretch_of(words, "bread and bread", occurrence=occurrence)


@given(st.text(min_size=1), st.text(min_size=1).filter(str.strip), st.text())
def test_what_was_copied_from_a_text_is_found_in_it(before, words, after):
    text = f"{before} {words.strip()} {after}"

    start, end = stretch_of(words, text, occurrence=1)

    assert text[start:end].split() == words.split() or text[start:end].casefold().split() == words.casefold().split()


@pytest.mark.django_db
def test_stretch_on_its_own_page_keeps_its_passage(desk):
    redaction = furnish("one")[TextRedaction]

    save(desk, redaction, words="one")
    save(desk, redaction, words="nowhere")
    redaction.refresh_from_db()

    assert redaction.segment.text[redaction.start : redaction.end] == "one"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ({"words": "", "start": 4, "end": 9}, (4, 9)),
        ({"words": "", "start": 9, "end": 4}, None),
        ({"words": "", "start": 0, "end": 99}, None),
        ({"words": "", "start": "", "end": ""}, None),
        ({"words": "river", "start": 0, "end": 1}, (4, 9)),
    ],
)
def test_places_are_taken_where_no_words_are_given(desk, typed, saved):
    segment = make_transcript(make_testimony(), "The river was wide.").segments.get()
    page = address(TextRedaction, "add")

    desk.post(page, filled(desk.get(page), segment=segment.pk, reason="Asked for", **typed))

    assert TextRedaction.objects.values_list("start", "end").first() == saved


@pytest.mark.django_db
def test_stretch_of_sound_is_typed_as_a_player_shows_it(desk):
    redaction = furnish("one")[TimeRedaction]

    save(desk, redaction, start_ms="1:02:03", end_ms="1:02:04.250")
    refused = save(desk, redaction, start_ms="1:02:03", end_ms="1:02:03")
    redaction.refresh_from_db()

    assert (redaction.start_ms, redaction.end_ms) == (3723000, 3724250)
    assert "end_ms" in refused.context["adminform"].form.errors
