"""Withdrawing a consent: asked once, done at once, and then a letter that says what was done."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from testimonies.admin.forms.withdrawing import LetterForm, WithdrawalForm
from testimonies.admin.letters import letter_of
from testimonies.admin.moves import told_of_public
from testimonies.admin.record import RecordAdmin
from testimonies.models import Consent
from testimonies.values.language import direction
from testimonies.workflow.consents import agreed_to, withdraw_consent, withdrawal_of
from testimonies.workflow.errors import TransitionRefused
from testimonies.workflow.naming import places_of_hidden_names


@admin.display(description=gettext_lazy("withdrawal"))
def way_to_withdraw(_rooms: Any, consent: Consent) -> Any:
    """The link to withdraw it, or when that was and the letter about it."""
    if consent.pk is None:
        return _("Save it first.")
    if consent.withdrawn_at and not withdrawal_of(consent):
        return ""
    name, said = ("letter", _("Letter about it")) if consent.withdrawn_at else ("withdraw", _("Withdraw consent…"))
    return format_html('<a href="{}">{}</a>', reverse(f"admin:testimonies_consent_{name}", args=[consent.pk]), said)


class WithdrawingAdmin(RecordAdmin):
    """Adds the page that withdraws a consent, and the one with the letter."""

    withdrawal = way_to_withdraw

    def get_urls(self) -> list[Any]:
        """Two addresses more."""
        pages = {"withdraw": self.withdraw_view, "letter": self.letter_view}
        ways = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"testimonies_consent_{name}")
            for name, view in pages.items()
        ]
        return [*ways, *super().get_urls()]

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why and what; do it; lead to the letter."""
        consent = self._consent(request, object_id)
        form = WithdrawalForm(request.POST if request.method == "POST" else None, agreed=agreed_to(consent))
        if form.is_valid() and self._withdraw(request, consent, form):
            return HttpResponseRedirect(reverse("admin:testimonies_consent_letter", args=[consent.pk]))
        shown = {"title": _("Withdraw consent"), "form": form, "public_sight": told_of_public(consent.testimony)}
        return self._page(request, consent, "withdraw_consent", shown)

    def _withdraw(self, request: HttpRequest, consent: Consent, form: WithdrawalForm) -> bool:
        try:
            withdraw_consent(consent, by=request.user, **form.cleaned_data)
        except TransitionRefused as refused:
            form.add_error(None, [str(reason) for reason in refused.reasons])
            return False
        self.message_user(request, _("The consent is withdrawn. What rested on it is closed from this moment on."))
        return True

    def letter_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The letter, in a language of the archive's."""
        consent = self._consent(request, object_id)
        withdrawal = withdrawal_of(consent)
        if withdrawal is None:
            raise Http404
        form = LetterForm(request.GET if "language" in request.GET else {"language": get_language()})
        language = form.cleaned_data["language"] if form.is_valid() else settings.LANGUAGE_CODE
        shown = {
            "title": _("Letter about the withdrawal"),
            "form": form,
            "letter": letter_of(withdrawal, language=language),
            "language": language,
            "direction": direction(language),
            "places": places_of_hidden_names(consent.testimony),
            "public_sight": told_of_public(consent.testimony),
        }
        return self._page(request, consent, "letter", shown)

    def _consent(self, request: HttpRequest, object_id: str) -> Consent:
        consent = self.get_object(request, object_id)
        if consent is None:
            raise Http404
        if not self.has_change_permission(request, consent):
            raise PermissionDenied
        return consent  # type: ignore[no-any-return]

    def _page(self, request: HttpRequest, consent: Model, name: str, shown: dict[str, Any]) -> HttpResponse:
        about = {"subtitle": str(consent), "record": consent, "opts": self.opts}
        context = self.admin_site.each_context(request) | about | shown
        return TemplateResponse(request, f"testimonies/admin/{name}.html", context)
