"""A testimony in which every field of every record carries a word of its own, to be looked for where it must not be."""

import itertools
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models, transaction

from testimonies.models import (
    Annotation,
    Batch,
    BatchFile,
    Claim,
    Contributor,
    CuratorNote,
    IndexPoint,
    LifeEvent,
    Question,
    Testimony,
    TextRedaction,
    TimeRedaction,
)
from testimonies.vocabulary import LifeEventKind, Openness, Outcome, SpeakerRole
from testimonies.workflow import audit
from testimonies.workflow.revisions import Wording, revise, wordings_of
from tests.factories.pictures import painted
from tests.factories.recordings import make_recording, tone
from tests.factories.records import give_consent, make_testimony, make_transcript, make_witness, publish

KEPT = {"identifier", "key", "sha256", "source_sha256", "media_type", "format", "script", "name_then"}


class Canaries:
    """Gives out words that stand nowhere else; `words` are those given out so far."""

    def __init__(self, mark: str) -> None:
        self._mark, self._numbers, self.words = mark, itertools.count(1), []

    def word(self) -> str:
        """A new one: small letters only, so that folding leaves it as it is."""
        word = f"zq{self._mark}{next(self._numbers):03}".translate(str.maketrans("0123456789", "abcdefghij"))
        self.words.append(word)
        return word

    def time_ms(self) -> int:
        """A moment that stands nowhere else."""
        number = int(self.word().encode().hex()[:16], 16) * 1000 + len(self.words)
        self.words[-1] = str(number)
        return number

    def fill(self, record: models.Model) -> None:
        """Write a word into every field of the record that takes free words."""
        names = [field.name for field in record._meta.fields if self._takes_words(field)]
        type(record)._base_manager.filter(pk=record.pk).update(**{name: self.word() for name in names})

    @staticmethod
    def _takes_words(field: Any) -> bool:
        is_plain = type(field) in {models.CharField, models.TextField} and not field.choices
        return is_plain and field.name not in KEPT and field.editable


@transaction.atomic
def make_canaried(mark: str, *, by: User) -> tuple[Testimony, list[str]]:
    """A published testimony and the words in it."""
    given = Canaries(mark)
    witness = make_witness(given.word())
    witness.portrait.save("portrait.jpg", ContentFile(painted() + given.word().encode()))
    testimony = make_testimony(witness, openness=Openness.OPEN)
    recording = make_recording(testimony, tone(seconds=0.1) + given.word().encode())
    transcript = make_transcript(testimony, given.word(), given.word(), speaker=given.word(), recording=recording)
    transcript.source_file.save("source.txt", ContentFile(given.word().encode()))
    transcript.segments.update(word_times=[[0, 2, given.time_ms(), None]])
    first, *rest = wordings_of(transcript)
    revise(transcript, [Wording(given.word(), first.key), *rest], by=by, because=given.word(), expected=1)
    transcript.speakers.update(role=SpeakerRole.WITNESS, witness=witness)
    publish(testimony)
    consent = give_consent(testimony, witness=witness)
    consent.document.save("signed.pdf", ContentFile(given.word().encode()))
    for record in (witness, testimony, recording, transcript, consent, *_hung_on(testimony, witness, by=by)):
        given.fill(record)
        _tell(record, given, by=by)
    type(transcript).objects.filter(pk=transcript.pk).update(
        metadata={"said": given.word()}, footnotes=[{"segment": first.key, "offset": 0, "text": given.word()}],
        source_name=given.word(),
    )  # fmt: skip
    testimony.save(update_fields=["updated_at"])
    return Testimony.objects.get(pk=testimony.pk), given.words


def _hung_on(testimony: Testimony, witness: Any, *, by: User) -> Iterator[models.Model]:
    segment = testimony.transcripts.get().segments.order_by("position").first()
    batch = Batch.objects.create(source="x", by=by)
    yield LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, segment=segment)
    yield LifeEvent.objects.create(witness=witness, kind=LifeEventKind.DIED)
    yield Contributor.objects.create(testimony=testimony, name="x")
    yield CuratorNote.objects.create(testimony=testimony, text="x", by=by)
    yield IndexPoint.objects.create(testimony=testimony, position=1, title="x")
    yield Annotation.objects.create(segment=segment, start=0, end=2, note="x", by=by)
    yield TextRedaction.objects.create(segment=segment, start=0, end=2, reason="x", by=by)
    yield TimeRedaction.objects.create(recording=testimony.recordings.get(), start_ms=0, end_ms=5, reason="x", by=by)
    yield Claim.objects.create(
        question=Question.objects.create(title="A question"), statement="x", segment=segment, witness=witness
    )
    yield batch
    yield BatchFile.objects.create(
        batch=batch, path="x", outcome=Outcome.NEW, testimony=testimony, findings=[{"message": "x"}]
    )


def _tell(record: models.Model, given: Canaries, *, by: User) -> None:
    """What the audit and Django's own log say of a record."""
    if hasattr(record, "identifier") and not isinstance(record, Batch):
        audit.record("change", record, by=by, because=given.word(), change={"values": {"title": given.word()}})
    LogEntry.objects.create(
        user=by, content_type=ContentType.objects.get_for_model(record), object_id=str(record.pk),
        object_repr=given.word() if not isinstance(record, Batch) else "batch", action_flag=CHANGE, change_message="",
    )  # fmt: skip
