"""The addresses of the public portal. A name is its view, its template and its style."""

from django.urls import path

from testimonies.portal.views import asking, reading_room, testimony
from testimonies.portal.views.about import about
from testimonies.portal.views.authorities import authorities, authority, explore
from testimonies.portal.views.collections import collection, collections
from testimonies.portal.views.home import home
from testimonies.portal.views.language import language
from testimonies.portal.views.portraits import portrait
from testimonies.portal.views.questions import question, questions
from testimonies.portal.views.search import search
from testimonies.portal.views.testimonies import testimonies
from testimonies.portal.views.witnesses import witness, witnesses

urlpatterns = [
    path("", home, name="home"),
    path("search", search, name="search"),
    path("testimonies", testimonies, name="testimonies"),
    path("testimonies/<str:identifier>", testimony.testimony, name="testimony"),
    path("testimonies/<str:identifier>/advised", testimony.testimony_advised, name="testimony_advised"),
    path("testimonies/<str:identifier>/ask", asking.testimony_ask, name="testimony_ask"),
    path("testimonies/<str:identifier>/within", testimony.testimony_within, name="testimony_within"),
    path("testimonies/<str:identifier>/cite", testimony.testimony_citation, name="testimony_citation"),
    path(
        "testimonies/<str:identifier>/cite/<str:style>",
        testimony.testimony_citation_file,
        name="testimony_citation_file",
    ),
    path("testimonies/<str:identifier>/download/<str:to>", testimony.testimony_download, name="testimony_download"),
    path("testimonies/<str:identifier>/<str:key>", testimony.testimony_passage, name="testimony_passage"),
    path("witnesses", witnesses, name="witnesses"),
    path("witnesses/<str:identifier>", witness, name="witness"),
    path("witnesses/<str:identifier>/portrait", portrait, name="portrait"),
    path("explore", explore, name="explore"),
    path("explore/<str:kind>", authorities, name="authorities"),
    path("authorities/<str:identifier>", authority, name="authority"),
    path("questions", questions, name="questions"),
    path("questions/<str:identifier>", question, name="question"),
    path("collections", collections, name="collections"),
    path("collections/<str:identifier>", collection, name="collection"),
    path("reading-room", reading_room.reading_room, name="reading_room"),
    path("reading-room/asked", asking.reading_room_asked, name="reading_room_asked"),
    path("reading-room/sign-in", reading_room.reading_room_sign_in, name="reading_room_sign_in"),
    path("reading-room/sign-out", reading_room.reading_room_sign_out, name="reading_room_sign_out"),
    path(
        "reading-room/password/<str:uidb64>/<str:token>",
        reading_room.reading_room_password,
        name="reading_room_password",
    ),
    path("about", about, name="about"),
    path("language", language, name="language"),
]
