"""What the curators' pages say about times and figures."""

from django import template

from testimonies.admin.claim import in_figures
from testimonies.models import Claim
from testimonies.values.timecode import format_ms

register = template.Library()


@register.filter
def clock(moment_ms: int | None) -> str:
    """A time in a recording as a reader sees it; nothing where there is none."""
    return format_ms(moment_ms) if moment_ms is not None else ""


@register.filter
def figures(claim: Claim) -> str:
    """The quantity of a claim as its source words it."""
    return in_figures(claim)
