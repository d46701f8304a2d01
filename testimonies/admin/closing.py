"""Says at once what a save closed: a testimony whose description holds a name that may no longer be read."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from testimonies.access.policy import described_q
from testimonies.admin.curated import curated
from testimonies.admin.moves import told_of_public
from testimonies.admin.record import RecordAdmin
from testimonies.models import Testimony
from testimonies.vocabulary import State
from testimonies.workflow.viewers import viewer_for


def closed_for_a_name_q() -> Q:
    """Published, and closed at this moment for a name in it."""
    return Q(state=State.PUBLISHED) & ~described_q(at=timezone.now())


class ClosingAdmin(RecordAdmin):
    """A record by which names become hidden; `closes` leads to it from the testimonies that it can close."""

    closes = ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """With a warning for each, and where the name stands."""
        super().save_related(request, form, formsets, change)
        mine = curated(Testimony.objects.filter(**{self.closes: form.instance.pk}), viewer=viewer_for(request.user))
        for testimony in mine.filter(closed_for_a_name_q()).order_by("pk").distinct():
            said = " ".join(map(str, told_of_public(testimony)))
            self.message_user(request, f"“{testimony}”: {said}", messages.WARNING)
