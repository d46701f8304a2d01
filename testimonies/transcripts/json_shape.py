"""The shape of a JSON file from its beginning alone, which may break off anywhere: enough to recognise its kind."""

import re
from collections.abc import Mapping
from functools import lru_cache

from testimonies.transcripts.decode import glimpse

DEEPEST = 24
SHOWN = 80
TOKEN = re.compile(
    r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)(?:"(?P<colon>\s*:)?|\\?\Z)|(?P<bare>[-\w.+]+)|(?P<bracket>[\[\]{}])', re.DOTALL
)
BEGINS = re.compile(r"\s*(?:/\*.{0,2000}?\*/\s*)?(?=[\[{])", re.DOTALL)  # a comment before it is refused with its line
LIKELY = 0.9


@lru_cache(maxsize=4)
def shape(head: bytes) -> Mapping[str, str]:
    """Every field in the beginning of a file by its path, as `results[].words[].start`, with its first value.

    A value is shown as it is written, up to 80 characters; it is "" where it is an object, a list or missing. Nothing
    when the file is no JSON.
    """
    text = glimpse(head)
    begins = BEGINS.match(text)
    if not begins:
        return {}
    seen: dict[str, str] = {}
    open_: list[str] = []
    here = ""
    for token in TOKEN.finditer(text, begins.end()):
        if token["colon"] is not None:
            here = f"{open_[-1]}.{token['text']}" if open_ and open_[-1] else token["text"]
            seen.setdefault(here, "")
        elif token["bracket"]:
            here = _moved(open_, token["bracket"], here)
            seen.setdefault(here, "")
        elif not seen.get(here):
            seen[here] = (token["text"] or token["bare"] or "")[:SHOWN]
        if len(open_) > DEEPEST:
            break
    return seen


def has(head: bytes, *paths: str) -> float:
    """How likely a file is of a kind that has all these fields."""
    return LIKELY if shape(head).keys() >= set(paths) else 0.0


def _moved(open_: list[str], bracket: str, here: str) -> str:
    """Follows a bracket; the path of what may stand after it."""
    if bracket in "[{":
        open_.append(f"{here}[]" if bracket == "[" else here)
        return open_[-1]
    if open_:
        open_.pop()
    return open_[-1] if open_ else ""
