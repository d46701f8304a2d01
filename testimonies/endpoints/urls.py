"""Where machines knock."""

from django.urls import path

from testimonies.endpoints.health import health
from testimonies.endpoints.media import recording

urlpatterns = [
    path("media/recordings/<str:identifier>", recording, name="recording"),
    path("health", health, name="health"),
]
