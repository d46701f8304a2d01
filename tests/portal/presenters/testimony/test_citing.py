import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Testimony
from testimonies.portal.presenters.testimony.citing import (
    Passage,
    citation_of,
    entry_of,
    passage_called,
    was_said_once,
    what_became,
    what_is_gone,
)
from testimonies.portal.reading import Reading
from testimonies.workflow.revisions import revise, wordings_of
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    made = make_published(identifier="t-river")
    return Testimony.objects.with_people(VISITOR).get(pk=made.pk)


@pytest.fixture
def transcript(testimony):
    return testimony.transcripts.get()


def keys(transcript):
    return list(transcript.segments.order_by("position").values_list("key", flat=True))


def entry(testimony, passage=None):
    return entry_of(testimony, passage, site="https://archive.example/", media=["audio"])


def test_testimony_is_cited_by_its_own_address(testimony):
    citation = citation_of(entry(testimony))

    assert (citation.address, citation.passage) == ("https://archive.example/testimonies/t-river", "")
    assert [form.url for form in citation.forms] == [
        f"/testimonies/t-river/cite/{style}" for style in ("plain", "bibtex", "ris", "csl-json")
    ]


def test_passage_is_cited_by_an_address_that_pins_the_revision(testimony, transcript):
    key = keys(transcript)[1]

    citation = citation_of(entry(testimony, passage_called(testimony, key, viewer=VISITOR)))

    assert citation.address == f"https://archive.example/testimonies/t-river/{key}?r=1"
    assert (citation.passage, citation.time) == (key, "0:00:03")
    assert all(form.url.endswith(f"?passage={key}") for form in citation.forms)
    assert all(key in form.text for form in citation.forms)


def test_passage_of_another_testimony_is_not_this_ones(testimony):
    other = make_published().transcripts.get()

    assert passage_called(testimony, keys(other)[0], viewer=VISITOR) is None


def test_passage_is_found_without_its_words(testimony, transcript, django_assert_num_queries):
    key = keys(transcript)[0]

    with django_assert_num_queries(1):
        passage = passage_called(testimony, key, viewer=VISITOR)
        assert (passage.start_ms, passage.transcript.revision, passage.transcript.language) == (0, 1, "en")
    assert passage == Passage(key, 0, transcript)


def test_citation_of_the_present_revision_needs_no_word(transcript):
    assert what_became(Reading(passage=keys(transcript)[0], revision=1), transcript) == ""
    assert what_became(Reading(passage=keys(transcript)[0]), transcript) == ""
    assert what_became(Reading(passage=keys(transcript)[0], revision=99), transcript) == ""


def test_citation_of_an_earlier_revision_says_whether_its_passage_changed(testimony, transcript):
    changed, same = wordings_of(transcript)[:2]
    wordings = [type(changed)("The river was wide, and cold.", *_rest(changed)), *wordings_of(transcript)[1:]]
    revise(transcript, wordings, by=None, because="heard again", expected=1)

    assert "revision 1. In revision 2, here, this passage reads differently." in what_became(
        Reading(passage=changed.key, revision=1), transcript
    )
    assert "revision 1. In revision 2, here, this passage reads the same." in what_became(
        Reading(passage=same.key, revision=1), transcript
    )


def test_former_words_are_told_to_nobody(testimony, transcript):
    changed = wordings_of(transcript)[0]
    wordings = [type(changed)("A river.", *_rest(changed)), *wordings_of(transcript)[1:]]
    revise(transcript, wordings, by=None, because="asked for by the family", expected=1)

    assert "wide" not in what_became(Reading(passage=changed.key, revision=1), transcript)


def test_passage_that_was_taken_out_is_remembered(testimony, transcript):
    gone, *kept = wordings_of(transcript)
    revise(transcript, kept, by=None, because="not part of the interview", expected=1)

    assert was_said_once(testimony, gone.key) is True
    assert "no longer part of the text" in what_is_gone(testimony, Reading(passage=gone.key))
    assert was_said_once(make_published(), gone.key) is False
    assert what_is_gone(testimony, Reading(passage="neverwas")) == ""


@pytest.mark.parametrize(
    "guess", ["key", "text", "start_ms", "end_ms", "recording", "speaker", "Informer", ", ", "%", ""]
)
def test_no_guess_learns_what_was_taken_out(testimony, transcript, guess):
    changed, *kept = wordings_of(transcript)
    told = type(changed)('They called him "Informer" then.', *_rest(changed))
    revise(transcript, [told, *kept], by=None, because="heard again", expected=1)
    revise(transcript, [changed, *kept], by=None, because="asked for by the family", expected=2)

    assert was_said_once(testimony, guess) is False
    assert "reads the same" in what_became(Reading(passage=guess, revision=1), transcript)


def test_key_in_other_letters_is_another_key(testimony, transcript):
    gone, *kept = wordings_of(transcript)
    revise(transcript, kept, by=None, because="not part of the interview", expected=1)

    assert was_said_once(testimony, gone.key.swapcase()) is False


def test_passage_whose_words_wait_for_a_review_is_not_called_gone(testimony, transcript):
    first, *rest = wordings_of(transcript)
    revise(transcript, [first, *rest[:-1]], by=None, because="heard again", expected=1)

    assert passage_called(testimony, first.key, viewer=VISITOR) is None
    assert passage_called(testimony, first.key, viewer=EVERYTHING).start_ms == 0
    assert "is being corrected" in what_is_gone(testimony, Reading(passage=first.key))


def _rest(wording):
    return wording.key, wording.start_ms, wording.end_ms, wording.recording, wording.speaker
