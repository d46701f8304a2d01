"""What an erasure takes along and what it leaves; that no bytes remain is tested with its command."""

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import IntegrityError, models

from testimonies.models import (
    AuditEvent,
    Batch,
    BatchFile,
    Claim,
    Consent,
    LifeEvent,
    Question,
    Recording,
    Testimony,
    Tombstone,
    Witness,
)
from testimonies.vocabulary import LifeEventKind
from testimonies.workflow import audit, erasure
from testimonies.workflow.erasure import HANGING, erase
from testimonies.workflow.errors import ErasureRefused, IdentifierTaken
from testimonies.workflow.identifiers import is_buried, rename
from tests.factories.canaries import make_canaried
from tests.factories.cast import make_administrator, make_reader
from tests.factories.reading_room import make_grant
from tests.factories.recordings import make_recording
from tests.factories.records import (
    give_consent,
    make_authority,
    make_published,
    make_testimony,
    make_transcript,
    make_witness,
)

pytestmark = pytest.mark.django_db
OURS = [model for model in apps.get_app_config("testimonies").get_models() if not model._meta.auto_created]


def leading_to(models_, *rules):
    return {
        (model, bond)
        for model in OURS
        for bond in model._meta.fields
        if bond.is_relation and bond.remote_field.model in models_ and bond.remote_field.on_delete in rules
    }


def test_everything_that_holds_a_part_of_a_testimony_is_known():
    going = {Testimony}
    while found := {model for model, _bond in leading_to(going, models.CASCADE)} - going:
        going |= found

    holding = {model for model, bond in leading_to(going, models.PROTECT) if bond.name != "published_under"}

    assert holding - set(HANGING) == set()


def test_no_row_of_it_is_left():
    by = make_administrator()
    testimony, _words = make_canaried("rows", by=by)
    there = {model.__name__ for model in OURS if model._default_manager.exists()}

    erase(testimony.identifier, by=by, because="Asked for.", with_witnesses=True)

    left = {model.__name__ for model in OURS if model._default_manager.exists()}
    assert left == {"AuditEvent", "Batch", "BatchFile", "Collection", "Outbox", "Question", "Tombstone"}
    assert {"Claim", "Consent", "LifeEvent", "Segment", "TranscriptRevision", "Witness"} <= there


def test_witness_stays_unless_it_is_asked_for_and_possible():
    here, elsewhere = make_witness("Here"), make_witness("Elsewhere")
    first, second = make_testimony(here), make_testimony(here, elsewhere)
    make_published(elsewhere)

    assert erase(first.identifier, by=None, because="Asked for.").kept_witnesses == ()
    erased = erase(second.identifier, by=None, because="Asked for.", with_witnesses=True)

    assert erased.kept_witnesses == (elsewhere.identifier,)
    assert list(Witness.objects.all()) == [elsewhere]
    assert elsewhere.names.exists()


def test_witness_of_whom_a_claim_elsewhere_speaks_is_kept_whole():
    witness, merged = make_witness("Named"), make_witness("Once")
    Witness.objects.filter(pk=merged.pk).update(merged_into=witness)
    segment = make_transcript(make_testimony()).segments.first()
    Claim.objects.create(statement="Said elsewhere.", witness=witness, segment=segment)
    testimony = make_testimony(witness)

    erased = erase(testimony.identifier, by=None, because="Asked for.", with_witnesses=True)

    assert erased.kept_witnesses == (witness.identifier,)
    assert Witness.objects.get(pk=merged.pk).merged_into == witness


def test_what_was_merged_into_a_witness_who_is_kept_is_kept_whole():
    """A part in another testimony is found when the merged one is gone already: it comes back with all it had."""
    by, witness, merged = make_administrator(), make_witness("Named"), make_witness("Once")
    merged.merged_into = witness
    merged.portrait.save("face.jpg", ContentFile(b"face"))
    first, second = make_testimony(witness), make_published(witness)
    recording = make_recording(second)
    audit.record("change", merged, by=by, because="She asked for it.")

    erased = erase(first.identifier, by=by, because="Asked for.", with_witnesses=True)

    assert (erased.kept_witnesses, erased.counts.get("witness")) == ((witness.identifier,), None)
    assert merged.portrait.storage.exists(merged.portrait.name)
    assert not is_buried("witness", merged.identifier)
    assert AuditEvent.objects.get(verb="change").because == "She asked for it."

    erased = erase(second.identifier, by=by, because="Asked for.", with_witnesses=True)

    assert (erased.kept_witnesses, erased.counts["witness"]) == ((), 2)
    assert not merged.portrait.storage.exists(merged.portrait.name)
    assert not recording.file.storage.exists(recording.file.name)
    assert {witness.identifier, merged.identifier} <= set(Tombstone.objects.values_list("identifier", flat=True))


