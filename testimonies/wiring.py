"""Every signal subscription of the house, in one place."""


def connect() -> None:
    """Called once, when the app is ready."""
