"""Names what a file seems to be that no reader recognises, and what its owner could do about it."""

import re

from testimonies.transcripts.decode import glimpse

STRANGERS = (
    (re.compile(r"PK\x03\x04"), "this is a ZIP archive or an office document of another kind"),
    (re.compile(r"\{\\rtf"), "this is RTF; save it as Word (.docx)"),
    (re.compile(r"(?s)<.{0,2000}?<tt[\s:>]|<tt[\s:>]"), "these are TTML captions; save them as WebVTT"),
    (re.compile(r"(?s)<.{0,2000}?<ANNOTATION_DOCUMENT"), "this is an ELAN file; export it from ELAN as WebVTT or SRT"),
    (re.compile(r"(?s)<.{0,2000}?<Trans[\s>]"), "this is a Transcriber file; export it as text with time marks"),
    (
        re.compile(r"(?is)<.{0,2000}?<html[\s>]|<(?:!doctype html|html|head|title|meta|body)\b"),
        "this is a web page; save the transcript in it as text",
    ),
    (re.compile(r"(?s).*?\x00"), "this is no text: it holds NUL characters, as programs and damaged files do"),
    (
        re.compile(r"<(?:[?!]|[A-Za-z_][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*/?>\s*<))"),
        "this is XML of a kind that is not known",
    ),
    (re.compile(r'[\[{]\s*(?:["{\[]|\})'), "this is JSON; export the transcript as WebVTT or SRT from where it came"),
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
