"""Asks for recordings as a browser does."""

import pytest
from django.urls import reverse


@pytest.fixture
def ask(client):
    """Asks for a recording; whatever was not read to its end is closed, as a server would."""
    answers = []

    def asked(identifier, method="get", **headers):
        address = reverse("recording", args=[getattr(identifier, "identifier", identifier)])
        answers.append(getattr(client, method)(address, headers=headers))
        return answers[-1]

    yield asked
    for answer in answers:
        answer.close()
