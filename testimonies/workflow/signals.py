"""News of the archive, sent after commit and connected in wiring.py only."""

from django.dispatch import Signal

testimonies_changed = Signal()  # no arguments: the outbox says which
deliveries_waiting = Signal()  # no arguments: the rows say which
