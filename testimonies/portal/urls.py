"""The addresses of the public portal. A name is its view, its template and its style."""

from django.urls import path

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
    path("about", about, name="about"),
    path("language", language, name="language"),
]
