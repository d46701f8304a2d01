import datetime as dt
import random
from itertools import islice

import pytest
from django.utils import timezone

from testimonies.access.silence import TO_THE_END, HiddenPassage, Stretch, must_be_silent
from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import AccessCopy, Recording, Segment, Silence, TextRedaction, TimeRedaction, Transcript
from testimonies.models.hearing import hidden_in
from testimonies.vocabulary import Medium, Openness, State, WhyNot
from tests.factories.records import make_published, make_transcript

pytestmark = pytest.mark.django_db

PAST, AHEAD = (timezone.now() + dt.timedelta(days=days) for days in (-1, 1))
TIMES = [None, 0, 1000, 2000, 3000, 4000]


@pytest.fixture
def testimony():
    return make_published(texts=("One.",))


@pytest.fixture
def recording(testimony):
    return keep(testimony)


def keep(testimony, *, position=1, silences=(), **fields):
    """A recording with a copy as the maker leaves it; no bytes are needed to decide."""
    known = {"file": f"recordings/x/{position}.wav"} | fields
    recording = Recording.objects.create(testimony=testimony, position=position, **known)
    if recording.file:
        copy = AccessCopy.objects.create(
            recording=recording, made_of=recording.file.name, medium=recording.medium, file="copies/x/y.wav",
            sha256="0" * 64,
        )  # fmt: skip
        Silence.objects.bulk_create(Silence(copy=copy, start_ms=start, end_ms=end) for start, end in silences)
    return recording


def hide_sound(recording, start, end, **fields):
    return TimeRedaction.objects.create(recording=recording, start_ms=start, end_ms=end, reason="a name", **fields)


def hide_words(testimony, *, texts=1, **times):
    """In the first of so many segments of a new transcript."""
    transcript = make_transcript(testimony, *["Somebody said so."] * texts)
    transcript.segments.update(start_ms=None, end_ms=None, recording=None)
    transcript.segments.filter(position=1).update(**times)
    return TextRedaction.objects.create(segment=transcript.segments.get(position=1), start=0, end=4, reason="a name")


def is_heard(recording, *, at=None):
    heard = Recording.objects.playable_by(VISITOR, at=at).filter(pk=recording.pk).exists()
    assert Recording.objects.playable_by(EVERYTHING, at=at).filter(pk=recording.pk).exists()
    return heard


def test_original_without_a_copy_is_not_heard_by_the_public(recording):
    assert is_heard(recording)

    recording.access_copy.delete()

    assert not is_heard(recording)


def test_copy_that_could_not_be_made_is_none(recording):
    AccessCopy.objects.update(file="", sha256="", why_not=WhyNot.UNREADABLE)

    assert not is_heard(recording)


@pytest.mark.parametrize("changed", [{"file": "recordings/x/other.wav"}, {"medium": Medium.VIDEO}])
def test_copy_of_what_the_recording_was_is_none(recording, changed):
    Recording.objects.filter(pk=recording.pk).update(**changed)

    assert not is_heard(recording)


def test_redaction_outside_the_silences_closes_with_the_save_that_makes_it(testimony):
    recording = keep(testimony, silences=[(1000, 2000), (2000, 3000)])
    redaction = hide_sound(recording, 1200, 2000)
    assert is_heard(recording)

    redaction.end_ms = 2001  # two silences that touch are not one: the maker joins what touches
    redaction.save()

    assert not is_heard(recording)


def test_redaction_that_ended_leaves_a_copy_that_is_heard(recording):
    hide_sound(recording, 0, 9, until=PAST)
    assert is_heard(recording)
    assert not is_heard(recording, at=PAST - dt.timedelta(seconds=1))


def test_redaction_that_ends_later_hides_until_then(recording):
    hide_sound(recording, 0, 9, until=AHEAD)

    assert not is_heard(recording)
    assert is_heard(recording, at=AHEAD)


