import json
from typing import Any

from testimonies.transcripts import registry
from testimonies.transcripts.document import TranscriptDocument
from tests.transcripts.test_formats import assert_sound


def heard(tree: Any) -> TranscriptDocument:
    """The document that is read from a tree, soundly."""
    document = registry.read(json.dumps(tree).encode(), name="heard.json")
    assert_sound(document)
    return document


def told(document: TranscriptDocument) -> list[str]:
    """What was found, without what every machine measures."""
    return [finding.message for finding in document.findings if "measured or numbered" not in finding.message]
