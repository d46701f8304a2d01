"""The address of the visitor behind the proxies that the operator vouches for."""

from django.conf import settings
from django.http import HttpRequest


def visitor_address(request: HttpRequest) -> str:
    """Counted from the right, where our own proxies write; what stands further left may be anybody's invention."""
    direct: str = request.META.get("REMOTE_ADDR", "")
    told = [address.strip() for address in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if address.strip()]
    trusted: int = settings.ARCHIVE_PROXIES
    return told[-trusted] if 0 < trusted <= len(told) else direct
