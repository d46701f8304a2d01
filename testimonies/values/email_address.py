"""One spelling for each mailbox, so that nobody is taken for another whose address only looks the same."""

from testimonies.values.errors import InvalidEmailAddress


def folded_address(text: str) -> str:
    """Small letters, the domain as it is asked for on the net; ASCII alone. Raises InvalidEmailAddress.

    Letters go only to this spelling. `mıke@…` (without a dot) can therefore never open the door of `mike@…`.
    """
    local, at, domain = text.strip().rpartition("@")
    try:
        folded = f"{local.casefold()}@{domain.casefold().encode('idna').decode('ascii')}"
        folded.encode("ascii")
    except UnicodeError as error:
        raise InvalidEmailAddress(f'"{text}" has letters that an e-mail address cannot have') from error
    if not (local and at and domain) or any(letter.isspace() or not letter.isprintable() for letter in folded):
        raise InvalidEmailAddress(f'"{text}" is not an e-mail address')
    return folded
