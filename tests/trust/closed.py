"""What the public may not read: whole testimonies for every reason there is, and what hangs upon public ones."""

import datetime as dt
from typing import Any

from django.utils import timezone

from testimonies.models import (
    AccessCopy,
    Annotation,
    Authority,
    AuthorityLabel,
    Batch,
    BatchFile,
    Claim,
    Collection,
    DeliveredFile,
    DeliveredVoice,
    Delivery,
    ExternalIdentifier,
    Fixity,
    IndexPoint,
    LifeEvent,
    Question,
    Recording,
    Testimony,
    TextRedaction,
    TimeRedaction,
    Tombstone,
    Transcript,
    TranscriptRevision,
    Witness,
)
from testimonies.vocabulary import AuthorityKind, LifeEventKind, Openness, Soundness, SpeakerRole, State
from tests.factories.cast import make_reader
from tests.factories.reading_room import make_grant
from tests.factories.recordings import make_recording
from tests.factories.records import (
    make_authority,
    make_collection,
    make_testimony,
    make_transcript,
    make_witness,
    publish,
)
from tests.trust.canaries import Aviary
from tests.trust.public import Holdings

WORDS = ("The river", "bread bread bread river river river", "boats and bread and the river")


def _draft(testimony: Testimony) -> None:
    Testimony.objects.filter(pk=testimony.pk).update(state=State.DRAFT, published_under=None, published_at=None)


def _withdrawn(testimony: Testimony) -> None:
    Testimony.objects.filter(pk=testimony.pk).update(state=State.WITHDRAWN)


def _closed(testimony: Testimony) -> None:
    Testimony.objects.filter(pk=testimony.pk).update(openness=Openness.CLOSED)


def _for_readers(testimony: Testimony) -> None:
    Testimony.objects.filter(pk=testimony.pk).update(openness=Openness.READING_ROOM)


def _embargoed(testimony: Testimony) -> None:
    Testimony.objects.filter(pk=testimony.pk).update(opens_at=timezone.now() + dt.timedelta(days=2))


def _ended(testimony: Testimony) -> None:
    testimony.consents.update(until_date=dt.date(2001, 1, 1))


def _taken_back(testimony: Testimony) -> None:
    testimony.consents.update(withdrawn_at=timezone.now())


def _for_research(testimony: Testimony) -> None:
    testimony.consents.update(research_only=True)


REASONS = {
    "draft": _draft,
    "withdrawn": _withdrawn,
    "closed": _closed,
    "room": _for_readers,
    "embargoed": _embargoed,
    "ended": _ended,
    "taken-back": _taken_back,
    "research": _for_research,
}


def add_closed(holdings: Holdings) -> None:
    """Everything that must leave no trace, some of it in a collection that holds nothing else."""
    aviary = holdings.aviary
    shut = make_collection("c-shut")
    aviary.fill(shut)
    for number, (reason, close) in enumerate(REASONS.items()):
        collection = shut if number % 2 else make_collection("c-river")
        testimony = _whole(holdings, reason, collection=collection)
        publish(testimony)
        for record in (testimony.consents.get(), AccessCopy.objects.get(recording__identifier=f"r-{reason}")):
            aviary.fill(record)
        close(testimony)
    _upon_public(holdings)


def _whole(holdings: Holdings, reason: str, *, collection: Collection) -> Testimony:
    """One testimony with everything that can belong to one; its words are those that are also said in public."""
    aviary = holdings.aviary
    witness, terms = make_witness("hidden", identifier=f"w-{reason}"), _terms(aviary, reason)
    witness.communities.add(terms[AuthorityKind.COMMUNITY])
    testimony = make_testimony(
        witness, holdings.told.witnesses.get(), identifier=f"t-{reason}", openness=Openness.OPEN,
        collection=collection, recorded_date="1931", recorded_place=terms[AuthorityKind.PLACE], languages=("mi",),
        advisories=("children",),
    )  # fmt: skip
    testimony.subjects.add(*terms.values(), *holdings.told.subjects.all())
    for record in (testimony, witness, witness.names.get(), testimony.contributors.create(name="x", role="camera")):
        aviary.fill(record)
    tape = make_recording(testimony, identifier=f"r-{reason}", duration_ms=40_000_000)
    aviary.fill(tape, only=("label", "file", "original_name"))
    aviary.fill(Recording.objects.create(testimony=testimony, position=2), only=("label", "external_url"))
    text = make_transcript(testimony, *WORDS, "hidden", language="mi", recording=tape)
    _upon(holdings, testimony, text)
    _told_of(holdings, witness, text, terms=terms)
    return testimony


