"""What is decided about every text that the archive keeps: as open as its record, for curators only, or a code.

A new field that can hold words stands in none of these tables, and `test_fields` fails until somebody decides.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from testimonies.models.fields import LanguageField, NameKeyField, PartialDateField, WordsField

TEXTUAL = (models.CharField, models.TextField, models.JSONField, models.FileField)
SHAPED = (LanguageField, NameKeyField, PartialDateField, WordsField)  # tags, dates, and keys made of the column beside

# Read by the public where the record itself may be read; of any closed record never.
AS_OPEN_AS_THE_RECORD = {
    "AccessCopy": ("file",),
    "Authority": ("number", "note"),
    "AuthorityLabel": ("text",),
    "Claim": ("statement", "unit", "source", "source_url"),
    "Collection": ("title", "holding_institution", "description", "rights_statement", "reading_room_terms"),
    "Contributor": ("name",),
    "ExternalIdentifier": ("value",),
    "IndexPoint": ("title", "synopsis", "partial_transcript", "keywords", "place", "hyperlinks"),
    "LifeEvent": ("description", "source"),
    "Question": ("title", "description", "unit"),
    "Recording": ("label", "file", "external_url"),
    "Segment": ("text",),
    "Speaker": ("label",),
    "Testimony": ("title", "summary", "notice", "provenance"),
    "Transcript": ("made_by", "footnotes"),
    "Witness": ("biography", "portrait"),
    "WitnessName": ("text", "romanisation"),
}
# Never read by the public, whatever it is of.
FOR_CURATORS_ONLY = {
    "AccessRequest": ("name", "email", "institution", "purpose", "because", "note", "revoked_because"),
    "Annotation": ("note",),
    "AuditEvent": ("by_name", "because", "change"),
    "Batch": ("source", "totals", "speakers"),
    "BatchFile": ("path", "findings"),
    "DeliveredFile": ("path", "because", "findings"),
    "DeliveredVoice": ("label", "words", "people", "name"),
    "Delivery": ("source", "why", "doing"),
    "Consent": ("conditions", "document", "reference"),
    "CuratorNote": ("text",),
    "Fixity": ("name",),
    "Recording": ("original_name",),
    "TextRedaction": ("reason",),
    "TimeRedaction": ("reason",),
    "Tombstone": ("because",),
    "Transcript": ("source_file", "source_name", "metadata"),
    "TranscriptRevision": ("because", "former"),
}
# Made or checked by the archive; no sentence fits in.
CODES = {
    "identifier": "permanent, given or minted, of letters and digits; public with its record",
    "leads_to": "an identifier",
    "key": "of a segment: minted",
    "script": "four letters of ISO 15924",
    "format": "the name of a reader",
    "media_type": "a media type",
    "sha256": "a sum",
    "source_sha256": "a sum",
    "seal": "a sum",
    "previous_seal": "a sum",
    "digest": "a sum",
    "nonce": "drawn by lot",
    "terms_sha256": "a sum",
    "language": "a tag of the interface",
    "made_of": "the name of a file, which the archive gives",
    "kind": "a model's name, where it is no choice",
    "verb": "a rule's name",
    "former_order": "keys of segments",
    "word_times": "numbers: characters and milliseconds",
}


def texts_of(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields of a model that can hold words."""
    return (
        field
        for field in model._meta.local_fields
        if isinstance(field, TEXTUAL) and not isinstance(field, SHAPED) and not field.choices
    )


def undecided() -> list[str]:
    """The fields about which nobody has decided."""
    return [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("testimonies").get_models()
        for field in texts_of(model)
        if field.name not in (*decided(model), *CODES)
    ]


def decided(model: type[models.Model]) -> tuple[str, ...]:
    """The fields of a model that hold words, open and closed."""
    name = model.__name__
    return (*AS_OPEN_AS_THE_RECORD.get(name, ()), *FOR_CURATORS_ONLY.get(name, ()))
