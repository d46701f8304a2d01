"""Puts the demonstration collection into the archive, through the same doors as any other, once."""

from typing import TYPE_CHECKING

from django.db import transaction

from testimonies.ingest.demonstration.catalogue import make_figures, make_things
from testimonies.ingest.demonstration.texts import ARTICLE, survivors
from testimonies.ingest.demonstration.witnesses import make_testimony, make_witness
from testimonies.models import Collection, Segment
from testimonies.vocabulary import Openness
from testimonies.workflow import audit
from testimonies.workflow.review import mark_reviewed
from testimonies.workflow.transitions import move

if TYPE_CHECKING:
    from django.contrib.auth.models import User

IDENTIFIER = "demonstration"


def load(*, by: "User") -> Collection | None:
    """The collection, published; None if it is there already, whatever curators have made of it since."""
    if Collection.objects.filter(identifier=IDENTIFIER).exists():
        return None
    with transaction.atomic():
        collection = _collection()
        audit.record("add", collection, by=by, because="demonstration")
        known = make_things()
        passages: dict[str, list[Segment]] = {}
        for survivor in survivors():
            witness = make_witness(survivor, known)
            testimony = make_testimony(survivor, witness, known, collection=collection, by=by)
            transcript = testimony.transcripts.get()
            passages[survivor["key"]] = list(transcript.segments.order_by("position"))
            mark_reviewed(transcript, by=by)
            for verb in ("submit", "approve", "publish"):
                testimony = move(testimony, verb, by=by, because="demonstration")
        make_figures(known, passages)
    return collection


def _collection() -> Collection:
    return Collection.objects.create(
        identifier=IDENTIFIER,
        title="Demonstration: survivors of the camps for Soviet prisoners of war",
        holding_institution="Demonstration",
        description=f"Made only from facts that one published article reports ({ARTICLE}), in the archive's own words. "
        "It shows what the archive can do; it holds no verbatim testimony.",
        rights_statement="The archive's own summaries of published facts. Free to use.",
        default_openness=Openness.OPEN,
    )
