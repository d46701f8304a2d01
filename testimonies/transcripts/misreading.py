"""Words that were read in the wrong encoding before they came to us: "intÃ©rprete" was "intérprete"."""

MISREAD_AS = ("cp1252", "cp1251")


def repaired(text: str) -> str | None:
    """The words as they were, when that is certain: when every letter beyond ASCII belongs to one misreading. Else None.

    What was misread is UTF-8 once its letters are bytes again; what was not is so only by a miracle.
    """
    if text.isascii():
        return None
    for encoding in MISREAD_AS:
        try:
            return _bytes(text, encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _bytes(text: str, encoding: str) -> bytes:
    """The bytes that `encoding` shows as these letters; those that it leaves undefined stand as control characters."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else encoding) for letter in text)
