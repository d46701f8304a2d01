"""What stands as the title above a document that is written for people."""

from collections.abc import Mapping

TITLES = ("title", "properties/title", "heading")
UNTITLED = "Transcript"


def title_of(metadata: Mapping[str, str]) -> str:
    """The title that a document has among its metadata, on one line."""
    return " ".join(metadata.get(name_of_title(metadata), "").split()) or UNTITLED


def name_of_title(metadata: Mapping[str, str]) -> str:
    """Under which name it stands there, or would."""
    said = {name.casefold(): name for name in reversed(list(metadata)) if metadata[name].strip()}
    return next((said[title] for title in TITLES if title in said), TITLES[0])
