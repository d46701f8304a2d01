"""How tools of the world write each format: what the property tests hand to the readers.

One module for each format that we cannot write ourselves, or that others write otherwise; each holds its SCRIBES.
"""

import importlib
import pkgutil
from collections.abc import Callable
from typing import NamedTuple

from testimonies.transcripts import registry
from testimonies.transcripts.carrying import Carries
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument


class Scribe(NamedTuple):
    """Writes documents as files of the format called `format`.

    `carries` is what reading the file again must give back. `text_of` is the text that stands in a file, be it damaged,
    found without our readers.
    """

    format: str
    file_name: str
    carries: Carries
    write: Callable[[TranscriptDocument], bytes]
    text_of: Callable[[bytes], str] = glimpse


def ours(name: str) -> Callable[[TranscriptDocument], bytes]:
    """The archive's own writer of a format."""
    return lambda document: registry.write(document, name).content


def _collected() -> list[Scribe]:
    found = [
        Scribe(known.name, f"ours{known.extensions[0]}", known.carries, ours(known.name))
        for known in registry.formats()
        if known.write and known.read
    ]
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("test_"):
            continue
        found += importlib.import_module(f"{__name__}.{module.name}").SCRIBES
    return found


SCRIBES: list[Scribe] = _collected()
