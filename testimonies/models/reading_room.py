"""Who asked to read what is kept from the public, what was decided, and until when a grant holds."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.models.testimony import Testimony
from testimonies.vocabulary import Decision


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    """Sentences about requests."""

    def waiting(self) -> Self:
        """Those that nobody has decided."""
        return self.filter(decision="")

    def in_force(self, *, at: dt.datetime | None = None) -> Self:
        """Grants that hold at that moment; the clock ends them, and nothing else has to."""
        return self.filter(decision=Decision.GRANTED, revoked_at__isnull=True, until__gt=at or timezone.now())


class AccessRequest(models.Model):
    """One person's wish to read one testimony, and the archive's answer. Changes only by `workflow.reading_room`.

    A grant opens what the testimony's terms and consents leave to readers, never more. `reader` is the account it is
    given to; the account is made with the first grant, and letters go to this e-mail address only.
    """

    testimony = models.ForeignKey(
        Testimony, on_delete=models.CASCADE, related_name="access_requests", verbose_name=_("testimony")
    )
    name = models.CharField(_("name"), max_length=255)
    email = models.EmailField(_("e-mail address"), max_length=150)
    institution = models.CharField(_("institution"), max_length=255, blank=True)
    purpose = models.TextField(_("purpose"), help_text=_("What they want to read it for, in their words."))
    language = models.CharField(_("language of letters"), max_length=16)
    terms_sha256 = models.CharField(
        _("terms accepted"), max_length=64, help_text=_("SHA-256 of the text that was shown and accepted.")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    because = models.TextField(_("because"), blank=True, help_text=_("Told to whoever asked."))
    note = models.TextField(_("internal note"), blank=True, help_text=_("For curators; never told."))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="access_requests",
        verbose_name=_("reader"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )
    revoked_because = models.TextField(_("revoked because"), blank=True, help_text=_("Told to the reader."))

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for access")
        verbose_name_plural = _("requests for access")
        permissions = [("decide_accessrequest", _("Can decide requests for access"))]
        indexes = [
            models.Index(fields=["reader", "until"], name="access_request_by_reader"),
            models.Index(fields=["email", "asked_at"], name="access_request_by_email"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["testimony", "email"], condition=Q(decision=""), name="one_waiting_request_of_each_asker"
            ),
            models.CheckConstraint(condition=Q(decision__in=("", *Decision.values)), name="access_decision_is_known"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True, because="")
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(because="")),
                name="access_decision_has_somebody_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    decision=Decision.GRANTED, until__isnull=False, until__gt=F("decided_at"), reader__isnull=False
                )
                | (~Q(decision=Decision.GRANTED) & Q(until__isnull=True, reader__isnull=True)),
                name="access_grant_has_an_end_and_a_reader",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True, revoked_because="")
                | (
                    Q(decision=Decision.GRANTED, revoked_at__isnull=False, revoked_by__isnull=False)
                    & ~Q(revoked_because="")
                ),
                name="only_a_grant_is_revoked_by_somebody_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.testimony.identifier}"

    @property
    def last_date(self) -> dt.date | None:
        """The last day of a grant, counted whole where the archive is."""
        return timezone.localtime(self.until - dt.timedelta(microseconds=1)).date() if self.until else None

    def is_in_force(self, *, at: dt.datetime | None = None) -> bool:
        """Whether the grant holds at that moment, as `in_force` says of many."""
        if self.decision != Decision.GRANTED or self.revoked_at is not None or self.until is None:
            return False
        return self.until > (at or timezone.now())
