"""What the archive holds: each model is a thing in the world with its invariants, each file a family of them."""

from testimonies.models.access_copy import AccessCopy, Silence
from testimonies.models.audit import AuditEvent
from testimonies.models.authority import Authority, AuthorityLabel, ExternalIdentifier
from testimonies.models.batch import Batch, BatchFile
from testimonies.models.claim import Claim, Question
from testimonies.models.collection import Collection, Curatorship
from testimonies.models.consent import Consent, Coverage
from testimonies.models.contents import Annotation, IndexPoint
from testimonies.models.delivery import DeliveredFile, DeliveredVoice, Delivery
from testimonies.models.fixity import Fixity
from testimonies.models.identified import FormerIdentifier
from testimonies.models.outbox import Outbox
from testimonies.models.participation import Contributor, Participation
from testimonies.models.reading_room import AccessRequest
from testimonies.models.recording import Recording
from testimonies.models.redaction import TextRedaction, TimeRedaction
from testimonies.models.testimony import CuratorNote, Testimony
from testimonies.models.tombstone import Tombstone
from testimonies.models.transcript import SeenSegment, Segment, Speaker, Transcript, TranscriptRevision
from testimonies.models.witness import LifeEvent, Witness, WitnessName

__all__ = [
    "AccessCopy", "AccessRequest", "Annotation", "AuditEvent", "Authority", "AuthorityLabel", "Batch", "BatchFile",
    "Claim", "Collection", "Consent", "Contributor", "Coverage", "CuratorNote", "Curatorship", "DeliveredFile",
    "DeliveredVoice", "Delivery", "ExternalIdentifier", "Fixity", "FormerIdentifier", "IndexPoint", "LifeEvent",
    "Outbox", "Participation", "Question", "Recording", "SeenSegment", "Segment", "Silence", "Speaker", "Testimony",
    "TextRedaction", "TimeRedaction", "Tombstone", "Transcript", "TranscriptRevision", "Witness", "WitnessName",
]  # fmt: skip
