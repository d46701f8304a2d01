"""Terms: the kinds there are, each kind's list, and each term's page."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from testimonies.models import Claim
from testimonies.models.mentions import met_by, testimonies_about, testimony_counts
from testimonies.portal.pages import show
from testimonies.portal.presenters.authorities import TITLES, described, kinds_with, shelves, terms
from testimonies.portal.presenters.catalogue import entries
from testimonies.portal.presenters.questions import attested
from testimonies.portal.seeking import moved, sought
from testimonies.vocabulary import AuthorityKind
from testimonies.workflow.viewers import viewer_for

PAGE_SIZE = 25


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """What testimonies speak of, by kind."""
    viewer = viewer_for(request.user)
    met = met_by(viewer)
    counts = testimony_counts(viewer)
    return show(request, "explore.html", viewer=viewer, shown={"shelves": shelves(met, counts=counts)})


@require_safe
def authorities(request: HttpRequest, kind: str) -> HttpResponse:
    """Every term of a kind, with how many testimonies speak of it."""
    if kind not in AuthorityKind:
        raise Http404
    viewer = viewer_for(request.user)
    met = met_by(viewer).of_kind(*kinds_with(kind))
    lines = terms(met, counts=testimony_counts(viewer))
    shown = {"title": TITLES[AuthorityKind(kind)], "terms": lines, "kind": kind}
    return show(request, "authorities.html", viewer=viewer, shown=shown)


@require_safe
def authority(request: HttpRequest, identifier: str) -> HttpResponse:
    """A term: what it is called, what it was, which testimonies and claims speak of it."""
    viewer = viewer_for(request.user)
    met = met_by(viewer)
    found = sought(met.prefetch_related("labels", "external_identifiers"), identifier)
    if found.identifier != identifier:
        return moved("authority", found.identifier)
    about = testimonies_about(found, viewer=viewer).order_by("title", "pk")
    leaf = Paginator(about, PAGE_SIZE).get_page(request.GET.get("page"))
    claims = Claim.objects.visible_to(viewer).filter(about=found).order_by("date_earliest", "pk")
    shown = {
        "term": described(found, met=met),
        "leaf": leaf,
        "entries": entries(leaf.object_list, viewer=viewer),
        "claims": attested(claims, viewer=viewer),
    }
    return show(request, "authority.html", viewer=viewer, shown=shown)
