"""Turns an account into a viewer: its groups and the collections it is limited to, or the grants it holds."""

from typing import TYPE_CHECKING

from testimonies.access.viewer import VISITOR, Standing, Viewer
from testimonies.models import AccessRequest, Curatorship

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


def viewer_for(account: "User | AnonymousUser") -> Viewer:
    """A curator if the account is staff that may view testimonies and works on some collection; else a reader.

    Who curates everything is said in a row of its own: to lose the last row is to lose the last collection. Grants are
    read at each request, by the clock of that moment. Who is staff holds none, with or without rights.
    """
    if not account.is_active:
        return VISITOR
    if not account.is_staff:
        grants = AccessRequest.objects.in_force().filter(reader=account)
        return Viewer(Standing.READER, granted=frozenset(grants.values_list("testimony", flat=True)))
    if account.is_superuser:
        return Viewer(Standing.ADMINISTRATOR)
    if not account.has_perm("testimonies.view_testimony"):
        return VISITOR
    mine = Curatorship.objects.filter(curator=account).values_list("is_everywhere", "collection")
    rows = list(mine)
    if not rows:
        return VISITOR
    is_limited = not any(is_everywhere for is_everywhere, _collection in rows)
    return Viewer(Standing.CURATOR, frozenset(collection for _, collection in rows) if is_limited else None)
