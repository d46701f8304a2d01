import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from testimonies.access.viewer import VISITOR, reader_of
from testimonies.models import AuditEvent, Testimony
from testimonies.vocabulary import Openness, PublicIdentity, State
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.rules import MOVES
from testimonies.workflow.transitions import move, open_moves
from tests.factories.cast import make_administrator, make_curator
from tests.factories.records import give_consent, make_collection, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    """Ready to be published, but for its state."""
    testimony = make_testimony(make_witness(), openness=Openness.OPEN, advisories_considered=True)
    make_transcript(testimony, reviewed_at=timezone.now())
    give_consent(testimony)
    return testimony


def in_state(testimony, state):
    under = testimony.consents.first()
    Testimony.objects.filter(pk=testimony.pk).update(state=state, published_under=under, published_at=timezone.now())
    testimony.refresh_from_db()
    return testimony


def test_a_testimony_goes_from_draft_to_the_public(testimony):
    transcriber, reviewer, publisher = make_curator("transcriber"), make_curator("reviewer"), make_curator("publisher")

    testimony = move(testimony, "submit", by=transcriber)
    testimony = move(testimony, "approve", by=reviewer)
    testimony = move(testimony, "publish", by=publisher)

    assert testimony.state == State.PUBLISHED
    assert testimony.published_under == testimony.consents.get()
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", "by_name")) == [
        ("submit", "transcriber"), ("approve", "reviewer"), ("publish", "publisher"),
    ]  # fmt: skip


@pytest.mark.parametrize("chosen", MOVES, ids=lambda chosen: f"{chosen.verb}-{chosen.end}")
def test_every_move_needs_its_right(testimony, chosen):
    in_state(testimony, chosen.start[0])

    with pytest.raises(TransitionRefused, match="does not have the right"):
        move(testimony, chosen.verb, by=make_curator(), because="a reason")

    assert move(testimony, chosen.verb, by=make_administrator(), because="a reason").state == chosen.end


@pytest.mark.parametrize(
    "chosen", [chosen for chosen in MOVES if chosen.needs_reason], ids=lambda chosen: f"{chosen.verb}-{chosen.end}"
)
def test_a_move_that_needs_a_reason_is_refused_without(testimony, chosen):
    in_state(testimony, chosen.start[0])

    with pytest.raises(TransitionRefused, match="Say why"):
        move(testimony, chosen.verb, by=make_administrator(), because="  ")


FAULTS = {
    "needs a witness": lambda t: t.participations.all().delete(),
    "needs a consent on record": lambda t: t.consents.update(withdrawn_at=timezone.now()),
    "for every witness": lambda t: t.consents.update(witness=make_witness("Another")),
    "review by someone other": lambda t: t.transcripts.update(reviewed_at=None),
    "consider which content advisories": lambda t: Testimony.objects.update(advisories_considered=False),
    "choose who may read it": lambda t: Testimony.objects.update(openness=Openness.CLOSED),
    "no consent covers the name": lambda t: t.consents.update(covers_name=False),
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_publish_says_what_is_missing_and_changes_nothing(testimony, sentence):
    in_state(testimony, State.APPROVED)
    FAULTS[sentence](testimony)

    with pytest.raises(TransitionRefused, match=sentence):
        move(testimony, "publish", by=make_administrator())

    testimony.refresh_from_db()
    assert testimony.state == State.APPROVED
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("openness", [Openness.OPEN, Openness.READING_ROOM])
def test_consent_to_research_is_enough_to_publish_for_readers(testimony, openness):
    testimony.consents.update(research_only=True)
    Testimony.objects.update(openness=openness)
    in_state(testimony, State.APPROVED)

    published = move(testimony, "publish", by=make_administrator())

    assert published.published_under == testimony.consents.get()
    assert not published.sight_for(VISITOR).text
    assert published.sight_for(reader_of(published.pk)).name


def test_consent_to_a_name_for_research_names_nobody_to_the_public(testimony):
    testimony.consents.update(covers_name=False)
    give_consent(testimony, research_only=True)
    in_state(testimony, State.APPROVED)

    with pytest.raises(TransitionRefused, match="no consent covers the name"):
        move(testimony, "publish", by=make_administrator())

    Testimony.objects.update(openness=Openness.READING_ROOM)
    assert move(testimony, "publish", by=make_administrator(username="other")).state == State.PUBLISHED


@pytest.mark.parametrize("title", ["The life of Zarina Bekova", "Зарина tells", "A talk with ZARİNA"])
def test_publish_is_refused_when_a_title_gives_a_hidden_name_away(testimony, title):
    hidden = make_witness("Zarina Bekova", public_identity=PublicIdentity.ANONYMOUS)
    testimony.participations.create(witness=hidden, position=2)
    Testimony.objects.update(title=title)
    in_state(testimony, State.APPROVED)
    administrator = make_administrator()

    with pytest.raises(TransitionRefused, match="stands in: title"):
        move(testimony, "publish", by=administrator)

    Testimony.objects.update(title="A life in the hills")
    assert move(testimony, "publish", by=administrator).state == State.PUBLISHED


def test_the_audit_says_whence_it_moved_whatever_the_caller_last_saw(testimony):
    seen = Testimony.objects.get(pk=testimony.pk)
    in_state(testimony, State.IN_REVIEW)

    move(seen, "return", by=make_administrator(), because="a speaker is missing")

    assert AuditEvent.objects.get(verb="return").change == {"from": State.IN_REVIEW, "to": State.TRANSCRIBING}


def test_a_curator_of_another_collection_cannot_move_it(testimony):
    other = make_curator("publisher", "reviewer", collections=(make_collection("c-other"),))
    in_state(testimony, State.APPROVED)

    with pytest.raises(TransitionRefused, match="not a curator of this collection"):
        move(testimony, "publish", by=other)


def test_a_move_that_does_not_begin_here_is_refused(testimony):
    with pytest.raises(TransitionRefused, match="cannot make this move"):
        move(testimony, "publish", by=make_administrator())


def test_open_moves_says_why_each_is_not_allowed(testimony):
    said = {
        chosen.verb: list(map(str, reasons))
        for chosen, reasons in open_moves(testimony, by=make_curator("transcriber"))
    }

    assert said == {"transcribe": [], "submit": [], "withdraw": ["Your account does not have the right to do this."]}


def test_the_database_refuses_a_published_testimony_without_consent():
    testimony = make_testimony()

    with pytest.raises(IntegrityError, match="published_testimony_has_consent"), transaction.atomic():
        Testimony.objects.filter(pk=testimony.pk).update(state=State.PUBLISHED, published_at=timezone.now())
