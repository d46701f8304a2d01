"""Records: each function makes one thing and what it cannot be without. All words are invented for the tests."""

import datetime as dt
from typing import Any

from django.utils import timezone

from testimonies.models import (
    Authority,
    AuthorityLabel,
    Collection,
    Consent,
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
from tests.factories.recordings import make_copies

WORDS = ("The river was wide that spring.", "We carried bread across it.", "Nobody counted the boats.")
EVERY_SCOPE = {"covers_text": True, "covers_voice": True, "covers_image": True, "covers_name": True}


def make_collection(identifier: str = "c-tests", **fields: Any) -> Collection:
    """The collection of that identifier, made once."""
    return Collection.objects.get_or_create(
        identifier=identifier, defaults={"title": f"Collection {identifier}"} | fields
    )[0]


def make_authority(label: str, *, kind: str = AuthorityKind.PLACE, language: str = "en", **fields: Any) -> Authority:
    """An authority with one preferred label."""
    authority = Authority.objects.create(kind=kind, **fields)
    AuthorityLabel.objects.create(authority=authority, text=label, language=language)
    return authority


def make_witness(name: str = "Demo Witness", *, language: str = "en", **fields: Any) -> Witness:
    """A witness with one preferred name, shown by name unless told otherwise."""
    witness = Witness.objects.create(**{"public_identity": PublicIdentity.NAMED} | fields)
    WitnessName.objects.create(witness=witness, text=name, language=language, is_preferred=True)
    return witness


def make_testimony(*witnesses: Witness, **fields: Any) -> Testimony:
    """A draft, closed, without words."""
    testimony = Testimony.objects.create(
        **{
            "collection": fields.pop("collection", None) or make_collection(),
            "title": "A testimony",
            "languages": ("en",),
        }
        | fields
    )
    for position, witness in enumerate(witnesses, start=1):
        Participation.objects.create(testimony=testimony, witness=witness, position=position)
    return testimony


def make_transcript(
    testimony: Testimony, *texts: str, speaker: str = "", recording: Recording | None = None, **fields: Any
) -> Transcript:
    """A transcript whose segments, three seconds each, say `texts` (else `WORDS`); reviewed if it is published."""
    reviewed_at = timezone.now() if testimony.state == State.PUBLISHED else None
    transcript = Transcript.objects.create(
        testimony=testimony, **{"language": "en", "reviewed_at": reviewed_at} | fields
    )
    voice = Speaker.objects.create(transcript=transcript, label=speaker, role=SpeakerRole.UNKNOWN) if speaker else None
    Segment.objects.bulk_create(
        Segment(
            transcript=transcript, position=number + 1, text=text, speaker=voice, recording=recording,
            start_ms=number * 3000, end_ms=number * 3000 + 2900,
        )
        for number, text in enumerate(texts or WORDS)
    )  # fmt: skip
    return transcript


def give_consent(testimony: Testimony, **fields: Any) -> Consent:
    """Consent to everything unless fields say otherwise."""
    return Consent.objects.create(testimony=testimony, **EVERY_SCOPE | fields)


def make_published(
    *witnesses: Witness, texts: tuple[str, ...] = WORDS, consent: dict[str, Any] | None = None, **fields: Any
) -> Testimony:
    """A testimony that the public may read, with a transcript. It is set so, not moved through the workflow."""
    testimony = make_testimony(
        *witnesses or (make_witness(),), **{"openness": Openness.OPEN, "advisories_considered": True} | fields
    )
    make_transcript(testimony, *texts, reviewed_at=timezone.now())
    publish(testimony, consent=consent)
    return testimony


def publish(testimony: Testimony, *, consent: dict[str, Any] | None = None, at: dt.datetime | None = None) -> None:
    """Set the testimony to published under a consent, and its texts to reviewed."""
    testimony.state = State.PUBLISHED
    testimony.published_under = give_consent(testimony, **consent or {})
    testimony.published_at = at or timezone.now()
    testimony.save(update_fields=["state", "published_under", "published_at"])
    testimony.transcripts.filter(reviewed_at=None).update(reviewed_at=timezone.now())
    make_copies(testimony)
