"""The cast: accounts that tests speak of by what they do."""

from typing import Any

from django.contrib.auth.models import Group, User

from testimonies.models import Collection, Curatorship

PASSWORD = "a long enough sentence"


def make_curator(*groups: str, username: str = "", collections: tuple[Collection, ...] = (), **fields: Any) -> User:
    """A curator in these groups, of the collections if any are given, else of every collection."""
    name = username or "-".join(groups) or "curator"
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    rows = [{"collection": collection} for collection in collections] or [{"is_everywhere": True}]
    Curatorship.objects.bulk_create(Curatorship(curator=user, **row) for row in rows)
    return user


def make_administrator(username: str = "administrator") -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser(username, password=PASSWORD)


def make_reader(username: str = "reader") -> User:
    """Somebody with an account and no part in the archive."""
    return User.objects.create_user(username, password=PASSWORD)
