"""Names what a file seems to be that no reader recognises, and what its owner could do about it."""

import re

from testimonies.transcripts.decode import glimpse

STRANGERS = (
    (re.compile(r"PK\x03\x04"), "this is a ZIP archive or an office document of another kind"),
    (re.compile(r"\{\\rtf"), "this is RTF in an encoding that RTF does not have; open it and save it anew"),
    (re.compile(r"(?s).*?\x00"), "this is no text: it holds NUL characters, as programs and damaged files do"),
    (
        re.compile(r"<(?:[?!]|[A-Za-z_][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*/?>\s*<))"),
        "this is XML of a kind that is not known",
    ),
    (
        re.compile(r'(?s)[\[{].{0,8000}?"@context"\s*:\s*\[?\s*"https?://(?:iiif\.io|www\.w3\.org/ns/anno)'),
        "this is a IIIF manifest, which describes a recording; its transcript is a file of its own, named in it",
    ),
    (
        re.compile(r'(?s)\{.{0,2000}?"type"\s*:\s*"(?:FeatureCollection|Feature|Point|MultiPolygon|Polygon)"'),
        "this is GeoJSON, a map and no transcript",
    ),
    (
        re.compile(r'(?s)\{.{0,4000}?"(?:devDependencies|dependencies|scripts)"\s*:\s*\{'),
        "this is JSON that describes a computer program, and no transcript",
    ),
    (
        re.compile(r'\{\s*"segmentation"\s*:'),
        "this is JSON that says who speaks when, but not one word of what was said",
    ),
    (
        re.compile(r"\{[^\n]*\}[ \t]*\n\s*\{"),
        "these are JSON Lines, one record on each line; a transcript is one JSON document",
    ),
    (
        re.compile(r'[\[{]\s*(?:["{\[]|\})'),
        "this is JSON of a kind that is not known; export the transcript as WebVTT or SRT from where it came",
    ),
)


def is_stranger(head: bytes) -> bool:
    """Whether the file looks like markup or a package, which must not be read as if it were plain text."""
    return any(pattern.match(_begun(head)) for pattern, _ in STRANGERS)


def what_it_seems(head: bytes) -> str:
    """What the file seems to be, as the beginning of a sentence."""
    for pattern, what in STRANGERS:
        if pattern.match(_begun(head)):
            return what
    return "this is no transcript that is known"


def _begun(head: bytes) -> str:
    return glimpse(head).lstrip("\ufeff \t\n")
