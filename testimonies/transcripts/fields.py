"""The metadata of one file as it is read: fields in their order, repeated ones joined by line ends."""


class Fields:
    """Collects the values of fields under the file's own names."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}

    def add(self, key: str, value: str) -> None:
        """One more value of a field; what is empty is remembered only as the name of a field."""
        self._values.setdefault(key, []).append(value.strip())

    def joined(self) -> dict[str, str]:
        """Every field with all its values."""
        return {key: "\n".join(filter(None, values)) for key, values in self._values.items()}
