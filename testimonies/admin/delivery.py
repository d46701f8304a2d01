"""What the pages of a delivery show: who may open it, how far it is, its plan page by page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from testimonies.admin.curated import curated
from testimonies.admin.forms.delivery import VoicesForm
from testimonies.admin.keys import TOO_LONG
from testimonies.models import DeliveredFile, Delivery, Testimony
from testimonies.vocabulary import DeliveryState, Outcome, SpeakerRole
from testimonies.workflow.viewers import viewer_for

FILES_AT_ONCE, VOICES_AT_ONCE = 25, 25
RIGHT = "testimonies.ingest_testimony"
TO_LOOK_AFTER = "testimonies.change_delivery"  # an administrator's: deliveries of others
AT_WORK = (DeliveryState.ARRIVING, DeliveryState.TO_PLAN, DeliveryState.TO_RUN)
SHOWN = {
    "refused": Q(outcome=Outcome.REFUSED),
    "warned": Q(is_warned=True) & ~Q(outcome=Outcome.REFUSED),
    **{outcome.value: Q(outcome=outcome) for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME)},
}


def deliveries_of(account: Any) -> QuerySet[Delivery]:
    """Those that an account may open: its own, and an administrator's all, as far as they curate where it goes."""
    viewer = viewer_for(account)
    if not account.has_perm(RIGHT) or not viewer.is_staff:
        return Delivery.objects.none()
    whose = Q() if account.has_perm(TO_LOOK_AFTER) else Q(by=account)
    where = Q() if viewer.curates_everything else Q(collection__in=viewer.collections or ())
    return Delivery.objects.filter(whose, where).select_related("collection", "by", "batch")


def delivery_for(account: Any, key: str) -> Delivery | None:
    """None for what is not there and for what is not theirs alike."""
    is_key = key.isascii() and key.isdecimal() and not TOO_LONG.search(key)
    return deliveries_of(account).filter(pk=int(key)).first() if is_key else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a delivery is, in words and in hundredths."""

    percent: int
    said: str
    refused: str


def standing_of(delivery: Delivery) -> Standing:
    """As the row says at this moment."""
    refused = ngettext("%(count)s file refused so far", "%(count)s files refused so far", delivery.refused)
    told = {"done": delivery.done, "total": delivery.total}
    if not delivery.doing:
        said = delivery.why or (
            _("Waiting for its turn.") if settings.ARCHIVE_BACKGROUND else
            _("Waiting until an operator runs: manage.py ingest --waiting")
        )  # fmt: skip
    elif delivery.doing == "reading":
        said = _("Reading: %(done)s of %(total)s files") % told
    else:
        said = _("Bringing in: %(done)s of %(total)s testimonies") % told
    return Standing(_percent(delivery), said, refused % {"count": delivery.refused} if delivery.refused else "")


def _percent(delivery: Delivery) -> int:
    """Of the whole way: before anything is brought in, everything is read once more."""
    part = 100 * delivery.done // delivery.total if delivery.total else 0
    if delivery.state == DeliveryState.DONE:
        return 100
    if delivery.state != DeliveryState.TO_RUN:
        return part
    return part // 2 if delivery.doing in ("", "reading") else 50 + part // 2


def progress_of(delivery: Delivery) -> dict[str, Any]:
    """For the script of the page; `next` is where to go when the work is over."""
    standing = standing_of(delivery)
    is_over = delivery.state not in AT_WORK
    return {
        "percent": standing.percent, "said": standing.said, "refused": standing.refused,
        "next": reverse("admin:testimonies_batch_delivery", args=[delivery.pk]) if is_over else "",
    }  # fmt: skip


def plan_of(delivery: Delivery, request: HttpRequest) -> dict[str, Any]:
    """One page of the files, worst first, one of the labels, and the counts: the same few queries for any plan."""
    show = request.GET.get("show", "")
    files = delivery.files.select_related("testimony").order_by("rank", "path", "pk")
    if show in SHOWN:
        files = files.filter(SHOWN[show])
    page = Paginator(files, FILES_AT_ONCE).get_page(request.GET.get("files"))
    voices = voices_on(delivery, request.GET.get("voices", ""))
    counts = _counts(delivery, show)
    return {
        "counts": counts,
        "may_run": any(each["name"] != Outcome.REFUSED for each in counts),
        "show": show if show in SHOWN else "",
        "files": page,
        "theirs": _curated_on(page, request),
        "voices": voices,
        "unknown": delivery.voices.filter(proposed__in=("", SpeakerRole.UNKNOWN), role="").count(),
        "form": VoicesForm(voices=voices.object_list),
    }


def _curated_on(page: Page[Any], request: HttpRequest) -> set[int]:
    """The testimonies on the page that this curator still works on; others are not named."""
    named = Testimony.objects.filter(pk__in=[file.testimony_id for file in page if file.testimony_id])
    return set(curated(named, viewer=viewer_for(request.user)).values_list("pk", flat=True))


def voices_on(delivery: Delivery, number: str) -> Page[Any]:
    """A page of the labels: those of whom least is known first."""
    return Paginator(delivery.voices.order_by("pk"), VOICES_AT_ONCE).get_page(number)


def _counts(delivery: Delivery, show: str) -> list[dict[str, Any]]:
    """How many there are of each kind, worst first; kinds of which there is none are left out."""
    counted = DeliveredFile.objects.filter(delivery=delivery).aggregate(
        **{name: Count("pk", filter=which) for name, which in SHOWN.items()}
    )
    labels = {outcome.value: outcome.label for outcome in Outcome} | {"warned": _("To be looked at")}
    return [
        {"name": name, "label": labels[name], "count": counted[name], "is_shown": name == show}
        for name in SHOWN
        if counted[name]
    ]
