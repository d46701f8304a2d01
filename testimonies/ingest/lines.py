"""The lines of the audit that say what imports made of a testimony, but for those that were taken back."""

from testimonies.models import AuditEvent


def lines_of(identifier: str) -> list[AuditEvent]:
    """In their order."""
    lines = AuditEvent.objects.filter(kind="testimony", identifier=identifier).order_by("pk")
    undone = {change.get("batch") for change in lines.filter(verb="undo_ingest").values_list("change", flat=True)}
    made = lines.filter(verb="ingest", change__has_key="batch")
    return [line for line in made if line.change["batch"] not in undone]
