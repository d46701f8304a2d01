"""The one door to portraits."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from testimonies.interchange.portraits import TYPES, WIDTHS, PortraitRefused, portrait_of
from testimonies.models import Witness
from testimonies.portal.pages import keep_from_copies
from testimonies.values.identifier import is_identifier
from testimonies.workflow.viewers import viewer_for


@require_safe
def portrait(request: HttpRequest, identifier: str) -> HttpResponseBase:
    """The portrait in one of the fixed widths; who may not see it is told the same as of nobody."""
    if not is_identifier(identifier):
        raise Http404
    viewer = viewer_for(request.user)
    seen = Witness.objects.visible_to(viewer).pictured_for(viewer).filter(may_be_pictured=True)
    found = get_object_or_404(seen, identifier=identifier)
    width = request.GET.get("width", str(WIDTHS[1]))
    if width not in map(str, WIDTHS):
        raise Http404
    suffix = "webp" if "image/webp" in request.headers.get("Accept", "") else "jpeg"
    try:
        picture = portrait_of(found.portrait, width=int(width), suffix=suffix)
    except (PortraitRefused, FileNotFoundError):
        return HttpResponse("This portrait cannot be shown.", status=415, content_type="text/plain")
    response = FileResponse(picture.open("rb"), content_type=TYPES[suffix])
    patch_vary_headers(response, ["Accept"])
    return keep_from_copies(response, viewer=viewer)
