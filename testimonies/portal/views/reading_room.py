"""The reading room: a reader's own list, and the door to it. Django's views, with the archive's rules and pages."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from testimonies.portal.pages import keep_nowhere, show
from testimonies.portal.presenters.reading_room import room_of
from testimonies.values.email_address import folded_address
from testimonies.values.errors import InvalidEmailAddress
from testimonies.workflow.letters import TOKENS
from testimonies.workflow.viewers import viewer_for

PAGES = "testimonies/portal/"


class ReaderSignIn(AuthenticationForm):
    """E-mail address and password. What is wrong is not told apart, nor whether there is such an account."""

    error_messages = {
        "invalid_login": _("This address and password do not belong together. Both have to be right."),
        "inactive": _("This address and password do not belong together. Both have to be right."),
        "staff": _("This is a curator's account. Curators sign in at their own door, below."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["username"]
        field.label = _("E-mail address")
        field.widget = forms.EmailInput(attrs={"autocomplete": "username", "maxlength": 150, "dir": "ltr"})

    def clean_username(self) -> str:
        """As the account is called, however it was typed."""
        typed = str(self.cleaned_data["username"])
        try:
            return folded_address(typed)
        except InvalidEmailAddress:
            return typed

    def confirm_login_allowed(self, user: Any) -> None:
        """Told only to somebody who knows the password."""
        super().confirm_login_allowed(user)
        if user.is_staff:
            raise ValidationError(self.error_messages["staff"], code="staff")


class SignIn(LoginView):
    """The door."""

    template_name = f"{PAGES}reading_room_sign_in.html"
    authentication_form = ReaderSignIn
    next_page = reverse_lazy("reading_room")


class SetPassword(PasswordResetConfirmView):
    """Where the link in a letter leads."""

    template_name = f"{PAGES}reading_room_password.html"
    token_generator = TOKENS

    def get_user(self, uidb64: str) -> User | None:
        """Readers only; whoever has become staff since gets a password from an administrator."""
        account = super().get_user(uidb64)
        return account if account and account.is_active and not account.is_staff else None

    def get_success_url(self) -> str:
        """To the door, which says that the password is set."""
        return f"{reverse('reading_room_sign_in')}?password=set"


@require_safe
def reading_room(request: HttpRequest) -> HttpResponseBase:
    """What is open to this reader, and what became of each request."""
    if not request.user.is_authenticated:
        return keep_nowhere(redirect("reading_room_sign_in"))
    viewer = viewer_for(request.user)
    return keep_nowhere(
        show(request, "reading_room.html", viewer=viewer, shown={"room": room_of(request.user, viewer=viewer)})
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reading_room_sign_in(request: HttpRequest) -> HttpResponseBase:
    """E-mail address and password; guessing is slowed as at the curators' door."""
    return keep_nowhere(SignIn.as_view()(request))


@require_POST
def reading_room_sign_out(request: HttpRequest) -> HttpResponseBase:
    """Out, and back to the front page."""
    return keep_nowhere(LogoutView.as_view(next_page="home")(request))


@require_http_methods(["GET", "HEAD", "POST"])
def reading_room_password(request: HttpRequest, uidb64: str, token: str) -> HttpResponseBase:
    """A password of one's own, once, with the link that came by letter."""
    return keep_nowhere(SetPassword.as_view()(request, uidb64=uidb64, token=token))
