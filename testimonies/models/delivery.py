"""What a curator sent through the admin: files that wait in staging, the plan for them, and how far the work is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.models.batch import Batch
from testimonies.models.collection import Collection
from testimonies.models.testimony import Testimony
from testimonies.vocabulary import DeliveryState, Ground, Outcome, SpeakerRole


class Delivery(models.Model):
    """Files on their way in. The row is the queue: what it asks for is done by the first worker that finds it.

    It belongs to whoever sent it. Files and plan go when they are brought in, or when nobody came back for them.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("sent by")
    )
    run_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("run by")
    )
    collection = models.ForeignKey(
        Collection, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("collection")
    )
    language = models.CharField(_("language"), max_length=35, blank=True)
    source = models.CharField(_("source"), max_length=1000, help_text=_("The names of the files as they were sent."))
    state = models.CharField(_("state"), max_length=16, choices=DeliveryState, default=DeliveryState.ARRIVING)
    why = models.CharField(_("why it stopped"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    touched_at = models.DateTimeField(_("last touched at"), auto_now=True)
    attempts = models.PositiveSmallIntegerField(_("how often begun"), default=0)
    doing = models.CharField(_("what is being done"), max_length=32, blank=True)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    passed_over = models.PositiveIntegerField(_("passed over"), default=0)
    batch = models.ForeignKey(
        Batch, on_delete=models.SET_NULL, null=True, related_name="deliveries", verbose_name=_("batch")
    )

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [models.Index(fields=["state", "touched_at"], name="delivery_longest_waiting")]

    def __str__(self) -> str:
        return self.source


class DeliveredFile(models.Model):
    """One line of the plan: what a file is, where it belongs and why, and what would be done. `rank` 0 is worst."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="files", verbose_name=_("delivery"))
    path = models.CharField(_("path"), max_length=1000)
    rank = models.PositiveSmallIntegerField(_("rank"))
    format = models.CharField(_("format"), max_length=32, blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome)
    is_warned = models.BooleanField(_("to be looked at"), default=False)
    testimony = models.ForeignKey(
        Testimony, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("testimony")
    )
    because = models.CharField(_("because"), max_length=1000, blank=True)
    segments = models.PositiveIntegerField(_("segments"), default=0)
    findings = models.JSONField(_("findings"), default=list)
    finding_count = models.PositiveIntegerField(_("number of findings"), default=0)

    class Meta:
        verbose_name = _("delivered file")
        verbose_name_plural = _("delivered files")
        indexes = [models.Index(fields=["delivery", "rank", "path"], name="delivered_worst_first")]

    def __str__(self) -> str:
        return self.path


class DeliveredVoice(models.Model):
    """A speaker's label over all the files of a delivery; `role` and `name` are what a curator chose, if anything."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="voices", verbose_name=_("delivery"))
    label = models.CharField(_("label"), max_length=255)
    turns = models.PositiveIntegerField(_("turns"))
    testimonies = models.PositiveIntegerField(_("testimonies"))
    words = models.CharField(_("sample"), max_length=200, blank=True)
    proposed = models.CharField(
        _("proposed"), max_length=16, choices=SpeakerRole, blank=True, help_text=_("Empty: not the same everywhere.")
    )
    ground = models.CharField(_("ground"), max_length=16, choices=Ground)
    people = models.JSONField(_("witnesses of its testimonies"), default=list)
    role = models.CharField(_("role"), max_length=16, choices=SpeakerRole, blank=True)
    name = models.CharField(_("name"), max_length=255, blank=True)
    is_remembered = models.BooleanField(_("as the last time"), default=False)

    class Meta:
        verbose_name = _("delivered voice")
        verbose_name_plural = _("delivered voices")
        constraints = [models.UniqueConstraint(fields=["delivery", "label"], name="voice_once_in_a_delivery")]
        indexes = [models.Index(fields=["delivery", "-turns"], name="delivered_voice_most_first")]

    def __str__(self) -> str:
        return self.label
