"""Nobody goes round the gate: what leaves the archive is fetched through the querysets that ask who is there."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import modules

LEAVING = ("testimonies/portal", "testimonies/endpoints", "testimonies/interchange", "testimonies/indexing")

# The doors: what may be asked of a model first. `none` fetches nothing.
DOORS = {
    "Testimony": {"visible_to", "known_to", "requestable", "none"},
    "Witness": {"visible_to", "told_by_name", "named_for"},
    "WitnessName": {"readable_by"},
    "LifeEvent": {"told_to"},
    "Recording": {"playable_by"},
    "Transcript": {"readable_by"},
    "Claim": {"visible_to"},
    "Question": {"visible_to"},
    "Authority": {"none"},
    "Collection": {"none"},
}
# Rows without words of their own, or not of anybody in particular.
UNGUARDED = {"Outbox"}

OF_WHAT_WAS_ASKED_FOR = "rows of a record that came through its own door"
MAKING = "what the makers of copies keep; who may hear a copy is asked when it is sent"
KEYS_ONLY = "only keys, moments or numbers are fetched, and nothing is shown of them"
READ_AS_THE_READER_MAY = "segments, then read by `read_public` or `read_whole` as the reader may"
LABELS = "labels of terms that hang on a record which came through its own door"
ROUND_THE_DOORS = {
    "testimonies/indexing/documents.py Authority.with_labels": LABELS,
    "testimonies/indexing/documents.py Segment.filter": READ_AS_THE_READER_MAY,
    "testimonies/indexing/documents.py Speaker.order_by": "told by `voices` under names that may be told",
    "testimonies/indexing/find.py Segment.filter": READ_AS_THE_READER_MAY,
    "testimonies/indexing/find.py Transcript.filter": "their languages, of segments that were read",
    "testimonies/indexing/instants.py Consent.filter": KEYS_ONLY,
    "testimonies/indexing/instants.py Testimony.filter": KEYS_ONLY,
    "testimonies/indexing/instants.py Coverage.filter": KEYS_ONLY,
    "testimonies/indexing/instants.py TextRedaction.filter": KEYS_ONLY,
    "testimonies/indexing/instants.py TimeRedaction.filter": KEYS_ONLY,
    "testimonies/indexing/keep.py Testimony.filter": KEYS_ONLY,
    "testimonies/indexing/labels.py AuthorityLabel.filter": "keys of labels, kept only where `met_by` knows the term",
    "testimonies/indexing/rebuild.py Testimony.order_by": KEYS_ONLY,
    "testimonies/interchange/access_copies/keeping.py AccessCopy.exclude": MAKING,
    "testimonies/interchange/access_copies/keeping.py AccessCopy.filter": MAKING,
    "testimonies/interchange/access_copies/keeping.py Recording.for_the_public": MAKING,
    "testimonies/interchange/access_copies/making.py AccessCopy.filter": MAKING,
    "testimonies/interchange/access_copies/making.py Recording.for_the_public": MAKING,
    "testimonies/interchange/access_copies/making.py Recording.select_for_update": MAKING,
    "testimonies/interchange/access_copies/making.py Silence.bulk_create": MAKING,
    "testimonies/interchange/access_copies/making.py Silence.filter": MAKING,
    "testimonies/interchange/copies.py Segment.filter": READ_AS_THE_READER_MAY,
    "testimonies/interchange/exports.py Testimony.with_people": OF_WHAT_WAS_ASKED_FOR,
    "testimonies/portal/list_filters.py Authority.current": "narrowed to those of witnesses that the viewer sees",
    "testimonies/portal/list_filters.py Authority.of_kind": "narrows what the viewer sees, and is not shown",
    "testimonies/portal/list_filters.py Participation.filter": KEYS_ONLY,
    "testimonies/portal/list_filters.py communities.through.filter": KEYS_ONLY,
    "testimonies/portal/presenters/authorities.py AuthorityLabel.filter": "of identifiers that `met_by` knows",
    "testimonies/portal/presenters/catalogue.py Authority.with_labels": LABELS,
    "testimonies/portal/presenters/collections.py Collection.filter": "those of testimonies that the viewer sees",
    "testimonies/portal/presenters/facets.py Collection.filter": "those that the viewer sees",
    "testimonies/portal/presenters/passages.py Speaker.filter": "told by `voices` under names that may be told",
    "testimonies/portal/presenters/people.py Authority.current": LABELS,
    "testimonies/portal/presenters/questions.py Authority.current": LABELS,
    "testimonies/portal/presenters/testimony/citing.py Segment.filter": "keys in texts of a testimony that is read",
    "testimonies/portal/presenters/testimony/citing.py Transcript.filter": KEYS_ONLY,
    "testimonies/portal/presenters/testimony/citing.py TranscriptRevision.filter": "whether a key was in a text",
    "testimonies/portal/presenters/testimony/describing.py Testimony.select_related": "always followed by `visible_to`",
    "testimonies/portal/presenters/testimony/passage.py Segment.filter": "where a key stands, without its words",
    "testimonies/portal/presenters/testimony/texts.py Segment.filter": KEYS_ONLY,
    "testimonies/interchange/portraits.py Witness.exclude": KEYS_ONLY,
    "testimonies/portal/presenters/reading_room.py AccessRequest.filter": "the asker's own requests",
    "testimonies/portal/seeking.py model.filter": "identifiers only, looked for again among what the viewer sees",
}


def test_what_leaves_the_archive_comes_through_a_door():
    round_them = {
        f"{path} {model}.{method}"
        for path, tree in modules(*LEAVING).items()
        for model, method in _asked(tree)
        if method not in DOORS.get(model, set()) and model not in UNGUARDED
    }

    assert round_them - set(ROUND_THE_DOORS) == set()
    assert set(ROUND_THE_DOORS) - round_them == set()  # a reason for nothing is taken out


def test_nothing_that_leaves_the_archive_asks_the_database_beneath_its_models():
    beneath = {"raw", "cursor", "_base_manager"}

    asked = {
        f"{path}:{node.lineno} {node.attr}"
        for path, tree in modules(*LEAVING).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in beneath
    }

    assert {where.partition(":")[0] for where in asked} == {"testimonies/endpoints/health.py"}  # SELECT 1


def _asked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each model with what is asked of its manager first: `Model.objects.method`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Attribute):
            continue
        if node.value.attr in {"objects", "_default_manager"}:
            yield ast.unparse(node.value.value).removeprefix("Witness."), node.attr