@pytest.mark.parametrize("step", ["_forget_log", "_bury"])
def test_erasure_that_fails_loses_no_file(monkeypatch, step):
    testimony = make_published()
    recording = make_recording(testimony)
    monkeypatch.setattr(erasure._Erasing, step, fail)

    with pytest.raises(IntegrityError):
        erase(testimony.identifier, by=None, because="Asked for.")

    assert Testimony.objects.filter(pk=testimony.pk).exists()
    assert recording.file.storage.exists(recording.file.name)


def fail(*_args):
    raise IntegrityError


def test_tombstone_that_stands_already_is_no_obstacle():
    testimony = make_testimony()
    Tombstone.objects.create(kind="testimony", identifier=testimony.identifier, because="Asked for before.")

    erase(testimony.identifier, by=None, because="Asked for.")

    assert Tombstone.objects.get(identifier=testimony.identifier).because == "Asked for before."


def test_events_told_in_its_passages_go_and_others_of_the_same_life_stay():
    witness = make_witness()
    testimony = make_testimony(witness)
    segment = make_transcript(testimony).segments.first()
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, segment=segment)
    other = LifeEvent.objects.create(witness=witness, kind=LifeEventKind.DIED)

    erase(testimony.identifier, by=None, because="Asked for.")

    assert list(LifeEvent.objects.all()) == [other]


def test_file_that_was_moved_to_another_testimony_stays():
    testimony, other = make_testimony(), make_testimony()
    moved = make_recording(testimony)
    Recording.objects.filter(pk=moved.pk).update(testimony=other)

    erase(testimony.identifier, by=None, because="Asked for.")

    assert moved.file.storage.exists(moved.file.name)


def test_no_identifier_is_given_again():
    testimony = make_testimony()
    rename(testimony, to="t-now", by=None)
    erase("t-now", by=None, because="Asked for.")

    assert is_buried("testimony", "t-now")
    assert not is_buried("witness", "t-now")
    with pytest.raises(IdentifierTaken):
        rename(make_testimony(), to="t-now", by=None)


def test_it_is_found_under_a_former_identifier_and_asked_for_again_it_is_gone():
    testimony = make_testimony()
    former = testimony.identifier
    rename(testimony, to="t-now", by=None)

    erase(former, by=None, because="Asked for.")

    assert set(Tombstone.objects.values_list("identifier", flat=True)) == {former, "t-now"}
    assert erase(former, by=None, because="Asked for.").counts == {}
    with pytest.raises(ErasureRefused):
        erase("t-never", by=None, because="Asked for.")


def test_audit_keeps_who_and_when_and_forgets_what_was_said():
    by = make_administrator()
    testimony = make_testimony()
    audit.record("withdraw", testimony, by=by, because="The family of Zarina asks.", change={"from": "draft"})

    erase(testimony.identifier, by=by, because="Asked for.")

    first, last = AuditEvent.objects.order_by("pk")
    assert (first.verb, first.by_name, first.because, first.change) == ("withdraw", "administrator", "", {})
    assert (last.verb, last.because, last.change) == ("erase", "Asked for.", {"blanked": [first.seal]})
    assert audit.verify() == 2


def test_readers_who_were_granted_nothing_else_are_named():
    testimony, other = make_published(), make_published()
    once, twice, curator = make_reader("once@example.org"), make_reader("twice@example.org"), make_administrator()
    for reader in (once, twice, curator):
        make_grant(testimony, reader=reader)
    make_grant(other, reader=twice)

    assert erase(testimony.identifier, by=None, because="Asked for.").readers == ("once@example.org",)


def test_consents_of_others_stay():
    testimony, other = make_published(), make_published()
    give_consent(other)

    erase(testimony.identifier, by=None, because="Asked for.")

    assert set(Consent.objects.values_list("testimony", flat=True)) == {other.pk}


def test_what_nothing_else_speaks_of_is_named():
    testimony, other = make_testimony(), make_testimony()
    alone, shared = make_authority("Her village", identifier="her-village"), make_authority("The river")
    testimony.subjects.add(alone, shared)
    other.subjects.add(shared)
    question = Question.objects.create(title="In her village", identifier="in-her-village")
    segment = make_transcript(testimony).segments.first()
    Claim.objects.create(statement="Ten.", question=question, segment=segment).about.add(alone)

    assert erase(testimony.identifier, by=None, because="Asked for.").left == ("her-village", "in-her-village")


def test_what_was_said_of_speakers_goes_with_the_testimony_and_stays_with_others():
    gone, stays = make_testimony(), make_testimony()
    batches = [Batch.objects.create(source="sent", speakers={"Demo": ["witness", ""]}) for _ in range(2)]
    for batch, testimony in zip(batches, (gone, stays), strict=True):
        BatchFile.objects.create(batch=batch, path="a.vtt", outcome="new", testimony=testimony)

    erase(gone.identifier, by=None, because="Asked for.")

    assert [batch.speakers for batch in Batch.objects.order_by("pk")] == [{}, {"Demo": ["witness", ""]}]
