"""The words: transcripts, their speakers, and segments with permanent keys."""

import datetime as dt
from collections import defaultdict
from typing import NamedTuple, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.access.policy import curated_q
from testimonies.access.redaction import masked
from testimonies.access.viewer import Viewer
from testimonies.models.belonging import Belonging
from testimonies.models.fields import LanguageField
from testimonies.models.identified import Dated
from testimonies.models.paths import source_path
from testimonies.models.recording import Recording
from testimonies.models.redaction import TextRedaction
from testimonies.models.testimony import Testimony
from testimonies.models.witness import Witness
from testimonies.values.identifier import new_segment_key
from testimonies.vocabulary import SpeakerRole, TranscriptKind, TranscriptOrigin


class TranscriptQuerySet(models.QuerySet["Transcript"]):
    """Sentences about transcripts."""

    def readable_by(self, viewer: Viewer) -> Self:
        """Of testimonies that the viewer may read: the public reads only words that were reviewed as they stand."""
        return self.filter(curated_q(viewer, prefix="testimony__") | Q(reviewed_at__isnull=False))


class Transcript(Belonging, Dated):
    """One text of a testimony. Its words change only through `workflow.revisions`, which counts `revision` up."""

    testimony = models.ForeignKey(
        Testimony, on_delete=models.CASCADE, related_name="transcripts", verbose_name=_("testimony")
    )
    language = LanguageField(_("language"), blank=True, help_text=_("Code or name."))
    script = models.CharField(_("script"), max_length=4, blank=True, help_text=_("ISO 15924: Latn, Cyrl, Arab, Hebr."))
    kind = models.CharField(_("kind"), max_length=16, choices=TranscriptKind, default=TranscriptKind.VERBATIM)
    origin = models.CharField(_("origin"), max_length=20, choices=TranscriptOrigin, default=TranscriptOrigin.HUMAN)
    made_by = models.CharField(
        _("made by"), max_length=255, blank=True, help_text=_("The person, or the machine and its version.")
    )
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
        help_text=_("Somebody else must review it."),
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True, editable=False)
    format = models.CharField(_("format"), max_length=32, blank=True, editable=False)
    source_file = models.FileField(
        _("source file"), upload_to=source_path, blank=True, editable=False, help_text=_("Untouched, as it arrived.")
    )
    source_name = models.CharField(_("source file name"), max_length=255, blank=True, editable=False)
    source_sha256 = models.CharField(
        _("SHA-256 of the source"), max_length=64, blank=True, editable=False, db_index=True
    )
    metadata = models.JSONField(_("fields of the source"), default=dict, blank=True, editable=False)
    footnotes = models.JSONField(
        _("footnotes"), default=list, blank=True, editable=False, help_text=_("[{segment key, offset, text}]")
    )
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)

    objects = TranscriptQuerySet.as_manager()

    class Meta:
        verbose_name = _("transcript")
        verbose_name_plural = _("transcripts")
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True) | ~Q(reviewed_by=F("author")) | Q(reviewed_by__isnull=True),
                name="transcript_is_reviewed_by_someone_else",
            ),
            models.CheckConstraint(condition=~Q(translation_of=F("pk")), name="transcript_is_not_its_own_translation"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language or '?'})"


class Speaker(models.Model):
    """A voice of a transcript: the label as written, and who it is. The public reads `public_label`, not the label."""

    transcript = models.ForeignKey(
        Transcript, on_delete=models.CASCADE, related_name="speakers", verbose_name=_("transcript")
    )
    label = models.CharField(_("label"), max_length=255, help_text=_("As written in the transcript."))
    role = models.CharField(_("role"), max_length=16, choices=SpeakerRole, default=SpeakerRole.UNKNOWN)
    witness = models.ForeignKey(
        Witness, on_delete=models.SET_NULL, null=True, blank=True, related_name="voices", verbose_name=_("witness")
    )

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [models.UniqueConstraint(fields=["transcript", "label"], name="speaker_once_in_a_transcript")]

    def __str__(self) -> str:
        return self.label


