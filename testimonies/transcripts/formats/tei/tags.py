"""Tags as text: escaped, with the attributes that have a value, and with `g` for what XML has no character for."""

from testimonies.transcripts.formats.tei.marks import ILLEGAL
from testimonies.transcripts.speech.flow import squeezed

OF_XML = frozenset({"id", "lang", "space"})
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
IN_ATTRIBUTES = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def tag(name: str, *, empty: bool = False, **attributes: str | int) -> str:
    """The tag that opens an element, or an `empty` one; attributes without a value are left out."""
    pieces = [f"<{name}"]
    for attribute, value in attributes.items():
        if value != "":
            named = f"xml:{attribute}" if attribute in OF_XML else attribute
            written = ILLEGAL.sub("\ufffd", str(value)).translate(IN_ATTRIBUTES)
            pieces.append(f' {named}="{written}"')
    return "".join(pieces) + ("/>" if empty else ">")


def tagged(name: str, text: str, **attributes: str | int) -> str:
    """A whole element with a text, whose white space counts where it is more than single spaces."""
    attributes["space"] = "" if is_plain(text) else "preserve"
    return f"{tag(name, empty=False, **attributes)}{escaped(text)}</{name}>"


def escaped(text: str) -> str:
    """Text as it may stand between tags."""
    return ILLEGAL.sub(lambda found: f'<g n="{ord(found[0]):04X}"/>', text.translate(ESCAPES))


def is_plain(text: str) -> bool:
    """Whether nothing of a text is lost where white space is mere layout."""
    return text == squeezed(text)
