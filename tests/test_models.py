"""The database itself keeps the invariants, under names that read as rules."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from testimonies.models import (
    Annotation,
    Authority,
    AuthorityLabel,
    Batch,
    BatchFile,
    Claim,
    Consent,
    FormerIdentifier,
    Recording,
    Segment,
    TextRedaction,
    TimeRedaction,
    Transcript,
    WitnessName,
)
from tests.factories.cast import make_curator, make_reader
from tests.factories.reading_room import make_grant, make_request
from tests.factories.records import make_authority, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def segment():
    return make_transcript(make_testimony(), "Words.").segments.get()


def recording():
    return Recording.objects.create(testimony=make_testimony(), position=1)


def reviewed_by_its_author():
    author = make_curator("transcriber")
    Transcript.objects.create(
        testimony=make_testimony(), author=author, reviewed_by=author, reviewed_at="2026-01-01T00:00Z"
    )


def asked_twice():
    testimony = make_testimony()
    make_request(testimony), make_request(testimony)


BREACHES = {
    "authority_lies_on_earth": lambda: Authority.objects.create(kind="place", latitude=91, longitude=0),
    "one_preferred_label_in_each_language": lambda: AuthorityLabel.objects.create(
        authority=make_authority("A"), text="B", language="en"
    ),
    "one_preferred_name_in_each_language": lambda: WitnessName.objects.create(
        witness=make_witness(), text="B", language="en", is_preferred=True
    ),
    "consent_covers_something": lambda: Consent.objects.create(testimony=make_testimony()),
    "consent_does_not_end_before_it_is_given": lambda: Consent.objects.create(
        testimony=make_testimony(), covers_text=True, given_date=dt.date(2026, 2, 1), until_date=dt.date(2026, 1, 1)
    ),
    "recording_is_here_or_elsewhere": lambda: Recording.objects.create(
        testimony=make_testimony(), file="a.wav", external_url="https://example.org/a.wav"
    ),
    "segment_position_once_in_a_transcript": lambda: Segment.objects.create(
        transcript=segment().transcript, position=1, text="Again."
    ),
    "segment_does_not_end_before_it_starts": lambda: Segment.objects.create(
        transcript=segment().transcript, position=2, text="x", start_ms=2, end_ms=1
    ),
    "segment_with_an_end_has_a_start": lambda: Segment.objects.create(
        transcript=segment().transcript, position=2, text="x", end_ms=1
    ),
    "segment_has_words": lambda: Segment.objects.create(transcript=segment().transcript, position=2, text=""),
    "transcript_is_reviewed_by_someone_else": reviewed_by_its_author,
    "text_redaction_hides_something": lambda: TextRedaction.objects.create(segment=segment(), start=2, end=2),
    "time_redaction_hides_something": lambda: TimeRedaction.objects.create(recording=recording(), start_ms=2, end_ms=2),
    "annotation_says_something": lambda: Annotation.objects.create(segment=segment(), start=0, end=2),
    "claim_has_a_source": lambda: Claim.objects.create(statement="So many."),
    "claim_range_is_upright": lambda: Claim.objects.create(statement="So many.", source="A book", low=2, high=1),
    "claim_of_a_witness_has_a_passage": lambda: Claim.objects.create(
        statement="So many.", source="A book", witness=make_witness()
    ),
    "every_character_is_accounted_for": lambda: BatchFile.objects.create(
        batch=Batch.objects.create(source="x"), path="a", outcome="new", characters_read=10, characters_kept=8
    ),
    "access_decision_is_known": lambda: make_request(
        make_testimony(), decision="perhaps", decided_at=timezone.now(), decided_by=make_curator(), because="x"
    ),
    "access_decision_has_somebody_and_a_reason": lambda: make_request(
        make_testimony(), decision="refused", decided_at=timezone.now(), decided_by=make_curator()
    ),
    "access_grant_has_an_end_and_a_reader": lambda: make_grant(make_testimony(), reader=make_reader(), until=None),
    "only_a_grant_is_revoked_by_somebody_for_a_reason": lambda: make_grant(
        make_testimony(), reader=make_reader(), revoked_at=timezone.now(), revoked_because=""
    ),
    "one_waiting_request_of_each_asker": asked_twice,
    "former_identifier_leads_elsewhere": lambda: FormerIdentifier.objects.create(
        kind="testimony", identifier="a", leads_to="a"
    ),
}  # fmt: skip
UNIQUE_IN_SQLITE = {  # SQLite names the columns of a broken uniqueness, not the constraint
    "one_preferred_label_in_each_language": "authority_id",
    "one_preferred_name_in_each_language": "witness_id",
    "segment_position_once_in_a_transcript": "position",
    "one_waiting_request_of_each_asker": "email",
}


@pytest.mark.parametrize("rule", BREACHES)
def test_the_database_refuses(rule):
    with pytest.raises(IntegrityError, match=f"{rule}|{UNIQUE_IN_SQLITE.get(rule, rule)}"), transaction.atomic():
        BREACHES[rule]()


def test_a_former_identifier_is_followed_to_the_end():
    FormerIdentifier.objects.create(kind="witness", identifier="a", leads_to="b")
    FormerIdentifier.objects.create(kind="witness", identifier="b", leads_to="c")

    assert FormerIdentifier.now("witness", "a") == "c"
    assert FormerIdentifier.now("witness", "z") is None
    FormerIdentifier.objects.create(kind="witness", identifier="c", leads_to="a")
    assert FormerIdentifier.now("witness", "a") == "a"
    assert FormerIdentifier.now("testimony", "a") is None