class SeenSegment(NamedTuple):
    """A segment as one viewer may read it."""

    pk: int
    key: str
    position: int
    text: str
    start_ms: int | None
    end_ms: int | None
    recording_id: int | None
    speaker_id: int | None
    transcript_id: int


class SegmentQuerySet(models.QuerySet["Segment"]):
    """Sentences about segments."""

    def in_order(self) -> "SegmentQuerySet":
        """As spoken."""
        return self.order_by("transcript", "position")

    def read_whole(self) -> list[SeenSegment]:
        """As curators read them."""
        return [SeenSegment(*row) for row in self.values_list(*SeenSegment._fields)]

    def read_public(self, *, at: dt.datetime | None = None) -> list[SeenSegment]:
        """The public copy: reviewed words, every redacted stretch masked. Two queries however many segments."""
        reviewed = self.filter(transcript__reviewed_at__isnull=False)
        hidden: dict[int, list[tuple[int, int]]] = defaultdict(list)
        redactions = TextRedaction.objects.in_force(at=at or timezone.now()).filter(
            segment__in=reviewed.order_by().values("pk")
        )
        for segment, start, end in redactions.values_list("segment", "start", "end"):
            hidden[segment].append((start, end))
        return [
            row._replace(text=masked(row.text, hidden[row.pk])) if row.pk in hidden else row
            for row in reviewed.read_whole()
        ]


class Segment(models.Model):
    """One utterance or cue. Its `key` is permanent: citations, annotations and redactions hang on it."""

    transcript = models.ForeignKey(
        Transcript, on_delete=models.CASCADE, related_name="segments", verbose_name=_("transcript")
    )
    position = models.PositiveIntegerField(_("order"))
    key = models.CharField(_("key"), max_length=16, unique=True, default=new_segment_key, editable=False)
    text = models.TextField(_("text"), help_text=_("As spoken. Never corrected silently."))
    recording = models.ForeignKey(
        Recording,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="segments",
        verbose_name=_("recording"),
    )
    start_ms = models.PositiveBigIntegerField(_("starts at (ms)"), null=True, blank=True)
    end_ms = models.PositiveBigIntegerField(_("ends at (ms)"), null=True, blank=True)
    speaker = models.ForeignKey(
        Speaker, on_delete=models.SET_NULL, null=True, blank=True, related_name="segments", verbose_name=_("speaker")
    )
    word_times = models.JSONField(
        _("times of words"),
        default=list,
        blank=True,
        editable=False,
        help_text=_(
            "[[from character, to character, starts at (ms), ends at (ms) or null]], in the order of the text."
        ),
    )

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        constraints = [
            models.UniqueConstraint(fields=["transcript", "position"], name="segment_position_once_in_a_transcript"),
            models.CheckConstraint(
                condition=Q(end_ms__isnull=True) | Q(end_ms__gte=F("start_ms")),
                name="segment_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(start_ms__isnull=False) | Q(end_ms__isnull=True), name="segment_with_an_end_has_a_start"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="segment_has_words"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class TranscriptRevision(models.Model):
    """One saved change of a text: what it was before. The present text is the transcript's own; nothing is ever lost.

    `former` lists the segments that it altered or removed, as they were: {key, text, start_ms, end_ms, recording,
    speaker, word_times}.
    `former_order` are all keys in their order before; empty when the change neither added, removed nor moved any.
    """

    transcript = models.ForeignKey(
        Transcript, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("transcript")
    )
    number = models.PositiveIntegerField(_("number"), help_text=_("Of the revision that this change made."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    because = models.CharField(_("because"), max_length=500, blank=True)
    former = models.JSONField(_("text before"), default=list)
    former_order = models.JSONField(_("order before"), default=list)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["transcript", "number"], name="revision_number_once_in_a_transcript")
        ]

    def __str__(self) -> str:
        return f"{self.transcript_id} r{self.number}"
