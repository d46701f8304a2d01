"""The archive's memory of its own changes: append-only, each line sealed with the one before it.

What a line says (why, and what changed) is sealed by a digest of its own, so that it can be erased and the chain holds.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditIsAppendOnly(TypeError):
    """Somebody tried to change or remove a line of the audit."""


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    """Reads and appends; refuses the rest."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise AuditIsAppendOnly("a line of the audit is never changed")

    def delete(self) -> NoReturn:
        """Refused."""
        raise AuditIsAppendOnly("a line of the audit is never removed")

    def bulk_create(self, objs: Iterable["AuditEvent"], *args: Any, **kwargs: Any) -> list["AuditEvent"]:
        """New lines only: what it could do about a line that is there already is refused."""
        if len(args) > 1 or kwargs.keys() - {"batch_size"}:
            raise AuditIsAppendOnly("a line of the audit is never changed")
        return super().bulk_create(objs, *args, **kwargs)

    def blank(self, seals: Collection[str]) -> int:
        """Take away what these lines say; only `workflow.erasure` does so, and names them in a line of its own."""
        return super().filter(seal__in=seals).order_by()._blanked()

    def _blanked(self) -> int:
        return super().update(nonce="", because="", change={})


def new_nonce() -> str:
    """What makes a digest tell nothing of words that somebody can guess."""
    return secrets.token_hex(16)


class AuditEvent(models.Model):
    """Who did what to which record, when and why; written by `workflow.audit` in the transaction of the change."""

    at = models.DateTimeField(_("at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    by_name = models.CharField(_("user name then"), max_length=255, blank=True)
    verb = models.CharField(_("what was done"), max_length=64)
    kind = models.CharField(_("kind of record"), max_length=64)
    identifier = models.CharField(_("record"), max_length=64)
    because = models.CharField(_("because"), max_length=500, blank=True)
    change = models.JSONField(_("what changed"), default=dict, blank=True)
    nonce = models.CharField(_("nonce"), max_length=32, blank=True, default=new_nonce, editable=False)
    digest = models.CharField(_("digest of reason and change"), max_length=64)
    previous_seal = models.CharField(_("seal of the line before"), max_length=64, blank=True)
    seal = models.CharField(_("seal"), max_length=64, unique=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        indexes = [models.Index(fields=["kind", "identifier", "at"], name="audit_by_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.identifier}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once; under the key of another line it fails, instead of taking its place."""
        if args or not self._state.adding:
            raise AuditIsAppendOnly("a line of the audit is never changed")
        super().save(**kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise AuditIsAppendOnly("a line of the audit is never removed")

    @property
    def is_blank(self) -> bool:
        """Whether what it said was erased."""
        return not (self.nonce or self.because or self.change)

    def digested(self) -> str:
        """The digest that this line must bear while its words stand: of reason and change, and a nonce before them."""
        return _sum([self.nonce, self.because, self.change])

    def sealed(self) -> str:
        """The seal that this line must bear: over the seal before it, who did what to what and when, and the digest."""
        about = [self.at.isoformat(), self.by_id, self.by_name, self.verb, self.kind, self.identifier]
        return _sum([self.previous_seal, *about, self.digest])


def _sum(said: list[Any]) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
