"""Where the site's four doors are: admin, machines, the choice of language, and the portal."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
]
urlpatterns += [
    path("", include(door))
    for door in ("testimonies.endpoints.urls", "testimonies.portal.urls")
    if find_spec(door.rpartition(".")[0]) and find_spec(door)
]
