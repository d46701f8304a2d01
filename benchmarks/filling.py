"""Fills the scratch archive with published testimonies on the fast path: rows in bulk, then the index built once."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from benchmarks import corpus, scratch  # noqa: F401 - scratch starts Django, which the models need
from benchmarks.corpus import Invented
from testimonies.models import (
    Authority,
    AuthorityLabel,
    Collection,
    Consent,
    Outbox,
    Participation,
    Recording,
    Segment,
    Speaker,
    Testimony,
    Transcript,
    Witness,
    WitnessName,
)
from testimonies.vocabulary import AuthorityKind, Openness, PublicIdentity, SpeakerRole, State
from testimonies.workflow import changes

TESTIMONIES_AT_ONCE = 20
_OF_KIND = (
    (AuthorityKind.PLACE, corpus.PLACES),
    (AuthorityKind.CAMP, corpus.CAMPS),
    (AuthorityKind.COMMUNITY, corpus.COMMUNITIES),
)


def make_archive() -> None:
    """An empty database with collections, places, camps and communities."""
    call_command("migrate", verbosity=0)
    Collection.objects.bulk_create(
        Collection(identifier=f"c-{number}", title=f"Collection {number}") for number in range(corpus.COLLECTIONS)
    )
    for kind, count in _OF_KIND:
        known = Authority.objects.bulk_create(Authority(identifier=f"{kind}-{n}", kind=kind) for n in range(count))
        AuthorityLabel.objects.bulk_create(
            AuthorityLabel(authority=one, text=f"{kind} {n}".title(), language="en") for n, one in enumerate(known)
        )


def fill(testimonies: Iterable[Invented]) -> int:
    """Adds published testimonies; how many segments they have. The index does not know of them until it is rebuilt."""
    shelf, total = _Shelf(), 0
    upcoming = iter(testimonies)
    with changes.held():
        while batch := list(islice(upcoming, TESTIMONIES_AT_ONCE)):
            with transaction.atomic():
                total += sum(shelf.add(invented) for invented in batch)
        Outbox.objects.all().delete()
    return total


class _Shelf:
    """The records that testimonies share, by number, and how one testimony is put beside them."""

    def __init__(self) -> None:
        self.collections = list(Collection.objects.order_by("pk"))
        self.places, self.camps, self.communities = (
            list(Authority.objects.filter(kind=kind).order_by("pk")) for kind, _count in _OF_KIND
        )

    def add(self, invented: Invented) -> int:
        testimony = Testimony.objects.create(
            pk=invented.number,
            identifier=invented.identifier,
            collection=self.collections[invented.collection],
            title=f"Interview {invented.number}",
            recorded_date=str(invented.year),
            recorded_place=self.places[invented.places[0]],
            languages=(invented.language,),
            advisories_considered=True,
            openness=Openness.OPEN,
        )
        testimony.subjects.set([self.places[n] for n in invented.places] + [self.camps[n] for n in invented.camps])
        witness = self._witness(invented)
        Participation.objects.create(testimony=testimony, witness=witness)
        consent = Consent.objects.create(
            testimony=testimony, covers_text=True, covers_voice=True, covers_image=True, covers_name=True
        )
        published = {"state": State.PUBLISHED, "published_under": consent, "published_at": timezone.now()}
        Testimony.objects.filter(pk=testimony.pk).update(**published)
        return self._text(invented, testimony, witness)

    def _witness(self, invented: Invented) -> Witness:
        witness = Witness.objects.create(public_identity=PublicIdentity.NAMED)
        WitnessName.objects.create(witness=witness, text=invented.witness, language="en", is_preferred=True)
        witness.communities.add(self.communities[invented.community])
        return witness

    def _text(self, invented: Invented, testimony: Testimony, witness: Witness) -> int:
        recording = None
        if invented.medium != "text":
            recording = Recording.objects.create(
                testimony=testimony,
                medium=invented.medium,
                external_url=f"https://archive.example/{invented.number}",
                duration_ms=invented.spans()[-1][1],
            )
        transcript = Transcript.objects.create(
            testimony=testimony, language=invented.language, reviewed_at=timezone.now()
        )
        asks = Speaker.objects.create(transcript=transcript, label="Interviewer", role=SpeakerRole.INTERVIEWER)
        tells = Speaker.objects.create(
            transcript=transcript, label=invented.witness, role=SpeakerRole.WITNESS, witness=witness
        )
        rows = list(_segments(invented, transcript, recording, (tells, asks)))
        Segment.objects.bulk_create(rows, batch_size=2_000)
        return len(rows)


def _segments(
    invented: Invented, transcript: Transcript, recording: Recording | None, voices: tuple[Speaker, Speaker]
) -> Iterator[Segment]:
    said = zip(invented.texts(), invented.spans(), invented.is_question.tolist(), strict=True)
    for position, (text, (start_ms, end_ms), asks) in enumerate(said, start=1):
        yield Segment(
            transcript=transcript,
            position=position,
            key=f"{invented.number:05x}{position:07x}",
            text=text,
            recording=recording,
            start_ms=start_ms,
            end_ms=end_ms,
            speaker=voices[asks],
        )
