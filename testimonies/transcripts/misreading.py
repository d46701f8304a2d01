"""Words that were read in the wrong encoding before they came to us: "intÃ©rprete" was "intérprete"."""

MISREAD_AS = ("cp1252", "cp1251")


def repaired(text: str) -> str | None:
    """The words as they were, where that is certain; None where they may be meant as they stand.

    What was misread is UTF-8 once its letters are bytes again, every one of them; what was not is so only by accident.
    """
    if text.isascii():
        return None
    for encoding in MISREAD_AS:
        try:
            meant = _bytes(text, encoding).decode("utf-8")
        except UnicodeError:
            continue
        return None if _may_be_accident(meant) else meant
    return None


def _may_be_accident(meant: str) -> bool:
    """One letter like Ē proves little: "Ä’" may be meant. One like é ("Ã©") or ’ ("â€™") is proof, and so are two."""
    found = [letter for letter in meant if not letter.isascii()]
    return len(found) == 1 and "\u0100" <= found[0] <= "\u07ff"


def _bytes(text: str, encoding: str) -> bytes:
    """The bytes that `encoding` shows as these letters; those that it leaves undefined stand as control characters."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else encoding) for letter in text)
