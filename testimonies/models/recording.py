"""Tapes and files of a testimony."""

import datetime as dt
from typing import Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.access.policy import agreed_q, covered_q, curated_q, readable_q
from testimonies.access.terms import Audience, Scope
from testimonies.access.viewer import Viewer
from testimonies.models.belonging import Belonging
from testimonies.models.fields import AddressField
from testimonies.models.hearing import heard_q, unplaced_q
from testimonies.models.identified import Dated, identifier_field
from testimonies.models.paths import recording_path
from testimonies.models.testimony import Testimony
from testimonies.vocabulary import Medium, Openness, State

COPIED_STATES = (State.APPROVED, State.PUBLISHED)  # copied while it waits, so that it is heard when it is published


class RecordingQuerySet(models.QuerySet["Recording"]):
    """Sentences about recordings."""

    def playable_by(self, viewer: Viewer, *, at: dt.datetime | None = None) -> Self:
        """Those the viewer may hear now; who does not curate the testimony hears copies in which all is silent that is
        hidden, or what lies elsewhere while nothing of it is hidden."""
        at = at or timezone.now()
        voice = agreed_q(Scope.VOICE, viewer, at=at, prefix="testimony__")
        image = Q(medium=Medium.AUDIO) | agreed_q(Scope.IMAGE, viewer, at=at, prefix="testimony__")
        public = voice & image & heard_q(at=at)
        return self.filter(
            readable_q(viewer, at=at, prefix="testimony__"), curated_q(viewer, prefix="testimony__") | public
        )

    def for_the_public(self, *, at: dt.datetime) -> Self:
        """Those of which visitors or readers need a copy: agreed to, approved or published, not closed, and placed."""
        chosen = Q(testimony__state__in=COPIED_STATES) & ~Q(testimony__openness=Openness.CLOSED)
        voice, picture = (
            covered_q(scope, at=at, prefix="testimony__", audience=Audience.READERS)
            for scope in (Scope.VOICE, Scope.IMAGE)
        )
        agreed = voice & (Q(medium=Medium.AUDIO) | picture)
        return self.filter(chosen, agreed, ~unplaced_q(at=at)).exclude(file="")


class Recording(Belonging, Dated):
    """One tape or file: kept by us (`file`), or at an address elsewhere, or only known to exist."""

    identifier = identifier_field("r")
    testimony = models.ForeignKey(
        Testimony, on_delete=models.CASCADE, related_name="recordings", verbose_name=_("testimony")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1, help_text=_("1 for the first tape."))
    medium = models.CharField(
        _("medium"),
        max_length=8,
        choices=[(Medium.AUDIO.value, Medium.AUDIO.label), (Medium.VIDEO.value, Medium.VIDEO.label)],
        default=Medium.AUDIO,
    )
    label = models.CharField(
        _("label"),
        max_length=255,
        blank=True,
        help_text=_("Shown to the public beside the player: which tape, whose voice."),
    )
    file = models.FileField(_("file"), upload_to=recording_path, blank=True)
    external_url = AddressField(
        _("address elsewhere"),
        blank=True,
        max_length=1000,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Linked to, never fetched."),
    )
    media_type = models.CharField(_("media type"), max_length=100, blank=True, editable=False)
    duration_ms = models.PositiveBigIntegerField(_("duration (ms)"), null=True, blank=True)
    original_name = models.CharField(
        _("original file name"),
        max_length=255,
        blank=True,
        help_text=_("As it arrived. For curators; it may name people."),
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    byte_size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True, editable=False)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints = [
            models.UniqueConstraint(fields=["testimony", "position"], name="recording_position_once_in_a_testimony"),
            models.CheckConstraint(
                condition=Q(file="") | Q(external_url=""),
                name="recording_is_here_or_elsewhere",
                violation_error_message=_("Give a file or an address, not both."),
            ),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(byte_size__isnull=False), name="recording_with_a_sum_has_a_size"
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.get_medium_display()} {self.position}"
