"""What can be wrong with a value that someone typed; each message says what was typed and what is allowed."""


class InvalidValue(ValueError):
    """Base of every error of this package."""


class InvalidPartialDate(InvalidValue):
    """Not a date the archive can keep."""


class InvalidMediaTime(InvalidValue):
    """Not a place in a recording."""


class InvalidIdentifier(InvalidValue):
    """Not usable as a permanent identifier."""


class InvalidEmailAddress(InvalidValue):
    """Not the address of a mailbox that the archive can write to."""


class InvalidLanguage(InvalidValue):
    """Neither a language code nor the name of a language."""
