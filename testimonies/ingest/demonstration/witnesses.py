"""Makes the two survivors' records and the testimonies that summarise what is reported of them."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from testimonies.ingest.demonstration import voice
from testimonies.ingest.demonstration.catalogue import Things
from testimonies.ingest.demonstration.texts import ARTICLE, NOTICE, Table
from testimonies.models import (
    Collection,
    Consent,
    Contributor,
    IndexPoint,
    LifeEvent,
    Participation,
    Recording,
    Segment,
    Testimony,
    Transcript,
    Witness,
    WitnessName,
)
from testimonies.values.language import script
from testimonies.vocabulary import (
    Advisory,
    ContributorRole,
    Medium,
    NameKind,
    Openness,
    PublicIdentity,
    TranscriptKind,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def make_witness(survivor: Table, known: Things) -> Witness:
    """The person, with names in four scripts."""
    witness = Witness.objects.create(
        identifier=survivor["key"],
        public_identity=PublicIdentity.NAMED,
        birth_date=survivor.get("born", ""),
        birth_place=known.get(survivor.get("birth_place", "")),
        biography=survivor["biography"],
    )
    witness.communities.set(known[key] for key in survivor["communities"])
    for number, (language, text) in enumerate(survivor["names"].items()):
        WitnessName.objects.create(
            witness=witness,
            language=language,
            script=script(text),
            text=text,
            is_preferred=True,
            kind=NameKind.TRANSLITERATION if number else NameKind.USED,
            romanisation="the archive's own" if number else "",
        )
    return witness


def make_testimony(
    survivor: Table, witness: Witness, known: Things, *, collection: Collection, by: "User"
) -> Testimony:
    """The testimony as a draft, with consent, words, sound, contents and life events."""
    testimony = Testimony.objects.create(
        identifier=f"{collection.identifier}-{survivor['key']}",
        collection=collection,
        title=survivor["title"],
        summary=survivor["abstract"],
        notice=NOTICE,
        languages=("en",),
        provenance=f"{ARTICLE}; summarised by the archive.",
        advisories=(Advisory.DEATH, Advisory.HUNGER),
        advisories_considered=True,
        openness=Openness.OPEN,
    )
    testimony.subjects.set(known[key] for key in survivor["subjects"])
    Participation.objects.create(testimony=testimony, witness=witness)
    Consent.objects.create(
        testimony=testimony,
        covers_text=True,
        covers_voice=True,
        covers_name=True,
        recorded_by=by,
        reference="None needed: a summary of published facts, read by a synthetic voice. Demonstration only.",
    )
    segments = _speak(survivor, testimony)
    _describe(survivor, testimony, witness, segments, known)
    return testimony


def _speak(survivor: Table, testimony: Testimony) -> list[Segment]:
    """The summary as a transcript, with a recording of it where the voice is installed."""
    recording: Recording | None = None
    spans: Sequence[tuple[int | None, int | None]] = [(None, None)] * len(survivor["lines"])
    if voice.is_there():
        reading = voice.read_aloud(survivor["lines"], language="en")
        recording, spans = _record(reading, survivor["key"], testimony), reading.spans
    transcript = Transcript.objects.create(
        testimony=testimony, language="en", script="Latn", kind=TranscriptKind.SUMMARY, made_by="The archive"
    )
    return Segment.objects.bulk_create(
        Segment(transcript=transcript, position=position, text=line, recording=recording, start_ms=start, end_ms=end)
        for position, (line, (start, end)) in enumerate(zip(survivor["lines"], spans, strict=True), start=1)
    )


def _record(reading: voice.Reading, key: str, testimony: Testimony) -> Recording:
    name = f"synthetic-voice-{key}.wav"
    recording = Recording(
        testimony=testimony,
        medium=Medium.AUDIO,
        label="Synthetic voice reading the archive's summary",
        original_name=name,
        media_type="audio/wav",
        duration_ms=reading.duration_ms,
        sha256=hashlib.sha256(reading.wav).hexdigest(),
        byte_size=len(reading.wav),
    )
    recording.file.save(name, ContentFile(reading.wav))
    Contributor.objects.create(testimony=testimony, name="eSpeak NG (synthetic voice)", role=ContributorRole.READER)
    return recording


def _describe(survivor: Table, testimony: Testimony, witness: Witness, segments: list[Segment], known: Things) -> None:
    for position, table in enumerate(survivor["contents"], start=1):
        segment = segments[table["segment"]]
        point = IndexPoint.objects.create(
            testimony=testimony,
            position=position,
            title=table["title"],
            language="en",
            recording=segment.recording,
            start_ms=segment.start_ms,
        )
        point.authorities.set(known[key] for key in table["authorities"])
    for table in survivor["events"]:
        LifeEvent.objects.create(
            witness=witness,
            kind=table["kind"],
            date=table.get("date", ""),
            description=table["description"],
            segment=segments[table["segment"]],
            place=known.get(table.get("place", "")),
            camp_or_unit=known.get(table.get("camp_or_unit", "")),
            source=ARTICLE,
        )
