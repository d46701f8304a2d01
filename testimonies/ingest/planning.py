"""Writes the plan of a delivery down, so that thousands of lines can be read page by page: worst first."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.db import transaction

from testimonies.ingest.cast import Choice
from testimonies.ingest.choices import from_kept
from testimonies.ingest.ledger import findings_of
from testimonies.ingest.planned import Plan, PlannedFile
from testimonies.ingest.voices import HeardVoice, voices_in
from testimonies.models import Batch, DeliveredFile, DeliveredVoice, Delivery
from testimonies.transcripts.document import Level
from testimonies.transcripts.speakers import is_code
from testimonies.vocabulary import Outcome

T = TypeVar("T")
AT_ONCE = 500
MOST_FINDINGS = 100  # of one file; all of them stand in the report
RECENT = 20  # batches of the collection, of which the choices are remembered
RANKS = (Outcome.REFUSED, None, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)  # None: to be looked at


def write_plan(delivery: Delivery, plan: Plan) -> None:
    """In place of an earlier one; choices that a curator made before stay, as far as the labels do."""
    before = {voice.label: voice for voice in delivery.voices.exclude(role="")}
    for former in (delivery.files, delivery.voices):
        former.all().delete()
    for rows in _by(AT_ONCE, [_file_row(delivery, file) for file in plan.files]):
        DeliveredFile.objects.bulk_create(rows)
    remembered = _remembered(delivery)
    heard = [_voice_row(delivery, voice, before, remembered) for voice in voices_in(plan, chosen={})]
    for voices in _by(AT_ONCE, heard):
        DeliveredVoice.objects.bulk_create(voices)
    delivery.passed_over = plan.passed_over
    delivery.refused = sum(file.outcome is Outcome.REFUSED for file in plan.files)


def forget_plan(delivery: Delivery) -> None:
    """Its lines and labels, which the report and the batch keep from now on."""
    with transaction.atomic():
        delivery.files.all().delete()
        delivery.voices.all().delete()


def _file_row(delivery: Delivery, file: PlannedFile) -> DeliveredFile:
    told = findings_of(file)
    is_warned = any(found.level is not Level.NOTE for found in file.findings)
    is_worst = is_warned and file.outcome is not Outcome.REFUSED
    worst_first = sorted(told, key=lambda found: found["level"] == Level.NOTE)
    return DeliveredFile(
        delivery=delivery, path=file.arrived.path[:1000], format=file.format, outcome=file.outcome, is_warned=is_warned,
        rank=RANKS.index(None if is_worst else file.outcome), testimony_id=file.testimony_key, because=file.why[:1000],
        segments=file.segments, findings=worst_first[:MOST_FINDINGS], finding_count=len(told),
    )  # fmt: skip


def _voice_row(
    delivery: Delivery, voice: HeardVoice, before: dict[str, DeliveredVoice], remembered: dict[str, Choice]
) -> DeliveredVoice:
    row = DeliveredVoice(
        delivery=delivery, label=voice.label, turns=voice.turns, testimonies=voice.testimonies, words=voice.words,
        proposed=voice.role or "", ground=voice.ground, people=list(voice.people),
    )  # fmt: skip
    if former := before.get(voice.label):
        row.role, row.name, row.is_remembered = former.role, former.name, former.is_remembered
    elif choice := remembered.get(voice.label):
        row.role, row.name, row.is_remembered = choice.role, choice.name, True
    return row


def _remembered(delivery: Delivery) -> dict[str, Choice]:
    """What was said of labels in the last batches of the collection; a machine's numbers mean others each time."""
    if delivery.collection is None:
        return {}
    last = Batch.objects.filter(collection=delivery.collection).exclude(speakers={}).order_by("-started_at", "-pk")
    told: dict[str, Choice] = {}
    for kept in reversed(list(last.values_list("speakers", flat=True)[:RECENT])):
        told |= {label: choice for label, choice in from_kept(kept).items() if not is_code(label)}
    return told


def _by(count: int, rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + count] for start in range(0, len(rows), count))
