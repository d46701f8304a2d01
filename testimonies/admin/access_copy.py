"""Copies of recordings for the public: what the public hears, and why it hears nothing. Machines make them."""

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from testimonies.access.silence import TO_THE_END
from testimonies.admin.record import LedgerAdmin
from testimonies.models import AccessCopy, Recording, Silence
from testimonies.models.hearing import heard_q, unplaced_q, unreviewed_q
from testimonies.values.timecode import format_ms


def told_in_short(recording: Recording) -> str:
    """Whether there is a copy of what the recording is now, or why there is none; asks nothing of the database."""
    copy = getattr(recording, "access_copy", None)
    if copy is None or (copy.made_of, copy.medium) != (recording.file.name, recording.medium):
        return ""
    return str(copy.get_why_not_display()) if copy.why_not else _("Made")


def told_of_copy(recording: Recording) -> str:
    """What the public hears of a recording that is kept here, or what has to be done that it does."""
    now = timezone.now()
    this = Recording.objects.filter(pk=recording.pk)
    if this.filter(unreviewed_q(at=now)).exists():
        return _(
            "The public does not hear it: words are hidden in a text that is not reviewed as it stands. Have the text "
            "reviewed."
        )
    if this.filter(unplaced_q(at=now)).exists():
        return _(
            "The public does not hear it: words are hidden, and nobody can tell when they are spoken. Give their "
            "passages a time and the recording they are on."
        )
    if not this.for_the_public(at=now).exists():
        return _("None yet. It is made when the testimony is approved, not closed, and covered by consents.")
    copy = AccessCopy.objects.filter(recording=recording).first()
    if copy and copy.why_not:
        return _("The public does not hear it. %(why)s") % {"why": copy.get_why_not_display()}
    if copy is None or not this.filter(heard_q(at=now)).exists():
        return _("It is being made; until then the public does not hear the recording.")
    return _told_of_good(copy)


def _told_of_good(copy: AccessCopy) -> str:
    count, date = copy.silences.count(), date_format(localtime(copy.made_at), "DATETIME_FORMAT")
    silent = ngettext(
        "Made on %(date)s, silent in %(count)d place", "Made on %(date)s, silent in %(count)d places", count
    )
    return (silent if count else _("Made on %(date)s")) % {"date": date, "count": count}


@admin.register(AccessCopy)
class AccessCopyAdmin(LedgerAdmin):
    """Those that could not be made are found by their reason."""

    fields = ("recording", "medium", "media_type", "byte_size", "sha256", "made_at", "why_not")
    list_display = ("recording", "testimony", "why_not", "media_type", "made_at")
    list_filter = ("why_not",)
    list_select_related = ("recording__testimony",)
    search_fields = ("recording__identifier__istartswith", "recording__label", "recording__testimony__title")
    date_hierarchy = "made_at"
    ordering = ("-made_at", "-pk")
    empty_words = gettext_lazy("No copies yet. They are made when testimonies with recordings are approved.")

    @admin.display(description=gettext_lazy("testimony"))
    def testimony(self, copy: AccessCopy) -> str:
        """Whose recording it is."""
        return str(copy.recording.testimony)


@admin.register(Silence)
class SilenceAdmin(LedgerAdmin):
    """What the copies are silent in; a margin comes on top."""

    list_display = ("recording", "starts", "ends")
    list_select_related = ("copy__recording",)
    search_fields = ("copy__recording__identifier__istartswith", "copy__recording__label")
    ordering = ("copy", "start_ms")
    empty_words = gettext_lazy("No copy is silent anywhere.")

    @admin.display(description=gettext_lazy("recording"))
    def recording(self, silence: Silence) -> str:
        """Of which recording."""
        return str(silence.copy.recording)

    @admin.display(description=gettext_lazy("from"), ordering="start_ms")
    def starts(self, silence: Silence) -> str:
        """As a player shows it."""
        return format_ms(silence.start_ms)

    @admin.display(description=gettext_lazy("to"), ordering="end_ms")
    def ends(self, silence: Silence) -> str:
        """As a player shows it."""
        return _("the end") if silence.end_ms >= TO_THE_END else format_ms(silence.end_ms)
