"""One record of every kind, all belonging to one collection, so that a page of every kind can be opened."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models

from testimonies.models import (
    AccessCopy,
    Annotation,
    Batch,
    BatchFile,
    Claim,
    Collection,
    Contributor,
    CuratorNote,
    Curatorship,
    ExternalIdentifier,
    Fixity,
    FormerIdentifier,
    IndexPoint,
    LifeEvent,
    Outbox,
    Question,
    Silence,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Tombstone,
)
from testimonies.vocabulary import AuthorityKind, LifeEventKind, Outcome, WhyNot
from testimonies.workflow import audit
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.factories.pictures import portrait_file
from tests.factories.reading_room import make_request
from tests.factories.recordings import make_recording
from tests.factories.records import (
    give_consent,
    make_authority,
    make_collection,
    make_testimony,
    make_transcript,
    make_witness,
)

NOT_YET = 2**40  # the key of no testimony, so that no index takes the row out of the outbox
Furnished = dict[type[models.Model], models.Model]


def furnish(mark: str, *, collection: Collection | None = None) -> Furnished:
    """Every kind of record; `mark` stands in each of their names."""
    collection = collection or make_collection(f"c-{mark}", title=f"Collection {mark}")
    curator = User.objects.create_user(f"limited-{mark}", is_staff=True)
    place = make_authority(f"Place {mark}", kind=AuthorityKind.PLACE)
    witness = make_witness(f"Witness {mark}", birth_place=place)
    testimony = make_testimony(witness, collection=collection, title=f"Testimony {mark}", recorded_place=place)
    testimony.subjects.add(place)
    witness.communities.add(make_authority(f"Community {mark}", kind=AuthorityKind.COMMUNITY))
    recording = make_recording(testimony, b"", label=f"Recording {mark}")
    witness.portrait.save("portrait.jpg", portrait_file(size=(2, 2)))
    consent = give_consent(testimony, reference=f"Consent {mark}")
    consent.document.save("consent.pdf", ContentFile(b"%PDF"))
    texts, voice = (f"Words {mark}", "More words"), f"Speaker {mark}"
    transcript = make_transcript(testimony, *texts, speaker=voice, recording=recording)
    first, *rest = wordings_of(transcript)
    reworded = [Wording(f"Said {mark}", first.key), *rest]
    revision = revise(transcript, reworded, by=curator, because=mark, expected=1)
    segment = transcript.segments.order_by("position").first()
    question = Question.objects.create(title=f"Question {mark}")
    batch = Batch.objects.create(source=f"folder-{mark}", by=curator, collection=collection)
    copy = AccessCopy.objects.create(recording=recording, made_of="x", medium="audio", why_not=WhyNot.UNREADABLE)
    records: list[Any] = [
        collection, place, place.labels.get(), witness, witness.names.get(), testimony, recording, transcript, revision,
        transcript.speakers.get(), segment, question, batch,
        testimony.participations.get(),
        consent,
        testimony.coverage,
        make_request(testimony, name=f"Reader {mark}", email=f"{mark}@example.org"),
        ExternalIdentifier.objects.create(authority=place, scheme="wikidata", value=f"Q{mark}"),
        LifeEvent.objects.create(
            witness=witness, kind=LifeEventKind.BORN, place=place, segment=segment, description=mark
        ),
        Contributor.objects.create(testimony=testimony, name=f"Contributor {mark}"),
        CuratorNote.objects.create(testimony=testimony, text=f"Note {mark}", by=curator),
        Curatorship.objects.create(curator=curator, collection=collection),
        IndexPoint.objects.create(testimony=testimony, recording=recording, position=1, title=f"Entry {mark}"),
        Annotation.objects.create(segment=segment, start=0, end=4, authority=place, note=f"Remark {mark}", by=curator),
        TextRedaction.objects.create(segment=segment, start=0, end=4, reason=f"Reason {mark}", by=curator),
        TimeRedaction.objects.create(recording=recording, start_ms=0, end_ms=5, reason=f"Reason {mark}", by=curator),
        copy, Silence.objects.create(copy=copy, start_ms=0, end_ms=5),
        Claim.objects.create(question=question, statement=f"Claim {mark}", segment=segment, low=3),
        BatchFile.objects.create(
            batch=batch, path=f"file-{mark}", outcome=Outcome.NEW, testimony=testimony, transcript=transcript
        ),
        audit.record("change", testimony, by=curator, because=f"Because {mark}"),
        *_ledgers(mark, testimony),
    ]  # fmt: skip
    return {type(record): record for record in records}


def _ledgers(mark: str, testimony: Testimony) -> list[Any]:
    """What the archive itself keeps of its records."""
    return [
        FormerIdentifier.objects.create(kind="testimony", identifier=f"former-{mark}", leads_to=testimony.identifier),
        Fixity.objects.create(name=mark, sha256="0" * 64, checked_at=testimony.created_at, soundness="sound"),
        Tombstone.objects.create(kind="testimony", identifier=f"erased-{mark}", because=f"Because {mark}"),
        Outbox.objects.create(testimony=NOT_YET, due_at=testimony.created_at + dt.timedelta(days=1)),
    ]