def test_hidden_words_are_not_heard_either(testimony):
    recording = keep(testimony, silences=[(1000, 2000)])
    hidden = hide_words(testimony, recording=recording, start_ms=1000, end_ms=2000)
    assert is_heard(recording)

    Segment.objects.filter(pk=hidden.segment_id).update(end_ms=2001)

    assert not is_heard(recording)


def test_hidden_words_without_an_end_last_until_the_next_segment(testimony):
    recording = keep(testimony, silences=[(1000, 3000)])
    hidden = hide_words(testimony, texts=2, recording=recording, start_ms=1000)
    assert not is_heard(recording)

    Segment.objects.filter(transcript=hidden.segment.transcript, position=2).update(recording=recording, start_ms=3000)

    assert is_heard(recording)


def test_hidden_words_at_no_known_time_close_their_recording_only(testimony):
    tapes = [keep(testimony, position=position, silences=[(0, TO_THE_END)]) for position in (1, 2)]
    hide_words(testimony, recording=tapes[0])

    assert [is_heard(tape) for tape in tapes] == [False, True]


def test_hidden_words_on_no_known_recording_close_all_of_the_testimony(testimony):
    tapes = [keep(testimony, position=position, silences=[(0, TO_THE_END)]) for position in (1, 2)]
    others = keep(make_published())
    hide_words(testimony, start_ms=1000, end_ms=2000)

    assert [is_heard(tape) for tape in (*tapes, others)] == [False, False, True]


def test_hidden_words_in_a_text_that_is_not_reviewed_close_all_of_the_testimony(testimony):
    tapes = [keep(testimony, position=position, silences=[(0, TO_THE_END)]) for position in (1, 2)]
    others = keep(make_published())
    hidden = hide_words(testimony, recording=tapes[0], start_ms=1000, end_ms=2000)
    every = [*tapes, others]
    assert [is_heard(tape) for tape in every] == [True, True, True]

    Transcript.objects.filter(pk=hidden.segment.transcript_id).update(reviewed_at=None)

    assert [is_heard(tape) for tape in every] == [False, False, True]
    TextRedaction.objects.update(until=PAST)
    assert [is_heard(tape) for tape in every] == [True, True, True]


def test_recording_elsewhere_is_shown_while_nothing_of_it_is_hidden(testimony):
    recording = keep(testimony, file="", external_url="https://example.org/tape")
    assert is_heard(recording)

    hide_sound(recording, 0, 9)

    assert not is_heard(recording)


def test_silences_of_a_former_file_do_not_open_what_lies_elsewhere(testimony):
    recording = keep(testimony, silences=[(0, TO_THE_END)])
    hide_sound(recording, 0, 9)
    assert is_heard(recording)

    Recording.objects.filter(pk=recording.pk).update(file="", external_url="https://example.org/tape")

    assert not is_heard(recording)


@pytest.mark.parametrize(
    ("state", "openness", "consent", "is_wanted"),
    [
        (State.PUBLISHED, Openness.OPEN, {}, True),
        (State.PUBLISHED, Openness.READING_ROOM, {}, True),
        (State.APPROVED, Openness.OPEN, {}, True),
        (State.IN_REVIEW, Openness.OPEN, {}, False),
        (State.WITHDRAWN, Openness.OPEN, {}, False),
        (State.PUBLISHED, Openness.CLOSED, {}, False),
        (State.PUBLISHED, Openness.OPEN, {"covers_voice": False}, False),
    ],
)
def test_public_needs_copies_of_what_it_may_come_to_hear(state, openness, consent, is_wanted):
    testimony = make_published(consent=consent)
    testimony.state, testimony.openness = state, openness
    testimony.save(update_fields=["state", "openness"])
    keep(testimony)
    keep(testimony, position=2, file="")

    wanted = Recording.objects.for_the_public(at=timezone.now())

    assert [recording.position for recording in wanted] == [1] * is_wanted


