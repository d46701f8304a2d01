"""Turns an account into a viewer: its groups and the collections it is limited to, or the grants it holds."""

from typing import TYPE_CHECKING

from testimonies.access.viewer import VISITOR, Standing, Viewer
from testimonies.models import AccessRequest, Curatorship

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


def viewer_for(account: "User | AnonymousUser") -> Viewer:
    """A curator if the account is staff that may view testimonies, limited where curatorships say so; else a reader.

    Grants are read at each request, by the clock of that moment. Who is staff holds none, with or without rights.
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
    collections = frozenset(Curatorship.objects.filter(curator=account).values_list("collection", flat=True))
    return Viewer(Standing.CURATOR, collections or None)
