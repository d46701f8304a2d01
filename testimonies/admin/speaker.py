"""Voices of transcripts: whoever changes what one is called or who it is does not let the public read it alone."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from testimonies.admin.names import NAMED
from testimonies.admin.record import RecordAdmin
from testimonies.admin.rows import RecordTable
from testimonies.models import Speaker, Transcript
from testimonies.workflow.review import take_back_review


class SpeakerRows(RecordTable):
    """The voices; the public reads a label only where that gives nobody away."""

    model = Speaker
    autocomplete_fields = ("witness",)
    ordering = ("pk",)


def recast(request: HttpRequest, transcript: Transcript) -> None:
    """After a voice was called or assigned otherwise, or removed: somebody else looks at the text again."""
    if take_back_review(transcript, by=request.user, because=gettext("Its voices were changed")):
        messages.warning(
            request, _("Its voices were changed: the public reads this text again once somebody else has reviewed it.")
        )


@admin.register(Speaker)
class SpeakerAdmin(RecordAdmin):
    """Voices of transcripts."""

    stays_on = "transcript"
    list_display = ("label", "role", "witness", "transcript", "testimony")
    list_filter = ("role",)
    list_select_related = ("transcript__testimony",)
    autocomplete_fields = ("witness", "transcript")
    search_fields = ("label", "transcript__testimony__title")
    ordering = ("transcript", "label", "pk")

    def listed(self, records: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """With names."""
        return records.prefetch_related(Prefetch("witness", queryset=NAMED.all()))

    @admin.display(description=_("testimony"))
    def testimony(self, speaker: Speaker) -> str:
        """Where they speak."""
        return str(speaker.transcript.testimony)

    def save_model(self, request: HttpRequest, obj: Speaker, form: Any, change: bool) -> None:  # noqa: FBT001
        """Under another name, or as another person, it is reviewed anew."""
        super().save_model(request, obj, form, change)
        if change and form.has_changed():
            recast(request, obj.transcript)

    def delete_model(self, request: HttpRequest, obj: Speaker) -> None:
        """Its passages lose their voice."""
        transcript = obj.transcript
        super().delete_model(request, obj)
        recast(request, transcript)
