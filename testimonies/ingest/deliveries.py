"""What curators send through the admin: taken in, asked for, forgotten; each has one row, which is its own queue."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from testimonies.ingest import staging
from testimonies.ingest.cast import Choice
from testimonies.ingest.errors import DeliveryRefused
from testimonies.models import Collection, DeliveredVoice, Delivery
from testimonies.vocabulary import DeliveryState, SpeakerRole
from testimonies.workflow import audit
from testimonies.workflow.signals import deliveries_waiting

if TYPE_CHECKING:
    from django.contrib.auth.models import User

KEPT = dt.timedelta(days=7)  # how long files and plan wait for their curator to come back
MOST_WAITING = 10  # of one curator
AT_REST = (DeliveryState.PLANNED, DeliveryState.STOPPED)


def receive(files: Sequence[UploadedFile], *, collection: Collection | None, language: str, by: "User") -> Delivery:
    """Take files in: when this returns they are on disk, and their plan is asked for. Raises DeliveryRefused."""
    waiting = Delivery.objects.filter(by=by).exclude(state=DeliveryState.DONE)
    if waiting.count() >= MOST_WAITING:
        raise DeliveryRefused(f"{MOST_WAITING} deliveries of yours wait already; bring one in or discard it first")
    delivery = Delivery.objects.create(by=by, collection=collection, language=language)
    try:
        names = staging.lay_down(files, delivery=delivery.pk)
    except OSError as error:
        forget(delivery)
        raise DeliveryRefused(f"the files could not be kept: {error.strerror}") from error
    with transaction.atomic():
        delivery.source = ", ".join(names)[:1000]
        _ask(delivery, DeliveryState.TO_PLAN)
        audit.record("deliver", delivery, by=by, change={"files": len(names)})
    return delivery


def ask_to_plan(delivery: Delivery) -> None:
    """Once more, after it stopped or after the archive changed."""
    with transaction.atomic():
        _ask(_at_rest(delivery), DeliveryState.TO_PLAN)


def ask_to_run(delivery: Delivery, *, by: "User") -> None:
    """The plan was read, and is to be done. Raises DeliveryRefused unless it is at rest and has a plan."""
    with transaction.atomic():
        waiting = _at_rest(delivery)
        if not waiting.files.exists():
            is_empty = waiting.state == DeliveryState.PLANNED
            raise DeliveryRefused("there is no file in it to bring in" if is_empty else "it has no plan; plan it first")
        waiting.run_by, waiting.batch = by, None
        _ask(waiting, DeliveryState.TO_RUN)
        audit.record("run_delivery", waiting, by=by)


def forget(delivery: Delivery, *, by: "User | None" = None) -> None:
    """Remove files and plan; what was brought in stays in its batch."""
    with transaction.atomic():
        if by:
            audit.record("discard_delivery", delivery, by=by)
        key = delivery.pk
        Delivery.objects.filter(pk=key).delete()
        transaction.on_commit(partial(staging.clear_room, key))


def choose(voices: Mapping[DeliveredVoice, Choice | None], *, delivery: Delivery) -> None:
    """What a curator says of labels; None: as proposed. Raises DeliveryRefused unless it is at rest."""
    with transaction.atomic():
        _at_rest(delivery).save(update_fields=["touched_at"])
        for voice, choice in voices.items():
            voice.role, voice.name = (choice.role, choice.name) if choice else ("", "")
            voice.is_remembered = False
        DeliveredVoice.objects.bulk_update(voices, ["role", "name", "is_remembered"])


def chosen_for(delivery: Delivery) -> dict[str, Choice]:
    """What was chosen, by label."""
    rows = delivery.voices.exclude(role="").values_list("label", "role", "name")
    return {label: Choice(SpeakerRole(role), name) for label, role, name in rows}


def sweep_deliveries() -> int:
    """Forget those that nobody touched for a week, and rooms that no row speaks of; how many."""
    resting = Delivery.objects.exclude(state__in=(DeliveryState.TO_PLAN, DeliveryState.TO_RUN))
    old = list(resting.filter(touched_at__lt=timezone.now() - KEPT))
    for delivery in old:
        forget(delivery)
    return len(old) + staging.sweep_rooms(known=set(Delivery.objects.values_list("pk", flat=True)))


def _at_rest(delivery: Delivery) -> Delivery:
    found = Delivery.objects.select_for_update().filter(pk=delivery.pk, state__in=AT_REST).first()
    if found is None:
        raise DeliveryRefused("it is being worked on, or was discarded meanwhile")
    return found


def _ask(delivery: Delivery, state: DeliveryState) -> None:
    delivery.state, delivery.why, delivery.attempts = state, "", 0
    delivery.doing, delivery.done, delivery.total, delivery.refused = "", 0, 0, 0
    delivery.save()
    transaction.on_commit(partial(deliveries_waiting.send, sender=Delivery))
