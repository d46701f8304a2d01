"""The curators' rooms: importing this package registers every record with the admin."""

from testimonies.admin import (
    accounts,
    audit,
    authority,
    batch,
    claim,
    collection,
    consent,
    contents,
    identified,
    keeping,
    outbox,
    participation,
    reading_room,
    recording,
    redaction,
    segment,
    speaker,
    testimony,
    transcript,
    witness,
)

__all__ = [
    "accounts", "audit", "authority", "batch", "claim", "collection", "consent", "contents", "identified", "keeping",
    "outbox", "participation", "reading_room", "recording", "redaction", "segment", "speaker", "testimony",
    "transcript", "witness",
]  # fmt: skip
