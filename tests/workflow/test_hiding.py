import datetime as dt

import pytest
from django.utils import timezone

from testimonies.models import AuditEvent, Segment, TextRedaction
from testimonies.workflow.hiding import Standing, hide_strays
from testimonies.workflow.revisions import Wording, revise, wordings_of
from testimonies.workflow.strays import Passage
from tests.factories.cast import make_administrator
from tests.factories.records import make_testimony, make_transcript

pytestmark = pytest.mark.django_db
TEXTS = ("We came at noon.", "There Anna Demo stood and wept.", "Nobody spoke.")
TOMORROW = timezone.now() + dt.timedelta(days=1)


@pytest.fixture
def transcript():
    return make_transcript(make_testimony(), *TEXTS)


def hide(transcript, words, *, reason="a name", until=None, by=None):
    segment = transcript.segments.get(text__contains=words)
    start = segment.text.index(words)
    return TextRedaction.objects.create(
        segment=segment, start=start, end=start + len(words), reason=reason, until=until, by=by
    )


def recut(transcript):
    """The words after "There" become a passage of their own, as an import would do it; what is hidden then."""
    before = Standing.of(transcript)
    first, second, third = wordings_of(transcript)
    TextRedaction.objects.update(start=0, end=len(second.text))
    cut = [first, Wording("There", second.key), Wording("Anna Demo stood and wept."), third]
    revise(transcript, cut, by=None, because="", expected=1)
    return list(hide_strays(transcript, before, by=None, because="brought in again by batch b-1"))


def test_passage_to_which_hidden_words_moved_is_hidden_for_the_same_reason_and_as_long(transcript):
    curator = make_administrator()
    former = hide(transcript, "Anna Demo", until=TOMORROW, by=curator)

    (made,) = recut(transcript)

    assert (made.segment.text, made.start, made.end) == ("Anna Demo stood and wept.", 0, 25)
    assert (made.reason, made.until, made.by) == ("a name", TOMORROW, curator)
    line = AuditEvent.objects.get(verb="add")
    assert (line.identifier, line.because) == (transcript.testimony.identifier, "brought in again by batch b-1")
    assert line.change == {"textredaction": made.pk, "segment": made.segment_id, "of": former.pk}


def test_each_decision_is_taken_along_and_none_twice(transcript):
    for reason, until in (("a name", None), ("a name", None), ("asked for", None), ("a name", TOMORROW)):
        hide(transcript, "Anna Demo", reason=reason, until=until)

    made = recut(transcript)

    assert [(each.reason, each.until) for each in made] == [("a name", None), ("asked for", None), ("a name", TOMORROW)]


def test_what_is_hidden_for_a_shorter_time_does_not_count_as_hidden(transcript):
    hide(transcript, "Anna Demo")
    before = Standing.of(transcript)
    Segment.objects.filter(position=3).update(text="Nobody spoke to Anna Demo.")
    TextRedaction.objects.create(
        segment=Segment.objects.get(position=3), start=16, end=25, reason="asked", until=TOMORROW
    )

    (made,) = hide_strays(transcript, before, by=None, because="")

    assert (made.segment.position, made.until) == (3, None)


def test_redaction_that_ended_hides_nothing_anew(transcript):
    hide(transcript, "Anna Demo", until=timezone.now())

    assert recut(transcript) == []
    assert Standing.of(transcript).texts == {}


def test_words_that_came_into_a_footnote_are_hidden_with_its_passage(transcript):
    hide(transcript, "Anna Demo")
    before = Standing.of(transcript)
    key = transcript.segments.get(position=3).key
    transcript.footnotes = [{"segment": key, "offset": 3, "text": "Anna Demo, that is."}]
    transcript.save(update_fields=["footnotes"])

    (made,) = hide_strays(transcript, before, by=None, because="")

    assert made.segment.key == key


def test_footnote_of_a_hidden_passage_that_came_to_another_is_hidden_with_it(transcript):
    hide(transcript, "Anna Demo")
    second, third = transcript.segments.filter(position__gte=2).order_by("position")
    note = {"segment": second.key, "offset": 31, "text": "Recte: Kowalska of Minsk."}
    transcript.footnotes = [note]
    transcript.save(update_fields=["footnotes"])
    before = Standing.of(transcript)
    transcript.footnotes = [note | {"segment": third.key, "offset": 3}]
    transcript.save(update_fields=["footnotes"])

    (made,) = hide_strays(transcript, before, by=None, because="")

    assert (made.segment, made.reason) == (third, "a name")


def test_passages_are_taken_apart_once_however_many_moments_there_are(transcript, monkeypatch):
    for day in range(1, 9):
        hide(transcript, "Anna Demo", until=TOMORROW + dt.timedelta(days=day))
    before = Standing.of(transcript)
    taken_apart = []
    monkeypatch.setattr(Passage, "of", lambda key, *said, **more: taken_apart.append(key) or Passage(key, (), ()))

    assert list(hide_strays(transcript, before, by=None, because="")) == []
    assert len(taken_apart) <= len(TEXTS) + 8
