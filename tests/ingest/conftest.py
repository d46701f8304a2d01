"""An import into the scratch archive, as one call."""

import pytest

from testimonies.ingest.running import Order, bring_in
from testimonies.vocabulary import Outcome


@pytest.fixture
def ingest(db):
    """Brings in sources; the plan as it came out."""

    def bring(*sources, **order):
        return bring_in(Order([str(source) for source in sources], **order))

    return bring


@pytest.fixture
def outcomes():
    """Each file of a plan with what became of it."""

    def told(plan):
        return {file.arrived.path: Outcome(file.outcome).value for file in plan.files}

    return told


@pytest.fixture
def said():
    """What is told about one file of a plan."""

    def told(plan, path):
        (file,) = [file for file in plan.files if file.arrived.path == path]
        return [found.message for found in file.findings]

    return told