def _terms(aviary: Aviary, reason: str) -> dict[str, Authority]:
    """Terms of which only this testimony speaks; the place is also called what a public place is called."""
    kinds = AuthorityKind.values if reason == "draft" else (AuthorityKind.PLACE, AuthorityKind.COMMUNITY)
    terms = {}
    for kind in kinds:
        label = "Old Crossing" if kind == AuthorityKind.PLACE else "hidden"
        term = make_authority(label, kind=kind, identifier=f"a-{kind}-{reason}")
        other = AuthorityLabel.objects.create(authority=term, text="hidden", language="tr", kind="variant")
        identifier = ExternalIdentifier.objects.create(authority=term, scheme="wikidata", value="hidden")
        for record in (term, other, identifier):
            aviary.fill(record)
        terms[kind] = term
    return terms


def _upon(holdings: Holdings, testimony: Testimony, text: Transcript) -> None:
    """What hangs on a testimony and its words."""
    aviary, passage = holdings.aviary, text.segments.get(position=4)
    voice = text.speakers.create(label="hidden", role=SpeakerRole.WITNESS, witness=testimony.witnesses.first())
    text.segments.update(speaker=voice)
    point = IndexPoint.objects.create(testimony=testimony, position=1, start_ms=0, title="hidden")
    redaction = TextRedaction.objects.create(segment=passage, start=0, end=3, reason="hidden")
    silence = TimeRedaction.objects.create(
        recording=testimony.recordings.first(), start_ms=0, end_ms=5, reason="hidden"
    )
    for record in (passage, voice, text, point, redaction, silence, *_kept(holdings, testimony, text)):
        aviary.fill(record)


def _kept(holdings: Holdings, testimony: Testimony, text: Transcript) -> list[Any]:
    """What curators keep beside a testimony."""
    batch = Batch.objects.create(source="hidden", collection=testimony.collection)
    delivery = Delivery.objects.create(source="hidden", collection=testimony.collection, state="planned")
    holdings.aviary.tell_of(testimony)
    Transcript.objects.filter(pk=text.pk).update(revision=2)
    return [
        testimony.notes.create(text="hidden"),
        Annotation.objects.create(segment=text.segments.first(), start=0, end=3, note="hidden"),
        TranscriptRevision.objects.create(transcript=text, number=2, because="hidden"),
        make_grant(testimony, reader=make_reader(f"former-{testimony.pk}"), revoked_at=timezone.now()),
        Fixity.objects.create(name=f"hidden-{testimony.pk}", checked_at=timezone.now(), soundness=Soundness.SOUND),
        Tombstone.objects.create(kind="testimony", identifier=f"t-erased-{testimony.pk}"),
        delivery,
        DeliveredFile.objects.create(delivery=delivery, path="hidden", rank=0, outcome="new", testimony=testimony),
        DeliveredVoice.objects.create(delivery=delivery, label="hidden", turns=1, testimonies=1, ground="unclear"),
        batch,
        BatchFile.objects.create(batch=batch, path="hidden", testimony=testimony, transcript=text, outcome="new"),
    ]


def _told_of(holdings: Holdings, witness: Witness, text: Transcript, *, terms: dict[str, Authority]) -> None:
    """Figures and events that only these words tell, also of a public question and of a public witness."""
    aviary, passage = holdings.aviary, text.segments.get(position=4)
    own = Question.objects.create(title="hidden")
    aviary.fill(own)
    for question in (own, holdings.question):
        claim = Claim.objects.create(
            question=question, statement="hidden", low=990_000, segment=passage, witness=witness
        )
        claim.about.add(*terms.values(), *holdings.told.subjects.all())
        aviary.fill(claim)
    for somebody in (witness, holdings.told.witnesses.get()):
        event = LifeEvent.objects.create(
            witness=somebody, kind=LifeEventKind.TRIED, date="1890", segment=passage, place=terms[AuthorityKind.PLACE]
        )
        aviary.fill(event)


def _upon_public(holdings: Holdings) -> None:
    """Upon testimonies that are public: an unreviewed text, other tapes, notes, and everything that curators keep."""
    aviary = holdings.aviary
    for testimony in Testimony.objects.filter(identifier__in=("t-ferry", "t-plain-0", "t-anonymous", "t-masked")):
        draft = make_transcript(testimony, "hidden", "bread and the river", language="mi", reviewed_at=None)
        aviary.fill(draft)
        aviary.fill(draft.segments.first())
        aviary.fill(draft.speakers.create(label="hidden"))
        aviary.fill(testimony.notes.create(text="hidden"))
        for text in testimony.transcripts.all():
            aviary.fill_kept(text)
            aviary.fill(TranscriptRevision.objects.create(transcript=text, number=9, because="hidden"))
        for record in (
            *testimony.recordings.all(),
            *testimony.consents.all(),
            *TextRedaction.objects.filter(segment__transcript__testimony=testimony),
        ):
            aviary.fill_kept(record)
        passage = testimony.transcripts.first().segments.first()
        aviary.fill(Annotation.objects.create(segment=passage, start=0, end=3, note="hidden"))
