"""A fonds or project of one holding institution."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from testimonies.models.identified import Dated, identifier_field
from testimonies.vocabulary import Openness


class Collection(Dated):
    """A body of testimonies that one institution holds; its default terms are given to what arrives in it."""

    identifier = identifier_field("c")
    title = models.CharField(_("title"), max_length=255, help_text=_("As the holding institution names it."))
    holding_institution = models.CharField(_("holding institution"), max_length=255, blank=True)
    description = models.TextField(
        _("description"), blank=True, help_text=_("Whence it comes, what it holds, how it was made.")
    )
    rights_statement = models.TextField(
        _("rights statement"), blank=True, help_text=_("Shown under every testimony of the collection.")
    )
    reading_room_terms = models.TextField(
        _("terms of the reading room"),
        blank=True,
        help_text=_(
            "What a reader agrees to who asks for a closed testimony of this collection; leave empty for the archive's "
            "own terms. Shown to whoever asks, who may learn from it which collection it is."
        ),
    )
    default_openness = models.CharField(
        _("default access"),
        max_length=16,
        choices=Openness,
        default=Openness.CLOSED,
        help_text=_("Offered when a curator opens a testimony. What arrives is closed whatever stands here."),
    )
    default_existence_is_shown = models.BooleanField(
        _("show that closed testimonies exist"), default=False, help_text=_("Given to testimonies as they arrive.")
    )

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")

    def __str__(self) -> str:
        return self.title


class Curatorship(models.Model):
    """A collection that a curator works on, or all of them. A curator without any works on none."""

    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="curatorships", verbose_name=_("curator")
    )
    collection = models.ForeignKey(
        Collection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="curatorships",
        verbose_name=_("collection"),
    )
    is_everywhere = models.BooleanField(
        _("every collection"), default=False, help_text=_("Of today and of later. Then name no collection.")
    )

    class Meta:
        verbose_name = _("curatorship")
        verbose_name_plural = _("curatorships")
        constraints = [
            models.UniqueConstraint(fields=["curator", "collection"], name="curatorship_once"),
            models.UniqueConstraint(
                fields=["curator"], condition=models.Q(is_everywhere=True), name="curatorship_everywhere_once"
            ),
            models.CheckConstraint(
                condition=models.Q(is_everywhere=True, collection__isnull=True)
                | models.Q(is_everywhere=False, collection__isnull=False),
                name="curatorship_is_of_one_collection_or_of_every",
                violation_error_message=_("Choose a collection, or tick that it is every collection."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.curator} – {self.collection or _('every collection')}"
