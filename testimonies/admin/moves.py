"""The moves of a testimony as buttons, each refusal in words, and what the public sees of it at this moment."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from testimonies.access.policy import sight_of
from testimonies.access.viewer import VISITOR, reader_of
from testimonies.admin.forms.seen import version_of
from testimonies.admin.record import RecordAdmin
from testimonies.models import Recording, Testimony
from testimonies.vocabulary import State
from testimonies.workflow import transitions
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.naming import places_of_hidden_names

PUBLIC = {
    "text": (gettext_lazy("The public reads it."), gettext_lazy("The public does not read it.")),
    "voice": (gettext_lazy("Recordings are heard."), gettext_lazy("Recordings are not heard.")),
    "image": (gettext_lazy("Film and portraits are seen."), gettext_lazy("Film and portraits are not seen.")),
    "name": (gettext_lazy("Witnesses are named as chosen."), gettext_lazy("Witnesses are not named.")),
}


def told_of_public(testimony: Testimony) -> "list[str | Promise]":
    """What a visitor may see at this moment, in sentences."""
    terms, now = testimony.terms(), timezone.now()
    if testimony.state == State.PUBLISHED and not terms.may_be_described(at=now):
        places = "; ".join(places_of_hidden_names(testimony))
        return [_("Nothing of it is public: a name that may not be read stands in %(places)s.") % {"places": places}]
    sight, granted = (sight_of(terms, viewer=viewer, at=now) for viewer in (VISITOR, reader_of(testimony.pk)))
    for_readers = [_("Readers who hold a grant read it.")] if granted.text else []
    if not sight.existence:
        return [_("The public does not know that it exists."), *for_readers]
    if not sight.text:
        return [_("The public knows that it exists, not what it says."), *for_readers]
    told = [said[0] if getattr(sight, scope) else said[1] for scope, said in PUBLIC.items()]
    if sight.voice and _is_any_unheard(testimony):
        told.append(_("Not every recording is heard: each says why, as its copy for the public."))
    return told


def _is_any_unheard(testimony: Testimony) -> bool:
    heard = Recording.objects.playable_by(VISITOR)
    return Recording.objects.filter(testimony=testimony).exclude(pk__in=heard.values("pk")).exists()


class MovingAdmin(RecordAdmin):
    """Adds the address that makes a move, and the panel that offers them."""

    def get_urls(self) -> list[Any]:
        """One address for all moves."""
        move = path(
            "<path:object_id>/move/<slug:verb>/",
            self.admin_site.admin_view(self.move_view),
            name="testimonies_testimony_move",
        )
        return [move, *super().get_urls()]

    @method_decorator(require_POST)
    def move_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        """Make the move, or say why not; never on a testimony that changed since the button was shown."""
        with transaction.atomic():
            testimony = self.get_object(request, object_id)
            if testimony is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            if request.POST.get("version") != version_of(testimony):
                self.message_user(
                    request, _("Somebody changed it meanwhile. Look again, then move it."), messages.ERROR
                )
            else:
                self._move(request, testimony, verb)
        return HttpResponseRedirect(reverse("admin:testimonies_testimony_change", args=[testimony.pk]))

    def _move(self, request: HttpRequest, testimony: Testimony, verb: str) -> None:
        try:
            moved = transitions.move(testimony, verb, by=request.user, because=request.POST.get("because", ""))
        except TransitionRefused as refused:
            for reason in refused.reasons:
                self.message_user(request, reason, messages.ERROR)
        else:
            said = _("“%(title)s” is now: %(state)s.") % {"title": moved, "state": moved.get_state_display()}
            self.message_user(request, said, messages.SUCCESS)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With the moves from here."""
        testimony = kwargs.get("obj")
        if testimony:
            moves = transitions.open_moves(Testimony.objects.get(pk=testimony.pk), by=request.user)
            context |= {
                "open_moves": [move for move, refused in moves if not refused],
                "closed_moves": [(move, refused) for move, refused in moves if refused],
                "public_sight": told_of_public(testimony),
                "version": version_of(testimony),
            }
        return super().render_change_form(request, context, **kwargs)
