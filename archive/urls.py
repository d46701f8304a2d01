"""Where the site's doors are: admin, the choice of language, machines, and the portal."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import include, path
from django.views.decorators.cache import cache_control


@cache_control(public=True, max_age=86400)
def icon(request: HttpRequest) -> HttpResponseRedirect:
    """Browsers ask for an icon at this address of every site, whatever its pages say."""
    return HttpResponseRedirect(static("archive/icon.svg"))


urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("favicon.ico", icon, name="icon"),
    path("", include("testimonies.endpoints.urls")),
    path("", include("testimonies.portal.urls")),
]