def test_condition_and_rule_agree():
    """Over random tapes, segments, redactions and silences: what SQL serves is what the rule allows."""
    chance = random.Random(3)
    outcomes = set()
    for _ in range(25):
        testimony = make_published(texts=("One.",))
        tapes = [keep(testimony, position=position, silences=_silences(chance)) for position in (1, 2)]
        segments = _segments(testimony, tapes, chance)
        redactions = _redactions(tapes, segments, chance)
        for tape in tapes:
            expected = _rule(tape, segments, *redactions)
            assert is_heard(tape) == expected
            outcomes.add((expected, bool(redactions[0] or redactions[1])))
    assert outcomes == {(True, True), (True, False), (False, True)}


def _silences(chance):
    starts = sorted(chance.sample(range(0, 4000, 500), chance.randint(0, 2)))
    return [(start, start + chance.choice((400, 1500))) for start in starts] or chance.choice(([], [(0, TO_THE_END)]))


def _segments(testimony, tapes, chance):
    reviewed_at = chance.choices([None, timezone.now()], weights=[1, 6])[0]
    transcript = make_transcript(testimony, *["Somebody said so."] * 5, reviewed_at=reviewed_at)
    segments = list(transcript.segments.order_by("position"))
    for segment in segments:
        segment.recording = chance.choices([None, *tapes], weights=[1, 6, 6])[0]
        segment.start_ms = chance.choices(TIMES, weights=[1, 6, 6, 6, 6, 6])[0]
        ends = [None, *(end for end in TIMES if end is not None and end >= (segment.start_ms or 0))]
        segment.end_ms = None if segment.start_ms is None else chance.choice(ends)
        segment.save()
    return segments


def _redactions(tapes, segments, chance):
    ends = (None, PAST, AHEAD)
    sounds = [
        hide_sound(chance.choice(tapes), start := chance.randint(0, 4000), start + 300, until=chance.choice(ends))
        for _ in range(chance.choice((0, 0, 1, 2)))
    ]
    words = [
        TextRedaction.objects.create(segment=segment, start=0, end=4, reason="a name", until=chance.choice(ends))
        for segment in chance.sample(segments, chance.choice((0, 0, 1, 2)))
    ]
    return [one for one in sounds if one.until != PAST], [one for one in words if one.until != PAST]


def _rule(tape, segments, sounds, words):
    hidden = [one.segment for one in words]
    if any(segment.recording is None or segment.transcript.reviewed_at is None for segment in hidden):
        return False
    passages = [
        HiddenPassage(
            segment.start_ms,
            segment.end_ms,
            min(
                (
                    other.start_ms
                    for other in segments
                    if other.recording_id == tape.pk
                    and None not in (other.start_ms, segment.start_ms)
                    and other.start_ms > segment.start_ms
                ),
                default=None,
            ),
        )
        for segment in hidden
        if segment.recording_id == tape.pk
    ]
    stretches = [Stretch(one.start_ms, one.end_ms) for one in sounds if one.recording_id == tape.pk]
    needed = must_be_silent(stretches, passages)
    silences = tape.access_copy.silences.values_list("start_ms", "end_ms")
    # Each redaction must lie in one silence; joined they may reach from one silence into another, which is refused too
    # only when one of them does.
    single = [must_be_silent([stretch], []) for stretch in stretches]
    single += [must_be_silent([], [passage]) for passage in passages]
    return needed is not None and all(
        any(start <= one[0].start_ms and one[0].end_ms <= end for start, end in silences) for one in single
    )


def test_what_is_hidden_is_read_in_two_queries(testimony, django_assert_num_queries):
    tapes = [keep(testimony, position=position) for position in islice(range(1, 9), 3)]
    hide_sound(tapes[0], 100, 200)
    hide_words(testimony, recording=tapes[0], start_ms=150, end_ms=300)
    hide_words(testimony, recording=tapes[1], start_ms=150)

    with django_assert_num_queries(2):
        hidden = hidden_in([tape.pk for tape in tapes], at=timezone.now())

    assert list(hidden.values()) == [(Stretch(100, 300),), (Stretch(150, TO_THE_END),), ()]
