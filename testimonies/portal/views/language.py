"""The visitor's choice of the interface's language."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@csrf_exempt  # A token would give every visitor a cookie; whoever forges this form changes a language, nothing else.
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the language, in a cookie, and lead back."""
    return set_language(request)
